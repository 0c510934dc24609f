"""How many days after what it tells a story was printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsstats.findings.cues import begins, ends, has
from newsstats.observations.sentences import CROWDED, Figure, StoryText, clause_before
from newsstats.text.byline import parse_opening

LAGS = 3
"""Stories that name a day, at least, for a page's days to print to be told."""
OLD = 31
"""Days: what lies further back is told as history, not as news (by judgement)."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[^/]*)?")


@dataclass(frozen=True, slots=True)
class Lag:
    """The latest day that a story's text tells of, and the days from there to its publication."""

    article_id: str
    mention_id: str
    date: str
    published: str
    days: int


def reporting_lags(stories: Iterable[StoryText]) -> list[Lag]:
    """One a story of which the day of publication is known and whose body names a day of the month before it, the quickest first.

    The day of a dateline (新华社北京11月28日电) is when it was sent, and a day that only bounds a span (截至, 自…起) is none on which
    something happened: neither counts.

    Examples
    --------
    >>> import newsstats as ns
    >>> corpus = ns.read([{"title": "签约", "body": "协议11月20日下午在青石签下。", "date": "2024-11-29"}])
    >>> [(lag.date, lag.days) for lag in reporting_lags(corpus.analysis.stories)]
    [('2024-11-20', 9)]
    """
    out: list[Lag] = []
    for story in stories:
        issued = _DAY.fullmatch(story.published)
        if issued is None:
            continue
        told = [(day, figure) for figure in _dates(story) if (day := _day(figure, issued[1]))]
        if told:
            day, figure = max(told, key=lambda one: one[0])
            out.append(Lag(story.article_id, figure.mention_id, day, issued[1], _between(day, issued[1])))
    return sorted(out, key=lambda lag: (lag.days, lag.mention_id))


def _dates(story: StoryText) -> Iterator[Figure]:
    opening: int | None = None
    for sentence in story.sentences:
        if sentence.part.name != "body" or len(sentence.figures) > CROWDED:
            continue
        if opening is None:
            opening = parse_opening(sentence.part.text).end
        for figure in sentence.figures:
            if figure.kind == "date" and figure.start >= opening:
                yield figure


def _day(figure: Figure, issued: str) -> str:
    """The day of a date on which something happened, or nothing."""
    found = _DAY.fullmatch(figure.date)
    if found is None or not 0 <= _between(found[1], issued) <= OLD:
        return ""
    until = has("lag", "until", clause_before(figure.before) + figure.text) or ends("lag", "since", figure.before)
    return "" if until or begins("lag", "behind", figure.after) else found[1]


def _between(day: str, issued: str) -> int:
    return (datetime.date.fromisoformat(issued) - datetime.date.fromisoformat(day)).days
