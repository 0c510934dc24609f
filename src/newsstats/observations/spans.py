"""Every span of tokens that could be a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from newsstats.observations.reading import ABILITIES, BREAK, CLOSING, END, OPENING, START, Reading

LONGEST: Final = 12
"""Tokens of the longest phrase; by judgement: longer ones are one in a hundred."""


@dataclass(slots=True)
class Spans:
    """Spans `first[i]` to `last[i]` (both inside), ordered by `last`."""

    first: np.ndarray
    last: np.ndarray


def spans_of(reading: Reading, near: np.ndarray) -> Spans:
    """All spans within the tokens where `near` holds; no quotation mark or bracket stands in one without its other half."""
    ability = reading.table[:, ABILITIES]
    ends = np.flatnonzero(((ability & END) != 0) & near)
    if not len(ends):
        return Spans(ends, ends)
    position = np.arange(len(ability))
    broken = np.maximum.accumulate(np.where((ability & BREAK) != 0, position, -1))
    edge = np.concatenate(([True], np.diff(reading.owner) != 0))
    broken = np.maximum(broken, np.maximum.accumulate(np.where(edge, position - 1, -1)))
    back = np.minimum(LONGEST, ends - broken[ends])
    last = np.repeat(ends, back)
    offset = np.arange(len(last)) - np.repeat(np.cumsum(back) - back, back)
    first = last - offset
    opened = np.concatenate(([0], np.cumsum((ability & OPENING) != 0)))
    closed = np.concatenate(([0], np.cumsum((ability & CLOSING) != 0)))
    paired = opened[last + 1] - opened[first] == closed[last + 1] - closed[first]
    keep = ((ability[first] & START) != 0) & paired
    return Spans(first[keep], last[keep])
