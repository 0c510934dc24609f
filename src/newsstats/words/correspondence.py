"""Words and groups in one plane: which words go with which groups."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.schema import CORRESPONDENCE, frame
from newsstats.words.frequency import select


def correspondence(tokens: pd.DataFrame, column: str, *, words: int = 40, pos: str | None = None, min_count: int = 2) -> pd.DataFrame:
    """Correspondence analysis of the most frequent words by groups (Benzécri 1973; Greenacre 2017).

    Parameters
    ----------
    tokens
        A table of tokens with the groups' column; stop words and words of one character are left out.
    column
        The groups: three or more with words.
    words
        Words at most, the most frequent.
    pos
        Part of speech by its beginning.
    min_count
        How often a word comes at least.

    Returns
    -------
    DataFrame
        `schema.CORRESPONDENCE`: groups, then words, in principal coordinates. A word near a group (seen from the middle) is one that
        the group has more of than the others. A group of few words (`count`) lies far out by chance.

    Raises
    ------
    ValueError
        There are fewer than three groups, or fewer than three words.
    """
    kept = select(tokens, pos, stop=False)
    kept = kept[kept["word"].str.len() > 1]
    count = kept.groupby(["word", column], sort=True).size().unstack(fill_value=0)
    total = count.sum(axis=1)
    count = count.loc[total.index[np.lexsort((np.arange(len(total)), -total.to_numpy()))]]
    count = count[count.sum(axis=1) >= min_count].head(words)
    count = count.loc[:, count.sum() > 0]
    if min(count.shape) < 3:
        raise ValueError(f"{count.shape[1]} groups and {count.shape[0]} words: correspondence analysis needs three of both")
    rows, columns, inertia = principal(count.to_numpy(float))
    whole = max(float(inertia.sum()), np.finfo(float).tiny)
    names = [*map(str, count.columns), *map(str, count.index)]
    places = np.vstack((columns, rows))
    length = (places**2).sum(axis=1)
    return frame(
        {
            "kind": ["group"] * count.shape[1] + ["word"] * count.shape[0],
            "name": names,
            "count": np.concatenate((count.sum(), count.sum(axis=1))),
            "x": places[:, 0],
            "y": places[:, 1],
            "quality": np.divide((places[:, :2] ** 2).sum(axis=1), length, out=np.zeros_like(length), where=length > 0),
            "share_x": np.full(len(names), inertia[0] / whole),
            "share_y": np.full(len(names), inertia[1] / whole),
        },
        CORRESPONDENCE,
    )


def principal(table: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Principal coordinates of the rows and the columns of a table of counts, and the inertia of each axis; all axes.

    The sign of an axis is such that its farthest row lies on the positive side.
    """
    share = table / table.sum()
    row, column = share.sum(axis=1), share.sum(axis=0)
    residual = (share - np.outer(row, column)) / np.sqrt(np.outer(row, column))
    left, strength, right = np.linalg.svd(residual, full_matrices=False)
    rows, columns = left * strength / np.sqrt(row)[:, None], right.T * strength / np.sqrt(column)[:, None]
    sign = np.sign(rows[np.abs(rows).argmax(axis=0), np.arange(rows.shape[1])])
    sign[sign == 0] = 1
    return np.round(rows * sign, 9), np.round(columns * sign, 9), strength**2
