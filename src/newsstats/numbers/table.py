"""The table of number mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from newsstats.numbers.measured import Measured
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import Mention, scan
from newsstats.numbers.units import to_base
from newsstats.schema import NUMBERS, frame

_SENTENCE = re.compile(r"[。！？!?]+[”’」』）)]*|\n+|；")
_CONTEXT = "。！？；，\n"


@dataclass(slots=True)
class TextPart:
    """A piece of an article to be read for numbers; `source[i]` is the source offset of character `i`."""

    article_id: str
    section: str
    part: str
    text: str
    source: np.ndarray | range


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences end, in order (a semicolon ends a clause, not a sentence)."""
    return [f.end() for f in _SENTENCE.finditer(text) if f.group() != "；"]


def mentions_table(parts: Iterable[TextPart], issued: str | None, tag: Callable[[str], list[tuple[str, str]]]) -> pd.DataFrame:
    """One row a mention over some texts; columns as in `schema.NUMBERS`."""
    columns: dict[str, list[object]] = {name: [] for name in NUMBERS}
    running: dict[str, int] = {}
    for part in parts:
        normal = Normal(part.text)
        found = scan(normal, issued)
        if not found:
            continue
        measured = Measured(normal.text, tag)
        ends = sentence_ends(part.text)
        number = running.get(part.article_id, 0)
        for n, mention in enumerate(found):
            number += 1
            following = found[n + 1] if n + 1 < len(found) else None
            _append(columns, part, normal, mention, following, measured, ends, f"{part.article_id}-n{number:03}")
        running[part.article_id] = number
    return frame(columns, NUMBERS)


def _append(
    columns: dict[str, list[object]],
    part: TextPart,
    normal: Normal,
    m: Mention,
    following: Mention | None,
    measured: Measured,
    ends: list[int],
    mention_id: str,
) -> None:
    start, end = normal.span(m.start, m.end)
    unit = m.unit
    value = m.value
    exact = m.base_value if m.base_value is not None else (value * m.scale if value is not None else None)
    quantity = m.kind == "quantity"
    prop = entity = ""
    if m.kind in ("quantity", "ordinal", "date"):
        prop, entity = measured.of(m, following)
    sentence = bisect_right(ends, start)
    add = columns.__getitem__
    add("mention_id").append(mention_id)
    add("article_id").append(part.article_id)
    add("section").append(part.section)
    add("sentence").append(sentence if part.part in ("body", "caption") else -1 - sentence)
    add("part").append(part.part)
    add("start").append(start)
    add("end").append(end)
    add("source_start").append(int(part.source[start]))
    add("source_end").append(int(part.source[end - 1]) + 1)
    add("text").append(normal.surface(m.start, m.end))
    add("kind").append(m.kind)
    add("modifier").append(m.modifier)
    add("value").append(float(value) if value is not None else np.nan)
    add("low").append(float(m.low) if m.low is not None else np.nan)
    add("high").append(float(m.high) if m.high is not None else np.nan)
    add("unit").append(m.printed_unit)
    add("dimension").append(unit.dimension if unit is not None and quantity else "")
    add("base_value").append(_base(exact, m) if quantity else np.nan)
    add("base_low").append(_base(m.low * m.scale, m) if quantity and m.low is not None else np.nan)
    add("base_high").append(_base(m.high * m.scale, m) if quantity and m.high is not None else np.nan)
    add("base_unit").append(unit.base if unit is not None and quantity else "")
    add("date").append(m.date)
    add("measured_property").append(prop)
    add("measured_entity").append(entity)
    add("context").append(_context(normal.text, m.start, m.end))


def _base(value: object, m: Mention) -> float:
    if value is None:
        return float("nan")
    if m.unit is None or m.unit.printed == "番" or (m.unit.base == "1" and not m.unit.printed):
        return float(value)  # type: ignore[arg-type]
    return to_base(value, m.unit)  # type: ignore[arg-type]


def _context(text: str, start: int, end: int) -> str:
    """The clause around a mention."""
    a = max(text.rfind(c, 0, start) for c in _CONTEXT) + 1
    stops = [k for c in _CONTEXT if (k := text.find(c, end)) >= 0]
    return text[a : min(stops, default=len(text))].strip()


def plain_part(text: str) -> TextPart:
    """A string of its own as the only part of an article called `a1`."""
    return TextPart("a1", "", "body", text, range(len(text)))
