"""Done and remaining against the total; from … to … against the change."""

from __future__ import annotations

from collections.abc import Iterator

from newsstats.checks.cues import FROM, ends, has
from newsstats.checks.interval import printed
from newsstats.checks.relation import DISAGREES, Relation, in_unit, verdict
from newsstats.checks.sums import _can_add
from newsstats.observations.sentences import Figure, Sentence, StoryText, clause_after, clause_before

NEAR = 80
"""Characters between what is done and what remains when they are told in one breath."""


def differences(story: StoryText) -> Iterator[Relation]:
    """`done + remaining = total` over a story, and `from + change = to` inside a sentence."""
    yield from _progress(story)
    for sentence in story.sentences:
        yield from _change(story, sentence)


def _progress(story: StoryText) -> Iterator[Relation]:
    roles: dict[str, dict[str, list[Figure]]] = {}
    for sentence in story.sentences:
        for figure in sentence.figures:
            if not _can_add(figure) or figure.dimension == "duration":
                continue
            before, after = clause_before(figure.before), clause_after(figure.after)[:6]
            held = roles.setdefault(figure.base_unit, {"done": [], "remaining": [], "total": []})
            if has("difference", "remaining", before) or has("difference", "remaining", after):
                held["remaining"].append(figure)
            elif has("difference", "done", before):
                held["done"].append(figure)
            elif has("difference", "total", before):
                held["total"].append(figure)
    for held in roles.values():
        found = _triple(story, held["done"], held["remaining"], held["total"])
        if found is not None:
            yield found


def _triple(story: StoryText, done: list[Figure], remaining: list[Figure], total: list[Figure]) -> Relation | None:
    rows: list[tuple[bool, int, int, Relation]] = []
    # what the body says comes before what a headline repeats of it
    total = sorted(total, key=lambda f: f.part != "body")
    for made in done:
        for left in remaining:
            for whole in total:
                if whole.base_value <= max(made.base_value, left.base_value) * 0.9 or made.part != left.part:
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


def _change(story: StoryText, sentence: Sentence) -> Iterator[Relation]:
    """由8.0亿元增至9.2亿元，增加1.2亿元."""
    figures = [f for f in sentence.figures if _can_add(f)]
    for n in range(len(figures) - 2):
        then, now, change = figures[n : n + 3]
        if not then.base_unit == now.base_unit == change.base_unit:
            continue
        if not (FROM.search(then.before) and ends("growth", "to", now.before)):
            continue
        lead = clause_before(change.before)
        up, down = has("difference", "rise", lead), has("difference", "fall", lead)
        if up == down:
            continue
        first, second = (now, then) if up else (then, now)
        expected, said = printed(first) - printed(second), printed(change)
        statement = f"{first.text} - {second.text} = {in_unit(expected.nominal, change)}, printed {change.text}"
        reason = f"从{then.text}到{now.text}，写明{'增加' if up else '减少'}{change.text}"
        yield Relation(
            story.article_id,
            "difference",
            statement,
            expected.nominal,
            change.base_value,
            verdict(expected, said),
            reason,
            (then, now),
            change,
        )
