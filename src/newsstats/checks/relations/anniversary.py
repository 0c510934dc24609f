"""An anniversary against the year of the beginning: 建校于1950年，今年迎来建校74周年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.observations.sentences import Figure, Sentence

_FOUNDED = re.compile(r"(?P<verb>成立|建立|创立|创办|创建|建校|建院|建厂|建交|诞生|开通|创刊|设立|通车|始建|建成)")
_NOW = re.compile(
    r"(?:今年|如今|迄今|至今|已|走过|迎来|恰逢|正值|将)(?:是|也是|正是|迎来|将|恰逢|正值|已|走过|有|了)*(?P<whose>[\u4e00-\u9fff]{0,4}?)"
    r"(?:成立|建立|创立|创办|创建|建校|建院|建厂|建交|诞生|开通|创刊|设立|通车|建成)?$"
)
_THE_SAME = re.compile(r"(?:该|这[一所家座个])[\u4e00-\u9fff]{0,6}$")
SLACK = 1
"""A year more or less is not held against a text: the day of the year may not have come."""


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
    verb = _FOUNDED.search(around)
    between = text[begun.end - base : figure.start - base]
    if verb is None or "。" in between or "；" in between:
        return None
    # of what it is the anniversary: of nothing else than what began
    if begun.start > figure.start:
        again = text[figure.end - base : begun.start - base]
        if _FOUNDED.search(text[max(0, figure.start - base - 4) : figure.start - base]) is None or _THE_SAME.search(again) is None:
            return None
        return _row(story, figure, begun, verb["verb"], year)
    said_now = _NOW.search(between.rpartition("，")[2])
    if said_now is None or (said_now["whose"] and said_now["whose"] not in text[: begun.start - base]):
        return None
    return _row(story, figure, begun, verb["verb"], year)


def _row(story: Story, figure: Figure, begun: Figure, verb: str, year: int) -> Relation | None:
    expected = year - int(begun.date[:4])
    said = int(figure.value)
    right = abs(expected - said) <= SLACK if said != expected else True
    statement = f"{year} - {begun.date[:4]} = {said if right and said == expected else expected}周年, printed {figure.text}"
    if right and said != expected:
        return None
    return Relation(
        story.article_id, "date", statement, float(expected), float(said), AGREES if right else DISAGREES,
        f"{begun.text}{verb}，报纸日期是{story.published}", (begun,), figure, confidence=LIKELY,
    )  # fmt: skip


RELATION = Kind("date", "the year in which something was founded, and N周年", anniversaries)
