"""What of a ledger is shown when nobody has chosen: the variable with the most periods, the project with the most changes."""

from __future__ import annotations

import pandas as pd

from newsstats.ledger.books import Books
from newsstats.ledger.names import listed
from newsstats.ledger.series import Series


def indicator(books: Books) -> str:
    """The variable that has the most periods: of those that `series.toml` lists, else of all; empty without any."""
    table = books.indicators()
    table = table[table["periods"] > 1]
    known = table[[listed(name) for name in table["indicator"]]]
    chosen = known if len(known) else table
    if chosen.empty:
        return ""
    periods = chosen.groupby("indicator")["periods"].sum()
    return str(periods.sort_index().sort_values(ascending=False, kind="stable").index[0])


def series(books: Books, indicator: str) -> Series:
    """The series of a variable in the way and the unit that most reports have it."""
    table = books.indicators()
    told = table[(table["indicator"] == indicator) & (table["periods"] > 0)]
    levels = told[told["aspect"] == "level"]
    best = (levels if len(levels) and levels["periods"].iloc[0] > 1 else told).head(1)
    aspect, comparison = (best["aspect"].iloc[0], best["comparison"].iloc[0]) if len(best) else ("level", "")
    found = books.series(indicator, aspect, comparison or None)
    units = found[found["sources"] > 0].groupby("unit").size().sort_values(ascending=False, kind="stable")
    return found[found["unit"] == units.index[0]] if len(units) else found


def biography(books: Books) -> pd.DataFrame:
    """The biography of the project that changed most, else of the one of which most is told."""
    table = books.biography()
    if table.empty:
        return table
    counted = table.groupby("project").agg(changed=("changed", "sum"), told=("fact", "size"))
    best = counted.sort_values(["changed", "told"], ascending=False, kind="stable").index[0]
    return table[table["project"] == best].reset_index(drop=True)
