"""Who says what: quoted speech and speech that is told, with its speaker and its verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsstats.data import load_toml
from newsstats.names.find import Found
from newsstats.names.spans import KINDS, PLACE
from newsstats.text.part import TextPart

LEAST_SPEECH = 6
"""Characters of quoted speech at least: less in quotation marks is a word that is named (by judgement)."""
AFTER, BEFORE = 30, 30
"""Characters behind and in front of a quotation in which its speaker is looked for; by judgement."""
BETWEEN = 14
"""Characters between a speaker and the verb of what is told at most: 在接受采访时."""

_STOP = re.compile("[。！？\n”]")


class Speech(NamedTuple):
    """A piece of speech in a text: where it stands, who says it by which verb (the mention's number, or -1)."""

    start: int
    end: int
    verb: str
    mention: int
    direct: bool


def quotes_rows(parts: Sequence[TextPart], found: Found) -> list[dict[str, object]]:
    """One row a piece of speech, in reading order; `speaker` is "" where a word that names nobody speaks (他说).

    Parameters
    ----------
    parts
        The parts of all articles.
    found
        Where names stand in them.

    Returns
    -------
    list of dict
        Columns: `newsstats.schema.QUOTES`. Linear in the characters.
    """
    mentions: dict[int, list[tuple[int, int, int]]] = {}
    for number, part, start, end in zip(*(column.tolist() for column in (found.name, found.part, found.start, found.end)), strict=True):
        if found.kinds[number] != PLACE:
            mentions.setdefault(part, []).append((start, end, number))
    rows = []
    for number, part in enumerate(parts):
        text = part.reading or part.text
        held = [mention for mention in mentions.get(number, ()) if text[mention[0] - 1 : mention[0]] not in _addressed()]
        for speech in _speeches(text, held):
            name = held[speech.mention][2] if speech.mention >= 0 else -1
            source_start, source_end = part.span(speech.start, speech.end)
            rows.append(
                {
                    "article_id": part.article_id,
                    "part": part.name,
                    "speaker": found.names[name] if name >= 0 else "",
                    "speaker_kind": KINDS[found.kinds[name]] if name >= 0 else "",
                    "verb": speech.verb,
                    "direct": speech.direct,
                    "quote": part.text[speech.start : speech.end],
                    "start": speech.start,
                    "end": speech.end,
                    "source_start": source_start,
                    "source_end": source_end,
                }
            )
    return rows


def _speeches(text: str, mentions: list[tuple[int, int, int]]) -> Iterator[Speech]:
    """Quoted and told speech of one text, in order; what stands in a quotation is not told again. Linear in the characters."""
    starts = [start for start, _, _ in mentions]
    stops = [found.start() for found in _STOP.finditer(text)]
    quotations = [found.span() for found in _quotation().finditer(text)]
    direct = [speech for start, end in quotations if (speech := _quoted(text, (start + 1, end - 1), mentions, starts, stops))]
    spoken = [(speech.start, speech.end) for speech in direct]
    insides = [(start + 1, end) for start, end in quotations]
    told = [
        speech
        for speech in _told(text, mentions)
        if not _overlaps(speech.start, speech.end, spoken) and not _overlaps(speech.start, speech.start + 1, insides)
    ]
    yield from sorted(direct + told)


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether `start` to `end` shares a character with one of some spans that stand apart and in order."""
    n = bisect_right(spans, start, key=lambda span: span[1])
    return n < len(spans) and spans[n][0] < end


def _quoted(text: str, span: tuple[int, int], mentions: list[tuple[int, int, int]], starts: list[int], stops: list[int]) -> Speech | None:
    """The speaker behind a quotation (“…”，张某说) or in front of it (张某说：“…”); None where no verb of speech is beside it."""
    start, end = span
    behind = _behind().match(text, end + 1, end + 1 + AFTER) if text[end - 1] in "，。！？；…" else None
    if behind:
        return Speech(start, end, behind[1], _last_before(mentions, starts, end + 1, behind.start(1)), True)
    before_it = bisect_left(stops, start - 1)
    first = stops[before_it - 1] + 1 if before_it else 0
    before = _in_front().search(text, max(first, start - 1 - BEFORE), start - 1)
    if before:
        return Speech(start, end, before[1], _last_before(mentions, starts, first, before.start(1)), True)
    return None


def _last_before(mentions: list[tuple[int, int, int]], starts: list[int], low: int, high: int) -> int:
    """The number of the last mention between two offsets, -1 for none."""
    n = bisect_right(starts, high) - 1
    while n >= 0 and starts[n] >= low:
        if mentions[n][1] <= high:
            return n
        n -= 1
    return -1


def _told(text: str, mentions: list[tuple[int, int, int]]) -> Iterator[Speech]:
    """张某表示，水位下降。: from the mark behind the verb to the end of the sentence."""
    told = 0
    for number, (_, end, _) in enumerate(mentions):
        if end < told:
            continue
        found = _telling().match(text, end)
        if found and (number + 1 == len(mentions) or mentions[number + 1][0] >= found.start(1)):
            told = found.end()
            yield Speech(found.start(2), found.end(2), found[1], number, False)


@cache
def _addressed() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["speech"]["addressed"])


@cache
def _verbs() -> tuple[str, str]:
    data = load_toml("names.toml")["speech"]
    listed = "|".join(sorted(data["verbs"], key=len, reverse=True))
    return listed, "|".join(sorted(data["telling"], key=len, reverse=True))


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(rf"“([^“”\n]{{{LEAST_SPEECH},}})”")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[，,]?[^。！？“”\n，：]*?({_verbs()[0]})(?:[，。；！：]|$|(?=\n))")


@cache
def _in_front() -> re.Pattern[str]:
    return re.compile(rf".*({_verbs()[0]})[^。！？“”\n]{{0,8}}[：:，]$", re.DOTALL)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"[^。！？“”\n：；]{{0,{BETWEEN}}}?({_verbs()[1]})[，：]([^。！？\n]{{2,}}[。！？]?)")
