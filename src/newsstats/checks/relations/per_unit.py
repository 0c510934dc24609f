"""An amount for each: 发放补助600万元，惠及2000人，人均3000元; 种植小麦500亩，总产量30万公斤，亩产600公斤."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsstats.checks.cues import has, pattern
from newsstats.checks.interval import printed, printed_step
from newsstats.checks.reading import Reading, Story, amount, of_another, readings
from newsstats.checks.relation import CERTAIN, DISAGREES, LIKELY, Kind, Relation, in_unit, row_of
from newsstats.data import load_toml
from newsstats.observations.sentences import Figure, clause_before

_EACH = re.compile(r"(?:平均)?(?:每|单)(?P<each>[\u4e00-\u9fff]{1,2}?)(?P<of>[\u4e00-\u9fff]{0,6})$")
_AVERAGE = re.compile(r"(?:约|近|超过?|达到?|为|可|了|至|到)+$")
FAR = 3.0
"""Where the quotient is this many times what is printed, the figures are of something else (by judgement)."""


def per_units(story: Story) -> Iterator[Relation]:
    """Every 人均, 户均, 亩产, 每座 whose total and number stand in the same sentence."""
    for reading in readings(story, 3):
        for n, each in enumerate(reading.figures):
            if amount(each):
                found = _each(story, reading, n, each)
                if found is not None:
                    yield found


@cache
def _mean() -> re.Pattern[str]:
    each = pattern("per_unit", "means").pattern
    return re.compile(f"(?P<each>{each})(?:均|平均)(?P<of>[\u4e00-\u9fff]{{0,6}})$|(?P<mu>亩)产量?[\u4e00-\u9fff]{{0,3}}$")


@dataclass(frozen=True, slots=True)
class Each:
    """What an amount is for each of: of 第一车间人均产值 the unit is 人, `of` 产值, `whose` 第一车间; `mean` for 均, no 每."""

    unit: str
    of: str
    whose: str
    mean: bool


def each_of(lead: str) -> Each | None:
    """What the words in front of a figure say that it is for each of, or none."""
    bare = _AVERAGE.sub("", lead)
    if (found := _mean().search(bare)) is not None:
        return Each(found["mu"] or found["each"], "产" if found["mu"] else found["of"], bare[: found.start()], mean=True)
    if (found := _EACH.search(bare)) is not None:
        return Each(found["each"], found["of"], bare[: found.start()], mean=False)
    return None


def counts(figure: Figure, unit: str) -> bool:
    """True when a figure counts what another is for each of: 2000人 for 人均, 500亩 for 亩产."""
    words = load_toml("checks.toml")["per_unit"]["same"]
    return figure.unit.lstrip("万亿千百") in {unit, *words.get(unit, ())}


def _each(story: Story, reading: Reading, n: int, each: Figure) -> Relation | None:
    lead = clause_before(each.before)
    said = each_of(lead)
    if said is None:
        return None
    others = [(k, f) for k, f in enumerate(reading.figures) if k != n and amount(f) and reading.near(k, n, 3)]
    numbers = [(k, f) for k, f in others if counts(f, said.unit)]
    totals = [
        (k, f) for k, f in others if f.base_unit == each.base_unit and not counts(f, said.unit) and each_of(clause_before(f.before)) is None
    ]
    totals = [(k, f) for k, f in totals if not has("sum", "not_part", clause_before(f.before))]
    if len(numbers) != 1 or len(totals) != 1:
        return None
    (at, number), (place, total) = numbers[0], totals[0]
    # only a total that is said of the same thing, and of the same people, is held against the amount for each
    rest = reading.text[: reading.starts[n] - len(lead)] + reading.text[reading.ends[n] :]
    other = not _said_of(said.of, clause_before(total.before) + total.indicator)
    # 第一车间人均产值 beside 全厂职工; 补贴标准为每亩120元 is a price of everybody's
    other = other or ((n > max(at, place) or said.mean) and of_another(said.whose, rest))
    quotient = printed(total).over(printed(number)).scaled(_scale(number))
    close = max(at, place, n) - min(at, place, n) == 2
    sure = CERTAIN if close and reading.apart(min(at, place, n), max(at, place, n)) <= 2 else LIKELY
    found = row_of(
        story.article_id, "per_unit", f"{total.text} / {number.text}", quotient, printed(each), (total, number), each,
        f"先写{total.text}与{number.text}，再写每{said.unit}{each.text}", step=printed_step(each), shown=in_unit(quotient.nominal, each),
        confidence=sure,
    )  # fmt: skip
    if found.verdict == DISAGREES and (other or sure < CERTAIN or not 1 / FAR <= quotient.nominal / each.base_value <= FAR):
        return None
    return found


def _said_of(of: str, total: str) -> bool:
    """True when what is said of the amount for each (人均收入) is said of the total too, or nothing of its own is."""
    if not of or of in ("产", "年") or has("per_unit", "got", of) or ("产" in of and "产" in total):
        return True
    return any(of[k : k + 2] in total for k in range(max(1, len(of) - 1)))


def _scale(number: Figure) -> float:
    """Base units in one of what is counted: 1 亩 is 666.7 m²."""
    if number.dimension == "count" or not number.value:
        return 1.0
    return number.base_value / number.value / (1e4 if number.unit.startswith("万") else 1e8 if number.unit.startswith("亿") else 1.0)


RELATION = Kind("per_unit", "a total, a number in the unit that 人均, 户均, 亩产, 每座 names, and the amount for each", per_units)
