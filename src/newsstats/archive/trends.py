"""How often words come over time, and where that changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from newsstats.archive.store import Store
from newsstats.words.trend import FREQUENCIES, LENGTHS

_FIELDS = ("kicker", "headline", "subhead", "text")
_COUNT = " + ".join(f"len(string_split({field}, word)) - 1" for field in _FIELDS)
_TREND = f"""
with asked as (select unnest($words) as word),
     spans as (select left(date, $length) as period, count(*) as issues, sum(tokens) as tokens from issues
               where length(date) = 10 and ($paper is null or paper = $paper) group by 1),
     found as (select left(date, $length) as period, word, sum({_COUNT}) as count from articles cross join asked
               where length(date) = 10 and ($paper is null or paper = $paper) group by 1, 2)
select spans.period, w.word, coalesce(found.count, 0)::bigint as count, spans.issues::bigint as issues, spans.tokens::bigint as tokens
from spans cross join asked w left join found on found.period = spans.period and found.word = w.word
order by 1, 2
"""


def trend(archive: Store, words: Sequence[str], by: str = "month", paper: str | None = None) -> pd.DataFrame:
    """One row a period and word: `period`, `word`, `count`, `issues` and `tokens` of the period, `per_thousand` (tokens).

    `count` is how often the string is printed in kicker, headline, subhead and body, as `str.count` counts it, whatever its length
    and wherever a segmenter would cut it. A period in which the archive has no issue is there with 0 issues and no `per_thousand`, so that a gap is not read as a
    drop. Raises: `ValueError` for another `by` than year, month or day, or an empty string.
    """
    if by not in LENGTHS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(LENGTHS)}")
    if not all(words):
        raise ValueError("an empty string is printed nowhere: name a word or phrase")
    table = archive.sql(_TREND, words=list(dict.fromkeys(words)), length=LENGTHS[by], paper=paper).df()
    if len(table):
        spans = pd.period_range(table["period"].min(), table["period"].max(), freq=FREQUENCIES[by])
        every = pd.MultiIndex.from_product([spans.astype(str), sorted(set(table["word"]))], names=["period", "word"])
        table = table.set_index(["period", "word"]).reindex(every, fill_value=0).reset_index()
    table["per_thousand"] = np.where(table["tokens"] > 0, 1000 * table["count"] / table["tokens"].clip(lower=1), np.nan)
    kinds = {"period": "str", "word": "str", "count": "int64", "issues": "int64", "tokens": "int64", "per_thousand": "float64"}
    return table[list(kinds)].astype(kinds)


def change_points(table: pd.DataFrame, penalty: float = 3.0, min_size: int = 2) -> pd.DataFrame:
    """Periods at which a trend changes its level: `period`, `before` and `after` (mean per thousand on both sides).

    PELT with a least-squares cost on the standardised series (Killick et al. 2012, through ruptures); `penalty` is in
    multiples of the logarithm of the length. Periods without an issue are left out.
    """
    import ruptures

    kept = table[table["per_thousand"].notna()].reset_index(drop=True)
    values = kept["per_thousand"].to_numpy(float)
    columns = {"period": "str", "before": "float64", "after": "float64"}
    if len(values) < 2 * min_size or np.ptp(values) == 0:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})
    scaled = (values - values.mean()) / values.std()
    ends = ruptures.Pelt(model="l2", min_size=min_size, jump=1).fit(scaled.reshape(-1, 1)).predict(pen=penalty * np.log(len(values)))
    edges = [0, *ends]
    rows = [
        (str(kept["period"][b]), float(values[a:b].mean()), float(values[b:c].mean()))
        for a, b, c in zip(edges, edges[1:], edges[2:], strict=False)
    ]
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
