"""Runs of words, with or without gaps."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from newsstats.schema import NGRAMS, frame


def ngrams(tokens: pd.DataFrame, n: int = 2, *, skip: int = 0, top: int | None = 50, min_count: int = 2, stop: bool = True) -> pd.DataFrame:
    """The most frequent runs of `n` words in a sentence.

    Parameters
    ----------
    tokens
        A table of tokens. Marks end a run.
    n
        Words of a run, 2 or more.
    skip
        Words that may be left out inside of a run in all (skip-grams; Guthrie et al. 2006).
    top
        Runs at most.
    min_count
        How often a run comes at least.
    stop
        Whether runs may hold stop words; else they are taken out before runs are made.

    Returns
    -------
    DataFrame
        `ngram` (words with a space between), `count`, `documents` (articles that have it); most frequent first.

    Raises
    ------
    ValueError
        `n` under 2 or `skip` under 0.
    """
    if n < 2 or skip < 0:
        raise ValueError(f"n={n!r}, skip={skip!r}: n is 2 or more, skip 0 or more")
    marks = tokens["stop"] & ~tokens["word"].str.contains(r"\w", regex=True)
    run = (tokens.groupby(["article_id", "part", "sentence"], sort=False).ngroup() * 1_000_000 + marks.cumsum()).to_numpy()
    kept = (~marks if stop else ~tokens["stop"]).to_numpy()
    words, names = pd.factorize(tokens["word"][kept])
    articles, _ = pd.factorize(tokens["article_id"][kept])
    run = run[kept]
    found, owners = [], []
    for inner in combinations(range(1, n + skip - 1), n - 2):
        for last in range(inner[-1] + 1 if inner else 1, n + skip):
            offsets = np.array((0, *inner, last))
            if last - (n - 1) > skip:
                continue
            begin = np.arange(max(0, len(words) - last))
            begin = begin[run[begin] == run[begin + last]]
            found.append(words[begin[:, None] + offsets])
            owners.append(articles[begin])
    rows = np.concatenate(found) if found else np.zeros((0, n), dtype=np.int64)
    owner = np.concatenate(owners) if owners else np.zeros(0, dtype=np.int64)
    key = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:
        key, _ = pd.factorize(key * (len(names) + 1) + column)
    if not len(key):
        return frame({"ngram": [], "count": [], "documents": []}, NGRAMS)
    count = np.bincount(key)
    _, first = np.unique(key, return_index=True)
    held = np.unique(key.astype(np.int64) * (int(owner.max()) + 1) + owner) // (int(owner.max()) + 1)
    documents = np.bincount(held, minlength=len(count))
    kept_keys = np.flatnonzero(count >= min_count)
    text = [" ".join(names[rows[first[k]]]) for k in kept_keys]
    table = frame({"ngram": text, "count": count[kept_keys], "documents": documents[kept_keys]}, NGRAMS)
    table = table.sort_values(["count", "ngram"], ascending=[False, True], ignore_index=True, kind="stable")
    return table if top is None else table.head(top)
