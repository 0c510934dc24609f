"""Which findings lead: ranked by where they are printed, what they are, how much they are of and how new.

The rules are Galtung and Ruge's (1965) and Harcup and O'Neill's (2017) as far as figures can tell: magnitude, surprise (figures that
contradict each other), the end of something, change, and what the paper itself puts first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from newsstats.findings.cues import cue
from newsstats.observations.periods import days_of

HEADLINE, LEAD, BODY = 3.0, 2.0, 0.5
"""What a place is worth: headline, first paragraph, further down."""
KINDS: Final = {
    "contradiction": 4.0,
    "check": 4.0,
    "closed": 3.0,
    "revision": 2.5,
    "series": 2.0,
    "project": 2.0,
    "goal": 1.5,
    "figure": 0.5,
    "listing": 0.5,
    "lead": 0.0,
    "lag": 0.0,
}
"""What a kind of finding is worth."""
STALE: Final = 2.0
"""Taken off where a finding is of a time more than a year before the issue, and nothing newer is told."""
MOST: Final = 6
"""Findings that lead at most."""
OF_ONE: Final = 2
"""Of one article at most."""
OF_KIND: Final = 2
"""Of one kind at most, where the articles are of many days: what changed, what recurs and what is new stand beside each other."""
OVER_TIME: Final = 4.0
"""What a series is worth more: it is what many days tell and no single one."""
AGE: Final = 4.0
"""Taken off at most for what was printed long before the latest article, one for each year."""
NATIONAL: Final = 2.0
"""What a wire story with a figure in its headline is worth more: it is of the whole country."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with what it was ranked by; `data` is what a card is written from.

    `mentions` are the ids of its figures, the first one being what it is about; `as_of` is the day or year that it is of; of one `topic` a kind leads once.
    """

    kind: str
    article_id: str
    mentions: tuple[str, ...]
    score: float
    as_of: str = ""
    topic: str = ""
    data: Mapping[Any, Any] = field(default_factory=dict)


def money(value: float) -> float:
    """What a sum of yuan is worth: a point for each power of ten above a million, at most five."""
    return min(5.0, max(0.0, math.log10(value) - 6)) if value > 0 and not math.isnan(value) else 0.0


def place(part: str, first_paragraph: bool) -> float:
    """What the place of a figure is worth."""
    if part in ("headline", "kicker", "subhead"):
        return HEADLINE
    return LEAD if first_paragraph else BODY


def closing(events: Iterable[Mapping[Any, Any]], after: str) -> tuple[Mapping[Any, Any], str] | None:
    """The last event that something came to its end with, later than a day or year, and the word that says so."""
    found = None
    for event in events:
        said = cue("news", "closed").search(event["event"])
        if (
            said is not None
            and event["tense"] != "future"
            and event["date"][: len(after)] > after
            and (found is None or event["date"] >= found[0]["date"])
        ):
            found = event, said.group()
    return found


def stale(as_of: str, issued: str) -> bool:
    """True for what is of a year before the issue's."""
    return bool(as_of and issued) and as_of[:4] < issued[:4]


def aged(published: str, latest: str) -> float:
    """Points taken off for the years from an article's day to the latest one (ISO day, month or year), `AGE` at most or where one is unknown.

    Examples
    --------
    >>> aged("2022-07-01", "2024-07-01"), aged("2024-07-01", "2024-07-01"), aged("", "2024-07-01")
    (2.0, 0.0, 4.0)
    """
    first, last = days_of(published), days_of(latest)
    if first is None or last is None:
        return AGE
    return round(min(AGE, max(0.0, (last[0] - first[0]).days / 365.25)), 2)


def ranked(findings: Sequence[Finding], most: int = MOST, of_kind: int = MOST) -> list[Finding]:
    """The findings that lead, strongest first; no article has more than two, no kind more than `of_kind`, no topic two of a kind.

    Ties are in the order in which they are given.
    """
    out: list[Finding] = []
    for finding in sorted(findings, key=lambda one: -one.score):
        if len(out) == most:
            break
        if any(_told(one, finding) for one in out):
            continue
        if finding.article_id and sum(one.article_id == finding.article_id for one in out) >= OF_ONE:
            continue
        if sum(one.kind == finding.kind for one in out) >= of_kind:
            continue
        out.append(finding)
    return out


_KIN: Final = {"revision": "contradiction", "project": "contradiction", "closed": "goal"}
"""Kinds that tell of one thing."""


def _told(one: Finding, other: Finding) -> bool:
    """True for two findings of a kind about one topic: the one name holds the other."""
    same = _KIN.get(one.kind, one.kind) == _KIN.get(other.kind, other.kind)
    return same and bool(one.topic and other.topic) and (one.topic in other.topic or other.topic in one.topic)
