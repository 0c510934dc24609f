"""What is looked at when the time that a figure is of is chosen among the times that the text names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

import numpy as np

from newsstats.observations.grid import Grid, Mentioned, between, bucket, rolled
from newsstats.observations.hashing import indexes
from newsstats.observations.periods import Named, variants
from newsstats.observations.reading import Reading, hashed

BEFORE: Final = 3
"""Times in front of a figure that are looked at, besides those behind it in its sentence; by judgement."""


@dataclass(slots=True)
class Times:
    """The named times of some texts in order: first and last token of each, a hash of its kind, how long and how late it is."""

    named: list[Named]
    first: np.ndarray
    last: np.ndarray
    owner: np.ndarray
    kind: np.ndarray
    length: np.ndarray
    late: np.ndarray


def times_of(reading: Reading, named: list[list[Named]], issued: list[datetime.date | None]) -> Times:
    """The times of each text as tokens of the reading."""
    bounds = np.searchsorted(reading.owner, np.arange(len(reading.texts) + 1))
    out: list[Named] = []
    first, last, owner, late = [], [], [], []
    for n, here in enumerate(named):
        if not here:
            continue
        a, b = int(bounds[n]), int(bounds[n + 1])
        starts = reading.starts[a:b]
        first += (np.searchsorted(starts, [t.start for t in here], side="right") - 1 + a).tolist()
        last += (np.searchsorted(starts, [t.end - 1 for t in here], side="right") - 1 + a).tolist()
        owner += [n] * len(here)
        out += here
        day = issued[n]
        late += [
            0 if day is None else 1 if t.first > day else 2 if t.last > day else 3 if t.last == day else 4 if t.last.year == day.year else 5
            for t in here
        ]
    days = np.array([(t.last - t.first).days for t in out], dtype=np.int64)
    return Times(
        out,
        np.array(first, dtype=np.int64),
        np.array(last, dtype=np.int64),
        np.array(owner, dtype=np.int64),
        np.array([hashed(t.kind) for t in out], dtype=np.uint32),
        np.searchsorted(np.array([1, 8, 32, 93, 190, 370]), days, side="right"),
        np.array(late, dtype=np.int64),
    )


def time_choices(reading: Reading, mentioned: Mentioned, times: Times, issued: list[datetime.date | None]) -> tuple[np.ndarray, ...]:
    """`(mention, time, variant, place in order)` for all that can be chosen."""
    which: list[int] = []
    time: list[int] = []
    variant: list[int] = []
    order: list[int] = []
    sentence = reading.sentence
    own = reading.owner[mentioned.token].tolist()
    sentence_times = sentence[times.first].tolist() if len(times.first) else []
    tokens = mentioned.token.tolist()
    at = np.searchsorted(times.first, mentioned.token).tolist() if len(times.first) else [0] * len(tokens)
    owners = times.owner.tolist()
    made = [[v[0] for v in variants(t, issued[o])] for t, o in zip(times.named, owners, strict=True)]
    for k, token in enumerate(tokens):
        here, mine = int(sentence[token]), own[k]
        for count, n in enumerate(range(at[k] - 1, max(-1, at[k] - 1 - BEFORE), -1)):
            if owners[n] != mine or here - sentence_times[n] > 1:
                break
            _add((which, time, variant, order), k, n, made[n], count)
        for count, n in enumerate(range(at[k], min(len(owners), at[k] + 2))):
            if owners[n] != mine or sentence_times[n] != here:
                break
            _add((which, time, variant, order), k, n, made[n], 4 + count)
    return tuple(np.array(x, dtype=np.int64) for x in (which, time, variant, order))


def _add(columns: tuple[list[int], ...], mention: int, time: int, meant: list[int], place: int) -> None:
    """One row for each way in which the time can be meant."""
    for column, values in zip(columns, (mention, time, None, place), strict=True):
        column += meant if values is None else [values] * len(meant)


def time_features(
    reading: Reading,
    grid: Grid,
    mentioned: Mentioned,
    times: Times,
    which: np.ndarray,
    time: np.ndarray,
    variant: np.ndarray,
    order: np.ndarray,
) -> np.ndarray:
    """Weights' indexes of time `time[n]`, meant as `variant[n]`, for mention `which[n]`."""
    m = mentioned.token[which]
    p = m + 2
    a, b = times.first[time], times.last[time]
    w, c = grid.word, grid.coarse
    behind = a > m
    gap_first, gap_last = np.where(behind, m + 1, b + 1), np.where(behind, a - 1, m - 1)
    gap = np.maximum(gap_last - gap_first + 1, 0)
    gap_first, gap_last = np.where(gap > 0, gap_first, 0), np.where(gap > 0, gap_last, -1)
    near = bucket(gap)
    clauses = np.minimum(np.abs(reading.clause[m] - reading.clause[b]), 5)
    back = reading.sentence[m] - reading.sentence[b]
    quantities = np.minimum(between(grid.quantities, gap_first, gap_last), 3)
    verbs = np.minimum(between(grid.verbs, gap_first, gap_last), 3)
    kind, length, late = times.kind[time], times.length[time], times.late[time]
    opens = (a == grid.clause_start[a]) + (a == grid.sentence_start[a])
    aspect, status = mentioned.aspect[which], mentioned.status[which]
    before_word, after_word = w[a + 1], w[b + 3]
    where = order * 64 + clauses * 4 + np.minimum(back, 1)
    head = w[grid.clause_start[m] + 2]
    pattern = rolled(grid, gap_first, gap, 4)
    columns = [
        (variant, where),
        (variant, kind),
        (variant, kind, length, late),
        (variant, kind, where),
        (variant, before_word),
        (variant, after_word),
        (variant, before_word, order),
        (variant, after_word, order, back),
        (variant, w[a], order),
        (variant, kind, after_word),
        (variant, kind, before_word),
        (variant, aspect, where),
        (variant, aspect, length, order),
        (variant, status, late, length),
        (variant, status, late, order),
        (variant, near, quantities, back),
        (variant, opens, order, back, kind),
        (variant, verbs, quantities, order),
        (variant, mentioned.dimension[which], kind),
        (variant, head, order),
        (variant, w[p - 1], kind),
        (variant, order, gap, pattern),
        (variant, length, late, order, back),
        (variant, grid.cues[a + 1], kind),
        (variant, grid.cues[b + 3], order),
        (variant, w[grid.clause_start[a] + 2], order),
        (variant, c[b + 3], kind, order),
        (variant, mentioned.unit[which], length),
        (variant, w[p - 1], late),
        (variant, w[p - 1], length),
        (variant, w[p - 1], w[p + 1]),
        (variant, late, order, aspect),
    ]
    return indexes(columns, 1000)


def timeless_features(reading: Reading, grid: Grid, mentioned: Mentioned, times: Times) -> np.ndarray:
    """Weights' indexes of “the text does not say when”."""
    m = mentioned.token
    p = m + 2
    w, c = grid.word, grid.coarse
    counted = np.searchsorted(times.first, m) - np.searchsorted(times.first, grid.sentence_start[m])
    here = np.minimum(counted, 2)
    earlier = np.searchsorted(times.first, m) - np.searchsorted(times.first, mentioned.window)
    before = np.minimum(earlier - counted, 2)
    columns = [
        (here, before),
        (here, mentioned.aspect),
        (here, mentioned.status),
        (here, before, mentioned.status, mentioned.aspect),
        (here, mentioned.dimension),
        (mentioned.unit,),
        (w[p - 1], here),
        (w[grid.clause_start[m] + 2], here),
        (w[grid.sentence_start[m] + 2], here),
        (c[grid.sentence_start[m] + 2], here, before),
        (here, np.minimum(m - grid.sentence_start[m], 30) // 6),
        (w[p + 1], here),
    ]
    return indexes(columns, 1100)
