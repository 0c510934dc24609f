"""Groups of articles: by section, page, outlet, month or any other column of theirs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

ALIASES = {"article": "article_id", "paper": "outlet"}
FEW = 12
"""Groups that a chart can show beside each other (by judgement)."""
WHOLE = ("issue", "corpus")


def with_dates(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with `month` (`2024-05`) and `year` of publication, empty where no date is known."""
    table = articles.copy(deep=False)
    for name, length in (("month", 7), ("year", 4)):
        if name not in table:
            table[name] = table["published"].str[:length].where(table["published"].str.len() >= length, "").astype("str")
    return table


def sections(articles: pd.DataFrame) -> pd.Series:
    """What `section` stands for: the printed sections; where none is printed the pages, if there are several; else nothing."""
    if (articles["section"] != "").any():
        return articles["section"]
    labels = articles["page_label"].where(articles["page_label"] != "", articles["page"].astype("str"))
    return labels if labels.nunique() > 1 else articles["section"]


def grouping(articles: pd.DataFrame) -> str:
    """The first of section, outlet, month, year that makes `FEW` groups at most; few articles are groups of their own."""
    if len(articles) <= FEW:
        return "article"
    table = with_dates(articles)
    table["section"] = sections(articles)
    return next((name for name in ("section", "outlet", "month", "year") if 1 < table[name].nunique() <= FEW), "issue")


def grouped(rows: pd.DataFrame, articles: pd.DataFrame, by: str | Sequence[str] | None) -> tuple[pd.DataFrame, list[str]]:
    """Rows of a table with `article_id`, with the columns that they are to be grouped by, and the names of these columns.

    Raises: `ValueError` naming the columns that there are.
    """
    if by is None or by in WHOLE:
        return rows, []
    columns = [ALIASES.get(name, name) for name in ([by] if isinstance(by, str) else by)]
    known = with_dates(articles)
    for name in columns:
        if name not in known and name not in rows:
            choices = ["article", "section", "part", "page", "outlet", "month", "year", *known.columns[len(articles.columns) :]]
            raise ValueError(f"by={name!r}: group by one of {', '.join(dict.fromkeys(choices))}, another column of articles, or issue")
    if columns == ["article_id"] or columns == ["part"]:
        return rows, columns
    known["section"] = sections(articles)
    place = pd.Index(known["article_id"]).get_indexer(rows["article_id"])
    out = rows.copy(deep=False)
    for name in columns:
        if name in known and name not in ("article_id", "part"):
            out[name] = known[name].array.take(place)
    return out, columns
