"""Done and remaining against the total: 全长128公里，已建成93公里，剩余35公里."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsstats.checks.cues import has
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount
from newsstats.checks.relation import DISAGREES, Kind, Relation, in_unit, verdict
from newsstats.observations.sentences import Figure, clause_after, clause_before

REACH = 200
"""Characters of a story between what is done and what remains at most; between what remains and the total twice as many."""
MOST = 20
"""Amounts near one that are tried at most."""
NEAR = 80
"""Characters between what is done and what remains when they are told in one breath."""


@dataclass(slots=True)
class _Roles:
    """The amounts of one unit in one part of a story, by what they are of a task."""

    done: list[Figure]
    remaining: list[Figure]
    total: list[Figure]


def remaining(story: Story) -> Iterator[Relation]:
    """`done + remaining = total` over a story."""
    roles: dict[tuple[str, str], _Roles] = {}
    for sentence in story.sentences:
        for figure in sentence.figures:
            if not amount(figure) or figure.dimension == "duration":
                continue
            before, after = clause_before(figure.before), clause_after(figure.after)[:6]
            held = roles.setdefault((figure.part, figure.base_unit), _Roles([], [], []))
            if has("difference", "should", before):
                held.total.append(figure)
            elif has("difference", "remaining", before) or has("difference", "remaining", after):
                held.remaining.append(figure)
            elif has("difference", "done", before):
                held.done.append(figure)
            elif has("difference", "total", before):
                held.total.append(figure)
    for (part, unit), held in roles.items():
        if held.done and held.remaining:
            elsewhere = [f for (p, u), other in roles.items() if u == unit and p != part for f in other.total]
            found = _triple(story, held, elsewhere[:MOST])
            if found is not None:
                yield found


def _near(figures: list[Figure], at: int, reach: int) -> list[Figure]:
    """The figures of a list in the order of their places that stand near a place."""
    return figures[bisect_left(figures, at - reach, key=_start) : bisect_right(figures, at + reach, key=_start)][:MOST]


def _start(figure: Figure) -> int:
    return figure.start


def _triple(story: Story, held: _Roles, elsewhere: list[Figure]) -> Relation | None:
    rows: list[tuple[bool, int, int, Relation]] = []
    done, total = held.done, [*held.total, *elsewhere]
    for left in held.remaining:
        # what the body says comes before what a headline repeats of it
        wholes = [*_near(held.total, left.start, 2 * REACH), *elsewhere]
        for made in _near(done, left.start, REACH):
            for whole in wholes:
                if whole.base_value <= max(made.base_value, left.base_value) * 0.9:
                    continue
                expected, said = printed(made) + printed(left), printed(whole)
                said_so = verdict(expected, said)
                statement = f"{made.text} + {left.text} = {in_unit(expected.nominal, whole)}, printed {whole.text}"
                reason = "已完成与剩余合为总数"
                rows.append((said_so == DISAGREES, abs(made.start - left.start), len(rows), Relation(
                    story.article_id, "difference", statement, expected.nominal, whole.base_value, said_so, reason, (made, left), whole
                )))  # fmt: skip
    if not rows:
        return None
    wrong, _, _, best = min(rows, key=lambda row: row[:3])
    nearest_wrong, apart, _, nearest = min(rows, key=lambda row: row[1:3])
    # a sum that fails is only claimed for a done and a remaining that stand together, against one total
    sure = apart <= NEAR and len({f.base_value for f in done}) == 1 == len({f.base_value for f in total})
    if nearest_wrong and sure:
        return nearest
    return None if wrong else best


RELATION = Kind("difference", "what is done (已建成, 实到), what remains (剩余, 缺席) and the total (全长, 应到)", remaining)
