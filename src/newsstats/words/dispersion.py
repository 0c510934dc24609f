"""How evenly words are spread over the articles."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.schema import DISPERSION, Coded, frame


def dispersion(tokens: pd.DataFrame, column: str = "article_id", *, min_count: int = 5, top: int | None = 50) -> pd.DataFrame:
    """Gries' deviation of proportions (2008) of each word over the parts of a corpus, the most frequent words first.

    Parameters
    ----------
    tokens
        A table of tokens; stop words and words of one character are no candidates, but count for the parts' sizes.
    column
        What makes the parts: `article_id`, or another column of the table.
    min_count
        How often a word comes at least.
    top
        Words at most.

    Returns
    -------
    DataFrame
        `word`, `count`, `range` (parts that have it), `dp` (0: as the parts' sizes have it; near 1: all in one small part) and
        `dp_norm` (divided by the greatest value that the parts' sizes allow; Lijffijt and Gries 2012).
    """
    parts, sizes = pd.factorize(tokens[column])
    share = np.bincount(parts, minlength=len(sizes)) / max(1, len(tokens))
    candidate = (~tokens["stop"] & (tokens["word"].str.len() > 1)).to_numpy()
    words, names = pd.factorize(tokens["word"][candidate], sort=True)
    count = np.bincount(words, minlength=len(names))
    pair, held = np.unique(words.astype(np.int64) * max(1, len(sizes)) + parts[candidate], return_counts=True)
    word, part = np.divmod(pair, max(1, len(sizes)))
    differs = np.abs(held / count[word] - share[part]) - share[part]
    dp = 0.5 * (1 + np.bincount(word, weights=differs, minlength=len(names)))
    most = 1 - share.min() if len(share) else 0.0
    ranked = np.lexsort((np.arange(len(names)), -count))
    ranked = ranked[count[ranked] >= min_count][:top]
    return frame(
        {
            "word": Coded(ranked, names.to_numpy(dtype=object)),
            "count": count[ranked],
            "range": np.bincount(word, minlength=len(names))[ranked],
            "dp": dp[ranked],
            "dp_norm": (dp / most if most else np.zeros_like(dp))[ranked],
        },
        DISPERSION,
    )
