"""A story's figures by sentence: what every finding starts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from newsstats.numbers.table import TextPart, sentence_ends


@dataclass(slots=True)
class Figure:
    """A number mention with the words around it."""

    row: dict[str, object]
    before: str
    after: str

    def __getattr__(self, name: str) -> object:
        return self.row[name]


@dataclass(slots=True)
class Sentence:
    """A sentence of a story: its text, its offset in the part, and its figures in order."""

    part: TextPart
    start: int
    text: str
    figures: list[Figure]


@dataclass(slots=True)
class StoryText:
    """A story's parts in reading order, each as sentences."""

    article_id: str
    sentences: list[Sentence]


_COLUMNS = (
    "mention_id", "part", "start", "end", "kind", "modifier", "value", "low", "high", "unit", "dimension",
    "base_value", "base_low", "base_high", "base_unit", "date", "text", "measured_property", "measured_entity",
    "source_start", "source_end", "context",
)  # fmt: skip
REACH = 24


def stories(parts: Sequence[TextPart], numbers: pd.DataFrame) -> Iterator[StoryText]:
    """Every story with its figures, in the order of the parts."""
    columns = {name: numbers[name].tolist() for name in _COLUMNS}
    rows: dict[tuple[str, str], list[dict[str, object]]] = {}
    for n, (article, part) in enumerate(zip(numbers["article_id"], numbers["part"], strict=True)):
        rows.setdefault((article, part), []).append({name: columns[name][n] for name in _COLUMNS})
    by_article: dict[str, list[Sentence]] = {}
    for part in parts:
        mine = rows.get((part.article_id, part.part), [])
        held = by_article.setdefault(part.article_id, [])
        held.extend(_sentences(part, mine))
    for article_id, sentences in by_article.items():
        yield StoryText(article_id, sentences)


def _sentences(part: TextPart, rows: list[dict[str, object]]) -> Iterator[Sentence]:
    start, k = 0, 0
    for end in [*sentence_ends(part.text), len(part.text)]:
        if end <= start:
            continue
        text = part.text[start:end]
        figures: list[Figure] = []
        while k < len(rows) and int(rows[k]["start"]) < end:  # type: ignore[call-overload]
            a, b = int(rows[k]["start"]), int(rows[k]["end"])  # type: ignore[call-overload]
            figures.append(Figure(rows[k], part.text[max(start, a - REACH) : a], part.text[b : min(end, b + REACH)]))
            k += 1
        yield Sentence(part, start, text, figures)
        start = end


def clause_before(before: str) -> str:
    """The part of a context that belongs to the figure's own clause."""
    at = max(before.rfind(c) for c in "，。；：（(,;")
    return before[at + 1 :]
