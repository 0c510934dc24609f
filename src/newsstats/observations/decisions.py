"""From scores to answers: of the phrases that a mention can reach the one that most of the likely readings agree with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from newsstats.observations.choices import CARRY, NONE, SPAN, Scene
from newsstats.observations.owners import Chosen

LIKELY: Final = 0.04
"""A reading less likely than this, beside the likeliest, is left out; by judgement."""
READINGS: Final = 6
"""So many readings of a mention are compared; by judgement."""
ALIKE: Final = 0.7
"""Two phrases are one reading when one holds the other and they share so much of their characters (as observations are scored)."""


@dataclass(slots=True)
class Decided:
    """For each mention the answer, how sure it is (0 to 1), and its tokens (-1 for none)."""

    texts: list[str]
    sure: np.ndarray
    chosen: Chosen


def likely(which: np.ndarray, score: np.ndarray, mentions: int, scale: float) -> tuple[np.ndarray, np.ndarray]:
    """`(rows, probability)` of the likely choices of each mention, likeliest first; `which` is sorted and names every mention."""
    starts = np.searchsorted(which, np.arange(mentions))
    top = np.maximum.reduceat(score, starts)
    weight = np.exp((score - top[which]) / scale)
    total = np.add.reduceat(weight, starts)
    rows = np.flatnonzero(weight >= LIKELY)
    share = weight[rows] / total[which[rows]]
    order = np.lexsort((rows, -share, which[rows]))
    rows, share = rows[order], share[order]
    opens = np.searchsorted(which[rows], which[rows])
    kept = np.arange(len(rows)) - opens < READINGS
    return rows[kept], share[kept]


def alike(a: str, b: str) -> bool:
    """True for two readings of one phrase."""
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    return bool(a) and a in b and len(a) >= ALIKE * len(b)


def _agreed(said: list[str], weights: list[float]) -> tuple[int, float]:
    """The place of the reading that most of the others agree with, likeliest first, and how likely they are together."""
    if len(said) == 1:
        return 0, weights[0]
    agreed = weights.copy()
    for i, one in enumerate(said):
        for j in range(i):
            if alike(one, said[j]):
                agreed[i] += weights[j]
                agreed[j] += weights[i]
    n = 0
    for i in range(1, len(agreed)):
        if agreed[i] > agreed[n] + 1e-9:
            n = i
    return n, agreed[n]


def decide(scene: Scene, scored: tuple[np.ndarray, ...], units: list[str], scale: float) -> Decided:
    """The phrase of each mention, in order: what is carried on is what was decided before."""
    which, kind, ref, score = scored
    count = len(scene.mentioned.token)
    rows, sure = likely(which, score, count, scale)
    first, last = scene.spans.first, scene.spans.last
    texts: list[str] = [""] * count
    best = np.zeros(count)
    begins, closes, backs = np.full(count, -1), np.full(count, -1), np.zeros(count, dtype=np.int64)
    bounds = np.searchsorted(which[rows], np.arange(count + 1)).tolist()
    kinds, refs, weights = kind[rows].tolist(), ref[rows].tolist(), sure.tolist()
    reading = scene.reading
    for k in range(count):
        a, b = bounds[k], bounds[k + 1]
        said: list[str] = []
        for n in range(a, b):
            what, thing = kinds[n], refs[n]
            if what == SPAN:
                said.append(reading.text(first[thing], last[thing]))
            elif what == NONE:
                said.append("")
            elif what >= CARRY:
                said.append(texts[thing])
            else:
                said.append(units[k])
        n, best[k] = _agreed(said, weights[a:b])
        texts[k] = said[n]
        what, thing = kinds[a + n], refs[a + n]
        if what == SPAN:
            begins[k], closes[k] = first[thing], last[thing]
        elif what >= CARRY:
            begins[k], closes[k], backs[k] = begins[thing], closes[thing], what - CARRY + 1
    return Decided(texts, best, Chosen(begins, closes, backs))
