"""Slips of the pen between two printed figures: one digit wrong, two swapped, one lost or doubled, 万 for 亿."""

from __future__ import annotations

import math
import re

from newsstats.observations.sentences import Figure

_SCALE = re.compile(r"^[千百十]?[万亿兆]+")


def slip(one: Figure, other: Figure) -> str:
    """What would turn the one printed figure into the other (`digit`, `swap`, `length`, `scale`), or empty."""
    bare = not one.unit or not other.unit
    if (one.base_unit != other.base_unit and not bare) or math.isclose(one.base_value, other.base_value, rel_tol=1e-9):
        return ""
    a, b = digits(one), digits(other)
    if not bare and _SCALE.sub("", one.unit) == _SCALE.sub("", other.unit) and one.unit != other.unit:
        return "scale" if a == b else ""
    if one.unit != other.unit and not bare:
        return ""
    if len(a) == len(b):
        wrong = [k for k, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if any(a[k] == "." or b[k] == "." for k in wrong):
            return ""
        if len(wrong) == 1:
            return "digit"
        swapped = len(wrong) == 2 and wrong[1] - wrong[0] <= 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        return "swap" if swapped else ""
    long, short = (a, b) if len(a) > len(b) else (b, a)
    lost = len(long) - len(short) == 1 and len(short) > 2 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
    return "length" if lost else ""


def digits(figure: Figure) -> str:
    """The digits of a figure in its printed unit: 7.4 of 7.4亿元, 32 of 三十二."""
    return f"{figure.value:.10f}".rstrip("0").rstrip(".")
