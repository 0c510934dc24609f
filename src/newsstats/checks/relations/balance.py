"""What comes in and what goes out against the difference: 进口30亿元，出口50亿元，贸易顺差20亿元."""

from __future__ import annotations

from collections.abc import Iterator

from newsstats.checks.cues import has
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount, other_time
from newsstats.checks.relation import DISAGREES, LIKELY, Kind, Relation, in_unit, row_of
from newsstats.data import load_toml
from newsstats.observations.sentences import Figure, clause_before

REACH = 6
"""Figures in front of the difference among which its two sides are looked for."""
FAR = 0.3
"""Where the difference of the two sides is less than this share of what is printed, or as many times it, they are of something else."""


def balances(story: Story) -> Iterator[Relation]:
    """Every 顺差, 逆差, 结余 or 赤字 with the two amounts that it lies between."""
    groups = load_toml("checks.toml")["balance"]["groups"]
    held: list[Figure] = []
    for sentence in story.sentences:
        for figure in sentence.figures:
            if not amount(figure):
                continue
            lead = clause_before(figure.before)
            for group in groups:
                if any(word in lead for word in group["surplus"] + group["deficit"]):
                    found = _balance(story, held, figure, group, lead)
                    if found is not None:
                        yield found
            held.append(figure)


def _balance(story: Story, held: list[Figure], figure: Figure, group: dict[str, list[str]], lead: str) -> Relation | None:
    near = [f for f in held[-REACH:] if f.part == figure.part and f.base_unit == figure.base_unit]
    out = [f for f in near if _is(f, group["out"], group["into"])]
    into = [f for f in near if _is(f, group["into"], group["out"])]
    if not out or not into or has("balance", "moved", lead):
        return None
    more, less = out[-1], into[-1]
    if other_time(more, figure) or other_time(less, figure) or other_time(more, less):
        return None
    if any(word in lead for word in group["deficit"]):
        more, less = less, more
    expected, said = printed(more) - printed(less), printed(figure)
    found = row_of(
        story.article_id, "difference", f"{more.text} - {less.text}", expected, said, (more, less), figure,
        f"{group['out'][0]}与{group['into'][0]}之差", shown=in_unit(expected.nominal, figure), confidence=LIKELY,
    )  # fmt: skip
    if found.verdict == DISAGREES and not FAR <= abs(expected.nominal) / figure.base_value <= 1 / FAR:
        return None
    return found


def _is(figure: Figure, words: list[str], others: list[str]) -> bool:
    lead = clause_before(figure.before)
    if "其中" in lead and not lead.partition("其中")[2].startswith(tuple(words)):
        return False  # 其中工资支出 is a part of what is spent
    both = any(a + b in lead for a in words for b in others) or has("balance", "both", lead)
    return not both and any(word in lead for word in words) and not any(word in lead for word in others)


RELATION = Kind("difference", "two sides (出口, 进口; 收入, 支出) and 顺差, 逆差, 结余 or 赤字", balances)
