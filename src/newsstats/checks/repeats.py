"""The same quantity of the same thing printed twice: headline and body, caption and body."""

from __future__ import annotations

import math
from collections.abc import Iterator

from newsstats.checks.interval import printed
from newsstats.checks.relation import AGREES, DISAGREES, ROUNDING, Relation, verdict
from newsstats.checks.sums import _can_add
from newsstats.observations.sentences import Figure, StoryText

HEADS = ("headline", "kicker", "subhead", "caption")
SMALLEST_COUNT = 10
"""Smaller counts repeat by chance."""


def repeats(story: StoryText) -> Iterator[Relation]:
    """Each figure of a headline (or caption) against the figure of the body that says the same."""
    body: list[Figure] = []
    heads: list[Figure] = []
    for sentence in story.sentences:
        figures = [f for f in sentence.figures if _can_add(f) or (f.dimension == "percentage" and not math.isnan(f.base_value))]
        (heads if sentence.part.name in HEADS else body).extend(figures)
    for head in heads:
        found = _match(story, head, body)
        if found is not None:
            yield found


def _match(story: StoryText, head: Figure, body: list[Figure]) -> Relation | None:
    same_unit = [f for f in body if f.base_unit == head.base_unit]
    telling = head.dimension != "count" or head.base_value >= SMALLEST_COUNT
    equal = [f for f in same_unit if math.isclose(f.base_value, head.base_value, rel_tol=1e-9)]
    same = [f for f in equal if telling or _same_thing(head, f)]
    if same:
        return _row(story, head, same[0], AGREES, "标题与正文写的是同一个数")
    if equal:
        return None
    named = [f for f in same_unit if _same_thing(head, f)]
    close = [f for f in named if verdict(printed(head), printed(f)) == ROUNDING]
    if close:
        return _row(story, head, close[0], ROUNDING, f"标题与正文都写{head.measured_property or head.measured_entity}")
    values = {f.base_value for f in named}
    if len(values) == 1 and head.part != "caption" and head.measured_property and named[0].measured_property == head.measured_property:
        return _row(story, head, named[0], DISAGREES, f"标题与正文都写{head.measured_property}，数却不同")
    return None


def _same_thing(head: Figure, other: Figure) -> bool:
    for own, theirs in ((head.measured_property, other.measured_property), (head.measured_entity, other.measured_entity)):
        if len(own) >= 2 and own == theirs:
            return True
    return False


def _row(story: StoryText, head: Figure, other: Figure, found: str, reason: str) -> Relation:
    statement = (
        f"{other.text} = {head.text}, printed {head.text}" if found == AGREES else f"{other.text} ≠ {head.text}, printed {head.text}"
    )
    if found == ROUNDING:
        statement = f"{other.text} ≈ {head.text}, printed {head.text}"
    return Relation(story.article_id, "repeat", statement, other.base_value, head.base_value, found, reason, (other,), head)
