"""A printed figure as the interval of values that print so, and the arithmetic of such intervals.

`0.94亿元` stands for [0.935, 0.945) 亿元: half a unit of its last printed digit either way. A whole count is exact.
The idea is GRIM's and StatCheck's (Brown and Heathers 2017; Nuijten and others 2016): a claim is tested with the
precision that it is printed with, not with a tolerance picked by eye.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from newsstats.observations.sentences import Figure

ABOUT = 0.05
"""约, 左右, 大约: reporters round to two figures with it, which is up to five in a hundred either way."""
OVER = 0.10
"""超, 余, 多, 以上 and the like name the last round figure passed: at most a tenth below the true one."""
UNDER = 0.10
"""近, 不足, 不到: the round figure not yet reached, at most a tenth above the true one."""
EXACT = 1e-9
"""Relative difference up to which two floats are the same decimal figure."""

_DECIMALS = re.compile(r"\d\.(\d+)")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed interval of values in a base unit; `nominal` is the value as printed."""

    nominal: float
    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.nominal + other.nominal, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.nominal - other.nominal, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        """The product of two positive intervals."""
        return Interval(self.nominal * other.nominal, self.low * other.low, self.high * other.high)

    def over(self, other: Interval) -> Interval:
        """The quotient of two positive intervals."""
        low = self.low / other.high if other.high else math.inf
        return Interval(self.nominal / other.nominal, low, self.high / other.low if other.low > 0 else math.inf)

    def scaled(self, factor: float, shift: float = 0.0) -> Interval:
        """`factor × value + shift`."""
        ends = sorted((self.low * factor + shift, self.high * factor + shift))
        return Interval(self.nominal * factor + shift, ends[0], ends[1])

    def meets(self, other: Interval) -> bool:
        slack = EXACT * max(abs(self.high), abs(other.high), 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack

    def equals(self, other: Interval) -> bool:
        return math.isclose(self.nominal, other.nominal, rel_tol=EXACT, abs_tol=1e-12)


def printed_step(figure: Figure) -> float:
    """One unit of a figure's last printed digit, in its base unit; 0 for a whole count."""
    return _step(figure.text, figure.value, figure.base_value, figure.dimension)


def _step(text: str, value: float, base_value: float, dimension: str) -> float:
    if not value or math.isnan(base_value):
        return 0.0
    scale = base_value / value
    found = _DECIMALS.search(text)
    if found:
        return float(10.0 ** -len(found.group(1)) * scale)
    if dimension == "count" and math.isclose(scale, 1.0):
        return 0.0
    if not _FIGURE.search(text) and scale == 1.0:
        return 0.0
    return float(scale)


def printed_range(
    text: str, value: float, base_value: float, base_low: float, base_high: float, dimension: str, modifier: str
) -> tuple[float, float]:
    """The lowest and highest value that would print so (`schema.NUMBERS` has the columns), widened in the direction that the modifier says."""
    half = _step(text, value, base_value, dimension) / 2
    low, high = base_value - half, base_value + half
    if modifier == "about":
        low, high = low - ABOUT * abs(base_value), high + ABOUT * abs(base_value)
    elif modifier in ("over", "at_least"):
        low, high = base_value, base_value * (1 + OVER) + half
    elif modifier in ("under", "at_most"):
        low, high = base_value * (1 - UNDER) - half, base_value
    if not math.isnan(base_low):
        low = min(low, base_low)
    if not math.isnan(base_high):
        high = max(high, base_high)
    return low, high


def printed(figure: Figure) -> Interval:
    """The values that would print as this figure does, widened in the direction that its modifier says."""
    low, high = printed_range(
        figure.text, figure.value, figure.base_value, figure.base_low, figure.base_high, figure.dimension, figure.modifier
    )
    return Interval(figure.base_value, low, high)
