"""The same figure of the same thing in two stories of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount, percentage
from newsstats.checks.relation import AGREES, DISAGREES, PageKind, Relation, repeat_of, verdict
from newsstats.checks.slips import slip
from newsstats.observations.sentences import Figure
from newsstats.schema import SURE

SHORTEST = 3
"""Characters of a subject at least: 全国 and 项目 are of everything."""
MOST = 50
"""Figures of one thing that are compared at most."""


def across(stories: Iterable[Story]) -> Iterator[Relation]:
    """Every sure figure with a subject, an indicator and a time of its own, told again in another story of the same day."""
    held: dict[tuple[str, ...], list[tuple[str, Figure]]] = defaultdict(list)
    for story in stories:
        if not story.published:
            continue
        for sentence in story.sentences:
            for figure in sentence.figures:
                if not _known(figure):
                    continue
                key = (
                    story.published, figure.subject, figure.indicator, figure.aspect, figure.direction, figure.comparison,
                    figure.period_start, figure.period_end, figure.status, figure.base_unit,
                )  # fmt: skip
                found = _row(story.article_id, figure, held[key])
                if found is not None:
                    yield found
                if len(held[key]) < MOST:
                    held[key].append((story.article_id, figure))


def _known(figure: Figure) -> bool:
    return (
        figure.part == "body"
        and figure.confidence >= SURE
        and len(figure.subject) >= SHORTEST
        and len(figure.indicator) > 1
        and bool(figure.period_start)
        and (amount(figure) or percentage(figure))
    )


def _row(article_id: str, figure: Figure, before: list[tuple[str, Figure]]) -> Relation | None:
    others = [f for article, f in before if article != article_id]
    if not others or len({f.base_value for f in others}) > 1:
        return None
    first = others[0]
    found = verdict(printed(first), printed(figure))
    if found != AGREES and first.modifier == figure.modifier and slip(first, figure):
        found = DISAGREES
    if found == DISAGREES and not slip(first, figure):
        return None
    row = repeat_of(article_id, first, figure, found, f"两篇报道都写{figure.subject}的{figure.indicator}")
    row.span = (figure.source_start, figure.source_end)
    return row


RELATION = PageKind("repeat", "the same indicator of the same subject and time in two stories of one day", across)
