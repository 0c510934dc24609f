"""Parts that meet a plan: 计划造林30万亩，春季完成18万亩，秋季完成12万亩，全面完成任务."""

from __future__ import annotations

from collections.abc import Iterator

from newsstats.checks.cues import has
from newsstats.checks.reading import Reading, Story, amount, readings
from newsstats.checks.relation import LIKELY, Kind, Relation, sum_of
from newsstats.observations.sentences import clause_before

FAR = 1.7
"""Parts that come to this many times the plan are of something else."""


def plans_met(story: Story) -> Iterator[Relation]:
    """A planned amount, two or more that are done, and words that say that the plan is met (not more than met)."""
    for reading in readings(story, 3):
        if has("plan", "met", reading.text) and not has("plan", "exceeded", reading.text):
            found = _met(story, reading)
            if found is not None:
                yield found


def _met(story: Story, reading: Reading) -> Relation | None:
    amounts = [f for f in reading.figures if amount(f)]
    if len(amounts) < 3 or len({f.base_unit for f in amounts}) != 1:
        return None
    whole, *parts = amounts
    if not has("share", "planned", clause_before(whole.before)):
        return None
    if not all(_is_done(clause_before(p.before), clause_before(whole.before)) for p in parts):
        return None
    found = sum_of(story.article_id, parts, whole, "写明完成计划，各次完成数合为计划数", confidence=LIKELY)
    return found if 1 / FAR <= found.expected / whole.base_value <= FAR else None


def _is_done(lead: str, planned: str) -> bool:
    """True for 完成 and the like, or the plan's own verb (计划开工, 上半年开工)."""
    if has("share", "planned", lead):
        return False
    return has("share", "done", lead) or (len(lead) > 1 and lead[-2:] in planned)


RELATION = Kind("sum", "计划 with an amount, two or more that are done, and 全面完成", plans_met)
