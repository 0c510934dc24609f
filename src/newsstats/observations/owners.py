"""What is looked at when a subject is chosen: features of a phrase beside the indicator that was chosen before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from newsstats.observations.grid import Grid, Mentioned, between, bucket, rolled
from newsstats.observations.hashing import indexes
from newsstats.observations.spans import Spans


@dataclass(slots=True)
class Chosen:
    """The indicator that was chosen for each mention: its tokens (-1 for none) and how far back it was carried from (0: its own)."""

    first: np.ndarray
    last: np.ndarray
    back: np.ndarray


def owner_features(
    grid: Grid, mentioned: Mentioned, chosen: Chosen, which: np.ndarray, spans: Spans, clause: np.ndarray, sentence: np.ndarray
) -> np.ndarray:
    """Weights' indexes of span `n` as the subject of mention `which[n]`, beside the indicator that was chosen for it."""
    i, j = spans.first, spans.last
    a, b = i + 2, j + 2
    w, c = grid.word, grid.coarse
    m = mentioned.token[which]
    x, y = chosen.first[which], chosen.last[which]
    named = x >= 0
    x, y = np.where(named, x, m), np.where(named, y, m)
    over = named & (i <= y) & (x <= j)
    place = np.where(over, 2 + (i == x) + 2 * (j == y), np.where(j < x, 0, 1)) + 8 * (chosen.back[which] > 0) + 16 * ~named
    gap_first, gap_last = np.where(j < x, j + 1, y + 1), np.where(j < x, x - 1, i - 1)
    gap = np.where(over, 0, np.maximum(gap_last - gap_first + 1, 0))
    gap_first, gap_last = np.where(gap > 0, gap_first, 0), np.where(gap > 0, gap_last, -1)
    near = bucket(gap)
    clauses = np.minimum(np.abs(clause[x] - clause[j]), 4)
    back = np.minimum(np.abs(sentence[x] - sentence[j]), 1)
    verbs = np.minimum(between(grid.verbs, gap_first, gap_last), 3)
    nouns = np.minimum(between(grid.nouns, gap_first, gap_last), 3)
    places = np.minimum(between(grid.places, gap_first, gap_last), 2)
    inner = np.minimum(between(grid.places, i, j), 2)
    own = np.minimum(between(grid.places, grid.clause_start[x], np.maximum(x - 1, grid.clause_start[x] - 1)), 2)
    size = np.minimum(j - i + 1, 8)
    opens = (i == grid.sentence_start[i]) * 2 + (i == grid.clause_start[i])
    pattern = rolled(grid, gap_first, gap, 4)
    where = place * 64 + clauses * 4 + back
    aspect = mentioned.aspect[which]
    columns = [
        (where, near),
        (where, gap, pattern),
        (where, opens, c[a], size),
        (where, opens, c[a - 1], inner),
        (where, c[b], c[b + 1], near),
        (where, w[b + 1]),
        (where, w[a - 1]),
        (where, verbs, nouns, opens),
        (where, places, inner, opens),
        (where, own, inner, near),
        (where, w[b]),
        (where, grid.last[b]),
        (where, w[a]),
        (where, aspect, near),
        (where, mentioned.unit[which], opens),
        (where, w[x + 2], c[b]),
        (where, w[y + 2], c[b]),
        (where, mentioned.dimension[which], opens, inner, size),
        (where, size, c[a], c[b]),
        (where, own, opens, verbs),
        (where, c[x + 1], near, c[b]),
        (where, grid.cues[b + 1], opens),
        (where, mentioned.status[which], opens),
        (where, grid.group[b]),
        (where, grid.family[b], opens, inner),
        (where, grid.group[a]),
        (where, grid.group[y + 2], grid.group[b]),
        (place, grid.family[y + 2], grid.family[b], near),
        (where, grid.family[a], grid.family[b]),
    ]
    return indexes(columns, 700)


def kept_features(
    grid: Grid, mentioned: Mentioned, chosen: Chosen, which: np.ndarray, earlier: np.ndarray, back: int, clause: np.ndarray
) -> np.ndarray:
    """Weights' indexes of “the subject of mention `earlier[n]`” for mention `which[n]`, beside their indicators."""
    m, e = mentioned.token[which], mentioned.token[earlier]
    x, ex = chosen.first[which], chosen.first[earlier]
    named = x >= 0
    x = np.where(named, x, m)
    y = np.where(named, chosen.last[which], m)
    carried = chosen.back[which] == back
    same = (chosen.first[which] == ex) & named
    start = np.minimum(np.maximum(e + 1, 0), m)
    stop = np.maximum(np.where((x > e) & (x < m), x - 1, m - 1), start - 1)
    places = np.minimum(between(grid.places, start, stop), 2)
    nouns = np.minimum(between(grid.nouns, start, stop), 4)
    clauses = np.minimum(clause[m] - clause[e], 4)
    right = x > m
    k = np.full(len(which), back)
    w, c = grid.word, grid.coarse
    flag = carried * 4 + same * 2 + right
    own = np.minimum(between(grid.places, grid.clause_start[x], np.maximum(x - 1, grid.clause_start[x] - 1)), 2)
    prior = np.minimum(between(grid.nouns, grid.clause_start[x], np.maximum(x - 1, grid.clause_start[x] - 1)), 3)
    columns = [
        (k, flag, clauses),
        (k, flag, places, nouns),
        (k, flag, own, prior),
        (k, flag, own, prior, clauses),
        (k, w[x + 2], flag),
        (k, w[y + 2], flag),
        (k, c[x + 1], c[x + 2], flag),
        (k, chosen.back[which], places, clauses),
        (k, mentioned.aspect[which], mentioned.aspect[earlier], flag, places),
        (k, w[np.where(ex >= 0, chosen.last[earlier], e) + 2], flag),
        (k, w[grid.clause_start[m] + 2], flag),
        (k, prior, places, c[grid.clause_start[x] + 2]),
        (k, grid.group[y + 2], flag),
        (k, grid.group[np.where(ex >= 0, chosen.last[earlier], e) + 2], grid.group[y + 2], flag),
    ]
    return indexes(columns, 800)
