"""What the numbers say, as sentences of data: whose, what, how much, in which way, when."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from newsstats.html_table import html_table
from newsstats.lang import say, words
from newsstats.notebook.show import MARKED
from newsstats.schema import SURE

if TYPE_CHECKING:
    from IPython.display import HTML


def observed(numbers: pd.DataFrame, most: int = MARKED) -> HTML:
    """The observations grouped by subject and indicator, in the order in which the page first speaks of each.

    Parameters
    ----------
    numbers
        `corpus.numbers`.
    most
        Rows at most; the line above the table says how many there are.

    Returns
    -------
    HTML
        A table: whose, what, how much, in which way, when. An indicator that is not sure stands in brackets with a question mark.
    """
    from IPython.display import HTML

    rows = grouped(numbers)
    count = len(rows)
    body, last = [], ("", "", "")
    for row in rows.head(most).to_dict("records"):
        key = (row["article_id"], row["subject"], row["indicator"])
        whose, what = ("", "") if key == last else (row["subject"], _named(row["indicator"], row["confidence"]))
        last = key
        link = f"<a href='page.html#{escape(row['mention_id'], quote=True)}'>{escape(row['text'])}</a>"
        body.append((escape(whose), escape(what), link, escape(way(row)), escape(when(row))))
    more = f"<p>{escape(say('html.shown', n=most, all=count))}</p>" if count > most else ""
    return HTML(more + html_table([say(f"observed.{k}") for k in ("whose", "what", "value", "way", "when")], body))


def grouped(numbers: pd.DataFrame) -> pd.DataFrame:
    """The rows that say something, those of one article, subject and indicator together, in the order of their first."""
    rows = numbers[numbers["aspect"] != ""]
    keys = [rows[name] for name in ("article_id", "subject", "indicator")]
    first = pd.Series(range(len(rows)), index=rows.index).groupby(keys, sort=False).transform("min")
    return rows.assign(_first=first).sort_values("_first", kind="stable").drop(columns="_first").reset_index(drop=True)


def _named(indicator: str, confidence: float) -> str:
    if not indicator:
        return say("observed.unknown")
    return indicator if confidence >= SURE else f"（{indicator}？）"


def way(row: dict) -> str:
    """In which way the figure speaks of its indicator: 水平; 同比增长; 占 …; 计划."""
    parts = [words("aspects").get(f"{row['aspect']}_{row['direction']}", words("aspects").get(row["aspect"], row["aspect"]))]
    if row["comparison"]:
        parts.insert(0, words("comparisons").get(row["comparison"], row["comparison"]))
    if row["whole"]:
        parts.append(say("observed.of", whole=row["whole"]))
    if row["status"] == "planned":
        parts.append(words("statuses")["planned"])
    return " · ".join(parts)


def when(row: dict) -> str:
    """The time that the figure is for: a day, or the first and the last."""
    first, last = row["period_start"], row["period_end"]
    return first if first == last else f"{first} … {last}"
