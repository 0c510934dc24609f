"""A numeral that is no date: its sign, modifier, range, unit and value."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import modifiers, units
from newsstats.numbers.colons import PLAYED, is_played
from newsstats.numbers.compounds import run_on
from newsstats.numbers.counting import is_enumerator, kind_of_count, not_measured
from newsstats.numbers.magnitudes import lone_magnitude
from newsstats.numbers.mention import COLD, HAN_DIGITS, Mention, NumeralMatch, numeral_at, parse_surface
from newsstats.numbers.numerals import Numeral, over, parse, scale_factor
from newsstats.numbers.ranges import BARE_SCALES, range_of
from newsstats.numbers.shares import CHAIN, SCORE, fraction, portion, score_or_ratio
from newsstats.numbers.signs_behind import SCIENTIFIC, in_powers_of_ten, latin_behind, power_of, side_of
from newsstats.numbers.units import Unit

_COLONS: Final = tuple(":：")
_DASHES: Final = tuple("-—–")
LONGEST_BARE: Final = 9
"""A run of this many digits without unit or separator is an account, not a count."""
_INCLUDED: Final = ("（含）", "(含)")
_INSIDE: Final = re.compile(r"个(?P<inside>[半多余来])(?P<unit>小时|钟头|月|星期|世纪|学期|百分点|工作日)")
_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_BEHIND_INSIDE: Final = frozenset(load_toml("modifiers.toml")["inside_counts"]["behind"])
_MINUTES: Final = re.compile("(?P<unit>分)(?P<inside>[半多])钟")
_SECONDS: Final = re.compile(r"\d{1,2}(?:\.\d+)?秒")
_TIMES_SIGNS: Final = "×xX*"
_ROUNDS: Final = tuple(load_toml("contexts.toml")["rounds"])
LARGEST_GREAT: Final = 1_000
"""So many great kinds (100大品牌) are counted at most; 2025大运河 is a year and a word, 7.9万大幅下降 a figure and one."""
_MORE: Final = frozenset("多余来几")
_FRACTION_SIGNS: Final = frozenset("/又分")


def figure(text: str, i: int) -> tuple[Mention | None, int]:
    """A numeral that is no date: percentage, fraction, range, count or measure."""
    sign_at, cold = i, False
    if text.startswith(COLD, i):
        cold, i = True, i + len(COLD)
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
        return (Mention(start, part[1], "phrase"), part[1]) if text.startswith(_ROUNDS, part[1]) else part
    scientific = SCIENTIFIC.match(text, end) if first.arabic and text[end : end + 1] in _TIMES_SIGNS else None
    if scientific is not None and (read := parse_surface(first.group())) is not None:
        return in_powers_of_ten(text, sign_at, scientific, -read.value if negative else read.value)
    power = power_of(text, sign_at, first, negative) if first.arabic and text[end : end + 1] == "^" else None
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
        return lone_magnitude(text, first)
    if is_enumerator(text, first):
        return None, end
    if negative or cold:
        number = Numeral(-number.value, None, None, False, -(number.figure or number.value), number.scale)
    special = _sign_behind(text, sign_at, first, number) if first.arabic else None
    return special if special is not None else _measure(text, sign_at, first, number, negative or cold)


def _sign_behind(text: str, start: int, first: NumeralMatch, number: Numeral) -> tuple[Mention | None, int] | None:
    """A times sign or a letter right behind a figure: 25×40厘米, 4S店."""
    behind = text[first.end() : first.end() + 1]
    if behind in _TIMES_SIGNS and behind and (side := side_of(text, start, first, number)) is not None:
        return side
    return latin_behind(text, start, first.end(), number) if behind.isascii() and behind.isalpha() else None


def _lonely_point(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".。")


def _measure(text: str, sign_at: int, first: NumeralMatch, number: Numeral, signed: bool) -> tuple[Mention | None, int]:
    start, end = first.span()
    modifier, begin = ("", sign_at) if signed else modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    low, high, fuzzy = number.low, number.high, number.fuzzy
    figure, scale = number.figure if number.figure is not None else number.value, number.scale
    value = number.value
    if fuzzy:
        modifier = modifier or _fuzzy_modifier(first.group(), low)
    ranged = range_of(text, end, number, cold=text.startswith(COLD, sign_at))
    if ranged is not None:
        low, high, figure, scale, end = ranged
        value = (low + high) / 2
        modifier = modifier if modifier in ("about", "at_least") else ""

    inside_end = end
    more = text[end : end + 1]
    if not fuzzy and ranged is None and _more_than(text, end):
        modifier, inside_end = "over", end + 1
        low, high = over(number)
    minutes = _MINUTES.match(text, end) if more == "分" and ranged is None and not scale else None
    if minutes is not None:
        return _with_inside(minutes, number, modifier, begin, word)
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
    compound = run_on(text, close, unit, value) if ranged is None else None
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
    inside = after_end - close == 1 and text[close] == "内" and "\u4e00" <= text[after_end : after_end + 1] <= "\u9fff"
    if after and unit.dimension == "count" and inside and text[after_end] not in _BEHIND_INSIDE:
        after = ""  # 五条内河
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
    printed = "分钟" if inside["unit"] == "分" else f"个{inside['unit']}"
    unit = units.find(printed, 0) or units.find(inside["unit"], 0)
    value, low, high = number.value, number.low, number.high
    if inside["inside"] == "半":
        value += Decimal("0.5")
        low, high = modifiers.bounds(modifier, value, None, None, word)
    else:
        modifier, (low, high) = "over", over(number)
    return Mention(begin, inside.end(), "quantity", modifier, value, low, high, unit, printed), inside.end()


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
            if number.value <= LARGEST_GREAT and not number.value % 1:
                return _greats(text, start, end, number)
            if _YEAR.fullmatch(surface):
                return Mention(start, end, "date", date=surface), end
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
