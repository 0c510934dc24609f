"""Where names stand in a text, in columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

KINDS = ("person", "place", "organisation")
PERSON, PLACE, ORGANISATION = range(3)


@dataclass(slots=True)
class Spans:
    """Name n is `text[start[n]:end[n]]` and of kind `KINDS[kind[n]]`; in the order of their starts."""

    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray

    @classmethod
    def empty(cls) -> Spans:
        return cls(*(np.zeros(0, dtype=np.int64) for _ in range(3)))


def spans_of(kinds: np.ndarray, begins: np.ndarray) -> Spans:
    """Runs of characters of some kind (-1: none) of which only the first one begins something; the last one's kind is the name's."""
    inside = kinds >= 0
    opens = inside & (begins | np.concatenate(([True], ~inside[:-1])))
    start = np.flatnonzero(opens)
    every = np.flatnonzero(np.append(~inside | opens, True))
    end = every[np.searchsorted(every, start, side="right")]
    return Spans(start, end, kinds[end - 1].astype(np.int64))
