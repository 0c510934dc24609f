"""Which issues are there and which are missing, so that a gap is not read as a drop."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.store import Store

_DAYS = """
with held as (select paper, cast(date as date) as day, count(*) as issues from issues
              where length(date) = 10 and ($paper is null or paper = $paper) group by all),
     spans as (select paper, min(day) as first, max(day) as last from held group by paper),
     days as (select paper, unnest(generate_series(first, last, interval 1 day))::date as day from spans)
select days.paper, strftime(days.day, '%Y-%m-%d') as date, coalesce(held.issues, 0)::bigint as issues
from days left join held using (paper, day) order by 1, 2
"""


def coverage(archive: Store, paper: str | None = None) -> pd.DataFrame:
    """One row a paper and day from its first to its last issue; `issues` is 0 on a day without one. Issues whose day is not known are of no day."""
    return archive.ask(_DAYS, paper=paper).astype({"paper": "str", "date": "str", "issues": "int64"})
