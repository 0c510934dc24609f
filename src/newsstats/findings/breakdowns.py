"""Wholes and their parts: an investment by use, a harvest by crop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isnan

from newsstats.findings.cues import has
from newsstats.observations.sentences import Figure, StoryText, clause_before

_OPENS_LIST = re.compile(r"^[，,]?\s*(?:[（(：:]|其中|[，,]其中)")
TOLERANCE = 0.02
"""Parts may miss their whole by this share and still be its parts: printed figures are rounded."""
MOST_PARTS = 100
"""Figures behind a whole that may be its parts at most: no sentence breaks a sum down further."""


def breakdowns_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a part of a printed whole; `share` is of the whole, `unaccounted` what the parts leave of it.

    A whole is a figure that a bracket, a colon or 其中 opens a list behind, and parts are the figures of the same
    base unit that follow in the sentence. Columns: `newsstats.schema.BREAKDOWNS`.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        for sentence in story.sentences:
            figures = [f for f in sentence.figures if f.kind == "quantity" and f.dimension and not isnan(f.base_value)]
            for n, whole in enumerate(figures):
                if not _OPENS_LIST.match(whole.after):
                    continue
                found = _parts(whole, figures[n + 1 : n + 1 + MOST_PARTS])
                if len(found) < 2:
                    continue
                total = sum(f.base_value for f in found)
                if total > whole.base_value * (1 + TOLERANCE):
                    continue
                rows.extend(_row(story.article_id, whole, part, total) for part in found)
                break
    return rows


def _parts(whole: Figure, following: list[Figure]) -> list[Figure]:
    bracket = whole.after[:1] in "（("
    out: list[Figure] = []
    for figure in following:
        if figure.base_unit != whole.base_unit:
            if out or not bracket:
                continue
            break
        out.append(figure)
        if bracket and figure.after[:1] in "）)":
            break
        if has("whole", "words", clause_before(figure.before)):
            out.pop()
            break
    return out


def _row(article_id: str, whole: Figure, part: Figure, total: float) -> dict[str, object]:
    value, size = part.base_value, whole.base_value
    return {
        "article_id": article_id,
        "whole": whole.measured_property or whole.measured_entity,
        "whole_value": size,
        "part": part.measured_property or part.measured_entity or part.text,
        "value": value,
        "base_unit": part.base_unit,
        "modifier": part.modifier,
        "share": value / size if size else float("nan"),
        "unaccounted": round(size - total, 6),
        "mention_id": part.mention_id,
        "whole_mention_id": whole.mention_id,
        "source_start": part.source_start,
        "source_end": part.source_end,
    }
