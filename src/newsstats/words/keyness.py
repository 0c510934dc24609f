"""Keyness: what is typical of a group against a reference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from newsstats.schema import KEYNESS, Coded, frame
from newsstats.words.association import benjamini_hochberg, expected, log_likelihood, log_ratio, p_value
from newsstats.words.counting import counted
from newsstats.words.frequency import chosen, factorized, group_codes, select
from newsstats.words.reference import general_counts, general_size

RELIABLE_EXPECTED = 5.0
"""Below this expected count the χ² approximation behind the p-value does not hold (Cochran 1954)."""


def keyness(
    tokens: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    reference: str | pd.DataFrame | pd.Series = "rest",
    top: int | None = 10,
    pos: str | None = None,
    min_count: int = 2,
    under: int = 0,
) -> pd.DataFrame:
    """What is typical of each group of the `columns` of the tokens (none: the whole), strongest first.

    `reference` is `"rest"` (the issue's other groups), `"general"` (general Chinese: jieba's dictionary counts)
    another tokens table, or counts by word (`archive.term_counts()`). Both sides count the same population: words of two characters
    and more that are no stop words, of the part of speech that is asked for. Columns: the group's, then `word`, `count`, `reference_count`, `expected`,
    `log_likelihood` (G²), `log_ratio`, `p_value` (χ², one degree of freedom), `q_value` (Benjamini–Hochberg
    within the group) and `reliable` (expected counts of 5 and more on both sides). With `under`, that many words of
    which a group has less than the reference follow its typical ones; their `log_ratio` is negative.
    """
    groups, values = group_codes(tokens, columns)
    words, word_list = factorized(tokens["word"])
    tags, tag_list = factorized(tokens["pos"])
    keep = chosen(tokens, tags, tag_list, pos, stop=False) & np.array([len(w) > 1 for w in word_list], dtype=bool)[words]
    groups, words = groups[keep], words[keep]
    pairs, count = counted(groups * max(1, len(word_list)) + words)
    if under:
        pairs, count = _with_absent(pairs, count, words, len(values), len(word_list), min_count)
    often = (count >= min_count) | (count == 0)
    group, word = np.divmod(pairs[often], max(1, len(word_list)))
    a = count[often].astype(float)
    size = np.bincount(groups, minlength=len(values)).astype(float)[group]
    b, d = _reference(reference, pos, word, word_list, words, a, size)
    g2 = log_likelihood(a, size, a + b, size + d)
    p = p_value(g2)
    q = np.zeros(len(p))
    for one in np.unique(group):
        q[group == one] = benjamini_hochberg(p[group == one])
    chance = expected(size, a + b, size + d)
    ratio = log_ratio(a, b, size, d)
    alphabetical = np.argsort(np.argsort(word_list))
    order = np.lexsort((alphabetical[word], -g2, ratio <= 0, group))
    order = order[(ratio[order] < 0) | ((ratio[order] > 0) & (a[order] > 0))]
    side = group * 2 + (ratio <= 0)
    rank = np.arange(len(order)) - np.searchsorted(side[order], side[order])
    order = order[np.where(ratio[order] > 0, rank < (len(order) if top is None else top), rank < under)]
    table = frame(
        {
            "word": Coded(word[order], word_list),
            "count": a[order],
            "reference_count": b[order],
            "expected": chance[order],
            "log_likelihood": g2[order],
            "log_ratio": ratio[order],
            "p_value": p[order],
            "q_value": q[order],
            "reliable": (np.minimum(chance, (a + b) - chance) >= RELIABLE_EXPECTED)[order],
        },
        KEYNESS,
    )
    for n, column in enumerate(columns):
        table.insert(n, column, pd.Series(values[column].astype("str").array.take(group[order])))
    return table


def _counted(tokens: pd.DataFrame, pos: str | None) -> pd.Series:
    """Counts by word of the same population as the groups': words of two characters and more that are no stop words."""
    kept = select(tokens, pos, stop=False)["word"]
    return kept[kept.str.len() > 1].value_counts()


def _with_absent(
    pairs: np.ndarray, count: np.ndarray, words: np.ndarray, groups: int, size: int, min_count: int
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a group and a word, with those that the group lacks although the word is frequent enough elsewhere."""
    frequent = np.flatnonzero(np.bincount(words, minlength=size) >= max(min_count, RELIABLE_EXPECTED))
    every = (np.arange(groups)[:, None] * size + frequent[None, :]).ravel()
    absent = np.setdiff1d(every, pairs)
    joined = np.concatenate((pairs, absent))
    order = np.argsort(joined, kind="stable")
    return joined[order], np.concatenate((count, np.zeros(len(absent), dtype=count.dtype)))[order]


def _reference(
    reference: str | pd.DataFrame | pd.Series,
    pos: str | None,
    word: np.ndarray,
    word_list: np.ndarray,
    words: np.ndarray,
    count: np.ndarray,
    size: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Counts of each pair's word in the reference, and the reference's size beside each pair."""
    if isinstance(reference, pd.DataFrame | pd.Series):
        other = reference if isinstance(reference, pd.Series) else _counted(reference, pos)
        return other.reindex(word_list[word], fill_value=0).to_numpy(float), np.full(len(word), float(max(1, other.sum())))
    if reference == "general":
        general = general_counts()
        return np.array([general.get(w, 0) for w in word_list[word]], dtype=float), np.full(len(word), float(general_size(pos or "")))
    if reference == "rest":
        whole = np.bincount(words, minlength=len(word_list)).astype(float)
        return whole[word] - count, np.maximum(1.0, len(words) - size)
    raise ValueError(f"reference={reference!r}: use 'rest', 'general' or a tokens table")
