"""How long something took against its two dates: 2019年开工，2024年建成，历时5年; 10月1日至7日举行，为期7天."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation, in_unit
from newsstats.observations.sentences import Figure, Sentence, clause_before

_LASTED = re.compile(
    r"(?:历时|历经|为期|耗时|持续了?|前后历时|共历时|长达|工期|总工期|工作|坚守|生活|任教|服役|从医|驻守|执教)(?:约|近|超过|了|整整|共)?$"
)
_COUNTED = re.compile(r"^(?:一|总)?共$")
"""Right behind two dates: 11月25日至11月28日，共4天."""
_BEGUN = re.compile(r"开工|动工|启动|开始|始建|开建|奠基|立项|成立|至|到|—|举行|举办|起|开幕|开赛|启程|出发|动身")
NEAR = 16
"""Characters between the two dates, and between them and the duration, where the sentence holds other dates too."""


def durations(story: Story) -> Iterator[Relation]:
    """Every 历时 or 为期 behind two dates (or one time from … to …) of the same sentence."""
    for sentence in story.sentences:
        for figure in sentence.figures:
            if figure.kind != "quantity" or figure.dimension != "duration":
                continue
            lead = clause_before(figure.before)
            if _LASTED.search(lead) or _COUNTED.match(lead):
                found = _duration(story, sentence, figure)
                if found is not None:
                    yield found


def _duration(story: Story, sentence: Sentence, figure: Figure) -> Relation | None:
    dates = [f for f in sentence.figures if f.kind == "date" and f.date and f.end <= figure.start]
    if not dates or _BEGUN.search(sentence.text[: figure.start - sentence.start]) is None:
        return None
    if "/" in dates[-1].date and len(dates) == 1:
        first, last = dates[0].date.split("/", 1)
        ends: list[Figure] = [dates[0]]
    elif len(dates) > 1 and "/" not in dates[-2].date + dates[-1].date and _course(sentence, dates[-2:], figure, only=len(dates) == 2):
        first, last = dates[-2].date, dates[-1].date
        ends = dates[-2:]
    else:
        return None
    grain = min(len(first), len(last))
    unit = _unit(figure)
    spans = _spans(first[:grain], last[:grain], unit)
    if spans is None:
        return None
    low, high = spans
    value = float(figure.value)
    about = 0.5 if figure.modifier or value != int(value) else 0.0
    right = low - about <= value <= high + about
    if not right and (figure.modifier or grain < len("2024") or abs(value - high) > 3 * max(high, 2)):
        return None
    # a year more or less is how people count
    # both days count
    expected = value if right else high if unit == "day" else (low + high) / 2
    said = figure.base_value / figure.value if figure.value else 1.0
    left = f"{ends[0].text} → {ends[-1].text}" if len(ends) > 1 else ends[0].text
    statement = f"{left} = {in_unit(expected * said, figure)}, printed {figure.text}"
    return Relation(
        story.article_id, "duration", statement, expected * said, figure.base_value, AGREES if right else DISAGREES,
        f"起止时间都写明，又写明{clause_before(figure.before)[-2:]}{figure.text}", tuple(ends), figure, confidence=LIKELY,
    )  # fmt: skip


def _course(sentence: Sentence, ends: list[Figure], figure: Figure, *, only: bool) -> bool:
    """True when two dates are the ends of one course: the only ones, or joined by 至, 到 and near the duration."""
    between = sentence.text[ends[0].end - sentence.start : ends[1].start - sentence.start]
    behind = sentence.text[ends[1].end - sentence.start : figure.start - sentence.start]
    return only or (len(between) <= NEAR and len(behind) <= NEAR and between.endswith(("至", "到", "—", "-")))


def _unit(figure: Figure) -> str:
    unit = figure.unit.lstrip("个")
    return "day" if unit in ("天", "日") else "month" if unit in ("月", "个月") else "year" if unit in ("年", "周年", "载") else ""


def _spans(first: str, last: str, unit: str) -> tuple[float, float] | None:
    """The least and the most that people would say lies between two dates, both counted or not; None where the dates are too coarse."""
    if last < first or not unit:
        return None
    years = int(last[:4]) - int(first[:4])
    if unit == "year":
        months = (int(last[5:7]) - int(first[5:7])) / 12 if len(first) > 4 else 0.0
        whole = years + months
        return (max(0.0, int(whole + 0.5) - 1), int(whole + 0.5) + 1)
    if unit == "month" and len(first) >= 7:
        months_between = years * 12 + int(last[5:7]) - int(first[5:7])
        return (months_between - 1, months_between + 1)
    if unit == "day" and len(first) == 10:
        days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
        return (days - 1, days + 1)
    return None


RELATION = Kind("duration", "two dates, or one from … to …, and 历时 or 为期", durations)
