"""Word pairs that stand together more than chance has it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from newsstats.schema import COLLOCATIONS, frame
from newsstats.words.frequency import select

LONGEST_SENTENCE = 200
"""Tokens of a sentence that pairs are made of at most: a list without a full stop would give quadratically many."""


def collocations(
    tokens: pd.DataFrame, *, window: int | str = 5, pos: str | None = None, min_count: int = 2, top: int | None = 50
) -> pd.DataFrame:
    """Pairs of words within `window` tokens of each other in one sentence (or `"sentence"`: anywhere in it), in reading order.

    Stop words are left out before windows are laid. Columns: `first`, `second`, `count`, `expected`, `pmi`
    (log₂, Church and Hanks 1990), `log_likelihood` (Dunning 1993) and `log_dice` (Rychlý 2008, 14 at the most);
    sorted by `log_likelihood`. Raises: `ValueError` for a window under 2 or another word.
    """
    if isinstance(window, str):
        if window != "sentence":
            raise ValueError(f'window={window!r}: a number of tokens, 2 or more, or "sentence"')
        window = LONGEST_SENTENCE
    if window < 2:
        raise ValueError("window is a number of tokens, 2 or more")
    kept = select(tokens, pos, stop=False)
    kept = kept[kept["word"].str.len() > 1]
    words: Counter[str] = Counter(kept["word"])
    pairs: Counter[tuple[str, str]] = Counter()
    for _, sentence in kept.groupby(["article_id", "part", "sentence"], sort=False)["word"]:
        run = list(sentence)
        for i, first in enumerate(run):
            for second in run[i + 1 : i + window]:
                if first != second:
                    pairs[first, second] += 1
    chosen = sorted((pair, n) for pair, n in pairs.items() if n >= min_count)
    if not chosen:
        return frame({name: [] for name in COLLOCATIONS}, COLLOCATIONS)
    observed = np.array([n for _, n in chosen], dtype=float)
    left = np.array([words[a] for (a, _), _ in chosen], dtype=float)
    right = np.array([words[b] for (_, b), _ in chosen], dtype=float)
    total = float(sum(pairs.values()))
    size = float(sum(words.values()))
    expected = left * right / size**2 * total
    o12, o21 = np.maximum(left * total / size - observed, 0), np.maximum(right * total / size - observed, 0)
    o22 = np.maximum(total - observed - o12 - o21, 0)
    grid = np.stack([observed, o12, o21, o22])
    rows, columns = (
        np.stack([observed + o12, observed + o12, o21 + o22, o21 + o22]),
        np.stack([observed + o21, o12 + o22, observed + o21, o12 + o22]),
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(grid > 0, grid * np.log(grid * grid.sum(axis=0) / (rows * columns)), 0.0)
    table = pd.DataFrame(
        {
            "first": [a for (a, _), _ in chosen],
            "second": [b for (_, b), _ in chosen],
            "count": observed.astype(int),
            "expected": expected,
            "pmi": np.log2(observed / expected),
            "log_likelihood": 2 * terms.sum(axis=0),
            "log_dice": 14 + np.log2(np.minimum(2 * observed / (left + right), 1.0)),
        }
    ).sort_values(["log_likelihood", "first", "second"], ascending=[False, True, True], ignore_index=True)
    return (table if top is None else table.head(top)).astype(COLLOCATIONS)
