"""How often strings come over time, and where that changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from newsstats.archive.counting import counts_by
from newsstats.archive.matching import Pattern, pattern_of
from newsstats.archive.reprints import without_copies
from newsstats.archive.store import Store
from newsstats.words.trend import FREQUENCIES, LENGTHS

UNDATED = ""
"""The period of issues whose day is not known."""
_SPANS = """
select left(date, $length) as period, count(*)::bigint as issues, sum(tokens)::bigint as tokens from issues
where $paper is null or paper = $paper group by 1
"""
KINDS = {
    "period": "str", "word": "str", "count": "int64", "issues": "int64", "tokens": "int64", "per_thousand": "float64", "match": "str",
}  # fmt: skip

Asked = str | Sequence[str] | Mapping[str, Sequence[str]]


def trend(
    archive: Store, words: Asked, by: str = "month", paper: str | None = None, *, match: str = "string", once: bool = False
) -> pd.DataFrame:
    """One row a period and word: `period`, `word`, `count`, `issues` and `tokens` of the period, `per_thousand` (tokens), `match`.

    A period in which the archive has no issue is there with 0 issues and no `per_thousand`, so that a gap is not read as a drop.
    Issues without a day are a period of their own, the empty one, so that the counts add up to those of the whole archive.
    Raises: `ValueError` for another `by`, an empty string, a broken expression.
    """
    if by not in LENGTHS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(LENGTHS)}")
    patterns = named_patterns(words, match)
    spans = archive.ask(_SPANS, length=LENGTHS[by], paper=paper)
    if spans.empty:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in KINDS.items()})
    dated = spans.loc[spans["period"] != UNDATED, "period"]
    periods = [str(p) for p in pd.period_range(dated.min(), dated.max(), freq=FREQUENCIES[by])] if len(dated) else []
    periods += [UNDATED] * bool((spans["period"] == UNDATED).any())
    table = pd.MultiIndex.from_product([periods, sorted(patterns)], names=["period", "word"]).to_frame(index=False)
    table = table.merge(spans, on="period", how="left").merge(_counts(archive, patterns, LENGTHS[by], paper, once), how="left")
    filled = {name: table[name].fillna(0) for name in ("count", "issues", "tokens")}
    table = table.assign(**filled, match=match)
    table["per_thousand"] = np.where(table["tokens"] > 0, 1000 * table["count"] / table["tokens"].clip(lower=1), np.nan)
    return table[list(KINDS)].astype(KINDS)


def named_patterns(words: Asked, match: str) -> dict[str, Pattern]:
    """Label → pattern: a string is its own label, a mapping names several forms of one thing."""
    if isinstance(words, Mapping):
        return {str(label): pattern_of(forms, match) for label, forms in words.items()}
    listed = [words] if isinstance(words, str) else list(words)
    if not listed:
        raise ValueError("an empty string is printed nowhere: name a word or phrase")
    return {word: pattern_of(word, match) for word in listed}


def _counts(archive: Store, patterns: Mapping[str, Pattern], length: int, paper: str | None, once: bool) -> pd.DataFrame:
    kept = f"($paper is null or paper = $paper) and {without_copies(archive) if once else 'true'}"
    counted = counts_by(archive, patterns, "left(date, $length)", kept, length=length, paper=paper)
    return counted.rename_axis("period").reset_index().melt("period", var_name="word", value_name="count")


def change_points(table: pd.DataFrame, penalty: float = 3.0, min_size: int = 2) -> pd.DataFrame:
    """Periods at which a trend changes its level: `period`, `before` and `after` (mean per thousand on both sides).

    PELT with a least-squares cost on the standardised series (Killick et al. 2012, through ruptures); `penalty` is in
    multiples of the logarithm of the length. Periods without an issue, and issues without a day, are left out.
    """
    import ruptures

    kept = table[table["per_thousand"].notna() & (table["period"] != UNDATED)].reset_index(drop=True)
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
