"""Articles that answer a query, and where in them and in their files the hits stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsstats.archive.matching import FIELDS, PARTS
from newsstats.archive.places import source_span
from newsstats.archive.query import Query
from newsstats.archive.reprints import without_copies
from newsstats.archive.store import Store

ROW = f"issue_id, paper, date, article_id, section, page, page_label, file, row, places, {', '.join(FIELDS)}, words"
"""Columns of `articles` that a hit is shown from."""


def condition(archive: Store, query: Query, once: bool) -> str:
    """SQL that is true for the articles that answer a query."""
    return f"{query.condition} and {without_copies(archive)}" if once else query.condition


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: the part of the article, its characters, and those of the source."""

    part: str
    text: str
    start: int
    end: int
    source_start: int
    source_end: int

    def context(self, before: int, after: int) -> tuple[str, str, str]:
        """What stands before it, the hit, and what stands behind it, on one line."""
        left = self.text[max(0, self.start - before) : self.start]
        right = self.text[self.end : self.end + after]
        return left.replace("\n", " "), self.text[self.start : self.end], right.replace("\n", " ")


def hits_of(row: Mapping[Any, Any], query: Query) -> Iterator[Hit]:
    """The places of a query's strings in an article, in reading order."""
    places = json.loads(row["places"])
    held = dict(row)
    spans = sorted({place for pattern in query.patterns for place in pattern.places(held)}, key=lambda p: (FIELDS.index(p[0]), p[1], p[2]))
    for field, start, end in spans:
        part = "caption" if field == "text" and "caption" in places else PARTS[field]
        source = source_span(places[part], start, end) if part in places else (-1, -1)
        yield Hit(part, row[field], start, end, *source)


def file_of(at: str, file: str) -> str:
    """The file that an article was read from: the issue's own, or one in the issue's folder."""
    base = at.rpartition("#")[0] or at
    return base if not file or base.rsplit("/", 1)[-1] == file else f"{base}/{file}"
