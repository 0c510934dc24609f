"""A story's figures by sentence: what every finding starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from newsstats.text.part import TextPart
from newsstats.text.sentences import sentence_ends


@dataclass(slots=True)
class Figure:
    """A number mention (columns as in `schema.NUMBERS`) with the words around it."""

    mention_id: str
    part: str
    start: int
    end: int
    kind: str
    modifier: str
    value: float
    low: float
    high: float
    unit: str
    dimension: str
    base_value: float
    base_low: float
    base_high: float
    base_unit: str
    date: str
    text: str
    measured_property: str
    measured_entity: str
    source_start: int
    source_end: int
    context: str
    indicator: str = ""
    subject: str = ""
    aspect: str = ""
    direction: str = ""
    comparison: str = ""
    base: str = ""
    whole: str = ""
    period_start: str = ""
    period_end: str = ""
    status: str = ""
    confidence: float = 0.0
    before: str = ""
    after: str = ""


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
    published: str = ""


_COLUMNS = tuple(f.name for f in fields(Figure) if f.name not in ("before", "after"))
CROWDED = 150
"""More figures than these are no sentence but a heap, in which a figure says nothing; by judgement: the longest real sentence holds 40."""
REACH = 24
"""Characters on each side of a figure that findings look at."""


def stories(parts: Sequence[TextPart], mentions: Mapping[str, Sequence[Any]], published: Mapping[str, str]) -> Iterator[StoryText]:
    """Every story with its figures, in the order of the parts.

    `mentions` are the columns of the number table, `published` the ISO date of each article by its id.
    """
    columns = [mentions[name] for name in _COLUMNS]
    figures: dict[tuple[str, str], list[Figure]] = {}
    for article, part, *cells in zip(mentions["article_id"], mentions["part"], *columns, strict=True):
        figures.setdefault((article, part), []).append(Figure(*cells))
    by_article: dict[str, list[Sentence]] = {}
    for part in parts:
        figures_here = figures.get((part.article_id, part.name), [])
        held = by_article.setdefault(part.article_id, [])
        held.extend(_sentences(part, figures_here))
    for article_id, sentences in by_article.items():
        yield StoryText(article_id, sentences, published.get(article_id, ""))


_ASCII = re.compile(r"[,:;()]")
_ASCII_MARK = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()]")
_WIDE_MARK = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）"}


def _sentences(part: TextPart, figures: list[Figure]) -> Iterator[Sentence]:
    """Sentences with their figures; half-width marks are read as the full-width ones that findings look for."""
    text = part.reading or part.text
    if _ASCII.search(text):
        text = _ASCII_MARK.sub(lambda found: _WIDE_MARK[found.group()], text)
    start, k = 0, 0
    for end in [*sentence_ends(part.text), len(part.text)]:
        if end <= start:
            continue
        figures_here: list[Figure] = []
        while k < len(figures) and figures[k].start < end:
            figure = figures[k]
            figure.before = text[max(start, figure.start - REACH) : figure.start]
            figure.after = text[figure.end : min(end, figure.end + REACH)]
            figures_here.append(figure)
            k += 1
        yield Sentence(part, start, text[start:end], figures_here)
        start = end


@lru_cache(maxsize=1024)
def clause_after(after: str) -> str:
    """The part of a context behind a figure that belongs to its own clause."""
    stops = [k for c in "，。；、）),;" if (k := after.find(c)) >= 0]
    return after[: min(stops, default=len(after))]


@lru_cache(maxsize=1024)
def clause_before(before: str) -> str:
    """The part of a context that belongs to the figure's own clause."""
    at = max(before.rfind(c) for c in "，。；：（）(),;")
    return before[at + 1 :]
