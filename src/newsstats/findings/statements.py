"""Findings in one sentence, for a chart's title."""

from __future__ import annotations

import pandas as pd


def phases(projects: pd.DataFrame) -> str:
    """Which phase takes the most of the announced investment, and how much of it."""
    rows = projects[(projects["phase"] > 0) & projects["investment"].notna()]
    if len(rows) < 2:
        return "项目的投资"
    total = float(rows["investment"].sum())
    top = rows.sort_values("investment").iloc[-1]
    about = "约" if (rows["investment_modifier"] != "").any() else ""
    return f"{top['label']}投资最多，{about}占各期合计的 {float(top['investment']) / total:.0%}"


def breakdown(breakdowns: pd.DataFrame) -> str:
    """The largest part of the first printed whole."""
    if breakdowns.empty:
        return ""
    rows = breakdowns[breakdowns["whole_mention_id"] == breakdowns["whole_mention_id"].iloc[0]]
    top = rows.sort_values("value").iloc[-1]
    return f"{top['whole']}中{top['part']}占 {float(top['share']):.0%}"


def progress(table: pd.DataFrame) -> str:
    """How much of the first goal is done, as of when."""
    if table.empty:
        return ""
    row = table.iloc[0]
    when = f"截至{row['as_of']}，" if row["as_of"] else ""
    return f"{when}{row['what']}已完成 {float(row['share']):.1%}"
