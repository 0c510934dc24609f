"""What is looked at when a phrase is chosen for a mention: features of phrases, and of a phrase beside a mention."""

from __future__ import annotations

import numpy as np

from newsstats.observations.grid import Grid, Mentioned, between, bucket, rolled
from newsstats.observations.hashing import indexes, numbered
from newsstats.observations.spans import Spans


def begin_features(grid: Grid, token: np.ndarray) -> np.ndarray:
    """Weights' indexes of a phrase that begins at each token, shape (features, tokens)."""
    a = token + 2
    w, t, c = grid.word, grid.tag, grid.coarse
    opens = token == grid.clause_start[token]
    return numbered(
        [
            (0, (w[a],)),
            (2, (w[a - 1],)),
            (4, (t[a], t[a - 1])),
            (8, (grid.first[a],)),
            (10, (w[a - 1], w[a])),
            (17, (c[a - 2], c[a - 1], c[a])),
            (22, (opens, c[a], w[a - 1])),
            (26, (grid.last[a - 1], c[a])),
            (27, (grid.cues[a - 1], c[a])),
            (28, (grid.cues[a], c[a - 1])),
            (50, (grid.family[a],)),
            (51, (grid.word_class[a],)),
            (52, (grid.group[a - 1], grid.group[a])),
            (53, (grid.family[a - 1], c[a])),
            (67, (grid.group[a],)),
        ]
    )


def close_features(grid: Grid, token: np.ndarray) -> np.ndarray:
    """Weights' indexes of a phrase that ends at each token, shape (features, tokens)."""
    b = token + 2
    w, t, c = grid.word, grid.tag, grid.coarse
    return numbered(
        [
            (1, (w[b],)),
            (3, (w[b + 1],)),
            (5, (t[b], t[b + 1])),
            (6, (grid.last[b],)),
            (7, (grid.last_two[b],)),
            (9, (w[b], w[b + 1])),
            (18, (c[b], c[b + 1], c[np.minimum(b + 2, len(c) - 1)])),
            (20, (w[b + 1], c[b])),
            (21, (grid.last[b], c[b + 1])),
            (29, (grid.cues[b + 1], c[b])),
            (30, (grid.cues[b], grid.cues[b + 1])),
            (35, (t[b], t[b + 1], w[b + 1])),
            (54, (grid.family[b],)),
            (55, (grid.word_class[b],)),
            (56, (grid.group[b], grid.group[b + 1])),
            (57, (grid.family[b + 1], c[b])),
            (58, (grid.group[b], c[b + 1])),
            (66, (grid.group[b],)),
        ]
    )


def span_features(grid: Grid, spans: Spans) -> np.ndarray:
    """Weights' indexes of what both ends of each phrase say together, shape (features, spans)."""
    i, j = spans.first, spans.last
    a, b = i + 2, j + 2
    w, t, c = grid.word, grid.tag, grid.coarse
    length = j - i + 1
    size = np.minimum(length, 8)
    characters = np.minimum(between(grid.length, i, j), 16)
    nouns = np.minimum(between(grid.nouns, i, j), 3)
    verbs = np.minimum(between(grid.verbs, i, j), 2)
    places = np.minimum(between(grid.places, i, j), 2)
    lists = np.minimum(between(grid.lists, i, j), 2)
    de = np.minimum(between(grid.de, i, j), 2)
    quantities = np.minimum(between(grid.quantities, i, j), 2)
    marks = np.minimum(between(grid.marks, i, j), 3)
    pattern = rolled(grid, i, length, 5)
    return numbered(
        [
            (11, (t[a], t[b], size)),
            (12, (pattern,)),
            (13, (pattern, c[a - 1], c[b + 1])),
            (14, (characters, nouns, verbs)),
            (15, (size, verbs, places)),
            (16, (lists, de, quantities, marks)),
            (19, (w[a - 1], size)),
            (23, (w[a], w[b])),
            (24, (places, c[a], c[b])),
            (25, (lists, w[a - 1], w[b + 1])),
            (31, (c[a - 1], c[a], c[b], c[b + 1])),
            (32, (c[a - 1], pattern)),
            (33, (c[b + 1], pattern)),
            (34, (grid.last_two[b], size)),
            (60, (grid.family[a], grid.family[b])),
            (61, (grid.group[a], grid.group[b])),
            (62, (grid.group[b], size)),
            (63, (grid.group[b], c[a - 1], c[b + 1])),
            (64, (grid.family[a], grid.family[b], size)),
        ]
    )


def pair_features(
    grid: Grid, mentioned: Mentioned, which: np.ndarray, spans: Spans, clause: np.ndarray, sentence: np.ndarray
) -> np.ndarray:
    """Weights' indexes of span `n` beside mention `which[n]`, shape (features, pairs)."""
    i, j = spans.first, spans.last
    m = mentioned.token[which]
    b, a, p = j + 2, i + 2, m + 2
    w, c = grid.word, grid.coarse
    right = i > m
    inside = (i <= m) & (m <= j)
    side = np.where(inside, 2, right)
    gap_first = np.where(right, m + 1, j + 1)
    gap_last = np.where(right, i - 1, m - 1)
    gap = np.where(inside, 0, gap_last - gap_first + 1)
    gap_first = np.where(gap > 0, gap_first, 0)
    gap_last = np.where(gap > 0, gap_last, -1)
    near = bucket(gap)
    close = np.minimum(gap, 3)
    clauses = np.minimum(np.abs(clause[m] - clause[j]), 4)
    back = sentence[m] - sentence[j]
    quantities = np.minimum(between(grid.quantities, gap_first, gap_last), 3)
    verbs = np.minimum(between(grid.verbs, gap_first, gap_last), 3)
    nouns = np.minimum(between(grid.nouns, gap_first, gap_last), 4)
    de = np.minimum(between(grid.de, gap_first, gap_last), 2)
    size = np.minimum(j - i + 1, 8)
    pattern = rolled(grid, gap_first, gap, 4)
    where = side + 3 * clauses + 15 * back
    unit, dimension, aspect = mentioned.unit[which], mentioned.dimension[which], mentioned.aspect[which]
    head = w[grid.clause_start[m] + 2]
    opens = (i == grid.sentence_start[i]) * 2 + (i == grid.clause_start[i])
    columns = [
        (where, quantities, verbs),
        (where, close, unit),
        (where, close, dimension, c[b]),
        (where, near, c[b + 1], c[p - 1]),
        (side, gap, pattern),
        (where, w[b + 1]),
        (where, unit, grid.last[b]),
        (side, dimension, w[b]),
        (side, aspect, w[b]),
        (where, opens, c[a]),
        (where, opens, c[b], size),
        (where, size, close),
        (where, close, w[p + 1]),
        (side, c[b], w[p - 1], clauses),
        (where, de, nouns, close),
        (where, head),
        (where, aspect, w[b + 1]),
        (side, gap, pattern, dimension),
        (where, quantities, aspect, opens, size),
        (where, unit, c[p + 1], nouns),
        (side, gap, pattern, c[a - 1]),
        (side, dimension, c[a - 1], c[b], close),
        (where, close, grid.cues[b + 1]),
        (where, close, grid.cues[a - 1]),
        (where, close, grid.cues[a], c[b]),
        (where, aspect, grid.cues[b + 1], grid.cues[p - 1]),
        (side, clauses, aspect, c[a - 1], opens),
        (where, nouns, verbs, c[a - 1], c[p + 1]),
        (side, gap, pattern, rolled(grid, i, j - i + 1, 4), c[a - 1]),
        (side, gap, pattern, rolled(grid, i, j - i + 1, 4), dimension),
        (where, grid.group[b]),
        (side, aspect, grid.group[b]),
        (side, dimension, grid.word_class[b]),
        (where, close, grid.group[b], dimension),
        (where, unit, grid.group[b]),
        (where, close, grid.family[b + 1]),
        (where, grid.family[a], grid.family[b]),
        (where, opens, grid.group[a]),
        (where, unit, grid.family[b]),
    ]
    return indexes(columns, 100)


def empty_features(grid: Grid, mentioned: Mentioned) -> np.ndarray:
    """Weights' indexes of “the text does not say”, shape (features, mentions)."""
    m = mentioned.token
    p = m + 2
    w, c, t = grid.word, grid.coarse, grid.tag
    start = grid.sentence_start[m]
    before = np.minimum(between(grid.quantities, start, np.maximum(m - 1, start - 1)), 2)
    places = np.minimum(between(grid.places, start, np.maximum(m - 1, start - 1)), 2)
    far = bucket(m - start)
    first = w[start + 2]
    columns = [
        (mentioned.unit,),
        (mentioned.dimension, mentioned.aspect),
        (mentioned.aspect, before),
        (w[p - 1],),
        (w[p + 1],),
        (c[p - 1], c[p + 1]),
        (before, far),
        (places, far),
        (places, before, mentioned.aspect),
        (first,),
        (c[start + 2], places),
        (t[p - 1], mentioned.dimension),
        (mentioned.status, places),
        (mentioned.status, before, far),
        (mentioned.unit, w[p + 1]),
    ]
    return indexes(columns, 200)


def carry_features(grid: Grid, mentioned: Mentioned, which: np.ndarray, earlier: np.ndarray, back: int, clause: np.ndarray) -> np.ndarray:
    """Weights' indexes of “what mention `earlier[n]` says” for mention `which[n]`, the `back`-th before it."""
    m, e = mentioned.token[which], mentioned.token[earlier]
    p, q = m + 2, e + 2
    w, c = grid.word, grid.coarse
    gap = m - e - 1
    near = bucket(gap)
    clauses = np.minimum(clause[m] - clause[e], 4)
    pattern = rolled(grid, e + 1, gap, 5)
    nouns = np.minimum(between(grid.nouns, e + 1, m - 1), 4)
    verbs = np.minimum(between(grid.verbs, e + 1, m - 1), 3)
    lists = np.minimum(between(grid.lists, e + 1, m - 1), 2)
    start = grid.sentence_start[m]
    separately = np.minimum(between(grid.separately, start, m - 1), 1)
    separately_since = np.minimum(between(grid.separately, e + 1, m - 1), 1)
    unit, other = mentioned.unit[which], mentioned.unit[earlier]
    same = unit == other
    aspect, was = mentioned.aspect[which], mentioned.aspect[earlier]
    head = w[grid.clause_start[m] + 2]
    k = np.full(len(which), back)
    flag = separately * 2 + separately_since
    columns = [
        (k, near, clauses),
        (k, aspect, was, clauses),
        (k, same, aspect, was),
        (k, pattern),
        (k, pattern, aspect),
        (k, nouns, verbs, clauses),
        (k, nouns, aspect, flag),
        (k, flag, near, lists),
        (k, w[q + 1]),
        (k, w[p - 1]),
        (k, w[p + 1]),
        (k, head),
        (k, head, aspect),
        (k, c[p - 1], c[p + 1], nouns),
        (k, unit, other),
        (k, gap, w[q + 1], w[p - 1]),
        (k, same, nouns, verbs),
        (k, mentioned.dimension[which], mentioned.dimension[earlier], nouns),
        (k, w[p - 1], nouns),
        (k, w[p + 1], nouns, aspect),
        (k, aspect, nouns, verbs, lists),
    ]
    return indexes(columns, 300)


def unit_features(grid: Grid, mentioned: Mentioned) -> np.ndarray:
    """Weights' indexes of “what is counted is in the unit itself” (300人, 200户)."""
    p = mentioned.token + 2
    w, c = grid.word, grid.coarse
    columns = [
        (mentioned.unit,),
        (mentioned.unit, w[p + 1]),
        (mentioned.unit, c[p + 1]),
        (mentioned.unit, w[p - 1]),
        (mentioned.unit, c[p - 1], c[p + 1]),
        (mentioned.dimension, mentioned.aspect),
    ]
    return indexes(columns, 400)
