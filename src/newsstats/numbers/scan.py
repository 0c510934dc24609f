"""One pass over a text: every numeral is found, told what kind of mention it is, and given its value."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from newsstats.numbers import modifiers, phrases, units
from newsstats.numbers.dates import Calendar
from newsstats.numbers.normal import Normal
from newsstats.numbers.numerals import Numeral, parse, scale_factor
from newsstats.numbers.units import Unit

_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?)"
_MAG = "十百千万亿兆"
_HD = "零〇○一二两三四五六七八九"
_HAN = rf"(?:[{_HD}{_MAG}廿卅几]|数(?=[十百千万亿]))"
_NUMERAL = re.compile(
    rf"(?:(?P<arabic>(?:{_ARABIC}|\.\d++))(?:[多余来几]?[{_MAG}]++零?(?:{_ARABIC}|[{_HD}]++(?![{_HD}]*年))?+)*+"
    rf"|(?P<han>{_HAN}(?:[零〇○一二三四五六七八九{_MAG}廿卅]|两(?=[百千万亿])|[几](?=[{_MAG}{_HD}个名位年天人家种项岁件次条座只月户张]|$)|[多余来](?=[{_MAG}])|(?<=[{_MAG}])\d++)*+(?:点(?=[{_HD}])[{_HD}]++(?!分(?!之)))?[{_MAG}]*+)"
    rf")"
)
_PREFIXED = re.compile(r"[千兆](?:瓦|克|米|卡|伏|焦|帕|赫|字节|比特)|百帕")
_START = re.compile(rf"[\d{_HD}{_MAG}廿卅几数第首半翻对]|负(?=[\d{_HD}{_MAG}])|(?<![\w)）%.\-])[-.](?=[\d.])")
_URL = re.compile(r"(?:https?://|www\.)[!-~]++")
_EMAIL = re.compile(r"(?<![A-Za-z0-9._\-])[A-Za-z0-9._\-]{1,64}+@[A-Za-z0-9\-]++\.[A-Za-z.]++")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9.\-]*+")
_CODES = re.compile(
    r"[〔\[（(](?:19|20)\d\d[〕\]）)]\s?第?\d+号|(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|\d{16,18}[\dXx]?)(?!\d)"
    r"|(?<=邮编)[:：]?\d{6}|(?<=邮政编码)[:：]?\d{6}"
)
_FIRST_MONTHS = re.compile(r"前(?P<n>1[01]|[2-9]|十一?|[两二三四五六七八九])个月")
_HAS_CODE = re.compile(r"\d{3}(?:-?\d{4})")
_HAS_DOTTED = re.compile(r"\.\d{1,30}\.\d")
_PAGE_REFERENCE = re.compile(r"[（(](?:下转|上接|紧接)[^）)]{0,12}[）)]")
_DOTTED = re.compile(r"(?<![\d.])\d++(?:\.\d++){2,}+")
_FRACTION = re.compile(r"分之")
_RANGE = re.compile(r"(?:至|到|—{1,2}|–|-|~)(?=[\d一二两三四五六七八九十百千万几])")
_SCORE = re.compile(r"(\d{1,4}(?:\.\d+)?)(?::|：|比)(\d{1,4}(?:\.\d+)?)(?![\d:：点])")
_SCORE_VERB = re.compile(r"(?:战胜|击败|战平|不敌|负于|力克|险胜|大胜|完胜|逆转|胜|负|领先|落后|取胜|告负|淘汰)")
_FIRST = re.compile(r"首(?=[个座批家届条位名台艘架款部支只份场项所间块辆枚笔例次](?!数|要|席|先|位))")
_FIRST_NOUN = re.compile(r"(?:首位(?=[^的居列，。、；]))|首[^位]")
_ORDINAL_TAIL = re.compile(
    r"(?:大|高|长|多|任|梯队|产业|代|[个次批届位名座家条期级号轮场期章节项款回季集站步阶段天年周遍组排版层套部枚台艘架例卷篇只本村军团师营连])"
)
_DOUBLED_TURN = re.compile(r"翻(?:了|一)?(?P<near>近|约|将近)?(?P<n>[一两二三四五1-9几]?)番(?P<more>多)?")
_HALF_UNIT = re.compile(r"半(?:个)?(?P<unit>年|月|个月|小时|钟头|天|世纪|公里|里|米|吨|斤|公斤|亩|学期|百分点|周)(?!产|度|轻|级|报)")
_STRONG_SINGLE = re.compile(
    r"(?:为期|历时|时隔|用时|只用|仅用|仅|只需|仅需|提前|推迟|长达|持续|不到|不足|近|约|超过|每|工期|耗时|缩短|延长)$"
)
_ROAD_FORM = re.compile(r"(?:车道|叉路|居室|室一厅|室两厅|房一厅)")
_SECTION_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|、|，要|则)|[一二三四五六七八九十]{1,3}[）)]")
_CLAUSE_START = "。！？；，：,;:\n（(“"
_GRADED = re.compile(r"级(?!别|联动|书记|党|政|以上|财政|预算|干部|河长|林长|网络|体系|现代|[、，。；])")
_POWER = re.compile(r"\^(-{0,2}\d{1,3})(?!\d)")
LONGEST_BARE = 9
"""A run of this many digits without unit or separator is an account, not a count."""
_ORDINAL_UNITS = {"期", "届", "号", "楼", "等奖", "年级", "等", "版", "章", "中", "环", "代", "轮"}
_NAME_UNITS = {"号"}
_COMPOUND_DIMENSIONS = ("duration", "money", "mass", "length")
_COMPOUND_UNITS = {
    "元",
    "角",
    "分",
    "毛",
    "美元",
    "美分",
    "欧元",
    "欧分",
    "日元",
    "日本銭",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "天",
    "年",
    "个月",
    "斤",
    "两",
    "公斤",
    "公里",
    "米",
    "厘米",
    "块",
    "英尺",
    "英寸",
}
_PART_UNITS = {"角": ("money", "0.1"), "分": ("", ""), "毛": ("money", "0.1")}


@dataclass(slots=True)
class Mention:
    """One mention, in offsets of the normal-form text; `read` is what its numeral says."""

    start: int
    end: int
    kind: str
    modifier: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    printed_unit: str = ""
    scale: int = 1
    base_value: Decimal | None = None
    date: str = ""


@dataclass(slots=True)
class NumeralMatch:
    """A numeral's span; `arabic` when it begins with an Arabic figure."""

    surface: str
    begin: int
    stop: int
    arabic: bool

    def group(self) -> str:
        return self.surface

    def span(self) -> tuple[int, int]:
        return self.begin, self.stop

    def start(self) -> int:
        return self.begin

    def end(self) -> int:
        return self.stop


def numeral_at(text: str, at: int) -> NumeralMatch | None:
    """The numeral that begins at `at`; the 千 of 千瓦 and the 兆 of 兆字节 belong to the unit."""
    found = _NUMERAL.match(text, at)
    if found is None:
        return None
    begin, stop = found.span()
    if stop - begin > 1 and text[stop - 1] in "千兆百" and _PREFIXED.match(text, stop - 1):
        stop -= 1
    return NumeralMatch(text[begin:stop], begin, stop, found["arabic"] is not None)


def scan(normal: Normal, issued: str | None) -> list[Mention]:
    """Every mention of a text, in order and without overlap. Time is linear in the text's length."""
    text = normal.text
    calendar = Calendar(issued)
    quotes = phrases.quotations(text)
    quote_starts = [a for a, _ in quotes]
    skip = _skipped(text)
    skip_starts = [a for a, _, _ in skip]
    out: list[Mention] = []
    at = 0
    while True:
        found = _START.search(text, at)
        if found is None:
            return out
        i = found.start()
        k = bisect_right(skip_starts, i) - 1
        if k >= 0 and i < skip[k][1]:
            a, b, kind = skip[k]
            if kind and a >= at:
                out.append(Mention(a, b, "phrase"))
            at = b
            continue
        mention, at = _read_at(text, i, calendar)
        if mention is None:
            continue
        k = bisect_right(quote_starts, mention.start) - 1
        if k >= 0 and mention.end <= quotes[k][1] and _is_slogan(text, mention, quotes[k]):
            mention = Mention(quotes[k][0], quotes[k][1], "phrase")
            at = max(at, quotes[k][1])
        while out and out[-1].end > mention.start:
            out.pop()
        out.append(mention)


def _skipped(text: str) -> list[tuple[int, int, str]]:
    """Codes and addresses, in which no numeral counts: web links, telephone and document numbers, G30, RISC-V."""
    spans: list[tuple[int, int, str]] = []
    if "://" in text or "www." in text:
        spans += [(*f.span(), "") for f in _URL.finditer(text)]
    spans += [(*f.span(), "") for f in _PAGE_REFERENCE.finditer(text)]
    if "@" in text:
        spans += [(*f.span(), "") for f in _EMAIL.finditer(text)]
    if "邮" in text or "〕" in text or "]" in text or _HAS_CODE.search(text):
        spans += [(*f.span(), "phrase") for f in _CODES.finditer(text)]
    if _HAS_DOTTED.search(text):
        spans += [(*f.span(), "phrase") for f in _DOTTED.finditer(text)]
    for found in _LATIN_RUN.finditer(text):
        a, b = found.span()
        if (a and text[a - 1].isdigit()) or not any(c.isdigit() for c in found.group()):
            continue
        spans.append((a, b, "phrase"))
    spans.sort()
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _is_slogan(text: str, mention: Mention, quote: tuple[int, int]) -> bool:
    if mention.kind in ("date", "time"):
        return False
    inner = text[quote[0] : quote[1]]
    printed = any(c.isdigit() for c in text[mention.start : mention.end])
    if printed and mention.unit is not None and mention.unit.dimension not in ("count", "angle", ""):
        return mention.kind != "quantity"
    if mention.kind in ("indefinite", "quantity") and (mention.start, mention.end) == quote:
        return False
    return not any(c in inner for c in "，,") and (quote[1] - quote[0] <= 12)


def _read_at(text: str, i: int, calendar: Calendar) -> tuple[Mention | None, int]:
    """The mention that begins at (or, for its modifier, just before) `i`, and where to go on."""
    c = text[i]
    if c == "首":
        if _FIRST.match(text, i) and _FIRST_NOUN.match(text, i):
            return Mention(i, i + 2, "ordinal", value=Decimal(1), printed_unit=text[i + 1]), i + 2
        return None, i + 1
    if c == "翻":
        return _doublings(text, i)
    if c == "对":
        if text.startswith("对折", i):
            unit = units.find("折", 0)
            return Mention(i, i + 2, "quantity", value=Decimal(5), unit=unit, printed_unit="折"), i + 2
        return None, i + 1
    if c == "第":
        return _ordinal(text, i, calendar)
    if c == "半":
        return _half(text, i)
    if not c.isdigit() and c not in "-.负":
        listed = phrases.covering(text, i)
        if listed is not None and not _FRACTION.match(text, listed[1] - 1):
            start, end, kind = listed
            if kind == "maybe":
                numeral = numeral_at(text, i)
                if numeral is None or units.find(text, numeral.end()) is None:
                    return None, max(end, i + 1)
            elif not (start == i and _runs_on(text, i, end)):
                return (Mention(start, end, "phrase") if kind == "name" else None), max(end, i + 1)
    months = _FIRST_MONTHS.match(text, i - 1) if i and text[i - 1] == "前" else None
    if months:
        iso = calendar.first_months(text[months.start("n") : months.end("n")])
        if iso is not None:
            return Mention(i - 1, months.end(), "date", date=iso), months.end()
    dated = calendar.find(text, i) if c not in "-.负零" else None
    if dated is not None and not _decimal_point(text, dated.end) and not _is_span(text, dated.start, dated.end):
        start = i
        if text[i : dated.end].endswith("季度") and text.endswith("前", 0, i):
            again = calendar.find(text, i - 1)
            start, dated = (i - 1, again) if again is not None else (start, dated)
            i = start
        for lead in ("截止到", "截至", "截止"):
            if text.endswith(lead, 0, i):
                start = i - len(lead)
                break
        else:
            start = _daypart_start(text, i) if dated.kind == "time" else i
            if start != i:
                again = calendar.find(text, start)
                dated = again if again is not None and again.end >= dated.end else dated
        for rel in ("今年", "去年", "明年", "后年", "前年", "当年", "上年", "次年", "翌年"):
            if dated.kind == "date" and text.endswith(rel, 0, i):
                again = calendar.find(text, i - 2)
                if again is not None and again.end >= dated.end:
                    start, dated = i - 2, again
                break
        if dated.kind == "date" and text[i - 1 : i] == "上" and "世纪" in text[i : dated.end]:
            start -= 1
        return Mention(start, dated.end, dated.kind, date=dated.iso), dated.end
    return _figure(text, i)


def _is_span(text: str, start: int, end: int) -> bool:
    """`8点建议`, `3点要求` are counts of points, not times."""
    return text[end - 1] == "点" and text[end : end + 2] in (
        "要求",
        "建议",
        "意见",
        "希望",
        "看法",
        "体会",
        "启示",
        "原因",
        "不足",
        "经验",
        "共识",
        "主张",
        "倡议",
    )


def _decimal_point(text: str, end: int) -> bool:
    return text[end - 1] == "点" and text[end : end + 1] in _HD


_DAYPARTS = ("上午", "下午", "中午", "凌晨", "清晨", "早晨", "早上", "傍晚", "晚上", "深夜", "晚", "夜间")


def _daypart_start(text: str, i: int) -> int:
    for word in _DAYPARTS:
        if text.endswith(word, 0, i):
            return i - len(word)
    return i


def _runs_on(text: str, i: int, end: int) -> bool:
    """A listed word that is only the beginning of a longer numeral (一百 in 一百二十名) is none."""
    numeral = numeral_at(text, i)
    return numeral is not None and numeral.end() > end


def _doublings(text: str, i: int) -> tuple[Mention | None, int]:
    found = _DOUBLED_TURN.match(text, i)
    if found is None:
        return None, i + 1
    n = parse(found["n"]) if found["n"] else Numeral(Decimal(1))
    if n is None:
        return None, found.end()
    modifier = "over" if found["more"] else "about" if found["near"] else ""
    unit = Unit("番", "ratio", "1", units.Fraction(1))
    return (
        Mention(i, found.end(), "quantity", modifier, n.value, None, None, unit, "番", base_value=Decimal(2) ** n.value),
        found.end(),
    )


def _ordinal(text: str, i: int, calendar: Calendar) -> tuple[Mention | None, int]:
    listed = phrases.covering(text, i + 1) if i + 1 < len(text) else None
    if listed is not None and listed[0] <= i:
        return (Mention(listed[0], listed[1], "phrase") if listed[2] == "name" else None), listed[1]
    dated = calendar.find(text, i)
    if dated is not None and dated.start == i:
        return Mention(i, dated.end, "date", date=dated.iso), dated.end
    numeral = numeral_at(text, i + 1)
    if numeral is None:
        return None, i + 1
    read = parse(numeral.group().replace("，", ","))
    if read is None:
        return None, numeral.end()
    end = numeral.end()
    tail = _ORDINAL_TAIL.match(text, end)
    if tail:
        end = tail.end()
    return Mention(i, end, "ordinal", value=read.value, printed_unit=text[numeral.end() : end]), end


def _half(text: str, i: int) -> tuple[Mention | None, int]:
    before = text[i - 1 : i]
    if text.startswith("半百", i):
        return Mention(i, i + 2, "quantity", value=Decimal(50), base_value=Decimal(50)), i + 2
    if text.startswith("半折", i):
        return Mention(i, i + 2, "quantity", value=Decimal("5"), unit=units.find("折", 0), printed_unit="折"), i + 2
    found = _HALF_UNIT.match(text, i)
    if found is None or before in "上下前后大小多过一两":
        return None, i + 1
    printed = text[i + 1 : found.end()].removeprefix("个") if "个月" not in found.group() else "个月"
    unit = units.find({"月": "个月", "世纪": "世纪", "百分点": "个百分点", "学期": "个月"}.get(found["unit"], found["unit"]), 0)
    modifier, start = modifiers.before(text, i)
    word = text[start:i]
    end = found.end()
    if not modifier:
        modifier, end = modifiers.after(text, end)
    value = Decimal("0.5")
    low, high = modifiers.bounds(modifier, value, None, None, word)
    return Mention(start, end, "quantity", modifier, value, low, high, unit, printed), end


def _figure(text: str, i: int) -> tuple[Mention | None, int]:
    """A numeral that is no date: percentage, fraction, range, count or measure."""
    sign_at, cold = i, False
    if text.startswith("零下", i):
        cold, i = True, i + 2
    negative = text[i : i + 1] in ("-", "负")
    first = numeral_at(text, i + negative)
    if first is None or (negative and text[i] == "-" and not first.arabic):
        return None, max(i, sign_at) + 1
    start, end = first.span()
    if text[start] == "." and not _lonely_point(text, start):
        return None, end
    fraction = _fraction(text, sign_at, first, negative)
    if fraction is not None:
        return fraction
    power = _POWER.match(text, end) if first.arabic else None
    if power:
        value = Decimal(first.group().replace(",", "")) ** int(power[1].replace("--", ""))
        value = -value if negative else value
        return Mention(sign_at, power.end(), "quantity", value=value, base_value=value), power.end()
    score = _SCORE.match(text, start) if first.arabic and not negative else None
    if score:
        return _ratio(text, score)
    surface = first.group()
    number = _parse(surface)
    if number is None:
        return _unread(text, first)
    if _is_enumerator(text, first):
        return None, end
    if negative or cold:
        number = Numeral(-number.value, None, None, False, -(number.figure or number.value), number.scale)
    if first.arabic and end < len(text) and text[end].isascii() and text[end].isalpha():
        special = _latin_behind(text, sign_at, end, number)
        if special is not None:
            return special
    return _measure(text, sign_at, first, number, negative or cold)


def _parse(surface: str) -> Numeral | None:
    return parse(surface.replace("，", ","))


def _lonely_point(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".。")


def _unread(text: str, first: NumeralMatch) -> tuple[Mention | None, int]:
    """A run that is no numeral as a whole: a lone magnitude counts behind 上, 近 … (上百名)."""
    start, end = first.span()
    surface = first.group()
    if surface in ("百", "千", "万", "亿", "百万", "千万", "万亿"):
        before = text[start - 1 : start]
        factor = Decimal(scale_factor(surface))
        if before in ("上", "近", "逾", "超", "过", "约", "成") and before:
            unit = units.find(text, end)
            if unit is not None:
                close = end + len(unit.printed)
                tail, close2 = modifiers.after(text, close)
                modifier = "over" if before in "逾超过" else "about"
                return Mention(
                    start - 1, close2 if tail else close, "quantity", modifier, factor, None, None, unit, unit.printed
                ), close2 if tail else close
        return None, end
    return None, end


def _is_enumerator(text: str, first: NumeralMatch) -> bool:
    """一是…, （二）, 三、… and `1.` at the head of a clause number the text's parts."""
    start, end = first.span()
    before = text[start - 1] if start else "\n"
    if not first.arabic:
        if before in _CLAUSE_START and _SECTION_NUMBER.match(text, start):
            return text[end : end + 1] != "、" or (before in "。\n；：" and not _list_goes_on(text, end))
        return False
    return (
        before in "。\n；（("
        and end - start <= 2
        and text[end : end + 1] in ("、", ".", "．", "）", ")")
        and (text[end : end + 1] != "." or not text[end + 1 : end + 2].isdigit())
        and not _list_goes_on(text, end)
    )


def _list_goes_on(text: str, end: int) -> bool:
    return text[end] == "、" and numeral_at(text, end + 1) is not None


def _latin_behind(text: str, start: int, end: int, number: Numeral) -> tuple[Mention | None, int] | None:
    """Latin letters right behind a figure: a unit, a thousand (15k), an exponent (2e5) or a name (4S, 5G)."""
    unit = units.find(text, end)
    run = _LATIN_RUN.match(text, end)
    letters = run.group() if run else ""
    if unit is not None and len(unit.printed) >= len(re.match(r"[A-Za-z]+", letters).group()):  # type: ignore[union-attr]
        return None
    exponent = re.match(r"[eE]([+-]?\d{1,2})(?![A-Za-z\d])", text[end : end + 5])
    if exponent:
        value = number.value.scaleb(int(exponent[1]))
        close = end + exponent.end()
        return Mention(start, close, "quantity", value=value, base_value=value), close
    if letters[:1] in "kK" and not letters[1:2].isalnum():
        value = number.value * 1000
        percentage = text.startswith("个百分点", end + 1)
        unit = units.find("个百分点", 0) if percentage else None
        close = end + 1 + (4 if percentage else 0)
        return Mention(start, close, "quantity", value=value, unit=unit, printed_unit="k", base_value=value), close
    close = end + len(letters)
    if text[close : close + 1] in ("店", "级", "型", "版", "网", "类", "座"):
        close += 1
    return Mention(start, close, "phrase"), close


def _ratio(text: str, score: re.Match[str]) -> tuple[Mention | None, int]:
    a, b = Decimal(score[1]), Decimal(score[2])
    end = score.end()
    if b == 0 or _SCORE_VERB.search(text[max(0, score.start() - 6) : end + 6]):
        return Mention(score.start(), end, "phrase"), end
    unit = Unit(":", "ratio", "1", units.Fraction(1))
    return Mention(score.start(), end, "quantity", value=a / b, unit=unit, printed_unit="", base_value=a / b), end


def _fraction(text: str, sign_at: int, first: NumeralMatch, negative: bool) -> tuple[Mention | None, int] | None:
    """百分之十二点五, 三分之一, 一又二分之一, 3/5."""
    whole = Decimal(0)
    start, end = first.span()
    denominator_match = first
    slash = re.compile(r"/(\d{1,6})(?![\d/.])").match(text, end) if first.arabic else None
    if slash and "." not in first.group() and int(slash[1]):
        value = Decimal(first.group().replace(",", "")) / int(slash[1])
        mixed = re.search(r"(?<![\d.])(\d{1,3}) $", text[max(0, start - 4) : start])
        if mixed:
            value += int(mixed[1])
            sign_at = start - len(mixed.group())
        value = -value if negative else value
        return Mention(sign_at, slash.end(), "quantity", value=value, unit=_ONE, base_value=value), slash.end()
    if text.startswith("又", end):
        again = numeral_at(text, end + 1)
        if again is not None and _FRACTION.match(text, again.end()):
            number = _parse(first.group())
            if number is not None:
                whole, denominator_match = number.value, again
    close = denominator_match.end()
    if not _FRACTION.match(text, close):
        return None
    below_text = denominator_match.group()
    numerator_at = close + 2
    minus = text[numerator_at : numerator_at + 1] == "负"
    top = numeral_at(text, numerator_at + minus)
    if top is None:
        return None, close + 2
    above = _parse(top.group())
    if above is None and top.group() in ("百", "千"):
        above = Numeral(Decimal(scale_factor(top.group())))
    if above is None:
        return None, top.end()
    signed = -1 if negative != minus else 1
    end = top.end()
    modifier, begin = modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    inside = text[end : end + 1]
    fuzzy = above.fuzzy
    if inside in ("多", "余") and inside:
        modifier, end, fuzzy = "over", end + 1, True
    elif not modifier:
        modifier, end = modifiers.after(text, end)
    if re.fullmatch(r"[百千万]+(?:万)?", below_text):
        percent = Decimal(100) / Decimal(_magnitude(below_text))
        if text[top.end() : top.end() + 1] in ("k", "K"):
            above, end = Numeral(above.value * 1000), top.end() + 1
        closing = _range_tail(text, end, r"百分之")
        value = above.value * percent * signed
        low = above.low * percent if above.low is not None else None
        high = above.high * percent if above.high is not None else None
        if closing is not None:
            other, end = closing
            low, high = value, other * percent
            value = (low + high) / 2
        elif low is None:
            low, high = modifiers.bounds(modifier, value, None, None, word)
        unit = units.find("%", 0)
        return Mention(begin, end, "quantity", modifier or ("about" if fuzzy else ""), value, low, high, unit, "%"), end
    below = _parse(below_text)
    if below is None or below.value == 0:
        return None, end
    value = (above.value / below.value) * signed + (whole if not negative else -whole)
    return Mention(begin, end, "quantity", modifier, value, None, None, _ONE, "", base_value=value), end


_ONE = Unit("", "ratio", "1", units.Fraction(1))


def _magnitude(text: str) -> int:
    factor = 1
    for c in text:
        factor *= scale_factor(c)
    return factor


def _range_tail(text: str, at: int, prefix: str) -> tuple[Decimal, int] | None:
    joint = _RANGE.match(text, at) or re.compile(r"(?:至|到|—{1,2}|-|~)").match(text, at)
    if joint is None:
        return None
    begin = joint.end() + (len(prefix) if text.startswith(prefix, joint.end()) else 0)
    second = numeral_at(text, begin)
    number = _parse(second.group()) if second else None
    return (number.value, second.end()) if second and number else None


def _measure(text: str, sign_at: int, first: NumeralMatch, number: Numeral, signed: bool) -> tuple[Mention | None, int]:
    start, end = first.span()
    modifier, begin = ("", sign_at) if signed else modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    low, high, fuzzy = number.low, number.high, number.fuzzy
    figure, scale = number.figure if number.figure is not None else number.value, number.scale
    value = number.value
    if (fuzzy and low is not None and "几" not in first.group() and "数" not in first.group()) or (fuzzy and first.group()[0] == "十"):
        modifier = modifier or "over"
    elif fuzzy:
        modifier = modifier or ("over" if "几" in first.group()[1:] else "about")

    ranged = _range(text, end, number, signed)
    if ranged is not None:
        low, high, figure, scale, end = ranged
        value = (low + high) / 2
        modifier = modifier if modifier in ("about", "at_least") else ""

    inside_end = end
    more = text[end : end + 1]
    if more in ("多", "余", "来") and not fuzzy and ranged is None:
        unit = units.find(text, end + 1)
        if unit is not None or text.startswith("个", end + 1):
            modifier, inside_end = "over", end + 1
            low, high = _over(number)
    unit = units.find(text, inside_end)
    single = not first.arabic and len(first.group()) == 1 and ranged is None

    if (
        unit is not None
        and not first.arabic
        and ranged is None
        and unit.dimension != "count"
        and _not_measured(text, first, unit, inside_end)
    ):
        unit = None
    if unit is None:
        return _bare(text, begin, sign_at, first, number, end, ranged is not None, low, high, modifier, word)
    close = inside_end + len(unit.printed)
    printed = unit.printed
    kind = _kind_of_count(text, begin, start, first, unit, close, number)
    if kind == "skip":
        return None, close
    if kind in ("ordinal", "phrase"):
        return Mention(start, close, kind, value=number.value, printed_unit=printed), close
    if kind == "indefinite":
        return Mention(start, close, "indefinite", value=number.value, printed_unit=printed), close
    after, after_end = modifiers.after(text, close)
    if after and not (text[close] in "多余许" and unit.dimension == "count"):
        if not modifier or modifier == after or after == "about":
            modifier = modifier or after
        close = after_end
        if low is None and high is None:
            low, high = modifiers.bounds(after, value, None, None, text[close - 1 : close])
    if low is None and high is None:
        low, high = modifiers.bounds(modifier, value, None, None, word)
    if single and unit.printed == "成" and number.value == 10 and text[close : close + 1] == "满":
        return None, close
    compound = _compound(text, close, unit, value) if ranged is None else None
    base_unit_value = value
    factor = scale_factor(scale) if scale else 1
    if compound is not None:
        base_unit_value, close = compound
        value = base_unit_value
        figure, low, high = base_unit_value / factor, None, None
    if unit.printed == "折" and not first.arabic and len(first.group()) == 2 and number.low is not None:
        digits = [parse(c).value for c in first.group()]  # type: ignore[union-attr]
        figure = digits[0] + digits[1] / 10
        base_unit_value, low, high = figure, None, None
    elif unit.printed == "折" and base_unit_value >= 10 and ranged is None:
        figure = base_unit_value = base_unit_value / 10
    if unit.printed in ("人民币",) or text.startswith("人民币", close):
        close += 3 if text.startswith("人民币", close) else 0
    if unit.dimension == "money" and text.endswith("人民币", 0, begin) and not text[begin - 4 : begin - 3].isdigit():
        begin -= 3
    return (
        Mention(
            begin,
            close,
            "quantity",
            modifier,
            figure,
            low / factor if low is not None else None,
            high / factor if high is not None else None,
            unit,
            f"{scale}{printed}",
            factor,
            base_unit_value,
        ),
        close,
    )


def _over(number: Numeral) -> tuple[Decimal, Decimal]:
    """余 and 多 behind a round figure: from it up to the next unit of its last digit."""
    from newsstats.numbers.numerals import unit_of_last_digit

    figure = number.figure if number.figure is not None else number.value
    factor = scale_factor(number.scale) if number.scale else 1
    return number.value, (figure + unit_of_last_digit(figure)) * factor


def _range(text: str, end: int, first: Numeral, signed: bool) -> tuple[Decimal, Decimal, Decimal, str, int] | None:
    """`(low, high, figure, scale, end)` of 3至5, 10—20, 2—3万, 5%至8%, 5、6; scale and unit come from the right end."""
    at = end
    left_unit = units.find(text, at)
    joint = _RANGE.match(text, at)
    if joint is None and left_unit is not None:
        at += len(left_unit.printed)
        joint = _RANGE.match(text, at)
        if joint is not None and joint.group() == "到" and left_unit.dimension == "count":
            joint = None
    elif joint is not None:
        left_unit = None
    listed = False
    if joint is None and text[end : end + 1] == "、":
        joint = re.compile("、").match(text, end)
        left_unit, listed = None, True
    if joint is None:
        return None
    second = numeral_at(text, joint.end())
    if second is None:
        return None
    number = _parse(second.group())
    if number is None:
        return None
    right_unit = units.find(text, second.end())
    if right_unit is None or (left_unit is not None and left_unit.base != right_unit.base):
        return None
    low = first.value
    scale = number.scale
    if scale and not first.scale and left_unit is None and low < (number.figure or number.value):
        low = low * scale_factor(scale)
    high = number.value
    if listed and (high != low + 1 or low > 9):
        return None
    if high <= low or second.group().startswith("."):
        return None
    factor = scale_factor(scale) if scale else 1
    return low, high, (low + high) / 2 / factor, scale, second.end()


def _not_measured(text: str, first: NumeralMatch, unit: Unit, at: int) -> bool:
    """A Chinese numeral before a unit that is also a word's beginning or a name's part."""
    if unit.printed in ("里", "分", "码", "方", "寸", "钱", "节", "载", "顷", "升") and len(first.group()) == 1:
        return unit.printed not in ("升",)
    return False


def _kind_of_count(text: str, begin: int, start: int, first: NumeralMatch, unit: Unit, close: int, number: Numeral) -> str:
    """Tell counting from ordering, from naming, and from 一 and 几 that count nothing."""
    numeral, printed = first.group(), unit.printed
    before = text[max(0, start - 2) : start]
    following = text[close : close + 1]
    if printed == "期":
        counted = before[-1:] in ("分", "共", "设", "续", "计") or following in ("都", "均", "各", "共")
        return "quantity" if counted else "ordinal"
    if printed == "级":
        if not first.arabic and set(numeral) <= set(_MAG):
            return "phrase"
        listed = "、" in text[max(0, start - 10) : start]
        return "quantity" if listed else "ordinal"
    if printed in _ORDINAL_UNITS and unit.dimension == "count":
        if printed == "号":
            return "phrase" if not first.arabic else "ordinal"
        if printed in ("代", "轮", "环", "章", "版") and first.arabic:
            return "quantity"
        return "quantity" if before[-1:] in ("共", "续", "过", "了", "满", "办") else "ordinal"
    if following == "级" and unit.dimension != "count":
        return "phrase"
    if printed in ("车道", "室") or _ROAD_FORM.match(text, close - len(printed)):
        return "phrase"
    strong = begin != start or _STRONG_SINGLE.search(text[max(0, start - 3) : start]) is not None
    if numeral == "一" and unit.dimension == "count":
        return "indefinite"
    if numeral == "一" and printed in (
        "天",
        "年",
        "周",
        "星期",
        "个星期",
        "秒",
        "秒钟",
        "分钟",
        "日",
        "世纪",
        "个世纪",
        "昼夜",
        "成",
        "里",
        "度",
        "倍",
        "节",
        "块",
        "方",
        "角",
        "个月",
    ):
        tail = text[close : close + 1]
        if strong or tail in ("半", "多", "内", "以") or printed in ("倍", "成", "分钟", "个月"):
            return "quantity"
        return "indefinite"
    if numeral[0] == "几" and len(numeral) == 1:
        return "indefinite"
    if not first.arabic and len(numeral) == 1 and before[-1:] in ("这", "那") and unit.dimension == "duration":
        return "indefinite"
    if not first.arabic and len(numeral) == 1 and unit.dimension == "count" and following == "的" and not strong:
        return "indefinite"
    if numeral == "两" and printed in ("下", "句", "手", "眼", "口", "步") and unit.dimension == "count":
        return "indefinite"
    return "quantity"


def _bare(
    text: str,
    begin: int,
    sign_at: int,
    first: NumeralMatch,
    number: Numeral,
    end: int,
    ranged: bool,
    low: Decimal | None,
    high: Decimal | None,
    modifier: str,
    word: str,
) -> tuple[Mention | None, int]:
    """A numeral with no unit behind it."""
    start = first.start()
    surface = first.group()
    following = text[end : end + 1]
    if not first.arabic:
        if len(surface) == 1:
            if surface in "百千万亿兆几零〇○":
                return None, end
            return Mention(start, end, "indefinite", value=number.value, base_value=number.value), end
        if following == "大" and len(surface) <= 2:
            return _greats(text, start, end, number)
        if re.fullmatch(rf"[{_HD}]+", surface) and number.low is None:
            return Mention(start, end, "phrase"), end
    else:
        if following == "大" and not modifier:
            return _greats(text, start, end, number)
        plain = surface.isdigit()
        named = (
            following and "\u4e00" <= following <= "\u9fff" and following not in "的和与及或是为、比占增下上左多余到至，约元左之后时来起以"
        )
        if plain and len(surface) >= LONGEST_BARE and not modifier:
            return Mention(start, end, "phrase"), end
        if plain and len(surface) >= 3 and named and number.scale == "":
            return Mention(start, end, "phrase"), end
    after, close = modifiers.after(text, end)
    if text[end : end + 1] in ("多", "余") and not modifier:
        modifier, close = "over", end + 1
        low, high = _over(number)
    elif after and not modifier:
        modifier = after
    elif not after:
        close = end
    figure = number.figure if number.figure is not None else number.value
    factor = scale_factor(number.scale) if number.scale else 1
    if low is None and high is None:
        low, high = modifiers.bounds(modifier, number.value, None, None, word)
    if text.endswith("人民币", 0, begin):
        begin -= 3
    return (
        Mention(
            begin,
            close,
            "quantity",
            modifier,
            figure,
            low / factor if low is not None else None,
            high / factor if high is not None else None,
            None,
            number.scale,
            factor,
            number.value,
        ),
        close,
    )


def _greats(text: str, start: int, end: int, number: Numeral) -> tuple[Mention | None, int]:
    """六大产业, 8大类: counted kinds."""
    unit = units.find(text, end) or Unit("大", "count", "大", units.Fraction(1))
    close = end + len(unit.printed)
    return Mention(start, close, "quantity", "", number.value, None, None, unit, unit.printed), close


def _compound(text: str, at: int, unit: Unit, value: Decimal) -> tuple[Decimal, int] | None:
    """6小时15分, 3亿5000万元, 50元6角三分, 一吨半: smaller units of the same dimension run on."""
    if unit.dimension not in _COMPOUND_DIMENSIONS and unit.printed not in ("成",):
        return None
    total, close, last, joined = value, at, unit, False
    while True:
        if text.startswith("半", close) and text[close + 1 : close + 2] not in ("年", "数", "价", "成", "空", "径", "岛"):
            total += Decimal("0.5") * _in(last, unit)
            return total, close + 1
        begin = close + 1 if text[close : close + 1] in ("又", "零") else close
        numeral = numeral_at(text, begin)
        number = _parse(numeral.group()) if numeral else None
        if numeral is None or number is None or number.fuzzy:
            break
        smaller = _smaller(text, numeral.end(), last)
        if smaller is None:
            if unit.printed == "成" and not numeral.arabic and len(numeral.group()) == 1:
                return total + number.value / 10, numeral.end()
            break
        total += number.value * _in(smaller, unit)
        close, last, joined = numeral.end() + len(smaller.printed), smaller, True
    return (total, close) if joined else None


def _in(unit: Unit, whole: Unit) -> Decimal:
    ratio = unit.factor / whole.factor
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def _smaller(text: str, at: int, last: Unit) -> Unit | None:
    """The unit at `at` when it is a smaller one of the same base; 分 is a minute, a cent or a minute of time."""
    unit = units.find(text, at)
    if unit is not None and unit.base == last.base and unit.dimension == last.dimension and unit.factor < last.factor:
        return unit
    if text.startswith("分", at) and not text.startswith("分钟", at) and not text.startswith("分之", at):
        if last.printed in ("小时", "个小时"):
            return Unit("分", "duration", "s", units.Fraction(60))
        if last.base == "CNY" and last.printed in ("元", "角", "块", "毛"):
            return Unit("分", "money", "CNY", units.Fraction(1, 100))
    if text.startswith("个月", at) and last.printed == "年":
        return Unit("个月", "duration", "month", units.Fraction(1))
    return None
