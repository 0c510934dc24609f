"""A part, its whole, and the printed share: 小麦46万亩，占粮食面积115万亩的40%; 计划40亿元，完成30亿元，完成计划的75%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import from_to, has
from newsstats.checks.interval import printed, printed_step
from newsstats.checks.reading import Reading, Story, amount, of_another, percentage, readings
from newsstats.checks.relation import CERTAIN, LIKELY, Kind, Relation, percent, plain, row_of
from newsstats.observations.sentences import Figure, clause_before

_OF = re.compile(r"占(?P<whole>[^，。；占]{0,24})$")
_REACHED = re.compile(r"(?:完成|达到|实现)(?P<whole>[^，。；]{0,8}(?:计划|目标|任务|预算)[^，。；]{0,4}\d[^，。；]{0,10}的)$")
"""完成全年目标8亿元的75%: the goal's amount stands in between."""
_OF_PLAN = re.compile(r"(?:完成|实现|达到|达|占|为)[^，。；]{0,8}(?:计划|任务|目标|预算|总数)[^，。；]{0,6}的?$")
_ALL = "总全共"
NAMED = 3
"""Characters of a whole's name at least by which it is found behind its share."""
_COURSE = re.compile(r"[从由][^，。；]{0,12}$|[到至]$")
_AMONG = re.compile(r"^(?:[^，。；]{0,8})(?:中|里|当中)[，,]?[^，。；]{0,4}$|^[^，。；]{0,6}中[^，。；]{0,4}$")


def shares(story: Story) -> Iterator[Relation]:
    """Every printed share whose part and whole stand in the same sentence."""
    for reading in readings(story, 3):
        for n, rate in enumerate(reading.figures):
            fraction = rate.dimension == "ratio" and "分之" in rate.text
            if fraction or percentage(rate):
                found = _share(story, reading, n, rate) or _of_plan(story, reading, n, rate)
                if found is not None:
                    yield found


def _share(story: Story, reading: Reading, n: int, rate: Figure) -> Relation | None:
    text, base = reading.text, reading.sentence.start
    earlier = [f for f in reading.figures[:n] if amount(f)]
    of = _OF.search(text[: reading.starts[n]]) or _REACHED.search(text[: reading.starts[n]])
    if of is None or not earlier:
        return None
    at = base + of.start()
    inside = [f for f in earlier if f.start > at]
    outside = [f for f in earlier if f.end <= at]
    if not outside:
        return None
    part = outside[-1]
    if text[part.end - base : of.start()].count("，") > 1:
        return None
    lead = clause_before(part.before)
    if _COURSE.search(reading.lead(n)):
        return None  # 占比从11.3%升到18.5%: two shares of two years
    if has("difference", "remaining", lead):
        return None  # 剩余3900亩，占6000亩的35%: of what, the text leaves open
    if inside:
        whole, reason, sure = inside[-1], f"{part.text}占{inside[-1].text}的{rate.text}", CERTAIN
    elif (behind := _whole_behind(reading, n, of["whole"], part)) is not None:
        whole, reason, sure = behind, f"{part.text}占{behind.text}的{rate.text}", CERTAIN
    else:
        same = [f for f in outside[:-1] if f.base_unit == part.base_unit]
        if len(same) != 1:
            return None
        named = has("sum", "whole", clause_before(same[0].before) + same[0].measured_property)
        if not named and not _AMONG.match(text[same[0].end - base : part.start - base]):
            return None
        if from_to(same[0].before, part.before) or not _is_named(of["whole"], clause_before(same[0].before) + same[0].indicator):
            return None
        whole, reason, sure = same[0], f"同句先写总数{same[0].text}，再写{part.text}占{rate.text}", LIKELY
    if printed(part).low > printed(whole).high:
        return None
    return _row(story, part, whole, rate, reason, sure)


def _behind_mark(text: str) -> str:
    return re.split(r"[，。；：]", text)[-1]


def _is_named(said: str, lead: str) -> bool:
    """True when a share names no whole, or one that the figure's own words name too: 占总人口的25% behind 全乡2万人, not 占总销量 behind 产量."""
    name = said.rstrip("的")
    if len(name) < 2 or name[-2:] in lead:
        return True
    return name[0] in _ALL and any(word in lead for word in _ALL)


def _whole_behind(reading: Reading, n: int, said: str, part: Figure) -> Figure | None:
    """占全县总人口的8%，全县总人口40万人: the whole behind the share, in the words of the share."""
    name = said.rstrip("的")
    if len(name) < NAMED:
        return None
    return next(
        (f for k, f in enumerate(reading.figures[n + 1 :], n + 1) if f.base_unit == part.base_unit and name in reading.lead(k)), None
    )


def _of_plan(story: Story, reading: Reading, n: int, rate: Figure) -> Relation | None:
    """计划投资40亿元，完成30亿元，完成计划的75%: one planned amount, one that is done, one behind the other."""
    reached = _OF_PLAN.search(reading.text[: reading.starts[n]])
    if n < 2 or reached is None:
        return None
    # 全县完成任务的92% behind two towns' figures is of the county
    if of_another(_behind_mark(reading.text[: reached.start()]), reading.text[: reading.ends[n - 1]]):
        return None
    whole, part = reading.figures[n - 2 : n]
    if not (amount(whole) and amount(part) and whole.base_unit == part.base_unit and reading.near(n - 2, n, 3)):
        return None
    planned, done = clause_before(whole.before), clause_before(part.before)
    if not (has("share", "planned", planned) and has("share", "done", done)) or has("share", "planned", done):
        return None
    return _row(story, part, whole, rate, f"先写计划{whole.text}，再写完成{part.text}，完成{rate.text}", LIKELY)


def _row(story: Story, part: Figure, whole: Figure, rate: Figure, reason: str, sure: float) -> Relation | None:
    if whole.base_unit != part.base_unit or not whole.base_value:
        return None
    ratio = rate.dimension != "percentage"
    expected = printed(part).over(printed(whole)).scaled(1.0 if ratio else 100.0)
    shown = plain(expected.nominal) if ratio else percent(expected.nominal)
    return row_of(
        story.article_id, "share", f"{part.text} / {whole.text}", expected, printed(rate), (part, whole), rate, reason,
        step=printed_step(rate), shown=shown, confidence=sure,
    )  # fmt: skip


RELATION = Kind("share", "a part, its whole in the same unit, and 占…% or 完成计划的…%", shares)
