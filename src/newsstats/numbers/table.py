"""The table of number mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import pandas as pd

from newsstats.numbers.measured import Measured
from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.numbers.units import to_base
from newsstats.schema import NUMBERS, frame

_SENTENCE = re.compile(r"[^。！？!?\n]*+(?:\n++|[。！？!?]++[”’」』）)]*+|\Z)")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
CHUNK = 256
CONTEXT = 100
"""A clause longer than this on one side of a mention is cut."""
NAN = float("nan")
_CLAUSE = re.compile(r"[。！？；，\n]")


@dataclass(slots=True)
class TextPart:
    """A piece of an article; `source[i]` is the source offset of character `i`.

    `reading` is the text to be read in place of `text`, of the same length (a traditional text in simplified characters).
    """

    article_id: str
    section: str
    part: str
    text: str
    source: np.ndarray | range
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
    columns: list[list[Any]] = [[] for _ in NUMBERS]
    rows: list[tuple[object, ...]] = []
    running: dict[str, int] = {}
    for part in parts:
        normal = Normal(part.text, part.reading)
        found = scan(normal, issued)
        if not found:
            continue
        measured = Measured(normal.text, tag)
        ends = sentence_ends(part.text)
        clauses = [0, *(f.end() for f in _CLAUSE.finditer(normal.text)), len(normal.text) + 1]
        number = running.get(part.article_id, 0)
        for n, mention in enumerate(found):
            number += 1
            following = found[n + 1] if n + 1 < len(found) else None
            rows.append(_row(part, normal, mention, following, measured, ends, clauses, f"{part.article_id}-n{number:03}"))
            if len(rows) >= CHUNK:
                _pour(rows, columns)
        running[part.article_id] = number
    _pour(rows, columns)
    return dict(zip(NUMBERS, columns, strict=True))


def _pour(rows: list[tuple[object, ...]], columns: list[list[Any]]) -> None:
    """Empty the rows into the columns; few live tuples keep the garbage collector from walking them again and again."""
    if rows:
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            column.extend(values)
        rows.clear()


def _row(
    part: TextPart,
    normal: Normal,
    m: Mention,
    following: Mention | None,
    measured: Measured,
    ends: list[int],
    clauses: list[int],
    mention_id: str,
) -> tuple[object, ...]:
    start, end = normal.span(m.start, m.end)
    unit = m.unit
    value = m.value
    exact = m.base_value if m.base_value is not None else (value * m.scale if value is not None else None)
    quantity = m.kind == "quantity"
    prop = entity = ""
    if m.kind in ("quantity", "ordinal", "date"):
        prop, entity = measured.of(m, following)
    sentence = bisect_right(ends, start)
    return (
        mention_id,
        part.article_id,
        part.section,
        sentence if part.part in ("body", "caption") else -1 - sentence,
        part.part,
        start,
        end,
        int(part.source[start]),
        int(part.source[end - 1]) + 1,
        normal.surface(m.start, m.end),
        m.kind,
        m.modifier,
        float(value) if value is not None else NAN,
        float(m.low) if m.low is not None else NAN,
        float(m.high) if m.high is not None else NAN,
        m.printed_unit,
        unit.dimension if unit is not None and quantity else "",
        _base(exact, m) if quantity else NAN,
        _base(m.low * m.scale, m) if quantity and m.low is not None else NAN,
        _base(m.high * m.scale, m) if quantity and m.high is not None else NAN,
        unit.base if unit is not None and quantity else "",
        m.date,
        prop,
        entity,
        _context(normal.text, clauses, m.start, m.end),
    )


def _base(value: object, m: Mention) -> float:
    if value is None:
        return float("nan")
    if m.unit is None or m.unit.printed == "番" or (m.unit.base == "1" and not m.unit.printed):
        return float(value)  # type: ignore[arg-type]
    return to_base(value, m.unit)  # type: ignore[arg-type]


def _context(text: str, clauses: list[int], start: int, end: int) -> str:
    """The clause around a mention; `clauses` are the offsets at which clauses begin."""
    a = max(clauses[bisect_right(clauses, start) - 1], start - CONTEXT)
    b = min(clauses[bisect_left(clauses, end + 1)] - 1, end + CONTEXT)
    return text[a:b].strip()


def plain_part(text: str) -> TextPart:
    """A string of its own as the only part of an article called `a1`."""
    return TextPart("a1", "", "body", text, range(len(text)))
