"""Dates that cannot be: a day that its month does not have, a wrong weekday, a range that runs backwards."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from newsstats.checks.cues import has
from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, Kind, Relation
from newsstats.observations.sentences import Figure, Sentence

_DAY = re.compile(
    r"(?:(?P<rel>今年|去年|明年)|(?<!\d)(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:(?:上午|下午|晚)?(?:[（(，,]|是|为|恰逢|正值)?\s?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天]))?"
)
_RANGE = re.compile(
    r"(?<!\d)(?:(?P<y1>(?:19|20)\d\d)年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:至|到|—{1,2}|-|~)"
    r"(?:(?P<y2>(?:19|20)\d\d)年)?(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
)
_YEARS = re.compile(r"(?P<rel>去年|今年|明年)(?:[（(]|即)(?P<year>(?:19|20)\d\d)年?")
_WEEKDAYS = "一二三四五六日"
LEAP = 2024
"""Where no year is known, February has 29 days."""
_RELATIVE = {"去年": -1, "今年": 0, "明年": 1}


def dates(story: Story) -> Iterator[Relation]:
    """What the printed dates of a story say against the calendar and against the issue's own date."""
    issued = story.published
    year = int(issued[:4]) if issued else 0
    for sentence in story.sentences:
        text = sentence.text
        if issued and sentence.figures:
            yield from _planned(story, sentence, issued)
        dated = "日" in text and "月" in text
        for found in _DAY.finditer(text) if dated else ():
            relation = _day(story, sentence, found, year)
            if relation is not None:
                yield relation
        for found in _RANGE.finditer(text) if dated else ():
            relation = _backwards(story, sentence, found)
            if relation is not None:
                yield relation
        if year and "年" in text:
            for found in _YEARS.finditer(text):
                wanted = year + _RELATIVE[found["rel"]]
                yield _row(
                    story, sentence, found, f"{found['rel']} = {wanted}, printed {found['year']}年", wanted, int(found["year"]),
                    f"报纸日期是{issued}", wanted == int(found["year"]),
                )  # fmt: skip


def _day(story: Story, sentence: Sentence, found: re.Match[str], year: int) -> Relation | None:
    month, day = int(found["month"]), int(found["day"])
    own = int(found["year"]) if found["year"] else year + _RELATIVE.get(found["rel"] or "", 0) if year else 0
    shown = found.string[found.start() : found.end("day") + 1]
    if not 1 <= month <= 12:
        return _row(story, sentence, found, f"{shown}：没有{month}月, printed {shown}", 12, month, "一年有十二个月", False)
    last = calendar.monthrange(own or LEAP, month)[1]
    if not 1 <= day <= last:
        return _row(
            story, sentence, found, f"{own or ''}{'年' if own else ''}{month}月有{last}天, printed {shown}", last, day, "历法", False
        )
    if not found["weekday"] or not own:
        return None
    wanted = _WEEKDAYS[datetime.date(own, month, day).weekday()]
    said = found["weekday"].replace("天", "日")
    return _row(
        story, sentence, found, f"{own}年{month}月{day}日 = 星期{wanted}, printed 星期{said}",
        _WEEKDAYS.index(wanted) + 1, _WEEKDAYS.index(said) + 1, "日期与星期写在一起", wanted == said,
    )  # fmt: skip


def _backwards(story: Story, sentence: Sentence, found: re.Match[str]) -> Relation | None:
    first = int(found["m1"]), int(found["d1"])
    second = int(found["m2"] or found["m1"]), int(found["d2"])
    if found["y2"]:
        if not found["y1"] or (int(found["y2"]), second) >= (int(found["y1"]), first):
            return None
    # from December to January is the turn of a year
    elif second >= first or (first[0] >= 10 and second[0] <= 3 and found["m2"]):
        return None
    years = [f"{year}年" if year and found["y2"] else "" for year in (found["y1"], found["y2"])]
    statement = f"{years[0]}{first[0]}月{first[1]}日 > {years[1]}{second[0]}月{second[1]}日, printed {found.group()}"
    return _row(story, sentence, found, statement, first[1], second[1], "起止日期前后颠倒", False)


def _planned(story: Story, sentence: Sentence, issued: str) -> Iterator[Relation]:
    """将于 with a date that was over when the issue came out."""
    for figure in sentence.figures:
        if figure.kind != "date" or not figure.date or not has("date", "planned", figure.before[-5:]):
            continue
        last = figure.date.rpartition("/")[2][:10]
        explicit_year = re.search(r"(?:19|20)\d\d年", figure.text) is not None
        if explicit_year and last[: len(issued)] < issued[: len(last)]:
            statement = f"将于{figure.text} < {issued}, printed {figure.text}"
            yield Relation(
                story.article_id,
                "date",
                statement,
                float(issued[:4]),
                float(last[:4]),
                DISAGREES,
                f"报纸日期是{issued}，这一天已经过去",
                (),
                figure,
            )


def _row(
    story: Story, sentence: Sentence, found: re.Match[str], statement: str, expected: float, said: float, reason: str, right: bool
) -> Relation:
    whole = _mention(sentence, found)
    a, b = sentence.start + found.start(), sentence.start + found.end()
    span = sentence.part.span(a, b)
    return Relation(story.article_id, "date", statement, expected, said, AGREES if right else DISAGREES, reason, (), whole, span)


def _mention(sentence: Sentence, found: re.Match[str]) -> Figure | None:
    a, b = sentence.start + found.start(), sentence.start + found.end()
    return next((f for f in sentence.figures if f.start < b and f.end > a), None)


RELATION = Kind("date", "a day, a weekday, a time from … to …, or a year beside 去年, 今年, 明年", dates)
