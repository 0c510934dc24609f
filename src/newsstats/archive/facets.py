"""How the stories that answer a query spread over papers, years, sections, topics and names."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.hits import condition
from newsstats.archive.query import parse
from newsstats.archive.store import Store

OF_ARTICLE = {"paper": "paper", "year": "left(date, 4)", "month": "left(date, 7)", "section": "section", "topic": "topic", "kind": "kind"}
OF_NAMES = {"name": "", "person": "person", "place": "place", "organisation": "organisation"}
FACETS = (*OF_ARTICLE, *OF_NAMES)
KINDS = {"value": "str", "stories": "int64", "hits": "int64", "of": "int64", "share": "float64"}


def facets(archive: Store, asked: str, by: str, top: int | None = 20, *, match: str = "string", once: bool = False) -> pd.DataFrame:
    """One row a value: `value`, `stories` and `hits` that answer the query, `of` (all of its stories), `share`.

    An empty value stands for stories that do not say. Raises: `ValueError` for another `by`, or a query that cannot be read.
    """
    if by not in FACETS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(FACETS)}")
    query = parse(asked, match)
    counts = " + ".join(f"({pattern.count(query.values.put)})" for pattern in query.patterns) or "0"
    kept = condition(archive, query, once)
    if by in OF_ARTICLE:
        values = f"select issue_id, article_id, {OF_ARTICLE[by]} as value from articles"
    else:
        kind = OF_NAMES[by]
        of = f"where kind = {query.values.put(kind)}" if kind else ""
        values = f"select distinct issue_id, unnest(string_split(articles, '、')) as article_id, name as value from names {of}"
    table = archive.ask(
        f"""
        with found as (select issue_id, article_id, ({counts})::bigint as hits from articles where {kept}),
             held as ({values})
        select value, count(found.article_id)::bigint as stories, coalesce(sum(hits), 0)::bigint as hits, count(*)::bigint as of
        from held left join found using (issue_id, article_id) group by 1 having stories > 0 order by stories desc, value limit {query.values.put(top if top is not None else 2**62)}
        """,
        **query.values,
    )  # fmt: skip
    table["share"] = table["stories"] / table["of"].clip(lower=1)
    return table[list(KINDS)].astype(KINDS)
