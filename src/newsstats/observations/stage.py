"""Texts and their mentions made ready for reading: tokens, named times, and what is known of each mention beforehand."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from newsstats.numbers.mention import Mention
from newsstats.observations.grid import Grid, Mentioned, grid_of, window_of
from newsstats.observations.period_features import Times, times_of
from newsstats.observations.periods import named_times
from newsstats.observations.reading import Reading, Tag, hashed, read
from newsstats.observations.sentences import CROWDED

KINDS: Final = ("quantity", "ordinal")
"""Kinds of mention that can say something; of an ordinal it is a rank or nothing."""

PLANNING: Final = 3
"""The last month of the year in which assemblies meet and its plans are told."""


@dataclass(slots=True)
class Stage:
    """`rows[k]` is the place of observed mention `k` among all mentions of the reading."""

    reading: Reading
    grid: Grid
    mentioned: Mentioned
    rows: np.ndarray
    times: Times
    issued: list[datetime.date | None]


def stage_of(texts: Sequence[str], found: Sequence[Sequence[Mention]], issued: Sequence[str], tags: Sequence[Tag]) -> Stage:
    """The stage of some texts; `issued` are their ISO dates, or empty; `tags` give the words of each."""
    reading = read(texts, found, tags)
    grid = grid_of(reading)
    days = [datetime.date.fromisoformat(day) if day else None for day in issued]
    named = [named_times(text, list(here), day) for text, here, day in zip(texts, found, days, strict=True)]
    times = times_of(reading, named, days)
    rows = np.array([n for n, m in enumerate(reading.mentions) if m.kind in KINDS], dtype=np.int64)
    rows = rows[~_crowded(reading.sentence[reading.at[rows]])]
    observed = [reading.mentions[n] for n in rows.tolist()]
    token = reading.at[rows]
    window = window_of(reading, grid, token)
    none = np.zeros(len(token), dtype=np.uint32)
    mentioned = Mentioned(
        token=token,
        unit=_hashes([m.printed_unit for m in observed]),
        dimension=_hashes([m.unit.dimension if m.unit is not None else "" for m in observed]),
        kind=_hashes([m.kind for m in observed]),
        aspect=none,
        status=none,
        time=_nearest(times, reading, token, window),
        future=_future(times, grid, token, window),
        season=np.array([0 if day is None else 1 if day.month <= PLANNING else 2 for day in days], dtype=np.uint32)[reading.owner[token]],
        window=window,
    )
    return Stage(reading, grid, mentioned, rows, times, days)


def _crowded(sentences: np.ndarray) -> np.ndarray:
    """True for mentions of a sentence that holds more of them than a sentence does."""
    if not len(sentences):
        return np.zeros(0, dtype=bool)
    first = np.concatenate(([True], np.diff(sentences) != 0))
    counts = np.diff(np.append(np.flatnonzero(first), len(sentences)))
    return np.repeat(counts > CROWDED, counts)


def _hashes(texts: list[str]) -> np.ndarray:
    known = {text: hashed(text) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.uint32)


def _nearest(times: Times, reading: Reading, token: np.ndarray, window: np.ndarray) -> np.ndarray:
    """How late the last time before each mention is, and whether its sentence names it; 0 for none."""
    if not len(times.first):
        return np.zeros(len(token), dtype=np.uint32)
    at = np.searchsorted(times.first, token) - 1
    known = np.maximum(at, 0)
    near = (at >= 0) & (times.first[known] >= window)
    own = reading.sentence[times.first[known]] == reading.sentence[token]
    return np.where(near, 2 * times.late[known] + own, 0).astype(np.uint32)


def _future(times: Times, grid: Grid, token: np.ndarray, window: np.ndarray) -> np.ndarray:
    """2 where a time to come is named before a mention in its sentence, 1 in the one before, else 0."""
    counted = np.concatenate(([0], np.cumsum((times.late == 1) | (times.late == 2))))
    upto = counted[np.searchsorted(times.first, token)]
    own = upto > counted[np.searchsorted(times.first, grid.sentence_start[token])]
    ever = upto > counted[np.searchsorted(times.first, window)]
    return np.where(own, 2, ever).astype(np.uint32)
