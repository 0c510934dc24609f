"""Full-text search by printed string (DuckDB's own full-text index drops Chinese)."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.store import Store

K1, B = 1.2, 0.75
"""Robertson and Zaragoza's usual parameters of BM25 (2009)."""
_TEXT = "concat_ws(chr(10), kicker, headline, subhead, text)"
_SEARCH = f"""
with stories as (select *, {_TEXT} as printed from articles where list_bool_and([contains({_TEXT}, s) for s in $strings])),
     sizes as (select greatest(1, avg(characters)) as mean, count(*) as n, (select count(*) from stories) as df from articles),
     scored as (select stories.*, list_sum([len(string_split(printed, s)) - 1 for s in $strings]) as tf from stories)
select s.issue_id, s.paper, s.date, s.article_id, s.headline, s.section,
       round(ln(1 + (z.n - z.df + 0.5) / (z.df + 0.5)) * s.tf * {K1 + 1} / (s.tf + {K1} * (1 - {B} + {B} * s.characters / z.mean)), 6) as score,
       substr(s.printed, greatest(1, instr(s.printed, $strings[1]) - 20), 60) as snippet
from scored s cross join sizes z order by score desc, s.date, s.issue_id, s.article_id limit $top
"""


def search(archive: Store, words: str, limit: int = 50) -> pd.DataFrame:
    """Stories in which every one of the strings is printed, best first by BM25 over how often they come.

    `words` are strings with spaces between them; each is looked for as it is printed, whatever its length, in kicker, headline,
    subhead and body. Columns: `issue_id`, `paper`, `date`, `article_id`, `headline`, `section`, `score`, `snippet`.
    Raises: `ValueError` for a search without a string.
    """
    asked = list(dict.fromkeys(words.split()))
    if not asked:
        raise ValueError("search for a word or phrase")
    kinds = {
        "issue_id": "str",
        "paper": "str",
        "date": "str",
        "article_id": "str",
        "headline": "str",
        "section": "str",
        "score": "float64",
        "snippet": "str",
    }
    return archive.sql(_SEARCH, strings=asked, top=limit).df()[list(kinds)].astype(kinds)
