"""Magnitudes without a figure: 上百名, 千余亩, 百余万元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.numbers import modifiers, units
from newsstats.numbers.mention import Mention, NumeralMatch
from newsstats.numbers.numerals import scale_factor

LONGEST_MAGNITUDE: Final = 8
"""Characters of 百, 千, 万, 亿 in a row beyond which they are no figure."""
_LONE: Final = frozenset("百千万亿")
_SPLIT_MAGNITUDE: Final = re.compile(r"([百千])[余多来]([万亿])")
_LONE_BEHIND: Final = frozenset("上成")


def lone_magnitude(text: str, first: NumeralMatch) -> tuple[Mention | None, int]:
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
    led = text[start - 1 : start] in _LONE_BEHIND and text[start - 2 : start - 1] != "以"  # 5个以上|千亿级
    modifier, begin = ("about", start - 1) if led else modifiers.before(text, start)
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
