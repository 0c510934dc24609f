"""Topics of an archive: found by factorisation, or counted by the stories' own sections."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.store import Store
from newsstats.topics.factors import factors


def nmf_topics(archive: Store, n: int = 8, seeds: int = 5, min_stories: int = 3) -> pd.DataFrame:
    """`n` topics of an archive's stories, as `newsstats.topics.factors.factors` finds them."""
    stories = archive.ask("select words from articles order by date, issue_id, article_id")["words"].tolist()
    return factors([words.split() for words in stories], n, seeds, min_stories)


def lexicon_topics(archive: Store) -> pd.DataFrame:
    """Stories a month and section: `period`, `section`, `stories`, `share` (of the month's); stories without a day have an empty period."""
    table = archive.ask(
        "select left(date, 7) as period, section, count(*)::bigint as stories, count(*) / sum(count(*)) over (partition by left(date, 7)) as share "
        "from articles group by 1, 2 order by 1, 3 desc, 2"
    )
    return table.astype({"period": "str", "section": "str", "stories": "int64", "share": "float64"})
