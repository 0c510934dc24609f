"""The table of checks."""

from __future__ import annotations

from collections.abc import Iterable

from newsstats.checks.dates import dates
from newsstats.checks.differences import differences
from newsstats.checks.lists import lists
from newsstats.checks.rates import rates
from newsstats.checks.relation import Relation
from newsstats.checks.repeats import repeats
from newsstats.checks.sums import sums
from newsstats.observations.sentences import Figure, StoryText


def checks_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a relation that the page's own figures must satisfy. Columns: `newsstats.schema.CHECKS`.

    `expected` is what the parts come to and `printed` what the page says, both in the whole's base unit;
    `difference` is expected less printed, `relative` that difference over what is printed.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        rows.extend(_cells(relation) for relation in _relations(story))
    return rows


def _relations(story: StoryText) -> list[Relation]:
    found = [*sums(story), *differences(story), *rates(story), *lists(story), *repeats(story), *dates(story, story.published)]
    kept: list[Relation] = []
    seen: set[frozenset[str]] = set()
    for relation in found:
        # the same figures are tied once; what is said of a single figure may be said in several ways
        key = frozenset(f.mention_id for f in _figures(relation)) if relation.parts else frozenset([relation.statement])
        if key not in seen:
            seen.add(key)
            kept.append(relation)
    return kept


def _figures(relation: Relation) -> list[Figure]:
    return [*relation.parts, relation.whole] if relation.whole is not None else [*relation.parts]


def _cells(relation: Relation) -> dict[str, object]:
    figures = _figures(relation)
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
        "reason": relation.reason,
        "part_mention_ids": "、".join(f.mention_id for f in relation.parts),
        "whole_mention_id": relation.whole.mention_id if relation.whole is not None else "",
        "source_start": start,
        "source_end": end,
    }
