"""Number mentions as columns: where they stand, and what is printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import numpy as np

from newsstats.numbers import characters
from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.units import to_base
from newsstats.text.part import TextPart
from newsstats.text.sentences import sentence_ends

CONTEXT: Final = 100
"""A clause longer than this on one side of a mention is cut."""
NAN: Final = float("nan")


def where_columns(part: TextPart, normal: Normal, found: list[Mention], number: int) -> dict[str, list[Any]]:
    """Where the mentions of a part stand, and what is printed there; `number` mentions of the article come before them."""
    begins = np.array([m.start for m in found])
    closes = np.array([m.end for m in found])
    starts, lasts = normal.at[begins], normal.at[closes - 1]
    a, b = starts.tolist(), (lasts + 1).tolist()
    source_starts, source_ends = part.spans(starts, lasts + 1)
    sentences = np.searchsorted(sentence_ends(part.text), starts, side="right").tolist()
    unbroken = lasts - starts == closes - 1 - begins
    spaces = normal.places(characters.SPACE)
    if spaces:
        unbroken &= np.searchsorted(spaces, begins) == np.searchsorted(spaces, closes)
    return {
        "mention_id": [f"{part.article_id}-n{n:03}" for n in range(number + 1, number + 1 + len(found))],
        "article_id": [part.article_id] * len(found),
        "sentence": sentences if part.runs else [-1 - n for n in sentences],
        "part": [part.name] * len(found),
        "start": a,
        "end": b,
        "source_start": source_starts.tolist(),
        "source_end": source_ends.tolist(),
        "text": [
            part.text[i:j] if whole else normal.surface(m.start, m.end)
            for m, i, j, whole in zip(found, a, b, unbroken.tolist(), strict=True)
        ],
        "context": _contexts(normal, begins, closes),
    }


def _contexts(normal: Normal, begins: np.ndarray, closes: np.ndarray) -> list[str]:
    """The clause around each mention."""
    text = normal.words
    marked = np.array([-1, *normal.places(characters.CONTEXT), len(text)])
    after = np.searchsorted(marked, begins)
    starts = np.maximum(marked[after - 1] + 1, begins - CONTEXT).tolist()
    ends = np.minimum(marked[np.maximum(after, np.searchsorted(marked, closes))], closes + CONTEXT).tolist()
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]


def value_columns(found: list[Mention]) -> dict[str, list[Any]]:
    """What the mentions say: kind, modifier, figures in the printed and in the base unit."""
    quantities = [m if m.kind == "quantity" else None for m in found]
    units = [m.unit if m is not None else None for m in quantities]
    return {
        "kind": [m.kind for m in found],
        "modifier": [m.modifier for m in found],
        "value": [NAN if m.value is None else float(m.value) for m in found],
        "low": [NAN if m.low is None else float(m.low) for m in found],
        "high": [NAN if m.high is None else float(m.high) for m in found],
        "unit": [m.printed_unit for m in found],
        "dimension": ["" if unit is None else unit.dimension for unit in units],
        "base_value": [NAN if m is None else _base(m, m.value) if m.base_value is None else _in_base(m, m.base_value) for m in quantities],
        "base_low": [NAN if m is None else _base(m, m.low) for m in quantities],
        "base_high": [NAN if m is None else _base(m, m.high) for m in quantities],
        "base_unit": ["" if unit is None else unit.base for unit in units],
        "date": [m.date for m in found],
    }


def _base(m: Mention, printed: Decimal | None) -> float:
    return NAN if printed is None else _in_base(m, printed if m.scale == 1 else printed * m.scale)


def _in_base(m: Mention, value: Decimal) -> float:
    """A value of the printed unit, without its magnitude, in the base unit."""
    unit = m.unit
    if unit is None or unit.printed == "番" or (unit.base == "1" and not unit.printed):
        return float(value)
    return to_base(value, unit)
