"""A rate named after the part that it counts: 抽检400批次，合格392批次，合格率98%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.interval import printed, printed_step
from newsstats.checks.reading import Reading, Story, amount, percentage, readings
from newsstats.checks.relation import LIKELY, Kind, Relation, percent, row_of
from newsstats.observations.sentences import Figure, clause_before

_NAMED = re.compile(r"(?P<what>(?:(?!的)[\u4e00-\u9fff]){2,6}?)(?:率|比例)(?:[为达是]|高?达到?|提高到|提升至)?[约近超]?$")


def rates_of(story: Story) -> Iterator[Relation]:
    """Every rate X率 behind an amount that is X and an amount that it is taken from."""
    for reading in readings(story, 3):
        for n, rate in enumerate(reading.figures):
            if n > 1 and percentage(rate):
                found = _rate(story, reading, n, rate)
                if found is not None:
                    yield found


def _rate(story: Story, reading: Reading, n: int, rate: Figure) -> Relation | None:
    named = _NAMED.search(clause_before(rate.before))
    if named is None:
        return None
    whole, part = reading.figures[n - 2 : n]
    if not (amount(whole) and amount(part) and whole.base_unit == part.base_unit and reading.near(n - 2, n, 3)):
        return None
    if part.modifier or whole.modifier or part.base_value > whole.base_value:
        return None
    stem = named["what"]
    # 产品合格率 is of 合格
    own, did = clause_before(part.before), stem[-2:]
    if (did not in own and not reading.tail(n - 1).startswith(did)) or did in clause_before(whole.before):
        return None
    if ("不" in own and "不" not in stem) or ("未" in own and "未" not in stem):
        return None
    expected = printed(part).over(printed(whole)).scaled(100.0)
    return row_of(
        story.article_id, "share", f"{part.text} / {whole.text}", expected, printed(rate), (part, whole), rate,
        f"先写{whole.text}，再写其中{stem[-2:]}{part.text}与{stem}率{rate.text}", step=printed_step(rate), shown=percent(expected.nominal),
        confidence=LIKELY,
    )  # fmt: skip


RELATION = Kind("share", "an amount, the part of it that did something (合格392批次), and a rate of that name (合格率98%)", rates_of)
