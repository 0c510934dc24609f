"""Candidates by a linear model over characters: no name but what its letters, its word and its neighbours say.

`tools/train_names.py` learns the weights from texts that the network of `newsstats.names.lac` has read, persons and places swapped
for others so that no name is learned by heart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from newsstats.names.features import BITS, features
from newsstats.names.reading import Reading
from newsstats.names.spans import KINDS, Spans

LABELS = 1 + 3 * len(KINDS)
"""0: in no name; then for each kind the first character, one inside, the last one."""
SCALE = 32
"""A weight of one is written as this."""
MARGIN = 4 * SCALE
"""A character that is by so much more likely in no name is in none (by judgement)."""
PIECE = 1 << 14
"""Characters that are scored at once: what fits into a processor's memory."""


def candidates(reading: Reading) -> Spans:
    """Persons, places and organisations by the learned weights; each run of likely characters is read as a whole (Viterbi 1967)."""
    if not reading.text:
        return Spans.empty()
    scores = _scores(features(reading))
    inside = scores[:, 1:].max(axis=1) > scores[:, 0] - MARGIN
    change = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype(np.int8)))
    first, last = change[::2], change[1::2]
    labels = np.zeros(len(reading.text), dtype=np.int8)
    _decode(scores, first, last, labels)
    opens = np.flatnonzero((labels > 0) & (labels % 3 == 1))
    closes = np.flatnonzero((labels > 0) & (labels % 3 == 0))
    return Spans(opens, closes + 1, ((labels[opens] - 1) // 3).astype(np.int64))


def _scores(indexes: np.ndarray) -> np.ndarray:
    """The score of each label at each character, shape (characters, labels)."""
    weights = _weights().values
    out = np.zeros((indexes.shape[1], weights.shape[1]), dtype=np.int16)
    taken = np.empty((min(PIECE, len(out)), weights.shape[1]), dtype=weights.dtype)
    for at in range(0, len(out), PIECE):
        piece = out[at : at + PIECE]
        into = taken[: len(piece)]
        for row in indexes[:, at : at + PIECE]:
            np.take(weights, row, axis=0, out=into, mode="clip")
            piece += into
    return out[:, :LABELS]


def _decode(scores: np.ndarray, first: np.ndarray, last: np.ndarray, labels: np.ndarray) -> None:
    """Write the best labels of each run `first[n]:last[n]`; all runs are read side by side, the longest first."""
    order = np.argsort(first - last, kind="stable")
    first, sizes = first[order], (last - first)[order]
    if not len(first):
        return
    kinds = len(KINDS)
    low = np.int32(-1 << 20)
    begin, within, end = (1 + 3 * np.arange(kinds) + n for n in range(3))
    best = np.full((len(first), LABELS), low, dtype=np.int32)
    now = scores[first].astype(np.int32)
    best[:, 0] = now[:, 0]
    best[:, begin] = now[:, begin]
    back = np.zeros((int(sizes[0]), len(first), LABELS), dtype=np.int8)
    for at in range(1, int(sizes[0])):
        alive = int(np.searchsorted(-sizes, -at, side="left"))
        now = scores[first[:alive] + at].astype(np.int32)
        was = best[:alive]
        out = np.concatenate((np.zeros(1, dtype=np.int64), end))
        free = out[was[:, out].argmax(axis=1)]
        free_score = np.take_along_axis(was, free[:, None], axis=1)
        from_begin = was[:, begin] >= was[:, within]
        held = np.where(from_begin, begin, within)
        held_score = np.where(from_begin, was[:, begin], was[:, within])
        after = np.empty_like(now)
        after[:, out[:1]] = free_score + now[:, :1]
        after[:, begin] = free_score + now[:, begin]
        after[:, within] = held_score + now[:, within]
        after[:, end] = held_score + now[:, end]
        step = back[at, :alive]
        step[:, 0] = free
        step[:, begin] = free[:, None]
        step[:, within] = held
        step[:, end] = held
        best[:alive] = after
    out = np.concatenate((np.zeros(1, dtype=np.int64), end))
    label = out[best[:, out].argmax(axis=1)]
    for at in range(int(sizes[0]) - 1, -1, -1):
        alive = int(np.searchsorted(-sizes, -at, side="left"))
        labels[first[:alive] + at] = label[:alive]
        if at:
            label[:alive] = back[at, np.arange(alive), label[:alive]]


@dataclass(slots=True)
class Weights:
    """One row a feature; the columns past the labels are there so that a row is two machine words."""

    values: np.ndarray


@cache
def _weights() -> Weights:
    with as_file(files("newsstats") / "data" / "names.npz") as path, np.load(path) as stored:
        values = np.zeros((1 << BITS, 16), dtype=np.int8)
        values[np.cumsum(stored["at"], dtype=np.int64), :LABELS] = stored["values"]
        return Weights(values)
