"""What of a long table a chart can show: the largest projects, the first wholes, the largest figures."""

from __future__ import annotations

import pandas as pd

from newsstats.corpus.corpus import Corpus

PROJECTS, WHOLES, GOALS, FIGURES = 6, 4, 8, 40
"""Projects, wholes, goals and figures that stand readably in one chart (by judgement)."""


def largest_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """All rows of the projects with the largest investment; the projects stay in their order."""
    keys = projects["article_id"] + "\n" + projects["project"]
    if keys.nunique() <= PROJECTS:
        return projects
    phased = keys.isin(keys[projects["phase"] > 0])
    size = projects["investment"].fillna(0).groupby(keys).max() + phased.groupby(keys).max() * 1e15
    return projects[keys.isin(size.sort_values(ascending=False, kind="stable").index[:PROJECTS])].reset_index(drop=True)


def first_wholes(breakdowns: pd.DataFrame) -> pd.DataFrame:
    """The parts of the largest wholes."""
    if breakdowns["whole_mention_id"].nunique() <= WHOLES:
        return breakdowns
    wholes = breakdowns.sort_values("whole_value", ascending=False, kind="stable")["whole_mention_id"].drop_duplicates()[:WHOLES]
    return breakdowns[breakdowns["whole_mention_id"].isin(wholes)].reset_index(drop=True)


def largest_figures(numbers: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """The largest figures of a dimension."""
    rows = numbers[(numbers["dimension"] == dimension) & (numbers["kind"] == "quantity")]
    return rows.sort_values(["base_value", "mention_id"], ascending=[False, True]).head(FIGURES)


def last_day(corpus: Corpus) -> str:
    """The last day of publication, ISO, or empty."""
    return max((article.published for article in corpus), default="")
