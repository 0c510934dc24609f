"""An anniversary against the year of the beginning: 建校于1950年，今年迎来建校74周年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsstats.checks.cues import pattern
from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.observations.sentences import Figure, Sentence

_THE_SAME = re.compile(r"(?:该|这[一所家座个])[\u4e00-\u9fff]{0,6}$")
SLACK = 1
"""A year more or less is not held against a text: the day of the year may not have come."""


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(f"{pattern('anniversary', 'founded').pattern}|{pattern('anniversary', 'begun').pattern}")


@cache
def _now() -> re.Pattern[str]:
    """今年迎来建校, 如今已走过: a word of today, whose anniversary it is, and perhaps the founding verb again."""
    now, verb = pattern("anniversary", "now").pattern, pattern("anniversary", "founded").pattern
    return re.compile(f"(?:{now})(?:是|也是|正是|有|了|{now})*(?P<whose>[\u4e00-\u9fff]{{0,4}}?)(?:{verb})?$")


def anniversaries(story: Story) -> Iterator[Relation]:
    """Every N周年 in the sentence that says in which year the thing began."""
    if not story.published:
        return
    year = int(story.published[:4])
    for sentence in story.sentences:
        for figure in sentence.figures:
            if figure.kind == "quantity" and figure.unit == "周年" and figure.value == int(figure.value) and figure.value >= 1:
                found = _anniversary(story, sentence, figure, year)
                if found is not None:
                    yield found


def _anniversary(story: Story, sentence: Sentence, figure: Figure, year: int) -> Relation | None:
    text, base = sentence.text, sentence.start
    years = [f for f in sentence.figures if f.kind == "date" and len(f.date) >= 4 and "/" not in f.date]
    years = [f for f in years if re.search(r"\d{4}年", f.text)]
    if len(years) != 1:
        return None
    begun = years[0]
    around = text[max(0, begun.start - base - 8) : begun.end - base + 8]
    verb = _founded().search(around)
    between = text[begun.end - base : figure.start - base]
    if verb is None or "。" in between or "；" in between:
        return None
    # of what it is the anniversary: of nothing else than what began
    if begun.start > figure.start:
        again = text[figure.end - base : begun.start - base]
        if _founded().search(text[max(0, figure.start - base - 4) : figure.start - base]) is None or _THE_SAME.search(again) is None:
            return None
        return _row(story, figure, begun, verb.group(), year)
    said_now = _now().search(between.rpartition("，")[2])
    if said_now is None or (said_now["whose"] and said_now["whose"] not in text[: begun.start - base]):
        return None
    return _row(story, figure, begun, verb.group(), year)


def _row(story: Story, figure: Figure, begun: Figure, verb: str, year: int) -> Relation | None:
    expected, said = year - int(begun.date[:4]), int(figure.value)
    if 0 < abs(expected - said) <= SLACK:
        return None
    right = said == expected
    statement = f"{year} - {begun.date[:4]} = {expected}周年, printed {figure.text}"
    return Relation(
        story.article_id, "date", statement, float(expected), float(said), AGREES if right else DISAGREES,
        f"{begun.text}{verb}，报纸日期是{story.published}", (begun,), figure, confidence=LIKELY,
    )  # fmt: skip


RELATION = Kind("date", "the year in which something was founded, and N周年", anniversaries)
