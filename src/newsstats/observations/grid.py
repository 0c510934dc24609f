"""The tokens of a reading as columns, with counts that say how many of a kind stand between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from newsstats.observations.reading import (
    ABILITIES,
    CLASS,
    COARSE,
    CUES,
    FAMILY,
    FIRST,
    GROUP,
    LAST,
    LAST_TWO,
    LENGTH,
    LIST,
    TAG,
    WORD,
    Reading,
    hashed,
)

_NOUNS: Final = np.array([hashed("c" + c) for c in ("n", "ns", "nr", "nt", "nz", "vn", "j", "l", "b")], dtype=np.uint32)
_VERBS: Final = np.array([hashed("cv")], dtype=np.uint32)
_QUANTITY: Final = np.uint32(hashed("#quantity"))
_PLACES: Final = np.array([hashed("cns"), hashed("cnt")], dtype=np.uint32)
_DE: Final = np.uint32(hashed("的"))
_SEPARATELY: Final = np.uint32(hashed("分别"))


@dataclass(slots=True)
class Mentioned:
    """What is known of each mention before anything is chosen; arrays of shape (mentions,).

    `season` is 1 for texts of January to March, when the year's plans are told, 2 for later ones, 0 for texts without a date.
    `token` is its token and `window` the first one that is looked at. `unit`, `dimension`, `kind`, `aspect` and `status` are
    hashes of the words; `time` says how late the last named time before it is, `future` whether one to come is named.
    """

    token: np.ndarray
    unit: np.ndarray
    dimension: np.ndarray
    kind: np.ndarray
    aspect: np.ndarray
    status: np.ndarray
    time: np.ndarray
    future: np.ndarray
    season: np.ndarray
    window: np.ndarray


@dataclass(slots=True)
class Grid:
    """Token columns with counts that say how many of a kind stand between two tokens; padded by two tokens at each end."""

    word: np.ndarray
    tag: np.ndarray
    coarse: np.ndarray
    first: np.ndarray
    last: np.ndarray
    last_two: np.ndarray
    length: np.ndarray
    nouns: np.ndarray
    verbs: np.ndarray
    quantities: np.ndarray
    places: np.ndarray
    lists: np.ndarray
    de: np.ndarray
    marks: np.ndarray
    sentence_start: np.ndarray
    clause_start: np.ndarray
    cues: np.ndarray
    cue_before: np.ndarray
    cue_after: np.ndarray
    separately: np.ndarray
    word_class: np.ndarray
    group: np.ndarray
    family: np.ndarray


def _padded(column: np.ndarray) -> np.ndarray:
    """Two zeros in front and three behind, so that the neighbours of the first and last tokens are there."""
    return np.pad(column, (2, 3))


def counted(flags: np.ndarray) -> np.ndarray:
    """Running totals with a 0 in front, for `between`."""
    return np.concatenate(([0], np.cumsum(flags))).astype(np.int64)


def grid_of(reading: Reading) -> Grid:
    """The columns of a reading that features are made of."""
    table = reading.table
    word, coarse = table[:, WORD], table[:, COARSE]
    ability = table[:, ABILITIES]
    return Grid(
        word=_padded(word),
        tag=_padded(table[:, TAG]),
        coarse=_padded(coarse),
        first=_padded(table[:, FIRST]),
        last=_padded(table[:, LAST]),
        last_two=_padded(table[:, LAST_TWO]),
        length=counted(table[:, LENGTH]),
        nouns=counted(np.isin(coarse, _NOUNS)),
        verbs=counted(np.isin(coarse, _VERBS)),
        quantities=counted(word == _QUANTITY),
        places=counted(np.isin(coarse, _PLACES)),
        lists=counted((ability & LIST) != 0),
        de=counted(word == _DE),
        marks=counted(ability == 0),
        sentence_start=group_starts(reading.sentence),
        clause_start=group_starts(reading.clause),
        cues=_padded(table[:, CUES]),
        cue_before=_latest(table[:, CUES] != 0),
        cue_after=_next(table[:, CUES] != 0),
        separately=counted(word == _SEPARATELY),
        word_class=_padded(table[:, CLASS]),
        group=_padded(table[:, GROUP]),
        family=_padded(table[:, FAMILY]),
    )


def group_starts(groups: np.ndarray) -> np.ndarray:
    """For each token the first token of its group."""
    edge = np.concatenate(([True], np.diff(groups) != 0)) if len(groups) else np.empty(0, dtype=bool)
    return np.maximum.accumulate(np.where(edge, np.arange(len(groups)), 0))


def _latest(flags: np.ndarray) -> np.ndarray:
    """For each token the last flagged one before it, -1 for none; one more than tokens."""
    return np.concatenate(([-1], np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1)))) if len(flags) else np.array([-1])


def _next(flags: np.ndarray) -> np.ndarray:
    """For each token the first flagged one behind it, the number of tokens for none."""
    n = len(flags)
    out = np.minimum.accumulate(np.where(flags, np.arange(n), n)[::-1])[::-1]
    return np.concatenate((out[1:], [n, n]))


def between(counts: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """How many in tokens `first` to `last`, both inside."""
    return counts[last + 1] - counts[first]


def rolled(grid: Grid, first: np.ndarray, length: np.ndarray, longest: int) -> np.ndarray:
    """A hash of the tags of the `length` tokens from `first`; one and the same for all runs of more than `longest`."""
    out = np.zeros(len(first), dtype=np.uint32)
    size = len(grid.coarse) - 1
    for n in range(longest):
        here = grid.coarse[np.minimum(first + 2 + n, size)]
        out = np.where(n < length, (out * np.uint32(0x01000193)) ^ here, out)
    return np.where(length > longest, np.uint32(7), out)


def bucket(n: np.ndarray) -> np.ndarray:
    """0 to 4 by themselves, then 5, 7, 10, 15, 22, 33, 50 …"""
    return np.searchsorted(_EDGES, n, side="right")


_EDGES: Final = np.array([1, 2, 3, 4, 5, 7, 10, 15, 22, 33, 50])


def window_of(reading: Reading, grid: Grid, token: np.ndarray) -> np.ndarray:
    """The first token of the sentence before each mention's, or of its own where none is before."""
    start = grid.sentence_start[token]
    before = np.maximum(start - 1, 0)
    return np.where((start > 0) & (reading.owner[before] == reading.owner[token]), grid.sentence_start[before], start)
