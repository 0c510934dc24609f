"""Term frequencies, dispersion and keyness over an archive."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.archive.store import Store
from newsstats.schema import KEYNESS, frame
from newsstats.words.association import benjamini_hochberg, expected, log_likelihood, log_ratio, p_value
from newsstats.words.keyness import RELIABLE_EXPECTED

_BETWEEN = "($since is null or date >= $since) and ($until is null or date <= $until || '~')"
_TERMS = f"""
with kept as (select * from terms where {_BETWEEN} and ($pos is null or starts_with(pos, $pos))),
     sizes as (select issue_id, sum(count) as size from terms where {_BETWEEN} group by 1),
     whole as (select sum(size) as size from sizes),
     words as (select word, issue_id, min(pos) as pos, sum(count) as count, sum(documents) as documents from kept group by all),
     totals as (select word, sum(count) as total from words group by 1)
select words.word, min(words.pos) as pos, min(total)::bigint as count, sum(documents)::bigint as documents, count(*)::bigint as issues,
       min(total) * 1000.0 / min(whole.size) as per_thousand,
       0.5 * (sum(abs(words.count / total - sizes.size / whole.size)) + 1 - sum(sizes.size) / min(whole.size)) as dp
from words join totals using (word) join sizes using (issue_id) cross join whole
group by words.word order by count desc, words.word limit $top
"""


def terms(archive: Store, top: int | None, pos: str | None, since: str | None, until: str | None) -> pd.DataFrame:
    """`word`, `pos`, `count`, `documents` (stories), `issues`, `per_thousand` and `dp`.

    `dp` is Gries' deviation of proportions (2008) over issues: near 0 for a word spread as the text is, near 1 for one that
    comes in a single issue.
    """
    kinds = {
        "word": "str",
        "pos": "str",
        "count": "int64",
        "documents": "int64",
        "issues": "int64",
        "per_thousand": "float64",
        "dp": "float64",
    }
    table = archive.sql(_TERMS, top=top if top is not None else 2**62, pos=pos, since=since, until=until).df()
    return table[list(kinds)].astype(kinds)


def counts(archive: Store, since: str | None = None, until: str | None = None, paper: str | None = None) -> pd.Series:
    """Count of each word between two dates (inclusive; a month or a year stands for all of its days)."""
    query = (
        f"select word, sum(count)::bigint as count from terms where {_BETWEEN} and ($paper is null or paper = $paper) group by 1 order by 1"
    )
    table = archive.sql(query, since=since, until=until, paper=paper).df()
    return pd.Series(table["count"].to_numpy(), index=pd.Index(table["word"], dtype="str", name="word"), name="count")


def keyness(archive: Store, since: str | None, until: str | None, paper: str | None, top: int | None, min_count: int) -> pd.DataFrame:
    """Words typical of a part of the archive against its rest, strongest first; `since` alone is that day, month or year. Columns: `newsstats.schema.KEYNESS`."""
    if since is None and until is None and paper is None:
        raise ValueError("keyness compares a part with the rest: give since, until or paper")
    part, whole = counts(archive, since, until or since, paper), counts(archive)
    chosen = part[part >= min_count]
    a = chosen.to_numpy(float)
    b = whole.reindex(chosen.index).to_numpy(float) - a
    c = float(part.sum())
    d = max(1.0, float(whole.sum()) - c)
    g2, ratio = log_likelihood(a, c, a + b, c + d), log_ratio(a, b, c, d)
    p = p_value(g2)
    chance = expected(c, a + b, c + d)
    table = frame(
        {
            "word": chosen.index.tolist(),
            "count": a,
            "reference_count": b,
            "expected": chance,
            "log_likelihood": g2,
            "log_ratio": ratio,
            "p_value": p,
            "q_value": benjamini_hochberg(p),
            "reliable": np.minimum(chance, a + b - chance) >= RELIABLE_EXPECTED,
        },
        KEYNESS,
    )
    table = table[table["log_ratio"] > 0].sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)
    return table if top is None else table.head(top)
