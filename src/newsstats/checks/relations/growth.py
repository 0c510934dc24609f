"""What it was and what it is against the printed growth: 由8.0亿元增至9.2亿元，增长15%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newsstats.checks.cues import ends, from_to, has, pattern
from newsstats.checks.interval import Interval, printed, printed_step
from newsstats.checks.reading import (
    Reading,
    Story,
    amount,
    of_another,
    other_time,
    other_variable,
    percentage,
    reading_of,
    readings,
    same_variable,
)
from newsstats.checks.relation import CERTAIN, DISAGREES, LIKELY, Kind, Relation, percent, plain, row_of
from newsstats.observations.sentences import Figure, Sentence, clause_before

_THAN = re.compile(r"(?:比|较)(?:去年同期|上年同期|去年|上年|同期|前一年)(?:的)?$")
_OLD = re.compile(r"(?:比|较|在)(?:去年|上年|前年|同期|原来|去年同期|上年同期)?[^，。；]{0,6}的?$")
_CHANGED = re.compile(r"(?:比|较|同|与)(?:去年同期|上年同期|去年|上年|同期|前一年)(?:相比|比较)?[^，。；]{0,4}$")
_AS_MUCH = re.compile(r"(?:是|为|相当于)[^，。；]{0,8}的(?:近|约|超)?$")
DOUBLED = 0.1
"""翻一番 is said of what doubled or nearly so: up to a tenth below, or up to half as much again above."""
FAR = 4.0
"""Where the growth that the figures give is this many times the printed one, they are figures of something else (by judgement)."""
FAR_POINTS = 40.0
"""The same in percentage points."""
Pair = tuple[Figure, Figure, str, float]
"""Then, now, why these two, and how sure."""


def growths(story: Story) -> Iterator[Relation]:
    """Every printed growth whose two levels stand in the same sentence or in the next one."""
    for reading in readings(story, 3):
        for n, rate in enumerate(reading.figures):
            if percentage(rate) or _times(rate):
                found = _growth(story, reading, n, rate)
                if found is not None:
                    yield found
    for before, after in pairwise(story.sentences):
        if len(before.figures) > 1 and after.figures and before.part.name == after.part.name:
            yield from _base_behind(story, before, after)


def _times(figure: Figure) -> bool:
    """增长2倍, 翻一番."""
    return figure.kind == "quantity" and figure.dimension == "ratio" and figure.unit in ("倍", "番")


def _growth(story: Story, reading: Reading, n: int, rate: Figure) -> Relation | None:
    lead = clause_before(rate.before)
    # 比去年同期增长 has its cue in front of the verb: the whole clause is read
    clause = re.split(r"[，。；]", reading.text[: reading.starts[n]])[-1]
    doubled = rate.unit == "番"
    up, down = pattern("growth", "up").search(clause), pattern("growth", "down").search(clause)
    named = doubled or (rate.unit == "倍" and _AS_MUCH.search(lead) is not None)
    if not named and (up is None) == (down is None):
        return None
    if has("sum", "rest", lead) or has("growth", "average", clause):
        return None
    if ends("growth", "level", lead) and not has("growth", "named", lead):
        return None
    amounts = [f for f in reading.figures[:n] if amount(f)]
    # 10年前的4倍: a duration beside other amounts is a time
    earlier = [f for f in amounts if f.dimension != "duration"] or amounts
    rises = named or up is not None
    if not _times(rate):
        changed = _by_change(story, reading.sentence, rate, earlier, up=rises)
        if changed is not None:
            return changed
    later = [f for f in reading.figures[n + 1 : n + 3] if amount(f)]
    pair = _then_and_now(reading.sentence, rate, earlier) or _now_behind(reading, n, rate) or _from_to_behind(reading.sentence, rate, later)
    if pair is None:
        return None
    then, now, _, _ = pair
    if then.base_unit != now.base_unit or not then.base_value:
        return None
    if max(pair[0].end, pair[1].end) <= rate.start and of_another(
        reading.lead(n), reading.text[: reading.starts[n] - len(reading.lead(n))], reading.text[reading.ends[n] :]
    ):
        return None
    if pair[3] < CERTAIN and other_variable(now, rate):
        return None
    word = "翻番" if named else (up or down).group()  # type: ignore[union-attr]
    return _tested(story, rate, pair, word, rises=rises, clause=reading.text)


def _tested(story: Story, rate: Figure, pair: Pair, word: str, *, rises: bool, clause: str) -> Relation | None:
    then, now, reason, sure = pair
    sign = 1.0 if rises else -1.0
    ratio = printed(now).over(printed(then))
    left = f"{then.text} → {now.text}, {word}"
    if rate.unit == "番":
        value = rate.base_value
        said = Interval(value, value * (1 - DOUBLED), value * (2.0 if rate.modifier in ("over", "at_least") else 1.5))
        found = row_of(
            story.article_id, "growth", left, ratio, said, (then, now), rate, reason, shown=plain(ratio.nominal) + "倍", confidence=sure
        )
    elif rate.unit == "倍" and _AS_MUCH.search(clause_before(rate.before)):
        found = row_of(
            story.article_id, "growth", f"{now.text} / {then.text}", ratio, _rounded(rate), (then, now), rate, reason,
            step=printed_step(rate) or 1.0, shown=plain(ratio.nominal) + "倍", confidence=sure,
        )  # fmt: skip
    elif rate.unit == "倍":
        grown = ratio.scaled(sign, -sign)
        found = row_of(
            story.article_id, "growth", left, grown, printed(rate), (then, now), rate, reason,
            step=printed_step(rate) or 1.0, shown=plain(grown.nominal) + "倍", confidence=sure,
        )  # fmt: skip
        # 增长了3倍 is also said of what is three times as much
        if found.verdict == DISAGREES and ratio.meets(_rounded(rate)):
            return None
    else:
        grown = ratio.scaled(100.0 * sign, -100.0 * sign)
        found = row_of(
            story.article_id, "growth", left, grown, printed(rate), (then, now), rate, reason,
            step=printed_step(rate), shown=percent(grown.nominal), confidence=sure,
        )  # fmt: skip
    if found.verdict == DISAGREES and not _claimable(found, rate, clause):
        return None
    return found


def _rounded(rate: Figure) -> Interval:
    said = printed(rate)
    half = (printed_step(rate) or 1.0) / 2
    return Interval(said.nominal, min(said.low, said.nominal - half), max(said.high, said.nominal + half))


def _claimable(found: Relation, rate: Figure, clause: str) -> bool:
    """Growth at constant prices does not follow from amounts; figures that are far off are of something else."""
    if has("growth", "real", clause):
        return False
    money = any(part.dimension == "money" for part in found.parts)
    if money and has("growth", "at_constant_prices", "".join(f.indicator + clause_before(f.before) for f in found.figures)):
        return False
    if found.confidence >= CERTAIN or rate.unit == "番":
        return True
    scale = 1.0 if rate.unit == "%" else 100.0
    low, high = sorted((abs(found.expected), abs(found.printed)))
    return (high - low) * scale <= FAR_POINTS and (low <= 0 or high / low <= FAR)


def _by_change(story: Story, sentence: Sentence, rate: Figure, earlier: list[Figure], *, up: bool) -> Relation | None:
    """完成投资313.64亿元，较去年同期增长153.34亿元，同比增长95.66%: the change over what there was before it."""
    if len(earlier) < 2:
        return None
    now, change = earlier[-2:]
    verb = _CHANGED.search(change.before)
    if verb is None or now.base_unit != change.base_unit or _far(sentence, change, rate):
        return None
    if not has("growth", "up" if up else "down", verb.group()):
        return None
    then = printed(now) - printed(change) if up else printed(now) + printed(change)
    if then.low <= 0:
        return None
    expected = printed(change).over(then).scaled(100.0)
    reason = f"写明{now.text}，比上年变化{change.text}，变化幅度{rate.text}"
    left = f"{change.text} / ({now.text} {'-' if up else '+'} {change.text})"
    return row_of(
        story.article_id, "growth", left, expected, printed(rate), (now, change), rate, reason,
        step=printed_step(rate), shown=percent(expected.nominal),
    )  # fmt: skip


def _then_and_now(sentence: Sentence, rate: Figure, earlier: list[Figure]) -> Pair | None:
    for k in range(len(earlier) - 1, 0, -1):
        then, now = earlier[k - 1], earlier[k]
        if then.base_unit != now.base_unit:
            return None  # 新增就业200人，增长15%: the growth of what stands last
        lead = clause_before(now.before)
        change = (has("difference", "rise", lead) or has("difference", "fall", lead)) and not (
            ends("growth", "to", now.before) or from_to(then.before, now.before)
        )
        if change:
            continue
        if _far(sentence, now, rate):
            return None
        if from_to(then.before, now.before):
            if rate.comparison == "year" and other_time(then, now) and _years(then, now) > 1:
                return None  # 由2014年的…增至2023年的…，同比增长…: the growth of the last year alone
            return then, now, f"从{then.text}到{now.text}，写明变化{rate.text}", CERTAIN
        if _THAN.search(now.before):
            return now, then, f"{then.text}与上年的{now.text}相比，写明变化{rate.text}", CERTAIN
        was, is_ = has("growth", "then", clause_before(then.before)), has("growth", "then", clause_before(now.before))
        if was and not is_:
            return then, now, f"先写上年{then.text}，再写今年{now.text}，写明变化{rate.text}", LIKELY
        if is_ and not was:
            return now, then, f"先写今年{then.text}，再写上年{now.text}，写明变化{rate.text}", LIKELY
        if same_variable(then, now) and other_time(then, now) and _years(then, now) == 1:
            return then, now, f"两年都写明：{then.text}与{now.text}，写明变化{rate.text}", LIKELY
        return None
    return None


def _years(then: Figure, now: Figure) -> int:
    """How many years lie between two figures' times; negative where the later stands first."""
    return int(now.period_start[:4]) - int(then.period_start[:4])


def _now_behind(reading: Reading, n: int, rate: Figure) -> Pair | None:
    """比上年的200万吨减少20%，为160万吨."""
    if not 0 < n < len(reading.figures) - 1:
        return None
    then, now = reading.figures[n - 1], reading.figures[n + 1]
    if not (amount(then) and amount(now) and then.base_unit == now.base_unit and reading.apart(n, n + 1) == 1):
        return None
    if _OLD.search(clause_before(then.before)) is None or not ends("growth", "reaches", reading.lead(n + 1)):
        return None
    return then, now, f"比{then.text}变化{rate.text}，写明达到{now.text}", CERTAIN


def _from_to_behind(sentence: Sentence, rate: Figure, later: list[Figure]) -> Pair | None:
    """出口下降8%，由50亿元降至46亿元."""
    if len(later) != 2 or sentence.text[rate.end - sentence.start : later[0].start - sentence.start].count("，") > 1:
        return None
    then, now = later
    if then.base_unit == now.base_unit and from_to(then.before, now.before):
        return then, now, f"写明变化{rate.text}，从{then.text}到{now.text}", CERTAIN
    return None


def _base_behind(story: Story, before: Sentence, after: Sentence) -> Iterator[Relation]:
    """销售额9.2亿元，同比增长15%。去年同期为8亿元: one amount and its growth, and in the next sentence the year before."""
    first = reading_of(before)
    levels = [f for f in first.figures if amount(f)]
    rates = [f for f in first.figures if percentage(f)]
    if len(levels) != 1 or len(rates) != 1:
        return
    now, rate = levels[0], rates[0]
    then = next((f for f in reading_of(after).figures if amount(f) and f.base_unit == now.base_unit), None)
    if then is None or now.start > rate.start or not has("growth", "then", clause_before(then.before)):
        return
    if then.indicator and now.indicator and not same_variable(then, now):
        return
    lead = clause_before(rate.before)
    up, down = pattern("growth", "up").search(lead), pattern("growth", "down").search(lead)
    if (up is None) == (down is None) or has("growth", "average", lead) or _far(before, now, rate):
        return
    pair = then, now, f"先写今年{now.text}与变化{rate.text}，下一句写上年{then.text}", LIKELY
    word = (up or down).group()  # type: ignore[union-attr]
    found = _tested(story, rate, pair, word, rises=up is not None, clause=before.text)
    if found is not None:
        yield found


def _far(sentence: Sentence, figure: Figure, rate: Figure) -> bool:
    between = sentence.text[figure.end - sentence.start : rate.start - sentence.start]
    return between.count("，") > 2 or "；" in between


RELATION = Kind("growth", "what it was, what it is, and the growth in %, 倍 or 番", growths)
