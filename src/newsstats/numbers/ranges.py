"""Two figures that are the ends of one: 3至5, 10—20公里, 2—3万, 5%至8%, 5-6亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.numbers import units
from newsstats.numbers.mention import COLD, RANGE, numeral_at, parse_surface
from newsstats.numbers.numerals import Numeral, scale_factor
from newsstats.numbers.units import Unit

_JOINTS: Final = frozenset("至到—–-~、")
LONGEST_UNIT: Final = 16
"""No printed unit is longer, with the sign of a range behind it."""
_COMMA: Final = re.compile("、")
BARE_SCALES: Final = frozenset(("万", "亿", "万亿"))
"""Magnitudes that make a range of two figures without a unit."""


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


def range_of(text: str, end: int, first: Numeral, *, cold: bool) -> tuple[Decimal, Decimal, Decimal, str, int] | None:
    """`(low, high, figure, scale, end)` of 3至5, 10—20, 2—3万, 5%至8%, 5、6; scale and unit come from the right end."""
    if _JOINTS.isdisjoint(text[end : end + LONGEST_UNIT]):
        return None
    joint, left_unit, listed = _joint(text, end)
    if joint is None:
        return None
    both = text.startswith(COLD, joint.end())
    second = numeral_at(text, joint.end() + (len(COLD) if both else 0))
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
