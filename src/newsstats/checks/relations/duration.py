"""How long something took against its two dates: 2019年开工，2024年建成，历时5年; 10月1日至7日举行，为期7天."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsstats.checks.cues import has
from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation, in_unit
from newsstats.observations.sentences import Figure, Sentence, clause_before
from newsstats.text.cues import ending_cue

_ABOUT = re.compile(r"(?:约|近|超过|了|整整|共)$")
_COUNTED = re.compile(r"^(?:一|总)?共$")
"""Right behind two dates: 11月25日至11月28日，共4天."""
NEAR = 16
"""Characters between the two dates, and between them and the duration, where the sentence holds other dates too."""


def durations(story: Story) -> Iterator[Relation]:
    """Every 历时 or 为期 behind two dates (or one time from … to …) of the same sentence."""
    for sentence in story.sentences:
        for figure in sentence.figures:
            if figure.kind != "quantity" or figure.dimension != "duration":
                continue
            lead = clause_before(figure.before)
            cue = ending_cue("checks.toml", "duration", "lasted").search(_ABOUT.sub("", lead)) or _COUNTED.match(lead)
            if cue is not None:
                found = _duration(story, sentence, figure, cue.group())
                if found is not None:
                    yield found


def _duration(story: Story, sentence: Sentence, figure: Figure, cue: str) -> Relation | None:
    dates = [f for f in sentence.figures if f.kind == "date" and f.date and f.end <= figure.start]
    if not dates or not has("duration", "begun", sentence.text[: figure.start - sentence.start]):
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
    span = _span(first[:grain], last[:grain], _unit(figure))
    if span is None:
        return None
    low, usual, high = span
    value = float(figure.value)
    about = 0.5 if figure.modifier or value != int(value) else 0.0
    right = low - about <= value <= high + about
    if not right and (figure.modifier or abs(value - high) > 3 * max(high, 2)):
        return None
    expected = value if right else usual
    said = figure.base_value / figure.value if figure.value else 1.0
    left = f"{ends[0].text} → {ends[-1].text}" if len(ends) > 1 else ends[0].text
    statement = f"{left} = {in_unit(expected * said, figure)}, printed {figure.text}"
    return Relation(
        story.article_id, "duration", statement, expected * said, figure.base_value, AGREES if right else DISAGREES,
        f"起止时间都写明，又写明{cue}{figure.text}", tuple(ends), figure, confidence=LIKELY,
    )  # fmt: skip


def _course(sentence: Sentence, ends: list[Figure], figure: Figure, *, only: bool) -> bool:
    """True when two dates are the ends of one course: the only ones, or joined by 至, 到 and near the duration."""
    between = sentence.text[ends[0].end - sentence.start : ends[1].start - sentence.start]
    behind = sentence.text[ends[1].end - sentence.start : figure.start - sentence.start]
    return only or (len(between) <= NEAR and len(behind) <= NEAR and between.endswith(("至", "到", "—", "-")))


def _unit(figure: Figure) -> str:
    unit = figure.unit.lstrip("个")
    return "day" if unit in ("天", "日") else "month" if unit in ("月", "个月") else "year" if unit in ("年", "周年", "载") else ""


def _span(first: str, last: str, unit: str) -> tuple[int, int, int] | None:
    """The least, the usual and the most that people say lies between two dates; None where the dates are too coarse for the unit.

    One more or less is how people count years and months; of days the first and the last both count, or one of them, or neither.
    """
    if last < first or not unit:
        return None
    years = int(last[:4]) - int(first[:4])
    if unit == "year":
        months = (int(last[5:7]) - int(first[5:7])) / 12 if len(first) > len("2024") else 0.0
        usual = int(years + months + 0.5)
        return max(0, usual - 1), usual, usual + 1
    if unit == "month" and len(first) >= len("2024-01"):
        usual = years * 12 + int(last[5:7]) - int(first[5:7])
        return usual - 1, usual, usual + 1
    if unit == "day" and len(first) == len("2024-01-01"):
        days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
        return days - 1, days + 1, days + 1
    return None


RELATION = Kind("duration", "two dates, or one from … to …, and 历时 or 为期", durations)
