"""How often words are printed over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from newsstats.text.part import TextPart

LENGTHS = {"year": 4, "month": 7, "day": 10}
FREQUENCIES = {"year": "Y", "month": "M", "day": "D"}
COLUMNS = {"period": "str", "word": "str", "count": "int64", "articles": "int64", "tokens": "int64", "per_thousand": "float64"}


def trend(
    parts: Sequence[TextPart], tokens: Sequence[int] | np.ndarray, published: Mapping[str, str], words: Sequence[str], by: str = "month"
) -> pd.DataFrame:
    """One row a period and word.

    Parameters
    ----------
    parts, tokens
        Parts of articles, and how many tokens each has.
    published
        ISO date of each article by its id; articles without one are left out.
    words
        Strings that are counted as they are printed, as `str.count` counts them.
    by
        `year`, `month` or `day`.

    Returns
    -------
    DataFrame
        `period`, `word`, `count`, and of the period `articles` and `tokens`; `per_thousand` is of tokens. A period in which no article
        was published is there with 0 articles and no `per_thousand`, so that a gap is not read as a drop.

    Raises
    ------
    ValueError
        Another `by`, or an empty string.
    """
    if by not in LENGTHS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(LENGTHS)}")
    wanted = list(dict.fromkeys(words))
    if not wanted or not all(wanted):
        raise ValueError("an empty string is printed nowhere: name a word or phrase")
    periods = {article: day[: LENGTHS[by]] for article, day in published.items() if len(day) == 10}
    rows = [
        (periods[p.article_id], int(n), *(p.text.count(w) for w in wanted))
        for p, n in zip(parts, tokens, strict=True)
        if p.article_id in periods
    ]
    if not rows:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in COLUMNS.items()})
    counted = pd.DataFrame(rows, columns=["period", "tokens", *range(len(wanted))]).groupby("period").sum()
    counted["articles"] = pd.Series(list(periods.values())).value_counts()
    every = pd.period_range(counted.index.min(), counted.index.max(), freq=FREQUENCIES[by]).astype(str)
    counted = counted.reindex(every, fill_value=0).fillna(0)
    table = pd.concat(
        [
            pd.DataFrame(
                {
                    "period": every,
                    "word": w,
                    "count": counted[n].to_numpy(),
                    "articles": counted["articles"].to_numpy(),
                    "tokens": counted["tokens"].to_numpy(),
                }
            )
            for n, w in enumerate(wanted)
        ]
    ).sort_values(["period", "word"], kind="stable", ignore_index=True)
    table["per_thousand"] = np.where(table["articles"] > 0, 1000 * table["count"] / table["tokens"].clip(lower=1), np.nan)
    return table.astype(COLUMNS)[list(COLUMNS)]
