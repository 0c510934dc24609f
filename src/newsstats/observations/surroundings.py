"""What is looked at when a mention is told its aspect, direction, comparison and status: the characters and words around it."""

from __future__ import annotations

from typing import Final

import numpy as np

from newsstats.observations.grid import Grid, Mentioned, between, counted
from newsstats.observations.hashing import Columns, numbered
from newsstats.observations.reading import Reading, cue_classes

PLANS: Final = ("plan", "work", "done")
"""Classes of words of `observations.toml` by which a whole sentence tells of plans, of work, or of what is done."""


def _ends(starts: np.ndarray) -> np.ndarray:
    """For each token where its group ends, from where each group starts."""
    firsts = np.unique(starts)
    return np.append(firsts[1:], len(starts))[np.searchsorted(firsts, starts)] if len(starts) else starts


def _cue_columns(grid: Grid, reading: Reading, mentioned: Mentioned) -> list[tuple[int, Columns]]:
    """The nearest words of `observations.toml` before and behind a mention, and all of its clause and sentence."""
    m = mentioned.token
    n = len(reading.owner)
    kinds = grid.cues[2 : 2 + n]
    sentence, clause = reading.sentence, reading.clause
    columns: list[tuple[int, Columns]] = []
    at, before = m, []
    for k in range(3):
        nearest = grid.cue_before[at]
        ok = (nearest >= 0) & (sentence[np.maximum(nearest, 0)] == sentence[m])
        at = np.where(ok, nearest, 0)
        cue = np.where(ok, kinds[at], 0)
        apart = np.where(ok, np.minimum(clause[m] - clause[at], 3), 4)
        verbs = np.where(ok, np.minimum(between(grid.quantities, at, m - 1), 2), 3)
        before.append((cue, apart, verbs, np.where(ok, np.minimum(m - at, 6), 0)))
        columns += [
            (610 + k, (cue, apart)),
            (613 + k, (cue, apart, verbs, mentioned.dimension)),
            (616 + k, (cue, apart, verbs, mentioned.unit)),
        ]
    after = np.minimum(grid.cue_after[m], n - 1)
    ok = (clause[after] == clause[m]) & (after > m)
    behind = np.where(ok, kinds[after], 0)
    (one, one_apart, one_past, one_far), (two, two_apart, two_past, _), (three, three_apart, *_) = before
    columns += [
        (620, (one, one_apart, two, two_apart)),
        (621, (one, one_apart, two, two_apart, three, three_apart)),
        (622, (one, one_apart, one_past, two, two_apart, mentioned.dimension)),
        (623, (one, one_far, mentioned.dimension)),
        (624, (behind, mentioned.dimension)),
        (625, (one, one_apart, behind)),
        (626, (one, one_past, two_past, two)),
        (627, (mentioned.time,)),
        (628, (mentioned.time, one)),
        (629, (mentioned.time, one, one_apart, two)),
        (634, (mentioned.future,)),
        (635, (mentioned.future, one)),
    ]
    ends = _ends(grid.sentence_start)[m]
    opening, clause_opening = grid.tag[grid.sentence_start[m] + 2], grid.tag[grid.clause_start[m] + 2]
    clause_word = grid.word[grid.clause_start[m] + 2]
    columns += [
        (640, (opening, clause_opening)),
        (641, (clause_word, mentioned.season)),
        (642, (clause_opening, mentioned.season, mentioned.time)),
        (643, (mentioned.season, mentioned.future, one)),
    ]
    told = [
        np.minimum(between(counted((kinds & np.uint32(1 << cue_classes().index(name))) != 0), grid.sentence_start[m], ends - 1), 2)
        for name in PLANS
    ]
    columns += [
        (644, tuple(told)),
        (645, (*told, mentioned.season)),
        (646, (*told, clause_opening)),
        (647, (*told, mentioned.time, mentioned.dimension)),
    ]
    for bit in range(len(cue_classes())):
        count = counted((kinds & np.uint32(1 << bit)) != 0)
        here = np.minimum(between(count, grid.clause_start[m], m - 1), 1)
        there = np.minimum(between(count, grid.sentence_start[m], m - 1), 1)
        ever = np.minimum(between(count, mentioned.window, m - 1), 1)
        flag = np.full(len(m), bit)
        columns += [(630, (flag, here)), (631, (flag, here, mentioned.dimension)), (632, (flag, there, here)), (633, (flag, ever, there))]
    return columns


LEFT_CHARACTERS: Final = 14
RIGHT_CHARACTERS: Final = 9
"""Characters on each side of a mention whose runs of one to four are looked at; by judgement."""
WORDS_BEFORE: Final = 36
"""Words in front of a mention that are looked at one by one; by judgement."""


def mention_features(grid: Grid, reading: Reading, mentioned: Mentioned, places: np.ndarray) -> np.ndarray:
    """Weights' indexes of a mention's surroundings, shape (features, mentions); `places` are its characters' in `reading.codes`."""
    codes = reading.codes
    m = mentioned.token
    p = m + 2
    w, c, t = grid.word, grid.coarse, grid.tag
    columns: list[tuple[int, Columns]] = []
    for length in (1, 2, 3, 4):
        for k in range(LEFT_CHARACTERS - length + 1):
            run = tuple(codes[places - k - length + n] for n in range(length))
            columns.append((500 + length, run))
            if k < 2:
                columns.append((510 + 4 * k + length, run))
        for k in range(RIGHT_CHARACTERS - length + 1):
            run = tuple(codes[places + 1 + k + n] for n in range(length))
            columns.append((540 + length, run))
            if k < 2:
                columns.append((550 + 4 * k + length, run))
    unit, dimension = mentioned.unit, mentioned.dimension
    head = w[grid.clause_start[m] + 2]
    sentence_head = w[grid.sentence_start[m] + 2]
    columns += [
        (580, (unit,)),
        (581, (dimension, mentioned.kind)),
        (582, (w[p - 1], dimension)),
        (583, (w[p - 1], w[p - 2])),
        (584, (w[p + 1], dimension)),
        (585, (w[p + 1], w[p + 2])),
        (586, (w[p - 1], w[p + 1])),
        (587, (c[p - 2], c[p - 1], c[p + 1])),
        (588, (head,)),
        (589, (head, dimension)),
        (590, (sentence_head,)),
        (591, (w[p - 1], unit)),
        (592, (w[p - 2], dimension)),
        (593, (t[p - 1], unit)),
    ]
    columns += _cue_columns(grid, reading, mentioned)
    own = grid.sentence_start[m]
    for k in range(1, WORDS_BEFORE):
        at = m - k
        inside = np.minimum(reading.sentence[m] - reading.sentence[np.maximum(at, 0)], 2)
        here = np.where((at >= 0) & (inside < 2) & (reading.owner[np.maximum(at, 0)] == reading.owner[m]), w[np.maximum(at, 0) + 2], 0)
        columns.append((600, (here, inside)))
        if k < 12:
            columns.append((601, (np.where(at >= own, here, 0), dimension)))
    for k in range(1, 12):
        at = np.minimum(m + k, len(reading.owner) - 1)
        same = (reading.owner[at] == reading.owner[m]) & (m + k < len(reading.owner))
        columns.append((602, (np.where(same, w[at + 2], 0),)))
    return numbered(columns)
