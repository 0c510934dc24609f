"""Term frequencies by group."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from newsstats.schema import TERMS
from newsstats.words.reference import idf

GROUPS = {"article": "article_id", "section": "section", "part": "part", "page": "page"}


def group_columns(by: str | Sequence[str] | None) -> list[str]:
    """Column names of a grouping (`None` or `"issue"` is the whole). Raises `ValueError` for another name."""
    if by is None or by == "issue":
        return []
    names = [by] if isinstance(by, str) else list(by)
    for name in names:
        if name not in GROUPS and name not in GROUPS.values():
            raise ValueError(f"by={name!r}: group by one of {', '.join(GROUPS)}, or issue")
    return [GROUPS.get(name, name) for name in names]


def select(tokens: pd.DataFrame, pos: str | Sequence[str] | None, stop: bool) -> pd.DataFrame:
    """Tokens of some parts of speech (`"n"` takes every noun: n, nr, ns, nt, nz), stop words left out by default."""
    kept = tokens if stop else tokens[~tokens["stop"]]
    if pos is not None:
        prefixes = (pos,) if isinstance(pos, str) else tuple(pos)
        kept = kept[kept["pos"].str.startswith(prefixes)]
    return kept


def terms(
    tokens: pd.DataFrame,
    *,
    by: str | Sequence[str] | None = "section",
    pos: str | Sequence[str] | None = None,
    top: int | None = 20,
    stop: bool = False,
    min_length: int = 2,
) -> pd.DataFrame:
    """Term frequencies, most frequent first in each group.

    Columns: the group's, then `word`, `pos` (the most frequent one), `count`, `per_thousand` (of the group's
    tokens), `documents` (articles with the word, over the whole table), `tf_idf` (share of the group's tokens ×
    jieba's IDF) and `rank` (1-based; ties by word). Words shorter than `min_length` characters are left out.
    """
    groups = group_columns(by)
    kept = select(tokens, pos, stop)
    kept = kept[kept["word"].str.len() >= min_length]
    if kept.empty:
        return pd.DataFrame({**{g: pd.Series(dtype="str") for g in groups}, **{c: pd.Series(dtype=k) for c, k in TERMS.items()}})
    keys = [*groups, "word"]
    counted = kept.groupby(keys, sort=True, observed=True).agg(count=("word", "size"), pos=("pos", _most_common)).reset_index()
    sizes = tokens.groupby(groups, observed=True).size() if groups else None
    if sizes is None:
        counted["_total"] = len(tokens)
    else:
        counted = counted.merge(sizes.rename("_total").reset_index(), on=groups, how="left", validate="many_to_one")
    documents = kept.groupby("word")["article_id"].nunique().rename("documents")
    counted = counted.merge(documents.reset_index(), on="word", how="left", validate="many_to_one")
    table, median = idf()
    share = counted["count"] / counted["_total"]
    counted["per_thousand"] = 1000 * share
    counted["tf_idf"] = share * counted["word"].map(lambda w: table.get(w, median)).astype("float64")
    counted = counted.sort_values([*groups, "count", "tf_idf", "word"], ascending=[True] * len(groups) + [False, False, True])
    counted["rank"] = (counted.groupby(groups).cumcount() if groups else pd.Series(range(len(counted)), index=counted.index)) + 1
    if top is not None:
        counted = counted[counted["rank"] <= top]
    return counted[[*groups, *TERMS]].astype(TERMS).reset_index(drop=True)


def _most_common(values: pd.Series) -> str:
    counts = values.value_counts()
    return str(min(counts[counts == counts.max()].index))
