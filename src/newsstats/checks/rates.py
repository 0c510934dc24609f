"""Shares (part of a whole) and growth (then and now) against the printed percentage."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from newsstats.checks.cues import FROM, ends, has, pattern
from newsstats.checks.interval import Interval, printed, printed_step
from newsstats.checks.relation import Relation, verdict
from newsstats.checks.sums import _can_add
from newsstats.observations.sentences import Figure, Sentence, StoryText, clause_before

_OF = re.compile(r"占(?P<whole>[^，。；占]{0,24})$")
_THAN = re.compile(r"(?:比|较)(?:去年同期|上年同期|去年|上年|同期|前一年)(?:的)?$")
_CHANGED = re.compile(r"(?:比|较|同|与)(?:去年同期|上年同期|去年|上年|同期|前一年)(?:相比|比较)?[^，。；]{0,4}$")


def rates(story: StoryText) -> Iterator[Relation]:
    """Every percentage of a sentence whose two other figures stand in the same sentence."""
    for sentence in story.sentences:
        figures = [f for f in sentence.figures if f.kind == "quantity" and not math.isnan(f.base_value)]
        for n, rate in enumerate(figures):
            fraction = rate.dimension == "ratio" and "分之" in rate.text
            if not fraction and (rate.dimension != "percentage" or rate.base_unit != "%"):
                continue
            earlier = [f for f in figures[:n] if _can_add(f)]
            found = _share(story, sentence, rate, earlier)
            if found is None and not fraction:
                later = [f for f in figures[n + 1 : n + 3] if _can_add(f)]
                found = _growth(story, sentence, rate, earlier, later)
            if found is not None:
                yield found


def _share(story: StoryText, sentence: Sentence, rate: Figure, earlier: list[Figure]) -> Relation | None:
    before = sentence.text[: rate.start - sentence.start]
    of = _OF.search(before)
    if of is None or not earlier:
        return None
    at = sentence.start + of.start()
    inside = [f for f in earlier if f.start > at]
    outside = [f for f in earlier if f.end <= at]
    if not outside:
        return None
    part = outside[-1]
    if sentence.text[part.end - sentence.start : of.start()].count("，") > 1:
        return None
    if inside:
        whole, reason = inside[-1], f"{part.text}占{inside[-1].text}的{rate.text}"
    else:
        same = [f for f in outside[:-1] if f.base_unit == part.base_unit]
        if len(same) != 1 or not has("sum", "whole", clause_before(same[0].before) + same[0].measured_property):
            return None
        whole, reason = same[0], f"同句先写总数{same[0].text}，再写{part.text}占{rate.text}"
    if whole.base_unit != part.base_unit or not whole.base_value:
        return None
    expected = printed(part).over(printed(whole)).scaled(100.0 if rate.dimension == "percentage" else 1.0)
    return _row(story, "share", (part, whole), rate, expected, f"{part.text} / {whole.text}", reason)


def _growth(story: StoryText, sentence: Sentence, rate: Figure, earlier: list[Figure], later: list[Figure]) -> Relation | None:
    lead = clause_before(rate.before)
    # 比去年同期增长 has its cue in front of the verb: the whole clause is read
    clause = re.split(r"[，。；]", sentence.text[: rate.start - sentence.start])[-1]
    up, down = pattern("growth", "up").search(clause), pattern("growth", "down").search(clause)
    if (up is None) == (down is None) or has("sum", "rest", lead):
        return None
    if ends("growth", "level", lead) and not has("growth", "named", lead):
        return None
    changed = _by_change(story, sentence, rate, earlier, up=up is not None)
    if changed is not None:
        return changed
    pair = _then_and_now(sentence, rate, earlier) or _from_to_behind(sentence, rate, later)
    if pair is None:
        return None
    then, now, reason = pair
    if then.base_unit != now.base_unit or not then.base_value:
        return None
    sign = 1.0 if up is not None else -1.0
    ratio = printed(now).over(printed(then))
    expected = ratio.scaled(100.0 * sign, -100.0 * sign)
    word = (up or down).group()  # type: ignore[union-attr]
    return _row(story, "growth", (then, now), rate, expected, f"{then.text} → {now.text}, {word}", reason)


def _by_change(story: StoryText, sentence: Sentence, rate: Figure, earlier: list[Figure], *, up: bool) -> Relation | None:
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
    return _row(story, "growth", (now, change), rate, expected, f"{change.text} / ({now.text} {'-' if up else '+'} {change.text})", reason)


def _then_and_now(sentence: Sentence, rate: Figure, earlier: list[Figure]) -> tuple[Figure, Figure, str] | None:
    for k in range(len(earlier) - 1, 0, -1):
        then, now = earlier[k - 1], earlier[k]
        if then.base_unit != now.base_unit:
            continue
        lead = clause_before(now.before)
        change = (has("difference", "rise", lead) or has("difference", "fall", lead)) and not ends("growth", "to", now.before)
        if change:
            continue
        if _far(sentence, now, rate):
            return None
        if FROM.search(then.before) and ends("growth", "to", now.before):
            return then, now, f"从{then.text}到{now.text}，写明变化{rate.text}"
        if _THAN.search(now.before):
            return now, then, f"{then.text}与上年的{now.text}相比，写明变化{rate.text}"
        if has("growth", "then", clause_before(then.before)) and not has("growth", "then", clause_before(now.before)):
            return then, now, f"先写上年{then.text}，再写今年{now.text}，写明变化{rate.text}"
        if has("growth", "then", clause_before(now.before)) and not has("growth", "then", clause_before(then.before)):
            return now, then, f"先写今年{then.text}，再写上年{now.text}，写明变化{rate.text}"
        return None
    return None


def _from_to_behind(sentence: Sentence, rate: Figure, later: list[Figure]) -> tuple[Figure, Figure, str] | None:
    """出口下降8%，由50亿元降至46亿元."""
    if len(later) != 2 or sentence.text[rate.end - sentence.start : later[0].start - sentence.start].count("，") > 1:
        return None
    then, now = later
    if then.base_unit == now.base_unit and FROM.search(then.before) and ends("growth", "to", now.before):
        return then, now, f"写明变化{rate.text}，从{then.text}到{now.text}"
    return None


def _far(sentence: Sentence, figure: Figure, rate: Figure) -> bool:
    between = sentence.text[figure.end - sentence.start : rate.start - sentence.start]
    return between.count("，") > 2 or "；" in between


def _row(story: StoryText, kind: str, parts: tuple[Figure, Figure], rate: Figure, expected: Interval, left: str, reason: str) -> Relation:
    said = printed(rate)
    found = verdict(expected, said, step=printed_step(rate))
    value = f"{expected.nominal:.4f}".rstrip("0").rstrip(".")
    statement = f"{left} = {value}{'%' if rate.dimension == 'percentage' else ''}, printed {rate.text}"
    return Relation(story.article_id, kind, statement, expected.nominal, rate.base_value, found, reason, parts, rate)
