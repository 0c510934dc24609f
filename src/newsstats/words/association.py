"""How strongly two things go together: measures over 2 × 2 tables, with their tests.

A table is written as Evert does (2008): `o11` of the `r1` things of one kind are among the `c1` of the other, out of `n` in all.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Number = float | np.ndarray
"""A number, or an array of them, shape (k,)."""


def expected(r1: Number, c1: Number, n: Number) -> Any:
    """How many would go together by chance.

    Examples
    --------
    >>> expected(10, 20, 100)
    2.0
    """
    return r1 * c1 / n


def log_likelihood(o11: Number, r1: Number, c1: Number, n: Number) -> np.ndarray:
    """G² of 2 × 2 tables over all four cells (Dunning 1993), not below 0.

    Parameters
    ----------
    o11
        How often both come together, shape (k,).
    r1, c1
        How often each comes, shape (k,) or a number.
    n
        How many there are in all.

    Examples
    --------
    >>> round(float(log_likelihood(110, 2552, 221, 31777)), 2)  # Dunning's "the swiss"
    270.72
    """
    o11, r1, c1, n = (np.asarray(x, dtype=float) for x in (o11, r1, c1, n))
    rows, columns = (r1, r1, n - r1, n - r1), (c1, n - c1, c1, n - c1)
    observed = (o11, r1 - o11, c1 - o11, n - r1 - c1 + o11)
    total = np.zeros(np.broadcast(o11, r1, c1, n).shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        for o, r, c in zip(observed, rows, columns, strict=True):
            total = total + np.where(o > 0, o * np.log(o * n / (r * c)), 0.0)
    return np.maximum(2 * total, 0.0)


def log_ratio(a: Number, b: Number, c: Number, d: Number) -> np.ndarray:
    """Hardie's log ratio (2014): log₂ of the relative frequencies `a` in `c` and `b` in `d`, 0.5 in place of a count of 0."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return np.log2((np.where(a > 0, a, 0.5) / c) / (np.where(b > 0, b, 0.5) / d))


def pmi(o11: Number, r1: Number, c1: Number, n: Number) -> np.ndarray:
    """Pointwise mutual information in bits (Church and Hanks 1990)."""
    return np.log2(np.asarray(o11, dtype=float) / expected(r1, c1, n))


def log_dice(o11: Number, f1: Number, f2: Number) -> np.ndarray:
    """logDice (Rychlý 2008) of a pair that comes `o11` times, of words that come `f1` and `f2` times: 14 at most.

    Examples
    --------
    >>> float(log_dice(5, 5, 5))
    14.0
    """
    return 14 + np.log2(2 * np.asarray(o11, dtype=float) / (np.asarray(f1, dtype=float) + np.asarray(f2, dtype=float)))


def p_value(g2: np.ndarray) -> np.ndarray:
    """Upper tail of χ² with one degree of freedom, by the complementary error function."""
    return np.fromiter((math.erfc(math.sqrt(x / 2)) for x in g2), dtype=float, count=len(g2))


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """False-discovery-rate q-values (Benjamini and Hochberg 1995)."""
    falling = np.argsort(-p, kind="stable")
    scaled = p[falling] * len(p) / np.arange(len(p), 0, -1)
    q = np.empty(len(p))
    q[falling] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return q
