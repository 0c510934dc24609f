"""The table of number mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, zip_longest
from typing import Any, Final

import numpy as np
import pandas as pd

from newsstats.numbers import marks
from newsstats.numbers.measured import Measured
from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.numbers.units import to_base
from newsstats.schema import NUMBERS, frame

_SENTENCE: Final = re.compile(r"[^。！？!?\n]*+(?:\n++|[。！？!?]++[”’」』）)]*+|\Z)")
_SENTENCE_END: Final = re.compile(r"[。！？!?\n]")
CONTEXT: Final = 100
"""A clause longer than this on one side of a mention is cut."""
NAN: Final = float("nan")


@dataclass(slots=True)
class TextPart:
    """A piece of an article; `source[i]` is the source offset of character `i`.

    `reading` is the text to be read in place of `text`, of the same length (a traditional text in simplified characters).
    """

    article_id: str
    section: str
    part: str
    text: str
    source: np.ndarray
    reading: str = ""


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences end, in order (a semicolon ends a clause, not a sentence)."""
    pieces = _SENTENCE.findall(text)
    while pieces and _SENTENCE_END.search(pieces[-1]) is None:
        pieces.pop()
    return list(accumulate(map(len, pieces)))


def mentions_table(parts: Iterable[TextPart], issued: str | None, tag: Callable[[str], list[tuple[str, str]]]) -> pd.DataFrame:
    """One row a mention over some texts; columns as in `schema.NUMBERS`."""
    return frame(mention_columns(parts, issued, tag), NUMBERS)


def mention_columns(parts: Iterable[TextPart], issued: str | None, tag: Callable[[str], list[tuple[str, str]]]) -> dict[str, list[Any]]:
    """The columns of `mentions_table` as plain lists."""
    columns: dict[str, list[Any]] = {name: [] for name in NUMBERS}
    running: dict[str, int] = {}
    for part in parts:
        normal = Normal(part.text, part.reading)
        found = scan(normal, issued)
        if found:
            number = running.get(part.article_id, 0)
            running[part.article_id] = number + len(found)
            for columns_of in (_where(part, normal, found, number), _figures(found), _measures(Measured(normal, tag), found)):
                for name, values in columns_of.items():
                    columns[name] += values
    return columns


def _where(part: TextPart, normal: Normal, found: list[Mention], number: int) -> dict[str, list[Any]]:
    """Where the mentions of a part stand, and what is printed there."""
    begins = np.array([m.start for m in found])
    closes = np.array([m.end for m in found])
    starts, lasts = normal.at[begins], normal.at[closes - 1]
    a, b = starts.tolist(), (lasts + 1).tolist()
    sentences = np.searchsorted(sentence_ends(part.text), starts, side="right").tolist()
    unbroken = lasts - starts == closes - 1 - begins
    spaces = normal.places(marks.SPACE)
    if spaces:
        unbroken &= np.searchsorted(spaces, begins) == np.searchsorted(spaces, closes)
    return {
        "mention_id": [f"{part.article_id}-n{n:03}" for n in range(number + 1, number + 1 + len(found))],
        "article_id": [part.article_id] * len(found),
        "section": [part.section] * len(found),
        "sentence": sentences if part.part in ("body", "caption") else [-1 - n for n in sentences],
        "part": [part.part] * len(found),
        "start": a,
        "end": b,
        "source_start": part.source[starts].tolist(),
        "source_end": (part.source[lasts] + 1).tolist(),
        "text": [
            part.text[i:j] if whole else normal.surface(m.start, m.end)
            for m, i, j, whole in zip(found, a, b, unbroken.tolist(), strict=True)
        ],
        "context": _contexts(normal, begins, closes),
    }


def _contexts(normal: Normal, begins: np.ndarray, closes: np.ndarray) -> list[str]:
    """The clause around each mention."""
    text = normal.text
    marked = np.array([-1, *normal.places(marks.CONTEXT), len(text)])
    after = np.searchsorted(marked, begins)
    starts = np.maximum(marked[after - 1] + 1, begins - CONTEXT).tolist()
    ends = np.minimum(marked[np.maximum(after, np.searchsorted(marked, closes))], closes + CONTEXT).tolist()
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]


def _figures(found: list[Mention]) -> dict[str, list[Any]]:
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


def _measures(measured: Measured, found: list[Mention]) -> dict[str, list[Any]]:
    """What the mentions measure, and whose figures they are."""
    properties, entities = [], []
    for mention, following in zip_longest(found, found[1:]):
        prop = entity = ""
        if mention.kind in ("quantity", "ordinal", "date"):
            prop, entity = measured.of(mention, following)
        properties.append(prop)
        entities.append(entity)
    return {"measured_property": properties, "measured_entity": entities}


def plain_part(text: str) -> TextPart:
    """A string of its own as the only part of an article called `a1`."""
    return TextPart("a1", "", "body", text, np.arange(len(text)))
