"""Percentages in words, fractions, ratios and scores."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.numbers import colons, modifiers, units
from newsstats.numbers.mention import Mention, NumeralMatch, numeral_at, parse_surface
from newsstats.numbers.numerals import Numeral, scale_factor
from newsstats.numbers.units import Unit

_SLASH: Final = re.compile(r"/(\d{1,6})(?![\d/.])")
_MIXED: Final = re.compile(r"(?<![\d.])(\d{1,3}) $")
FRACTION: Final = re.compile(r"分之")
_TWO_DIGITS: Final = re.compile("[一二三四五六七八九]{2}")
_HUNDREDS: Final = re.compile(r"[百千万]+")
_FUZZY: Final = frozenset("多余几")
SCORE: Final = re.compile(r"(\d{1,4}(?:\.\d+)?)(?::|：|比)(\d{1,7}(?:\.\d+)?)(万?)(?![\d:：点])")
_JOINT: Final = re.compile(r"至|到|—{1,2}|–|-|~")
CHAIN: Final = re.compile(r"\d{1,4}(?:[:：]\d{1,4}){2,9}(?!\d)")
"""Parts of more than two: 1:2:4."""


def score_or_ratio(text: str, score: re.Match[str]) -> tuple[Mention | None, int]:
    a, b = Decimal(score[1]), Decimal(score[2]) * (scale_factor(score[3]) if score[3] else 1)
    end = score.end()
    if b == 0 or colons.is_score(text, score.start(), end):
        return Mention(score.start(), end, "phrase"), end
    unit = Unit(":", "ratio", "1", units.Fraction(1))
    return Mention(score.start(), end, "quantity", value=a / b, unit=unit, printed_unit="", base_value=a / b), end


def fraction(text: str, sign_at: int, first: NumeralMatch, negative: bool) -> tuple[Mention | None, int] | None:
    """百分之十二点五, 三分之一, 一又二分之一, 3/5, 三分之一小时."""
    return _slashed(text, sign_at, first, negative) or _worded(text, sign_at, first, negative)


def _slashed(text: str, sign_at: int, first: NumeralMatch, negative: bool) -> tuple[Mention | None, int] | None:
    slash = _SLASH.match(text, first.end()) if first.arabic and "." not in first.group() else None
    above = parse_surface(first.group()) if slash and int(slash[1]) else None
    if slash is None or above is None:
        return None
    value = above.value / int(slash[1])
    start = first.start()
    below = units.find(text, slash.end())
    if below is not None and below.base == "mmHg":  # 135/85mmHg: two pressures, the first is the value
        return Mention(
            start,
            slash.end() + len(below.printed),
            "quantity",
            value=above.value,
            unit=below,
            printed_unit=below.printed,
            base_value=above.value,
        ), slash.end() + len(below.printed)
    mixed = _MIXED.search(text[max(0, start - 4) : start]) if text[start - 1 : start] == " " else None
    if mixed:
        value += int(mixed[1])
        sign_at = start - len(mixed.group())
    return portion(text, sign_at, slash.end(), -value if negative else value)


def _worded(text: str, sign_at: int, first: NumeralMatch, negative: bool) -> tuple[Mention | None, int] | None:
    whole = Decimal(0)
    below = first
    if text.startswith("又", first.end()):
        again = numeral_at(text, first.end() + 1)
        number = parse_surface(first.group()) if again is not None and FRACTION.match(text, again.end()) else None
        if again is not None and number is not None:
            whole, below = number.value, again
    close = below.end()
    if not FRACTION.match(text, close):
        return None
    minus = text.startswith("负", close + 2)
    top = numeral_at(text, close + 2 + minus)
    if top is None:
        return None, close + 2
    above, end = _numerator(text, top)
    if above is None:
        return None, end
    sign = -1 if negative != minus else 1
    if _HUNDREDS.fullmatch(below.group()):
        return _percent(text, sign_at, end, Decimal(100) / scale_factor(below.group()), above, sign)
    parts = parse_surface(below.group())
    if parts is None or parts.value == 0:
        return None, end
    return portion(text, sign_at, end, sign * above.value / parts.value + (-whole if negative else whole))


def _numerator(text: str, top: NumeralMatch) -> tuple[Numeral | None, int]:
    """The figure above the line, and its end: 九十多 and 十几 are fuzzy, 百 is a hundred."""
    end = top.end()
    if text[end : end + 1] in _FUZZY and (fuzzy := parse_surface(text[top.start() : end + 1])) is not None:
        return fuzzy, end + 1
    if len(top.group()) == 2 and _TWO_DIGITS.fullmatch(top.group()):
        return parse_surface(top.group()[0]), end - 1  # 四分之一|二手车
    above = parse_surface(top.group())
    if above is None and top.group() in ("百", "千"):
        above = Numeral(Decimal(scale_factor(top.group())))
    if above is not None and text[end : end + 1] in ("k", "K"):
        return Numeral(above.value * 1000), end + 1
    return above, end


def _percent(text: str, sign_at: int, end: int, percent: Decimal, above: Numeral, sign: int) -> tuple[Mention, int]:
    modifier, begin = modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    if text[end - 1] in "多余":
        modifier = "over"
    elif not modifier:
        modifier, end = modifiers.after(text, end)
    value = above.value * percent * sign
    low, high = (None if v is None else v * percent for v in (above.low, above.high))
    closing = _range_tail(text, end, r"百分之")
    if closing is not None:
        other, end = closing
        low, high = value, other * percent
        value = (low + high) / 2
    else:
        low, high = modifiers.bounds(modifier, value, low, high, word)
    unit = units.find("%", 0)
    return Mention(begin, end, "quantity", modifier or ("about" if above.fuzzy else ""), value, low, high, unit, "%"), end


def portion(text: str, sign_at: int, end: int, value: Decimal) -> tuple[Mention, int]:
    """A fraction of one, or of the unit behind it, with its modifier."""
    unit = units.find(text, end)
    if unit is None or unit.dimension in ("count", "percentage", "ratio") or len(unit.printed) < 2:
        unit = _ONE
    modifier, begin = modifiers.before(text, sign_at)
    word = text[begin:sign_at]
    end += len(unit.printed)
    if not modifier:
        modifier, end = modifiers.after(text, end)
    low, high = modifiers.bounds(modifier, value, None, None, word)
    return Mention(begin, end, "quantity", modifier, value, low, high, unit, unit.printed), end


_ONE: Final = Unit("", "ratio", "1", units.Fraction(1))


def _range_tail(text: str, at: int, prefix: str) -> tuple[Decimal, int] | None:
    joint = _JOINT.match(text, at)
    if joint is None:
        return None
    begin = joint.end() + (len(prefix) if text.startswith(prefix, joint.end()) else 0)
    second = numeral_at(text, begin)
    number = parse_surface(second.group()) if second else None
    return (number.value, second.end()) if second and number else None
