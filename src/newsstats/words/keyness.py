"""Keyness: what is typical of a group against a reference."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.schema import KEYNESS
from newsstats.words.frequency import group_columns, select
from newsstats.words.reference import general_counts, general_total

RELIABLE_EXPECTED = 5.0
"""Below this expected count the χ² approximation behind the p-value does not hold (Cochran 1954)."""


def log_likelihood(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Dunning's G² (1993) of counts `a` in `c` tokens against `b` in `d`, as Rayson and Garside (2000) write it."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    expected_a = c * (a + b) / (c + d)
    expected_b = d * (a + b) / (c + d)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(a > 0, a * np.log(a / expected_a), 0.0)
        right = np.where(b > 0, b * np.log(b / expected_b), 0.0)
    return np.maximum(2 * (left + right), 0.0)


def log_ratio(a: np.ndarray, b: np.ndarray, c: float, d: float) -> np.ndarray:
    """Hardie's log ratio (2014): log₂ of the relative frequencies, 0.5 in place of a count of 0."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return np.log2((np.where(a > 0, a, 0.5) / c) / (np.where(b > 0, b, 0.5) / d))


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    """False-discovery-rate q-values (Benjamini and Hochberg 1995)."""
    from scipy.stats import false_discovery_control

    return false_discovery_control(p) if len(p) else p


def keyness(
    tokens: pd.DataFrame,
    *,
    by: str = "article",
    reference: str | pd.DataFrame = "rest",
    top: int | None = 10,
    pos: str | None = None,
    min_count: int = 2,
) -> pd.DataFrame:
    """What is typical of each group, strongest first.

    `reference` is `"rest"` (the issue's other groups), `"general"` (general Chinese: jieba's dictionary counts)
    or another tokens table. Columns: the group's, then `word`, `count`, `reference_count`, `expected`,
    `log_likelihood` (G²), `log_ratio`, `p_value` (χ², one degree of freedom), `q_value` (Benjamini–Hochberg
    within the group) and `reliable` (expected counts of 5 and more on both sides).
    """
    from scipy.stats import chi2

    groups = group_columns(by)
    kept = select(tokens, pos, stop=False)
    kept = kept[kept["word"].str.len() > 1]
    empty = pd.DataFrame({**{g: pd.Series(dtype="str") for g in groups}, **{c: pd.Series(dtype=k) for c, k in KEYNESS.items()}})
    if kept.empty:
        return empty
    whole = kept["word"].value_counts()
    tables: list[pd.DataFrame] = []
    pieces = kept.groupby(groups, sort=True) if groups else [((), kept)]
    for key, piece in pieces:
        counts = piece["word"].value_counts()
        counts = counts[counts >= min_count]
        if counts.empty:
            continue
        size = len(piece)
        if isinstance(reference, pd.DataFrame):
            other = select(reference, pos, stop=False)["word"].value_counts()
            b, d = other.reindex(counts.index, fill_value=0).to_numpy(float), float(max(1, other.sum()))
        elif reference == "general":
            general = general_counts()
            b = np.array([general.get(w, 0) for w in counts.index], dtype=float)
            d = float(general_total())
        elif reference == "rest":
            b, d = (whole.reindex(counts.index).to_numpy(float) - counts.to_numpy()), float(max(1, len(kept) - size))
        else:
            raise ValueError(f"reference={reference!r}: use 'rest', 'general' or a tokens table")
        a = counts.to_numpy(float)
        g2 = log_likelihood(a, b, size, d)
        p = chi2.sf(g2, 1)
        expected = size * (a + b) / (size + d)
        table = pd.DataFrame(
            {
                "word": counts.index,
                "count": counts.to_numpy(),
                "reference_count": b,
                "expected": expected,
                "log_likelihood": g2,
                "log_ratio": log_ratio(a, b, size, d),
                "p_value": p,
                "q_value": benjamini_hochberg(p),
                "reliable": np.minimum(expected, (a + b) - expected) >= RELIABLE_EXPECTED,
            }
        )
        table = table[table["log_ratio"] > 0].sort_values(["log_likelihood", "word"], ascending=[False, True])
        table = table if top is None else table.head(top)
        for name, value in zip(groups, key, strict=True):
            table.insert(0, name, str(value))
        tables.append(table)
    if not tables:
        return empty
    return pd.concat(tables, ignore_index=True)[[*groups, *KEYNESS]].astype(KEYNESS)
