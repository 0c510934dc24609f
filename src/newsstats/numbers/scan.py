"""One pass over a text: every numeral is found, told what kind of mention it is, and given its value."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import characters, phrases, plain, reckonings, units
from newsstats.numbers.code_spans import code_spans
from newsstats.numbers.codes import code_end, is_slogan
from newsstats.numbers.dates import RELATIVE_YEARS, Calendar
from newsstats.numbers.measures import figure
from newsstats.numbers.mention import HAN_DIGITS, MAGNITUDES, Mention, numeral_at
from newsstats.numbers.normal import Normal
from newsstats.numbers.numbered_names import name_end
from newsstats.numbers.ordinals import doublings, half, ordinal
from newsstats.numbers.settle import settled
from newsstats.numbers.shares import FRACTION

_LED: Final = re.compile(rf"负(?=[\d{HAN_DIGITS}{MAGNITUDES}])|(?<![\w)）%.\-])[-.](?=[\d.])|对(?=折)|数(?=[十百千万亿])")
"""Characters that seldom begin a mention, where they can."""
_SELDOM: Final = frozenset("负-.对数")
_SIGNS: Final = frozenset("负-.")
_HEADS: Final = frozenset("首翻对第半")
_MINUS: Final = re.compile(r"(?<=[\u4e00-\u9fff])-\d{1,9}(?:\.\d{1,4})?(?:[℃%]|摄氏度|个百分点|[万亿]{0,2}元)")
"""A hyphen between a word and a measure that can be negative: 降至-25℃."""
_FIRST_MONTHS: Final = re.compile(r"前(?P<n>1[01]|[2-9]|十一?|[两二三四五六七八九])个月")
_FIRST: Final = re.compile(r"首(?=[个座批家届条位名台艘架款部支只份场项所间块辆枚笔例次](?!数|要|席|先|位))")
_FIRST_NOUN: Final = re.compile(r"(?:首位(?=[^的居列，。、；]))|首[^位]")


def scan(normal: Normal, issued: str | None) -> list[Mention]:
    """Every mention of a text, in order and without overlap. Time is linear in the text's length."""
    text = normal.text
    starts = normal.places(characters.START)
    if not starts:
        return []
    calendar = Calendar(issued)
    quotes = phrases.quotations(text) if normal.has(characters.QUOTE) else []
    quote_starts = [a for a, _ in quotes]
    skip = code_spans(normal)
    skip_starts = [a for a, _, _ in skip]
    out: list[Mention] = []
    at = 0
    for i in starts:
        if i < at or (text[i] in _SELDOM and not _LED.match(text, i)):
            continue
        k = bisect_right(skip_starts, i) - 1 if skip else -1
        if k >= 0 and i < skip[k][1]:
            a, b, kind = skip[k]
            if kind and a >= at:
                out.append(Mention(a, b, "phrase"))
            at = b
            continue
        mention, at = _read_at(text, i, calendar)
        if mention is None:
            continue
        k = bisect_right(quote_starts, mention.start) - 1 if quotes else -1
        if k >= 0 and mention.end <= quotes[k][1] and is_slogan(text, mention, quotes[k]):
            mention = Mention(quotes[k][0], quotes[k][1], "phrase")
            at = max(at, quotes[k][1])
        while out and out[-1].end > mention.start:
            out.pop()
        out.append(mention)
    return settled(text, out, calendar)


def _read_at(text: str, i: int, calendar: Calendar) -> tuple[Mention | None, int]:
    """The mention that begins at (or, for its modifier, just before) `i`, and where to go on."""
    c = text[i]
    if c.isdigit():
        if text[i - 1 : i] == "历" and (lunar := reckonings.lunar(text, i, calendar.issued)) is not None:
            return lunar, lunar.end
        mention = plain.figure(text, i, calendar)
        if mention is not None:
            return mention, mention.end
        if text[i - 1 : i] == "-" and _MINUS.match(text, i - 1):
            i -= 1
        elif end := code_end(text, i) or name_end(text, i):
            return Mention(i, end, "phrase"), end
    elif c in _HEADS:
        return _headed(text, i, c, calendar)
    elif c not in _SIGNS:
        if text[i - 1 : i] == "遥" and (end := code_end(text, i)):
            return Mention(i, end, "phrase"), end
        if "月" in text[i - 3 if i > 2 else 0 : i + 3] and (lunar := reckonings.lunar(text, i, calendar.issued)) is not None:
            return lunar, lunar.end
        listed = phrases.covering(text, i)
        if listed is None and (end := name_end(text, i)):
            return Mention(i, end, "phrase"), end
        if listed is None:
            mention = plain.count(text, i)
            if mention is not None:
                return mention, mention.end
        elif not FRACTION.match(text, listed[1] - 1):
            start, end, kind = listed
            if kind == "maybe":
                numeral = numeral_at(text, i)
                if numeral is None or units.find(text, numeral.end()) is None:
                    return None, max(end, i + 1)
            elif not (start == i and _runs_on(text, i, end)):
                return (Mention(start, end, "phrase") if kind == "name" else None), max(end, i + 1)
    return _dated(text, i, calendar) or figure(text, i)


def _headed(text: str, i: int, c: str, calendar: Calendar) -> tuple[Mention | None, int]:
    """A mention without a numeral of its own at its head: 首个, 翻一番, 对折, 第三, 半年."""
    if c == "首":
        if _FIRST.match(text, i) and _FIRST_NOUN.match(text, i):
            return Mention(i, i + 2, "ordinal", value=Decimal(1), printed_unit=text[i + 1]), i + 2
        return None, i + 1
    if c == "翻":
        return doublings(text, i)
    if c == "对":
        if text.startswith("对折", i):
            unit = units.find("折", 0)
            return Mention(i, i + 2, "quantity", value=Decimal(5), unit=unit, printed_unit="折"), i + 2
        return None, i + 1
    if c == "第":
        return ordinal(text, i, calendar)
    return half(text, i)


def _dated(text: str, i: int, calendar: Calendar) -> tuple[Mention, int] | None:
    """The date or time that the numeral at `i` belongs to, with what leads up to it (截至, 今年, 上世纪)."""
    c = text[i]
    months = _FIRST_MONTHS.match(text, i - 1) if i and text[i - 1] == "前" else None
    if months:
        iso = calendar.first_months(text[months.start("n") : months.end("n")])
        if iso is not None:
            return Mention(i - 1, months.end(), "date", date=iso), months.end()
    if text[i - 1 : i] == "前" and "季度" in text[i + 1 : i + 4]:
        i, c = i - 1, "前"
    dated = calendar.find(text, i) if c not in "-.负零" else None
    if dated is not None and not _decimal_point(text, dated.end) and not _is_span(text, dated.start, dated.end):
        start = i
        for lead in ("截止到", "截至", "截止"):
            if text.endswith(lead, 0, i):
                start = i - len(lead)
                break
        else:
            start = _daypart_start(text, i) if dated.kind == "time" else i
            if start != i:
                again = calendar.find(text, start)
                dated = again if again is not None and again.end >= dated.end else dated
        for rel in RELATIVE_YEARS:
            if dated.kind == "date" and text.endswith(rel, 0, i):
                again = calendar.find(text, i - 2)
                if again is not None and (again.end >= dated.end or text.startswith("以来", again.end)):
                    again.end = max(again.end, dated.end)
                    start, dated = i - 2, again
                break
        if dated.kind == "date" and text[i - 1 : i] == "上" and "世纪" in text[i : dated.end]:
            start -= 1
        elif dated.kind == "date" and text.endswith(("上世纪", "本世纪"), 0, i):
            start, dated = i - 3, calendar.find(text, i - 3) or dated
        return Mention(start, dated.end, dated.kind, date=dated.iso), dated.end
    return None


def _is_span(text: str, start: int, end: int) -> bool:
    """`8点建议`, `3点要求` are counts of points, not times."""
    return text[end - 1] == "点" and text.startswith(_POINTS_OF, end)


def _decimal_point(text: str, end: int) -> bool:
    return text[end - 1] == "点" and text[end : end + 1] in HAN_DIGITS


_POINTS_OF: Final = tuple(load_toml("contexts.toml")["points_of"])
_DAYPARTS: Final = tuple(load_toml("contexts.toml")["dayparts"])


def _daypart_start(text: str, i: int) -> int:
    for word in _DAYPARTS:
        if text.endswith(word, 0, i):
            return i - len(word)
    return i


def _runs_on(text: str, i: int, end: int) -> bool:
    """A listed word that is only the beginning of a longer numeral (一百 in 一百二十名) is none."""
    numeral = numeral_at(text, i)
    return numeral is not None and numeral.end() > end
