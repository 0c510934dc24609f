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


def schedule(projects: pd.DataFrame) -> str:
    """When the first dated phase starts, and how many phases the page gives no date for."""
    rows = projects[projects["phase"] > 0] if (projects["phase"] > 0).any() else projects
    dated = rows[(rows["start"] != "") | (rows["finish"] != "")]
    if dated.empty:
        return "项目时间版面没有写明"
    first = dated.iloc[0]
    verb, day = ("开工", first["start"]) if first["start"] else ("完工", first["finish"])
    without = len(rows) - len(dated)
    return f"{first['label'] or first['project']} {day} {verb}" + (f"，其余 {without} 期没有写明时间" if without else "")


def checks(table: pd.DataFrame) -> str:
    """How many relations were found, and how many of them disagree."""
    if table.empty:
        return "这一版没有找到可以验算的关系"
    wrong = int((table["verdict"] == "disagrees").sum())
    return f"找到 {len(table)} 处可以验算的关系，" + (f"{wrong} 处不符" if wrong else "没有不符")


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
