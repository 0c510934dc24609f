"""The same amount in another unit: 1500亩（100公顷）; 100万美元（约合710万元人民币）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsstats.checks.interval import Interval, printed
from newsstats.checks.reading import Reading, Story, amount, readings
from newsstats.checks.relation import DISAGREES, ROUNDING, Kind, Relation, in_unit, row_of
from newsstats.observations.sentences import Figure

_INTO = re.compile(r"^[（(](?:约?合|折合|相当于|即|约|约为|合计?|约折合)?$|^[，,]?(?:约合|折合|合|约折合)$")
_SAID = re.compile(r"(?:约?合|折合|约折合)")
_RATE = re.compile(r"(?:汇率|1(?:美元|欧元|英镑|港元)|100日元)")
ABOUT = 0.03
"""A converted amount is rounded: up to so much of it either way (by judgement; 15 亩 to the hectare is exact)."""


def conversions(story: Story) -> Iterator[Relation]:
    """Every amount with the same amount in another unit right behind it."""
    for reading in readings(story):
        for n in range(len(reading.figures) - 1):
            found = _conversion(story, reading, n)
            if found is not None:
                yield found


def _conversion(story: Story, reading: Reading, n: int) -> Relation | None:
    one, other = reading.figures[n : n + 2]
    said_so = _SAID.match(other.text)
    opening = reading.between(n, n + 1) + (said_so.group() if said_so else "")
    if _INTO.match(opening) is None or not (amount(one) and amount(other)):
        return None
    if one.dimension != other.dimension or one.unit == other.unit or one.dimension in ("count", "duration"):
        return None
    # 3万平方米（45亩、…）: the bracket holds this figure alone
    if opening[0] in "（(" and not re.match(r"[^，。；、）)]{0,3}[）)]", reading.text[reading.ends[n + 1] :]):
        return None
    if one.base_unit == other.base_unit:
        expected, reason, left = printed(one), f"{one.text}换算为{other.text}", one.text
    else:
        rate = _rate(story, one, other)
        if rate is None:
            return None
        expected = printed(one) * rate
        reason, left = f"按文中的汇率{rate.nominal:g}", f"{one.text} × {rate.nominal:g}"
    said = printed(other)
    widened = Interval(said.nominal, said.low - ABOUT * abs(said.nominal), said.high + ABOUT * abs(said.nominal))
    found = row_of(story.article_id, "conversion", left, expected, said, (one,), other, reason, shown=in_unit(expected.nominal, other))
    if found.verdict == DISAGREES and expected.meets(widened):
        found.verdict = ROUNDING
    return found


def _rate(story: Story, one: Figure, other: Figure) -> Interval | None:
    """The rate of exchange between two currencies, where the story prints it: 1美元约合7.1元人民币."""
    for sentence in story.sentences:
        if _RATE.search(sentence.text) is None:
            continue
        figures = [f for f in sentence.figures if amount(f) and f.dimension == "money"]
        for a, b in pairwise(figures):
            if a.base_unit == one.base_unit and b.base_unit == other.base_unit and a.base_value in (1.0, 100.0) and a is not one:
                said = printed(b)
                return Interval(said.nominal / a.base_value, said.low / a.base_value, said.high / a.base_value)
    return None


RELATION = Kind(
    "conversion", "an amount and right behind it, in a bracket or after 约合, another one of the same kind in another unit", conversions
)
