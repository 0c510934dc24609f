"""The table of checks."""

from __future__ import annotations

from collections.abc import Iterable

from newsstats.checks.registry import PAGE_RELATIONS, RELATIONS
from newsstats.checks.relation import Relation
from newsstats.observations.sentences import StoryText


CROWDED = 150
"""Figures of a sentence beyond which it is a heap of them, in which nothing is related."""


def checks_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a relation that the page's own figures must satisfy. Columns: `newsstats.schema.CHECKS`.

    `expected` is what the parts come to and `printed` what the page says, both in the whole's base unit;
    `difference` is expected less printed, `relative` that difference over what is printed.
    """
    legible = [_legible(story) for story in stories]
    rows: list[dict[str, object]] = []
    for story in legible:
        rows.extend(_cells(relation) for relation in _relations(story))
    for kind in PAGE_RELATIONS:
        rows.extend(_cells(relation) for relation in kind.find(legible))
    return rows


def _legible(story: StoryText) -> StoryText:
    """A story without sentences that are heaps of figures."""
    if all(len(sentence.figures) <= CROWDED for sentence in story.sentences):
        return story
    return StoryText(story.article_id, [s for s in story.sentences if len(s.figures) <= CROWDED], story.published)


def _relations(story: StoryText) -> list[Relation]:
    kept: list[Relation] = []
    seen: set[frozenset[str]] = set()
    for kind in RELATIONS:
        for relation in kind.find(story):
            # the same figures are tied once; what is said of a single figure may be said in several ways
            key = frozenset(f.mention_id for f in relation.figures) if relation.parts else frozenset([relation.statement])
            if key not in seen:
                seen.add(key)
                kept.append(relation)
    return kept


def _cells(relation: Relation) -> dict[str, object]:
    figures = relation.figures
    start, end = relation.span or (min(f.source_start for f in figures), max(f.source_end for f in figures))
    difference = relation.expected - relation.printed
    return {
        "article_id": relation.article_id,
        "kind": relation.kind,
        "statement": relation.statement,
        "expected": float(relation.expected),
        "printed": float(relation.printed),
        "difference": float(round(difference, 6)),
        "relative": float(difference / relation.printed) if relation.printed else float("nan"),
        "verdict": relation.verdict,
        "confidence": round(relation.confidence, 3),
        "trivial": relation.trivial,
        "reason": relation.reason,
        "part_mention_ids": "、".join(f.mention_id for f in relation.parts),
        "whole_mention_id": relation.whole.mention_id if relation.whole is not None else "",
        "source_start": start,
        "source_end": end,
    }
