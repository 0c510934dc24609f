"""Percentages in words, fractions, ratios and scores."""

from __future__ import annotations

import re
from decimal import Decimal

from newsstats.data import load_toml
from newsstats.numbers import modifiers, units
from newsstats.numbers.mention import RANGE, Mention, NumeralMatch, numeral_at, parse_surface
from newsstats.numbers.numerals import Numeral, scale_factor
from newsstats.numbers.units import Unit

_SLASH = re.compile(r"/(\d{1,6})(?![\d/.])")
_MIXED = re.compile(r"(?<![\d.])(\d{1,3}) $")
FRACTION = re.compile(r"分之")
SCORE = re.compile(r"(\d{1,4}(?:\.\d+)?)(?::|：|比)(\d{1,4}(?:\.\d+)?)(?![\d:：点])")
_SCORE_VERB = re.compile("|".join(load_toml("contexts.toml")["score_verbs"]))


def score_or_ratio(text: str, score: re.Match[str]) -> tuple[Mention | None, int]:
    a, b = Decimal(score[1]), Decimal(score[2])
    end = score.end()
    if b == 0 or _SCORE_VERB.search(text[max(0, score.start() - 6) : end + 6]):
        return Mention(score.start(), end, "phrase"), end
    unit = Unit(":", "ratio", "1", units.Fraction(1))
    return Mention(score.start(), end, "quantity", value=a / b, unit=unit, printed_unit="", base_value=a / b), end


def fraction(text: str, sign_at: int, first: NumeralMatch, negative: bool) -> tuple[Mention | None, int] | None:
    """百分之十二点五, 三分之一, 一又二分之一, 3/5."""
    whole = Decimal(0)
    start, end = first.span()
    denominator_match = first
    slash = _SLASH.match(text, end) if first.arabic else None
    above_slash = parse_surface(first.group()) if slash and "." not in first.group() and int(slash[1]) else None
    if slash and above_slash is not None:
        value = above_slash.value / int(slash[1])
        mixed = _MIXED.search(text[max(0, start - 4) : start]) if text[start - 1 : start] == " " else None
        if mixed:
            value += int(mixed[1])
            sign_at = start - len(mixed.group())
        value = -value if negative else value
        return Mention(sign_at, slash.end(), "quantity", value=value, unit=_ONE, base_value=value), slash.end()
    if text.startswith("又", end):
        again = numeral_at(text, end + 1)
        if again is not None and FRACTION.match(text, again.end()):
            number = parse_surface(first.group())
            if number is not None:
                whole, denominator_match = number.value, again
    close = denominator_match.end()
    if not FRACTION.match(text, close):
        return None
    below_text = denominator_match.group()
    numerator_at = close + 2
    minus = text[numerator_at : numerator_at + 1] == "负"
    top = numeral_at(text, numerator_at + minus)
    if top is None:
        return None, close + 2
    above = parse_surface(top.group())
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
    below = parse_surface(below_text)
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
    joint = RANGE.match(text, at) or re.compile(r"(?:至|到|—{1,2}|-|~)").match(text, at)
    if joint is None:
        return None
    begin = joint.end() + (len(prefix) if text.startswith(prefix, joint.end()) else 0)
    second = numeral_at(text, begin)
    number = parse_surface(second.group()) if second else None
    return (number.value, second.end()) if second and number else None
