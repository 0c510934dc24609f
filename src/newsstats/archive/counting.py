"""How often strings come in the articles of each group, many strings in one pass over the text."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from newsstats.archive.matching import Pattern, Values
from newsstats.archive.store import Store

AT_ONCE = 40
"""Strings that one pass over the text counts."""


def counts_by(archive: Store, patterns: Mapping[str, Pattern], group: str, where: str = "true", **given: object) -> pd.DataFrame:
    """Counts of each pattern (columns, by its label) in each group of articles (rows, by what the SQL `group` gives).

    `where` chooses articles; `given` are values that both name.
    """
    found = []
    labels = list(patterns)
    for start in range(0, len(labels), AT_ONCE):
        some, values = labels[start : start + AT_ONCE], Values(given)
        columns = ", ".join(f"sum({patterns[label].count(values.put)})::bigint as c{n}" for n, label in enumerate(some))
        rows = archive.ask(f"select {group} as held, {columns} from articles where {where} group by 1", **values)
        found.append(rows.set_index("held").set_axis(some, axis=1))
    return pd.concat(found, axis=1)
