"""Price times number: 搭建大棚200座，每座投资5万元，总投资1000万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import has
from newsstats.checks.interval import Interval, printed
from newsstats.checks.reading import Reading, Story, amount, readings
from newsstats.checks.relation import DISAGREES, LIKELY, Kind, Relation, in_unit, row_of
from newsstats.checks.relations.per_unit import counts, each_of
from newsstats.observations.sentences import Figure, clause_before

_FIXED = re.compile(r"(?<!平均)(?:每|单价)[\u4e00-\u9fff]{0,8}$")
_PRICE = re.compile(r"(?:单价|均价|每[个件套台份只])(?:约|为|达)?$")
FAR = 3.0
"""Where the product is this many times what is printed, the figures are of something else (by judgement)."""


def products(story: Story) -> Iterator[Relation]:
    """Every total behind a number and an amount for each."""
    for reading in readings(story, 3):
        for n, total in enumerate(reading.figures):
            if n > 1 and amount(total) and has("sum", "whole", clause_before(total.before)):
                found = _product(story, reading, n, total)
                if found is not None:
                    yield found


def _product(story: Story, reading: Reading, n: int, total: Figure) -> Relation | None:
    if not reading.near(n - 2, n, 3):
        return None
    for number, each in (reading.figures[n - 2 : n], reading.figures[n - 2 : n][::-1]):
        lead = clause_before(each.before)
        if not (amount(each) and amount(number)) or each.base_unit != total.base_unit:
            continue
        said = each_of(lead)
        priced = _PRICE.search(lead) is not None and number.dimension == "count"
        if not priced and (said is None or not counts(number, said.unit)):
            continue
        if number.dimension != "count":
            return None
        one, many = printed(each), printed(number)
        if _FIXED.search(lead) and not each.modifier:
            one = Interval(one.nominal, one.nominal, one.nominal)  # a price is what is paid
        expected = one * many
        found = row_of(
            story.article_id, "product", f"{number.text} × {each.text}", expected, printed(total), (number, each), total,
            f"先写{number.text}，每{said.unit if said and not priced else '件'}{each.text}，再写总数{total.text}", shown=in_unit(expected.nominal, total), confidence=LIKELY,
        )  # fmt: skip
        far = not 1 / FAR <= expected.nominal / total.base_value <= FAR
        return None if found.verdict == DISAGREES and far else found
    return None


RELATION = Kind("product", "a number, an amount for each of them (每座5万元), and a total (总, 共)", products)
