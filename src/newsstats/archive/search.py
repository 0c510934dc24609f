"""Full-text search over the pre-segmented stories (DuckDB's own full-text index drops Chinese)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from newsstats.archive.archive import Archive

K1, B = 1.2, 0.75
"""Robertson and Zaragoza's usual parameters of BM25 (2009)."""
_SEARCH = f"""
with asked as (select unnest($words) as word),
     hits as (select issue_id from terms join asked using (word) group by 1 having count(distinct word) = len($words)),
     stories as (select * from articles where issue_id in (select issue_id from hits)
                 and list_bool_and([contains(words, ' ' || w || ' ') for w in $words])),
     sizes as (select avg(characters) as mean, count(*) as n from articles),
     spread as (select word, greatest(1, sum(documents)) as df from terms join asked using (word) group by 1),
     scored as (select s.issue_id, s.article_id, a.word,
                       (length(s.words) - length(replace(s.words, ' ' || a.word || ' ', '  '))) / length(a.word) as tf, s.characters
                from stories s cross join asked a)
select s.issue_id, s.paper, s.date, s.article_id, s.headline, s.section,
       round(sum(ln(1 + greatest(0, (z.n - p.df + 0.5) / (p.df + 0.5))) * c.tf * {K1 + 1} / (c.tf + {K1} * (1 - {B} + {B} * s.characters / z.mean))), 6) as score,
       min(substr(s.text, greatest(1, instr(s.text, $words[1]) - 20), 60)) as snippet
from scored c join stories s using (issue_id, article_id) join spread p using (word) cross join sizes z
group by all order by score desc, s.date, s.issue_id, s.article_id limit $top
"""


def search(archive: Archive, words: str, limit: int = 50) -> pd.DataFrame:
    """Stories with all of the words (segmented as the archive is), best first by BM25.

    Columns: `issue_id`, `paper`, `date`, `article_id`, `headline`, `section`, `score`, `snippet`.
    Raises: `ValueError` for a search without a word.
    """
    from newsstats.words.segment import newspaper

    asked = [w for piece in words.split() for w in newspaper().cut(piece) if len(w) > 1]
    if not asked:
        raise ValueError("search for words of two characters or more")
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
    return archive.sql(_SEARCH, words=list(dict.fromkeys(asked)), top=limit).df()[list(kinds)].astype(kinds)
