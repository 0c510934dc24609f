"""A numeral that is no date: its sign, modifier, range, unit and value."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import modifiers, units
from newsstats.numbers.colons import PLAYED, is_played
from newsstats.numbers.counting import is_enumerator, kind_of_count, not_measured
from newsstats.numbers.mention import HAN_DIGITS, LATIN_RUN, RANGE, Mention, NumeralMatch, numeral_at, parse_surface
from newsstats.numbers.numerals import Numeral, over, parse, scale_factor
from newsstats.numbers.shares import CHAIN, SCORE, fraction, portion, score_or_ratio
from newsstats.numbers.units import Unit

LARGEST_POWER: Final = 300
"""An exponent beyond this is no figure of a newspaper."""
_POWER: Final = re.compile(r"\^(-{0,2}\d{1,3})(?!\d)")
_SCIENTIFIC: Final = re.compile(r"[×xX*]10(?:\^(?P<power>-?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_COLONS: Final = tuple(":：")
_DASHES: Final = tuple("-—–")
LONGEST_BARE: Final = 9
"""A run of this many digits without unit or separator is an account, not a count."""
LONGEST_MAGNITUDE: Final = 8
"""Characters of 百, 千, 万, 亿 in a row beyond which they are no figure."""
_INCLUDED: Final = ("（含）", "(含)")
BARE_SCALES: Final = frozenset(("万", "亿", "万亿"))
"""Magnitudes that make a range of two figures without a unit."""
_JOINTS: Final = frozenset("至到—–-~、")
LONGEST_UNIT: Final = 16
"""No printed unit is longer, with the sign of a range behind it."""
_FURTHER_SIDES: Final = re.compile(r"(?:[×xX*]\d{1,9}(?:\.\d{1,9})?){1,3}+(?=[^\d.])")
_COMMA: Final = re.compile("、")
_INSIDE: Final = re.compile(r"个(?P<inside>[半多余来])(?P<unit>小时|钟头|月|星期|世纪|学期|百分点|工作日)")
_HUNDREDTHS: Final = re.compile(r"\d\d(?![\d.%])")
_SECONDS: Final = re.compile(r"\d{1,2}(?:\.\d+)?秒")
_FRACTION_BEHIND: Final = re.compile(rf"分之[\d{HAN_DIGITS}十百]")
_COLD: Final = "零下"
_TIMES_SIGNS: Final = "×xX*"
_MORE: Final = frozenset("多余来几")
_FRACTION_SIGNS: Final = frozenset("/又分")
_LONE: Final = frozenset("百千万亿")
_SPLIT_MAGNITUDE: Final = re.compile(r"([百千])[余多来]([万亿])")
_LONE_BEHIND: Final = frozenset("上成")
_RESOLUTIONS: Final = tuple(load_toml("contexts.toml")["resolutions"])
_RELAYS: Final = tuple(load_toml("contexts.toml")["relays"])
_COMPOUND_DIMENSIONS: Final = ("duration", "money", "mass", "length", "age")


def figure(text: str, i: int) -> tuple[Mention | None, int]:
    """A numeral that is no date: percentage, fraction, range, count or measure."""
    sign_at, cold = i, False
    if text.startswith(_COLD, i):
        cold, i = True, i + len(_COLD)
    negative = text[i : i + 1] in ("-", "负")
    first = numeral_at(text, i + negative)
    if first is None or (negative and text[i] == "-" and not first.arabic):
        return None, max(i, sign_at) + 1
    start, end = first.span()
    if text[start] == "." and not _lonely_point(text, start):
        return None, end
    if text.startswith("一半", start) and not negative:
        return portion(text, start, start + 2, Decimal("0.5"))
    part = fraction(text, sign_at, first, negative) if text[end : end + 1] in _FRACTION_SIGNS else None
    if part is not None:
        return part
    scientific = _SCIENTIFIC.match(text, end) if first.arabic and text[end : end + 1] in _TIMES_SIGNS else None
    if scientific is not None and (read := parse_surface(first.group())) is not None:
        return _scientific(text, sign_at, scientific, -read.value if negative else read.value)
    power = _power(text, sign_at, first, negative) if first.arabic and text[end : end + 1] == "^" else None
    if power is not None:
        return power
    chain = CHAIN.match(text, start) if first.arabic and not negative and text[end : end + 1] in _COLONS else None
    if chain is not None:
        return Mention(start, chain.end(), "phrase"), chain.end()
    played = PLAYED.match(text, start) if first.arabic and not negative and text[end : end + 1] in _DASHES else None
    if played is not None and is_played(text, start, played.end()):
        return Mention(start, played.end(), "phrase"), played.end()
    score = SCORE.match(text, start) if first.arabic and not negative else None
    if score:
        return score_or_ratio(text, score)
    surface = first.group()
    number = parse_surface(surface)
    if number is None:
        return _unread(text, first)
    if is_enumerator(text, first):
        return None, end
    if negative or cold:
        number = Numeral(-number.value, None, None, False, -(number.figure or number.value), number.scale)
    special = _sign_behind(text, sign_at, first, number) if first.arabic else None
    return special if special is not None else _measure(text, sign_at, first, number, negative or cold)


def _scientific(text: str, start: int, found: re.Match[str], figure: Decimal) -> tuple[Mention, int]:
    """1.6×10^4平方米."""
    value = figure.scaleb(int(found["power"] or found["raised"].translate(_RAISED)))
    unit = units.find(text, found.end())
    close = found.end() + (len(unit.printed) if unit is not None else 0)
    printed = unit.printed if unit is not None else ""
    return Mention(start, close, "quantity", value=value, unit=unit, printed_unit=printed, base_value=value), close


def _power(text: str, start: int, first: NumeralMatch, negative: bool) -> tuple[Mention, int] | None:
    """10^6."""
    power, base = _POWER.match(text, first.end()), parse_surface(first.group())
    if power is None or base is None or not base.value:
        return None
    exponent = int(power[1].replace("--", ""))
    if abs(exponent) > LARGEST_POWER:
        return None
    value = -(base.value**exponent) if negative else base.value**exponent
    return Mention(start, power.end(), "quantity", value=value, base_value=value), power.end()


def _sign_behind(text: str, start: int, first: NumeralMatch, number: Numeral) -> tuple[Mention | None, int] | None:
    """A times sign or a letter right behind a figure: 25×40厘米, 4S店."""
    behind = text[first.end() : first.end() + 1]
    if behind in _TIMES_SIGNS and behind and (side := _side(text, start, first, number)) is not None:
        return side
    return _latin_behind(text, start, first.end(), number) if behind.isascii() and behind.isalpha() else None


def _side(text: str, start: int, first: NumeralMatch, number: Numeral) -> tuple[Mention, int] | None:
    """25×40厘米: the sides of a thing share the unit behind the last; 4×100米接力 is run by four."""
    further = _FURTHER_SIDES.match(text, first.end())
    unit = units.find(text, further.end()) if further else None
    if further is None or unit is None or unit.dimension != "length":
        return None
    if text.startswith(_RELAYS, further.end() + len(unit.printed)):
        close = further.end() + len(unit.printed)
        return Mention(start, close, "phrase"), close
    return Mention(
        start, first.end(), "quantity", value=number.value, unit=unit, printed_unit=unit.printed, base_value=number.value
    ), first.end()


def _lonely_point(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".。")


def _unread(text: str, first: NumeralMatch) -> tuple[Mention | None, int]:
    """A run that is no numeral as a whole: a lone magnitude counts behind 上, 近 … and before 余, 多 (上百名, 千余亩)."""
    start, end = first.span()
    if end - start > LONGEST_MAGNITUDE:
        return None, end
    surface = first.group()
    split = _SPLIT_MAGNITUDE.fullmatch(surface)
    if split is not None:
        return _split_magnitude(text, first, split)
    if not _LONE.issuperset(surface):
        return None, end
    scale = surface[-1] if len(surface) > 1 and surface[-1] in "万亿" else ""
    figure, factor = Decimal(scale_factor(surface.removesuffix(scale))), scale_factor(scale)
    modifier, begin = ("about", start - 1) if text[start - 1 : start] in _LONE_BEHIND else modifiers.before(text, start)
    word = text[begin:start]
    more = text[end : end + 1] in ("余", "多", "来")
    unit = units.find(text, end + more)
    if unit is None:
        return None, end
    close = end + more + len(unit.printed)
    after, after_end = modifiers.after(text, close)
    if not (modifier or more or after):
        return None, end
    low = high = None
    if more:
        modifier, low, high = "over", figure, 2 * figure
    if after:
        modifier, close = modifier or after, after_end
    low, high = modifiers.bounds(modifier, figure, low, high, word)
    if text[start - 1 : start] == "上" and low is None:
        low = figure  # 上千名: a thousand or more
    printed = f"{scale}{unit.printed}"
    return Mention(begin, close, "quantity", modifier, figure, low, high, unit, printed, factor, figure * factor), close


def _split_magnitude(text: str, first: NumeralMatch, split: re.Match[str]) -> tuple[Mention | None, int]:
    """百余万元 and 千多亿元: between one and two of the first magnitude, in the second."""
    start, end = first.span()
    unit = units.find(text, end)
    if unit is None:
        return None, end
    _, begin = modifiers.before(text, start)
    figure, factor = Decimal(scale_factor(split[1])), scale_factor(split[2])
    close = end + len(unit.printed)
    return (
        Mention(begin, close, "quantity", "over", figure, figure, 2 * figure, unit, split[2] + unit.printed, factor, figure * factor),
        close,
    )


def _latin_behind(text: str, start: int, end: int, number: Numeral) -> tuple[Mention | None, int] | None:
    """Latin letters right behind a figure: a unit, a thousand (15k), an exponent (2e5) or a name (4S, 5G)."""
    unit = units.find(text, end)
    run = LATIN_RUN.match(text, end)
    letters = run.group() if run else ""
    if unit is not None and len(unit.printed) >= len(re.match(r"[A-Za-z]+", letters).group()):  # type: ignore[union-attr]
        return None
    exponent = re.match(r"[eE]([+-]?\d{1,2})(?![A-Za-z\d])", text[end : end + 5])
    if exponent:
        value = number.value.scaleb(int(exponent[1]))
        close = end + exponent.end()
        return Mention(start, close, "quantity", value=value, base_value=value), close
    if letters[:1] in "kK" and not letters[1:2].isalnum() and not text.startswith(_RESOLUTIONS, end + 1):
        value = number.value * 1000
        percentage = text.startswith("个百分点", end + 1)
        unit = units.find("个百分点", 0) if percentage else None
        close = end + 1 + (4 if percentage else 0)
        return Mention(start, close, "quantity", value=value, unit=unit, printed_unit="k", base_value=value), close
    close = end + len(letters)
    if text[close : close + 1] in ("店", "级", "型", "版", "网", "类", "座"):
        close += 1
    return Mention(start, close, "phrase"), close


def _measure(text: str, sign_at: int, first: NumeralMatch, number: Numeral, signed: bool) -> tuple[Mention | None, int]:
    start, end = first.span()
    modifier, begin = ("", sign_at) if signed else modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    low, high, fuzzy = number.low, number.high, number.fuzzy
    figure, scale = number.figure if number.figure is not None else number.value, number.scale
    value = number.value
    if fuzzy:
        modifier = modifier or _fuzzy_modifier(first.group(), low)
    ranged = _range(text, end, number, cold=text.startswith(_COLD, sign_at))
    if ranged is not None:
        low, high, figure, scale, end = ranged
        value = (low + high) / 2
        modifier = modifier if modifier in ("about", "at_least") else ""

    inside_end = end
    more = text[end : end + 1]
    if not fuzzy and ranged is None and _more_than(text, end):
        modifier, inside_end = "over", end + 1
        low, high = over(number)
    inside = _INSIDE.match(text, end) if more == "个" and ranged is None and not scale else None
    if inside is not None:
        return _with_inside(inside, number, modifier, begin, word)
    if text.startswith(_INCLUDED, inside_end):  # 65（含）岁
        inside_end += len(_INCLUDED[0])
    unit = _unit_behind(text, inside_end)
    if unit is None:
        inside_end = end
    if unit is None and ranged is not None and scale in BARE_SCALES:
        factor = scale_factor(scale)
        least, most = _in_print(low, factor), _in_print(high, factor)
        return Mention(begin, end, "quantity", modifier, figure, least, most, None, scale, factor, value), end
    if unit is None or (ranged is None and not first.arabic and not_measured(first, unit)):
        return _bare(text, begin, sign_at, first, number, end, ranged is not None, low, high, modifier, word)
    close = inside_end + len(unit.printed)
    printed = unit.printed
    kind = kind_of_count(text, begin, start, first, unit, close, number)
    if kind != "quantity":
        return Mention(start, close, kind, value=number.value, printed_unit=printed), close
    modifier, close, low, high = _modified(text, close, unit, value, modifier, word, low, high)
    if first.group() == "十" and ranged is None and unit.printed == "成" and text[close : close + 1] == "满":
        return None, close
    compound = _compound(text, close, unit, value) if ranged is None else None
    base_unit_value = value
    factor = scale_factor(scale) if scale else 1
    if compound is not None:
        base_unit_value, close = compound
        figure, low, high = base_unit_value / factor, None, None
    if unit.printed == "折":
        figure, base_unit_value, low, high = _discount(first, number, figure, base_unit_value, low, high, ranged is not None)
    if unit.dimension == "money":
        begin, close = _with_currency(text, begin, close)
    least, most = _in_print(low, factor), _in_print(high, factor)
    return Mention(begin, close, "quantity", modifier, figure, least, most, unit, f"{scale}{printed}", factor, base_unit_value), close


def _unit_behind(text: str, at: int) -> Unit | None:
    """The unit at an offset; 分 before seconds is no money (1分25秒)."""
    unit = units.find(text, at)
    if unit is not None and unit.printed == "分" and _SECONDS.match(text, at + 1):
        return replace(unit, dimension="duration", base="s", factor=units.Fraction(60))
    return unit


def _more_than(text: str, end: int) -> bool:
    """True for 多, 余 … between a numeral and its unit: 200多人."""
    return text[end : end + 1] in _MORE and (text.startswith("个", end + 1) or units.find(text, end + 1) is not None)


def _modified(
    text: str, close: int, unit: Unit, value: Decimal, modifier: str, word: str, low: Decimal | None, high: Decimal | None
) -> tuple[str, int, Decimal | None, Decimal | None]:
    """`(modifier, end, low, high)` with the words behind a unit (以上, 左右) and the bounds that a modifier sets."""
    after, after_end = modifiers.after(text, close)
    if after and not (text[close] in "多余许" and unit.dimension == "count"):
        modifier, close = modifier or after, after_end
        if low is None and high is None:
            low, high = modifiers.bounds(after, value, None, None, text[close - 1 : close])
    if low is None and high is None:
        low, high = modifiers.bounds(modifier, value, None, None, word)
    return modifier, close, low, high


def _fuzzy_modifier(surface: str, low: Decimal | None) -> str:
    """三四百 and 十几 are over their least, 几十 about so many."""
    if surface[0] == "十" or (low is not None and "几" not in surface and "数" not in surface) or "几" in surface[1:]:
        return "over"
    return "about"


def _discount(
    first: NumeralMatch, number: Numeral, figure: Decimal, value: Decimal, low: Decimal | None, high: Decimal | None, ranged: bool
) -> tuple[Decimal, Decimal, Decimal | None, Decimal | None]:
    """`(figure, value, low, high)` of a discount: 七五折 is 7.5折, 85折 is 8.5折."""
    if not first.arabic and len(first.group()) == 2 and number.low is not None:
        digits = [parse(c).value for c in first.group()]  # type: ignore[union-attr]
        figure = digits[0] + digits[1] / 10
        return figure, figure, None, None
    if value >= 10 and not ranged:
        return value / 10, value / 10, low, high
    return figure, value, low, high


def _with_currency(text: str, begin: int, close: int) -> tuple[int, int]:
    """A sum's span with 人民币 in front of it or behind it."""
    if text.startswith("人民币", close):
        close += 3
    if text.endswith("人民币", 0, begin) and not text[begin - 4 : begin - 3].isdigit():
        begin -= 3
    return begin, close


def _with_inside(inside: re.Match[str], number: Numeral, modifier: str, begin: int, word: str) -> tuple[Mention, int]:
    """3个半小时, 3个多小时."""
    printed = f"个{inside['unit']}"
    unit = units.find(printed, 0) or units.find(inside["unit"], 0)
    value, low, high = number.value, number.low, number.high
    if inside["inside"] == "半":
        value += Decimal("0.5")
        low, high = modifiers.bounds(modifier, value, None, None, word)
    else:
        modifier, (low, high) = "over", over(number)
    return Mention(begin, inside.end(), "quantity", modifier, value, low, high, unit, printed), inside.end()


def _joint(text: str, end: int) -> tuple[re.Match[str] | None, Unit | None, bool]:
    """What joins two ends of a range, the unit that the left end has of its own, and whether 、 joins them."""
    joint = RANGE.match(text, end)
    if joint is not None:
        return joint, None, False
    left_unit = units.find(text, end)
    if left_unit is not None:
        joint = RANGE.match(text, end + len(left_unit.printed))
        if joint is not None and not (joint.group() == "到" and left_unit.dimension == "count"):
            return joint, left_unit, False
    if text[end : end + 1] == "、":
        return _COMMA.match(text, end), None, True
    return None, left_unit, False


def _range(text: str, end: int, first: Numeral, *, cold: bool) -> tuple[Decimal, Decimal, Decimal, str, int] | None:
    """`(low, high, figure, scale, end)` of 3至5, 10—20, 2—3万, 5%至8%, 5、6; scale and unit come from the right end."""
    if _JOINTS.isdisjoint(text[end : end + LONGEST_UNIT]):
        return None
    joint, left_unit, listed = _joint(text, end)
    if joint is None:
        return None
    both = text.startswith(_COLD, joint.end())
    second = numeral_at(text, joint.end() + (len(_COLD) if both else 0))
    if second is None:
        return None
    number = parse_surface(second.group())
    if number is None:
        return None
    right_unit = units.find(text, second.end())
    # 5-6亿 is a range without a unit, 5-6 may be anything
    bare = (
        right_unit is None
        and left_unit is None
        and not listed
        and number.scale in BARE_SCALES
        and not first.scale
        and first.figure is not None
    )
    if not bare and (right_unit is None or (left_unit is not None and left_unit.base != right_unit.base)):
        return None
    low = first.value
    scale = number.scale
    if cold and (both or (left_unit is None and number.value > -low)):  # 零下5至10℃ is cold at both ends
        least, most = sorted((low, -number.value))
        return least, most, (least + most) / 2, "", second.end()
    if scale and not first.scale and left_unit is None and low < (number.figure or number.value):
        low = low * scale_factor(scale)
    high = number.value
    if listed and (high != low + 1 or low > 9):
        return None
    if high <= low or second.group().startswith("."):
        return None
    factor = scale_factor(scale) if scale else 1
    return low, high, (low + high) / 2 / factor, scale, second.end()


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
        if re.fullmatch(rf"[{HAN_DIGITS}]+", surface) and number.low is None:
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
        low, high = over(number)
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
    least, most = _in_print(low, factor), _in_print(high, factor)
    return Mention(begin, close, "quantity", modifier, figure, least, most, None, number.scale, factor, number.value), close


def _in_print(end: Decimal | None, factor: int) -> Decimal | None:
    """An end of an interval in the printed magnitude."""
    return None if end is None else end / factor


def _greats(text: str, start: int, end: int, number: Numeral) -> tuple[Mention | None, int]:
    """8大类, 十二大产业: counted kinds."""
    unit = units.find(text, end) or Unit("大", "count", "大", units.Fraction(1))
    close = end + len(unit.printed)
    return Mention(start, close, "quantity", "", number.value, None, None, unit, unit.printed), close


def _compound(text: str, at: int, unit: Unit, value: Decimal) -> tuple[Decimal, int] | None:
    """6小时15分, 3亿5000万元, 50元6角三分, 一吨半: smaller units of the same dimension run on."""
    if unit.dimension not in _COMPOUND_DIMENSIONS and unit.printed not in ("成",):
        return None
    total, close, last, joined = value, at, unit, False
    while True:
        if last.printed == "秒" and (hundredths := _HUNDREDTHS.match(text, close)) and units.find(text, close + 2) is None:
            return total + Decimal(hundredths.group()) / 100 * _in(last, unit), close + 2  # 9秒98
        if text.startswith("半", close) and text[close + 1 : close + 2] not in ("年", "数", "价", "成", "空", "径", "岛"):
            total += Decimal("0.5") * _in(last, unit)
            return total, close + 1
        begin = close + 1 if text[close : close + 1] in ("又", "零") else close
        numeral = numeral_at(text, begin)
        number = parse_surface(numeral.group()) if numeral else None
        if numeral is None or number is None or number.fuzzy:
            break
        smaller = _smaller(text, numeral.end(), last)
        if smaller is None:
            tenth = unit.printed == "成" and not numeral.arabic
            tenth |= unit.printed == "块" and units.find(text, numeral.end()) is None  # 3块5
            if tenth and len(numeral.group()) == 1:
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
    if text.startswith("分", at) and not text.startswith("分钟", at) and not _FRACTION_BEHIND.match(text, at):
        if last.printed in ("小时", "个小时"):
            return Unit("分", "duration", "s", units.Fraction(60))
        if last.base == "CNY" and last.printed in ("元", "角", "块", "毛"):
            return Unit("分", "money", "CNY", units.Fraction(1, 100))
    if text.startswith("个月", at) and last.printed == "年":
        return Unit("个月", "duration", "month", units.Fraction(1))
    return None
