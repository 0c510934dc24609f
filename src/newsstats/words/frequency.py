"""Term frequencies by group."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from newsstats.schema import TERMS, Coded, frame
from newsstats.words.counting import counted, distinct
from newsstats.words.reference import idf


def select(tokens: pd.DataFrame, pos: str | Sequence[str] | None, stop: bool) -> pd.DataFrame:
    """Tokens of some parts of speech (`"n"` takes every noun: n, nr, ns, nt, nz), stop words left out by default."""
    kept = tokens if stop else tokens[~tokens["stop"]]
    if pos is not None:
        prefixes = (pos,) if isinstance(pos, str) else tuple(pos)
        kept = kept[kept["pos"].str.startswith(prefixes)]
    return kept


def group_codes(tokens: pd.DataFrame, columns: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """The group of each token, and the groups themselves, in order, one row each."""
    if not columns:
        return np.zeros(len(tokens), dtype=np.int64), pd.DataFrame(index=range(1))
    codes = np.zeros(len(tokens), dtype=np.int64)
    for column in columns:
        own, values = pd.factorize(tokens[column], sort=True)
        codes = codes * max(1, len(values)) + own
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    return codes, tokens[list(columns)].iloc[first].reset_index(drop=True)


def factorized(column: pd.Series, sort: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """The code of each row and the values behind the codes."""
    codes, values = pd.factorize(column, sort=sort)
    return codes, values.to_numpy(dtype=object)


def terms(
    tokens: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    pos: str | Sequence[str] | None = None,
    top: int | None = 20,
    stop: bool = False,
    min_length: int = 2,
) -> pd.DataFrame:
    """Term frequencies, most frequent first in each group of the `columns` of the tokens (none: the whole).

    Columns: the group's, then `word`, `pos` (the most frequent one), `count`, `per_thousand` (of the group's
    tokens), `documents` (articles with the word, over the whole table), `tf_idf` (share of the group's tokens ×
    jieba's IDF) and `rank` (1-based; ties by word). Words shorter than `min_length` characters are left out.
    """
    groups, values = group_codes(tokens, columns)
    words, word_list = factorized(tokens["word"])
    tags, tag_list = factorized(tokens["pos"], sort=True)
    keep = chosen(tokens, tags, tag_list, pos, stop) & np.array([len(w) >= min_length for w in word_list], dtype=bool)[words]
    if not keep.any():
        return pd.DataFrame({**{g: values[g].iloc[:0] for g in columns}, **{c: pd.Series(dtype=k) for c, k in TERMS.items()}})
    documents = np.bincount(
        distinct(pd.factorize(tokens["article_id"])[0][keep] * len(word_list) + words[keep]) % len(word_list), minlength=len(word_list)
    )
    tagged, times = counted((groups[keep] * len(word_list) + words[keep]) * len(tag_list) + tags[keep])
    pairs = tagged // len(tag_list)
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    count = np.add.reduceat(times, first)
    commonest = tagged[np.lexsort((tagged, -times, pairs))][first] % len(tag_list)
    group, word = np.divmod(pairs[first], len(word_list))
    share = count / np.bincount(groups, minlength=len(values))[group]
    tf_idf = share * np.array(idf(word_list))[word]
    alphabetical = np.argsort(np.argsort(word_list))
    order = np.lexsort((alphabetical[word], -tf_idf, -count, group))
    group, word, count = group[order], word[order], count[order]
    rank = np.arange(len(order)) - np.searchsorted(group, group) + 1
    kept = slice(None) if top is None else rank <= top
    table = frame(
        {
            "word": Coded(word[kept], word_list),
            "pos": Coded(commonest[order][kept], tag_list),
            "count": count[kept],
            "per_thousand": 1000 * share[order][kept],
            "documents": documents[word[kept]],
            "tf_idf": tf_idf[order][kept],
            "rank": rank[kept],
        },
        TERMS,
    )
    for n, column in enumerate(columns):
        table.insert(n, column, values[column].array.take(group[kept]))
    return table


def chosen(tokens: pd.DataFrame, tags: np.ndarray, tag_list: np.ndarray, pos: str | Sequence[str] | None, stop: bool) -> np.ndarray:
    """A mask of the tokens of some parts of speech, stop words left out by default; the columns are coded."""
    keep = np.ones(len(tokens), dtype=bool) if stop else ~tokens["stop"].to_numpy()
    if pos is not None:
        prefixes = (pos,) if isinstance(pos, str) else tuple(pos)
        keep &= np.array([tag.startswith(prefixes) for tag in tag_list], dtype=bool)[tags]
    return keep
