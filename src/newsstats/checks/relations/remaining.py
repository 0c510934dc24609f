"""Done and remaining against the total: 全长128公里，已建成93公里，剩余35公里."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from newsstats.checks.cues import has
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount
from newsstats.checks.relation import DISAGREES, Kind, Relation, in_unit, row_of, verdict
from newsstats.observations.sentences import Figure, clause_after, clause_before

REACH = 200
"""Characters of a story between what is done and what remains at most; between what remains and the total twice as many."""
MOST = 3
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
    if not any(s.figures and has("difference", "remaining", s.text) for s in story.sentences):
        return
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


def _near(figures: list[Figure], at: int, reach: int, most: int) -> list[Figure]:
    """The figures nearest to a place, of a list in the order of their places; none farther off than `reach`."""
    middle = bisect_left(figures, at, key=_start)
    around = figures[max(0, middle - most) : middle + most]
    return sorted((f for f in around if abs(f.start - at) <= reach), key=lambda f: abs(f.start - at))[:most]


def _start(figure: Figure) -> int:
    return figure.start


def _triple(story: Story, held: _Roles, elsewhere: list[Figure]) -> Relation | None:
    agreeing: tuple[int, Figure, Figure, Figure] | None = None
    nearest: tuple[int, Figure, Figure, Figure] | None = None
    for left in held.remaining:
        # what the body says comes before what a headline repeats of it
        wholes = [*_near(held.total, left.start, 2 * REACH, MOST), *elsewhere]
        for made in _near(held.done, left.start, REACH, MOST):
            apart = abs(made.start - left.start)
            if agreeing is not None and apart >= agreeing[0]:
                break
            both = printed(made) + printed(left)
            for whole in wholes:
                if whole.base_value <= max(made.base_value, left.base_value) * 0.9:
                    continue
                if nearest is None or apart < nearest[0]:
                    nearest = (apart, made, left, whole)
                if verdict(both, printed(whole)) != DISAGREES:
                    agreeing = (apart, made, left, whole)
                    break
    if nearest is None:
        return None
    apart = nearest[0]
    # a sum that fails is only claimed for a done and a remaining that stand together, against one total
    sure = (
        apart <= NEAR
        and not _weak(nearest[2])
        and len({f.base_value for f in held.done}) == 1 == len({f.base_value for f in [*held.total, *elsewhere]})
    )
    if agreeing is not None and (agreeing[0] <= apart or not sure):
        return _row(story, *agreeing[1:])
    return _row(story, *nearest[1:]) if sure else None


def _weak(left: Figure) -> bool:
    """True for 还有12亿元 without a word that it is not yet there: it may be something else beside what is done."""
    lead, behind = clause_before(left.before), clause_after(left.after)
    return has("difference", "weak", lead) and not has("difference", "lacking", behind)


def _row(story: Story, made: Figure, left: Figure, whole: Figure) -> Relation:
    expected = printed(made) + printed(left)
    left_side = f"{made.text} + {left.text}"
    return row_of(
        story.article_id, "difference", left_side, expected, printed(whole), (made, left), whole, "已完成与剩余合为总数",
        shown=in_unit(expected.nominal, whole),
    )  # fmt: skip


RELATION = Kind("difference", "what is done (已建成, 实到), what remains (剩余, 缺席) and the total (全长, 应到)", remaining)
