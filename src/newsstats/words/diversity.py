"""How rich the words of a text are, and how long its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd

from newsstats.schema import DIVERSITY, frame_of_rows
from newsstats.words.frequency import group_codes
from newsstats.words.reference import general_counts

WINDOW = 100
"""Words of the moving window (Covington and McFall 2010 take 500 for books; a news item has some 200)."""

COMMON = 3000
"""Words that count as common: the size of the list by which Dale and Chall (1948) told how hard an English text is."""


def diversity(tokens: pd.DataFrame, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Measures of each group's wording; marks are no words.

    Parameters
    ----------
    tokens
        A table of tokens.
    columns
        Its columns that make the groups; none: the whole.

    Returns
    -------
    DataFrame
        The group's columns, then `words`, `types` (different words), `ttr` (types by words), `mattr` (the mean over windows of `WINDOW`
        words; Covington and McFall 2010; nan in a shorter text), `hapax` (words that come once), `yule_k` (Yule 1944: higher is more
        monotonous), `sentence_words` (words of a sentence, mean), `word_characters` (mean), `density` (share of words that are no
        stop words) and `uncommon` (share of words that are not among the `COMMON` most frequent ones of general Chinese, as jieba's
        dictionary counts them; with the length of sentences the two signs of a hard text since Dale and Chall 1948).
    """
    words = tokens[tokens["word"].str.contains(r"\w", regex=True)]
    groups, values = group_codes(words, columns)
    codes, kinds = pd.factorize(words["word"])
    sentences = words.groupby(["article_id", "part", "sentence"], sort=False).ngroup().to_numpy()
    common = np.array([word in common_words() for word in kinds.tolist()] if len(words) else [], bool)
    lengths, stop = words["word"].str.len().to_numpy(), words["stop"].to_numpy()
    rows = []
    for n in range(len(values)):
        here = groups == n
        own = codes[here]
        counts = np.bincount(own)
        counts = counts[counts > 0]
        size = len(own)
        rows.append(
            {
                **{column: values[column].iloc[n] for column in columns},
                "words": size,
                "types": len(counts),
                "ttr": len(counts) / size if size else np.nan,
                "mattr": _moving(own),
                "hapax": int((counts == 1).sum()),
                "yule_k": 1e4 * float((counts.astype(float) ** 2).sum() - size) / size**2 if size else np.nan,
                "sentence_words": size / len(np.unique(sentences[here])) if size else np.nan,
                "word_characters": float(lengths[here].mean()) if size else np.nan,
                "density": float((~stop[here]).mean()) if size else np.nan,
                "uncommon": float((~common[own]).mean()) if size else np.nan,
            }
        )
    return frame_of_rows(rows, {**dict.fromkeys(columns, "str"), **DIVERSITY})


@cache
def common_words() -> frozenset[str]:
    """The `COMMON` most frequent words of general Chinese; of words with equal counts the first in order of characters."""
    counts = general_counts()
    return frozenset(sorted(counts, key=lambda word: (-counts[word], word))[:COMMON])


def _moving(codes: np.ndarray) -> float:
    """Mean share of different words over all windows; linear: a word is new in every window that begins behind its last place."""
    if len(codes) < WINDOW:
        return float("nan")
    last: dict[int, int] = {}
    total = 0
    windows = len(codes) - WINDOW + 1
    for at, code in enumerate(codes.tolist()):
        first = max(0, at - WINDOW + 1, last.get(code, -1) + 1)
        total += max(0, min(at, windows - 1) - first + 1)
        last[code] = at
    return total / windows / WINDOW
