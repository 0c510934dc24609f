"""How values are written in charts: 亿 and 万, ≈ where the page says 约."""

from __future__ import annotations

import math

_SIGNS = {"about": "≈", "over": ">", "at_least": "≥", "under": "<", "at_most": "≤"}
_UNITS = {"CNY": "元", "m": "米", "m2": "平方米", "m3": "立方米", "kg": "千克", "s": "秒", "month": "个月"}


def short(value: float, modifier: str = "") -> str:
    """`≈0.94亿`: a value in 万 or 亿 with the sign of its modifier."""
    if math.isnan(value):
        return ""
    sign = _SIGNS.get(modifier, "")
    for size, least, word in ((1e8, 5e7, "亿"), (1e4, 1e4, "万")):
        if abs(value) >= least:
            return f"{sign}{value / size:.4g}{word}"
    return f"{sign}{value:.6g}"


def unit_name(base_unit: str) -> str:
    """A base unit in Chinese; a classifier is its own name."""
    return _UNITS.get(base_unit, base_unit)


def clip(text: str, length: int = 18) -> str:
    """A label cut to a length with an ellipsis."""
    return text if len(text) <= length else text[: length - 1] + "…"


def label(value: float, modifier: str, base_unit: str) -> str:
    """Value and unit: `≈0.94亿元`; metres from a thousand on as kilometres."""
    if base_unit == "m" and abs(value) >= 1000:
        return f"{_SIGNS.get(modifier, '')}{value / 1000:,.6g}公里"
    return f"{short(value, modifier)}{unit_name(base_unit)}"
