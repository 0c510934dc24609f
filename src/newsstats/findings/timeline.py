"""Dated events in order."""

from __future__ import annotations

from collections.abc import Iterable

from newsstats.observations.sentences import CROWDED, StoryText
from newsstats.text.byline import parse_opening

EVENT = 200
"""Characters on each side of a date that its event is told in at most: a clause is shorter, and a heap without marks is none."""


def timeline_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """Every dated event with the clause that tells it, earliest first.

    `tense` is past, present (the day of publication) or future against the article's date, empty where either is
    unknown. A date whose year nothing says stands last; a heap of figures tells no events. Columns: `newsstats.schema.TIMELINE`.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        openings: dict[str, int] = {}
        for sentence in story.sentences:
            if len(sentence.figures) > CROWDED:
                continue
            part = sentence.part
            if part.name not in openings:
                openings[part.name] = parse_opening(part.text).end if part.name == "body" else 0
            opening = openings[part.name]
            for figure in sentence.figures:
                if figure.kind != "date" or figure.start < opening:
                    continue
                date = figure.date
                rows.append(
                    {
                        "date": date,
                        "article_id": story.article_id,
                        "event": _event(
                            sentence.text, opening - sentence.start, figure.start - sentence.start, figure.end - sentence.start
                        ),
                        "mention_id": figure.mention_id,
                        "tense": tense(date, story.published),
                        "source_start": figure.source_start,
                        "source_end": figure.source_end,
                    }
                )
    rows.sort(key=lambda r: (r["date"] == "", r["date"], r["mention_id"]))
    return rows


def tense(date: str, issued: str) -> str:
    """Past, present or future of an ISO date (or interval) against the issue's date."""
    if not date or not issued:
        return ""
    first, _, last = date.partition("/")
    last = last or first
    if last[: len(issued)] < issued[: len(last)]:
        return "past"
    return "future" if first[:10] > issued[: len(first[:10])] else "present"


def _event(text: str, opening: int, start: int, end: int) -> str:
    """From the date's clause to the end of the clause that says what happened, `EVENT` characters on each side at most."""
    first = max(opening, start - EVENT, 0)
    a = max(first, max(text.rfind(c, first, start) for c in "，。；：\n") + 1)
    last = min(len(text), end + EVENT)
    stops = sorted(k for c in "，。；\n" if (k := text.find(c, end, last)) >= 0)
    stop = stops[0] if stops else last
    if stop - end < 4 and len(stops) > 1:
        stop = stops[1]
    return text[a:stop].strip("，。；： \n")
