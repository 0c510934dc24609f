"""Stories that answer a query, best first (DuckDB's own full-text index drops Chinese)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.archive.hits import ROW, condition, file_of, hits_of
from newsstats.archive.query import Query, parse
from newsstats.archive.store import Store

K1, B = 1.2, 0.75
"""Robertson and Zaragoza's usual parameters of BM25 (2009)."""
BEFORE, SNIPPET = 20, 60
"""Characters of a snippet: before the first hit, and in all."""
KINDS = {
    "issue_id": "str", "paper": "str", "date": "str", "article_id": "str", "headline": "str", "section": "str", "hits": "int64", "score": "float64",
    "snippet": "str", "file": "str", "row": "int64", "page": "int64", "page_label": "str", "part": "str", "source_start": "int64", "source_end": "int64",
    "match": "str",
}  # fmt: skip


def search(
    archive: Store,
    asked: str,
    limit: int | None = 50,
    *,
    match: str = "string",
    once: bool = False,
    sample: int | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Stories that answer a query (`newsstats.archive.query.parse`), best first by BM25 over how often its strings come.

    `sample` takes that many of the hits by chance instead of the best. Raises: `ValueError` for a query that cannot be read.
    """
    query = parse(asked, match)
    rows = ranked(archive, query, limit, once, sample, seed)
    places = archive.first_places(set(rows["issue_id"]))
    found = []
    for row in rows.to_dict("records"):
        first = next(hits_of(row, query), None)
        left, word, right = first.context(BEFORE, SNIPPET) if first is not None else ("", "", row["text"].replace("\n", " "))
        found.append(
            {
                **{name: row[name] for name in KINDS if name in row},
                "snippet": (left + word + right)[:SNIPPET],
                "file": file_of(places.get(row["issue_id"], ""), row["file"]),
                "part": first.part if first is not None else "",
                "source_start": first.source_start if first is not None else -1,
                "source_end": first.source_end if first is not None else -1,
                "match": match,
            }
        )
    return pd.DataFrame(found, columns=list(KINDS)).astype(KINDS)


def ranked(archive: Store, query: Query, limit: int | None, once: bool, sample: int | None = None, seed: int = 0) -> pd.DataFrame:
    """Rows of `articles` that answer a query, with `hits` and `score`: found and ordered by what is short, then fetched whole."""
    counts = " + ".join(f"({pattern.count(query.values.put)})" for pattern in query.patterns) or "0"
    top = sample if sample is not None else limit if limit is not None else 2**62
    if top < 0:
        raise ValueError("limit and sample are numbers of stories, 0 or more")
    lot = f", md5(issue_id || article_id || {query.values.put(str(seed))}) as lot" if sample is not None else ""
    n, mean = archive.ask("select count(*) as n, coalesce(greatest(1, avg(characters)), 1) as mean from articles").iloc[0]
    found = archive.ask(
        f"select issue_id, article_id, date, characters, ({counts})::bigint as hits{lot} from articles where {condition(archive, query, once)}",
        **query.values,
    )
    hits, df = found["hits"].to_numpy(float), len(found)
    saturated = hits * (K1 + 1) / (hits + K1 * (1 - B + B * found["characters"].to_numpy(float) / mean))
    found["score"] = np.round(np.log(1 + (n - df + 0.5) / (df + 0.5)) * saturated, 6)
    by = ["lot"] if sample is not None else ["score", "date"]
    found = found.sort_values([*by, "issue_id", "article_id"], ascending=[sample is not None, *[True] * (len(by) + 1)]).head(top)
    return archive.rows("articles", ROW, found).assign(hits=found["hits"].to_numpy(), score=found["score"].to_numpy())
