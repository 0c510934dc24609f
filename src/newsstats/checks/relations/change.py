"""From one value to another, and the printed change between them: 由8.0亿元增至9.2亿元，增加1.2亿元; 由5.2%降至4.9%，下降0.3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import ends, from_to, has
from newsstats.checks.interval import printed
from newsstats.checks.reading import Reading, Story, amount, of_another, percentage, readings, same_variable
from newsstats.checks.relation import Kind, Relation, in_unit, row_of
from newsstats.observations.sentences import Figure, clause_before

_THAN = re.compile(r"(?:比|较|在)[^，。；]{0,12}$")


def changes(story: Story) -> Iterator[Relation]:
    """Three figures one behind the other: what it was, what it is, by how much it changed."""
    for reading in readings(story, 3):
        for n in range(len(reading.figures) - 2):
            found = _change(story, reading, n) or _added(story, reading, n)
            if found is not None:
                yield found


def _change(story: Story, reading: Reading, n: int) -> Relation | None:
    then, now, change = reading.figures[n : n + 3]
    points = percentage(then) and percentage(now) and change.dimension == "percentage_point"
    if not points and not (amount(change) and then.base_unit == now.base_unit == change.base_unit):
        return None
    course = from_to(then.before, now.before)
    if not reading.near(n + 1, n + 2, 2) or not (course or (not points and _last_year(then, now) and reading.near(n, n + 1, 2))):
        return None
    lead = reading.lead(n + 2)
    if of_another(lead, reading.text[: reading.ends[n + 1]]):
        return None
    up, down = has("difference", "rise", lead), has("difference", "fall", lead)
    # 下降到 and 增至 in front of a figure is a level, no change
    if up == down or ends("growth", "to", lead) or has("growth", "average", lead):
        return None
    if (ends("growth", "up_to", now.before) and down) or (ends("growth", "down_to", now.before) and up):
        return None
    first, second = (now, then) if up else (then, now)
    expected, said = printed(first) - printed(second), printed(change)
    reason = f"从{then.text}到{now.text}，写明{'增加' if up else '减少'}{change.text}"
    shown = f"{round(expected.nominal, 6):g}个百分点" if points else in_unit(expected.nominal, change)
    return row_of(story.article_id, "difference", f"{first.text} - {second.text}", expected, said, (then, now), change, reason, shown=shown)


def _last_year(then: Figure, now: Figure) -> bool:
    """True for last year's figure and this year's, one behind the other, of one variable: 去年20万吨，今年24万吨."""
    was, is_ = clause_before(then.before), clause_before(now.before)
    named = has("growth", "then", was) and not has("growth", "then", is_) and has("growth", "now", is_)
    return named and (not then.indicator or not now.indicator or same_variable(then, now))


def _added(story: Story, reading: Reading, n: int) -> Relation | None:
    """比去年的80万吨增加5万吨，达到85万吨: what it was, the change, what it is."""
    then, change, now = reading.figures[n : n + 3]
    if not (amount(then) and amount(change) and amount(now) and then.base_unit == change.base_unit == now.base_unit):
        return None
    lead = reading.lead(n + 1)
    up, down = has("difference", "rise", lead), has("difference", "fall", lead)
    if up == down or lead != reading.between(n, n + 1) or _THAN.search(clause_before(then.before)) is None:
        return None
    if not (reading.near(n + 1, n + 2, 1) and ends("growth", "reaches", reading.lead(n + 2))):
        return None
    expected = printed(then) + printed(change) if up else printed(then) - printed(change)
    left = f"{then.text} {'+' if up else '-'} {change.text}"
    reason = f"比{then.text}{'增加' if up else '减少'}{change.text}，写明达到{now.text}"
    return row_of(
        story.article_id, "difference", left, expected, printed(now), (then, change), now, reason, shown=in_unit(expected.nominal, now)
    )


RELATION = Kind("difference", "由A增至B and the change in the same unit, or in percentage points between two percentages", changes)
