"""How values are written in charts: 亿 and 万 or million and billion, ≈ where the page says 约."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from newsstats import lang
from newsstats.lang import say

_SIGNS = {"about": "≈", "over": ">", "at_least": "≥", "under": "<", "at_most": "≤"}
_SIZES = {
    "zh": ((1e12, 1e12, "万亿"), (1e8, 5e7, "亿"), (1e4, 1e4, "万")),
    "en": ((1e12, 1e12, " trillion"), (1e9, 1e9, " billion"), (1e6, 1e6, " million")),
}


def short(value: float, modifier: str = "") -> str:
    """`≈0.94亿` or `≈94 million`: a value with the sign of its modifier."""
    if math.isnan(value):
        return ""
    sign = _SIGNS.get(modifier, "")
    for size, least, word in _SIZES[lang.current()]:
        if abs(value) >= least:
            return f"{sign}{_digits(value / size, 4)}{word}"
    digits = _digits(value, 6)
    return sign + (digits if lang.current() == "zh" else _grouped(digits))


def scale(value: float, base_unit: str) -> tuple[float, str]:
    """What an axis divides its values by, and the unit that they are then in: `(1e8, "亿元")` for billions of yuan."""
    for size, least, word in _SIZES[lang.current()]:
        if abs(value) >= least:
            return size, word.strip() + (" " if lang.current() == "en" and unit_name(base_unit) else "") + unit_name(base_unit)
    return 1.0, unit_name(base_unit)


def _grouped(digits: str) -> str:
    """Thousands apart: 2,761."""
    return f"{Decimal(digits):,f}"


def _digits(value: float, significant: int) -> str:
    """A value rounded to some significant digits, never with an exponent and never with a digit of its whole part lost."""
    if abs(value) >= 10**significant:
        return f"{value:.0f}"
    return f"{Decimal(f'{value:.{significant}g}'):f}"


def unit_name(base_unit: str) -> str:
    """A base unit's name; a classifier is its own name in Chinese and has none in English."""
    known = lang.words("units")
    return known.get(base_unit, base_unit if lang.current() == "zh" or base_unit.isascii() else "")


def group_name(group: object, groups: int) -> str:
    """What a group is called; one without a name is the whole when there is no other, else what has no section printed."""
    return str(group) or say("chart.whole_issue" if groups == 1 else "chart.no_section")


def clip(text: str, length: int = 18) -> str:
    """A label cut to a length with an ellipsis."""
    return text if len(text) <= length else text[: length - 1] + "…"


def label(value: float, modifier: str, base_unit: str) -> str:
    """Value and unit: `≈0.94亿元`; metres from a thousand on as kilometres."""
    gap = "" if lang.current() == "zh" else " "
    if base_unit == "m" and abs(value) >= 1000:
        return f"{_SIGNS.get(modifier, '')}{_grouped(_digits(value / 1000, 6))}{gap}{unit_name('km')}"
    if lang.current() == "en" and len(base_unit) == 3 and base_unit.isupper():
        said = short(value)
        return f"{_SIGNS.get(modifier, '')}{base_unit} {said}" if said else ""
    return f"{short(value, modifier)}{gap}{unit_name(base_unit)}".rstrip()


def interval(low: float, high: float, base_unit: str) -> str:
    """`0.89亿元–0.99亿元`, one end when the other is open, nothing when both are."""
    if low == low and high == high:
        return f"{label(low, '', base_unit)}–{label(high, '', base_unit)}"
    return f"≥ {label(low, '', base_unit)}" if low == low else f"≤ {label(high, '', base_unit)}" if high == high else ""


WIDE, HIGH = 900.0, 520.0
"""Pixels that a plane of points is drawn on, about."""
LETTER = 13.0
"""Pixels of a Chinese character in a label; of its height too, with the space above."""


def room_for(points: Sequence[tuple[float, float]], texts: Sequence[str], *, above: bool = False) -> list[str]:
    """The texts of points in a plane, those left out (`""`) that would be printed over an earlier one.

    Parameters
    ----------
    points
        Places in the plane's own units, the most important first.
    texts
        What would be written beside each.
    above
        Whether texts stand above their points, not to the right.

    Examples
    --------
    >>> room_for([(0, 0), (0, 0), (9, 9)], ["甲", "乙", "丙"])
    ['甲', '', '丙']
    """
    if not points:
        return []
    low = [min(axis) for axis in zip(*points, strict=True)]
    span = [(max(axis) - least) or 1.0 for axis, least in zip(zip(*points, strict=True), low, strict=True)]
    taken: list[tuple[float, float, float, float]] = []
    out = []
    for point, text in zip(points, texts, strict=True):
        x, y = ((value - least) / size * pixels for value, least, size, pixels in zip(point, low, span, (WIDE, HIGH), strict=True))
        width = LETTER * sum(0.55 if c.isascii() else 1.0 for c in text)
        box = (x - width / 2, y, x + width / 2, y + 1.6 * LETTER) if above else (x, y - 0.8 * LETTER, x + width + LETTER, y + 0.8 * LETTER)
        free = all(box[2] <= a or box[0] >= c or box[3] <= b or box[1] >= d for a, b, c, d in taken)
        if free and text:
            taken.append(box)
        out.append(text if free else "")
    return out
