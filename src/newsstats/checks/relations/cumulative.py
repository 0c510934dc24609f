"""A month is no more than the months to date that hold it: 1月销量3万辆，1—2月销量5万辆."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from newsstats.checks.cues import has
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount, same_variable
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.observations.sentences import Figure
from newsstats.schema import SURE

MOST = 40
"""Figures of a story that are compared with each other at most."""


def cumulatives(story: Story) -> Iterator[Relation]:
    """Every level of a month against the level of the same variable from January to a later or the same month."""
    levels: list[Figure] = []
    for sentence in story.sentences:
        levels += [f for f in sentence.figures if _flow(f)]
    if not 1 < len(levels) <= MOST:
        return
    for one, other in combinations(levels, 2):
        part, whole = sorted((one, other), key=_days)
        if part.base_unit != whole.base_unit or not _inside(part, whole) or not same_variable(part, whole):
            continue
        if part.subject != whole.subject:
            continue
        more = printed(part).low > printed(whole).high
        statement = f"{part.text} {'>' if more else '≤'} {whole.text}, printed {whole.text}"
        reason = f"{part.period_start[:7]}的{part.indicator}不会多于从年初累计的"
        sure = min(LIKELY, part.confidence, whole.confidence)
        if more and sure < LIKELY:
            continue
        yield Relation(
            story.article_id, "sum", statement, part.base_value, whole.base_value, DISAGREES if more else AGREES, reason, (part,), whole,
            confidence=sure, trivial=not more,
        )  # fmt: skip


def _flow(figure: Figure) -> bool:
    return (
        figure.period_start != ""
        and figure.aspect == "level"
        and amount(figure)
        and figure.status == "actual"
        and figure.confidence >= SURE
        and not has("cumulative", "stocks", figure.indicator)
    )


def _days(figure: Figure) -> int:
    """How many days a figure's time is long."""
    return (date.fromisoformat(figure.period_end) - date.fromisoformat(figure.period_start)).days


def _inside(part: Figure, whole: Figure) -> bool:
    """A month or more inside a time that begins with the year; a day is a state."""
    if part.period_start == part.period_end or whole.period_start == whole.period_end:
        return False
    if whole.period_start[:4] != whole.period_end[:4] or not whole.period_start.endswith("-01-01"):
        return False
    if (part.period_start, part.period_end) == (whole.period_start, whole.period_end):
        return False
    return whole.period_start <= part.period_start and part.period_end <= whole.period_end


RELATION = Kind("sum", "the same variable for a month and for the year up to it", cumulatives)
