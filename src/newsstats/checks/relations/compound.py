"""Growth of every year of several: 由2.57万元增加到3.52万元，五年年均增长6.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import from_to, has
from newsstats.checks.interval import Interval, printed, printed_step
from newsstats.checks.reading import Reading, Story, amount, percentage, readings
from newsstats.checks.relation import DISAGREES, Kind, Relation, percent, row_of
from newsstats.numbers.numerals import parse
from newsstats.observations.sentences import Figure, clause_before

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_COURSE = re.compile(r"\d{4}年?(?:至|到|—|-|－)+\d{4}年")
_FOR = re.compile(r"(?<![\d年])([\d两二三四五六七八九十]{1,3})年(?:间|来|年均|复合|平均)")


def compounds(story: Story) -> Iterator[Relation]:
    """A course from one amount to another with its years, and the growth of every year."""
    for reading in readings(story, 3):
        for n, rate in enumerate(reading.figures):
            if n > 1 and percentage(rate) and has("growth", "average", clause_before(rate.before)):
                found = _compound(story, reading, n, rate)
                if found is not None:
                    yield found


def _compound(story: Story, reading: Reading, n: int, rate: Figure) -> Relation | None:
    then, now = reading.figures[n - 2 : n]
    if not (amount(then) and amount(now) and then.base_unit == now.base_unit and from_to(then.before, now.before)):
        return None
    if not reading.near(n - 1, n, 2):
        return None
    years = _span(reading, then, now)
    if years < 2:
        return None
    ratio = printed(now).over(printed(then))
    sign = -1.0 if has("growth", "down", clause_before(rate.before)) else 1.0
    expected = _root(ratio, years, sign)
    reason = f"{years}年间从{then.text}到{now.text}，写明年均变化{rate.text}"
    left = f"({now.text} / {then.text})^(1/{years}) - 1"
    found = row_of(
        story.article_id, "growth", left, expected, printed(rate), (then, now), rate, reason,
        step=printed_step(rate), shown=percent(expected.nominal),
    )  # fmt: skip
    if found.verdict == DISAGREES:
        # how many years are counted is not always clear, nor whether prices are the same
        if any(_root(ratio, years + k, sign).meets(printed(rate)) for k in (-1, 1)):
            return None
        named = "".join(f.indicator + clause_before(f.before) for f in (then, now, rate))
        if (
            has("growth", "real", reading.text)
            or has("growth", "at_constant_prices", named)
            or has("growth", "by_year_at_constant_prices", named)
        ):
            return None
    return found


def _root(ratio: Interval, years: int, sign: float) -> Interval:
    ends = sorted(100.0 * sign * (max(value, 1e-12) ** (1.0 / years) - 1.0) for value in (ratio.low, ratio.high))
    return Interval(100.0 * sign * (ratio.nominal ** (1.0 / years) - 1.0), ends[0], ends[1])


def _span(reading: Reading, then: Figure, now: Figure) -> int:
    """Years between two amounts: by the years printed in front of them, else by 五年间; 0 where the text does not say."""
    begin = reading.sentence.start
    first = _YEARS.findall(reading.text[: then.start - begin])
    second = _YEARS.findall(reading.text[then.end - begin : now.start - begin])
    if first and second:
        return int(second[-1]) - int(first[-1])
    if len(first) > 1 and not second and _COURSE.search(reading.text[: then.start - begin]):
        return int(first[-1]) - int(first[-2])
    said = _FOR.search(reading.text)
    if said is None:
        return 0
    read = parse(said[1])
    return int(read.value) if read is not None else 0


RELATION = Kind("growth", "由A增至B with both years or their number, and 年均增长", compounds)
