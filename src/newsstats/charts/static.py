"""The charts of `figures/`, drawn by matplotlib: a table in, a figure out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newsstats.charts import theme
from newsstats.charts.labels import clip, label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from newsstats.issue import Issue


def project_phases(projects: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> Figure:
    """Investment of each phase; a hatched bar is a figure that the page calls approximate."""
    rows = projects[(projects["phase"] > 0) & projects["investment"].notna()]
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 1.6 + 0.62 * max(2, len(rows))))
    names = [
        f"{n}\n{label(a, m, 'm2')}" if a == a else n for n, a, m in zip(rows["label"], rows["area"], rows["area_modifier"], strict=True)
    ]
    bars = axes.barh(names, rows["investment"] / 1e8, color=theme.PALETTE[0], height=0.6)
    for bar, value, modifier in zip(bars, rows["investment"], rows["investment_modifier"], strict=True):
        if modifier:
            bar.set_hatch("//")
            bar.set_edgecolor("white")
        axes.text(bar.get_width(), bar.get_y() + 0.3, f" {label(value, modifier, 'CNY')}", va="center", color=theme.INK)
    axes.invert_yaxis()
    axes.set_xlabel("亿元", loc="right", color=theme.SOFT)
    axes.set_xlim(0, float(rows["investment"].max()) / 1e8 * 1.2)
    return figure


def investment_breakdown(breakdowns: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> Figure:
    """Parts of each printed whole, in percent."""
    wholes = list(dict.fromkeys(breakdowns["whole_mention_id"]))
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 1.9 + 0.7 * len(wholes)))
    for y, whole in enumerate(wholes):
        left = 0.0
        rows = breakdowns[breakdowns["whole_mention_id"] == whole].to_dict("records")
        for n, row in enumerate(rows):
            width = row["share"] * 100
            axes.barh(y, width, left=left, height=0.5, color=theme.PALETTE[n % len(theme.PALETTE)])
            axes.text(
                left + width / 2,
                y,
                f"{row['part']}\n{label(row['value'], row['modifier'], row['base_unit'])}",
                ha="center",
                va="center",
                color="white",
                fontsize=10,
            )
            left += width
        axes.text(
            -0.01,
            y,
            f"{rows[0]['whole']} {label(rows[0]['whole_value'], '', rows[0]['base_unit'])}  ",
            ha="right",
            va="center",
            transform=axes.get_yaxis_transform(),
        )
    axes.set_yticks([])
    axes.set_xlim(0, 100)
    axes.set_xlabel("%", loc="right", color=theme.SOFT)
    return figure


def progress(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> Figure:
    """Done and remaining of each goal."""
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 1.9 + 0.7 * max(1, len(table))))
    for y, row in enumerate(table.to_dict("records")):
        done = row["done"] / row["total"] * 100
        axes.barh(y, done, height=0.5, color=theme.DONE)
        axes.barh(y, 100 - done, left=done, height=0.5, color=theme.LEFT)
        axes.text(done / 2, y, f"已完成 {label(row['done'], '', row['unit'])}", ha="center", va="center", color="white")
        axes.text(100, y + 0.34, f"剩余 {label(row['remaining'], '', row['unit'])}", ha="right", va="bottom", color=theme.SOFT)
        axes.text(101, y, f"共 {label(row['total'], '', row['unit'])}", ha="left", va="center")
    axes.set_yticks(range(len(table)), [clip(w, 14) for w in table["what"]])
    axes.set_xlim(0, 122)
    axes.set_xticks([0, 25, 50, 75, 100], ["0", "25%", "50%", "75%", "100%"])
    return figure


def top_terms(terms: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> Figure:
    """The most frequent words as dots."""
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 1.4 + 0.26 * max(4, len(terms))))
    axes.hlines(terms["word"], 0, terms["count"], color=theme.RULE)
    axes.plot(terms["count"], terms["word"], "o", color=theme.PALETTE[0], markersize=8)
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel("次", loc="right", color=theme.SOFT)
    return figure


def topic_heatmap(topics: pd.DataFrame, *, by: str = "section", title: str | None = None, source: str | None = None) -> Figure:
    """Topic weights by group."""
    from matplotlib.colors import LinearSegmentedColormap

    shown = topics[topics["weight"] >= 0.01]
    table = shown.pivot_table(index=by, columns="label_zh", values="weight", fill_value=0.0, sort=True)
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 2.0 + 0.45 * len(table)))
    axes.grid(visible=False)
    colours = LinearSegmentedColormap.from_list("newsstats", ["#f6f8fa", theme.PALETTE[0]])
    axes.imshow(table, aspect="auto", cmap=colours, vmin=0, vmax=1)
    axes.set_xticks(range(len(table.columns)), list(table.columns), rotation=30, ha="right")
    axes.set_yticks(range(len(table)), [clip(str(g), 14) for g in table.index])
    for y, row in enumerate(table.to_numpy()):
        for x, value in enumerate(row):
            if value >= 0.01:
                axes.text(x, y, f"{value:.0%}", ha="center", va="center", color="white" if value > 0.5 else theme.INK)
    return figure


def word_cloud(terms: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> Figure:
    """A word cloud as a matplotlib figure."""
    from newsstats.charts.words import word_cloud as cloud

    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 4.6))
    axes.imshow(cloud(terms, width=1280, height=560).to_array())
    axes.axis("off")
    return figure


def draw_all(issue: Issue, folder: Path) -> list[str]:
    """Write every chart that an issue has data for into a folder as SVG and PNG; gives the names."""
    folder.mkdir(parents=True, exist_ok=True)
    source = source_line(issue)
    drawn: dict[str, Figure] = {}
    phases = issue.projects[issue.projects["phase"] > 0]
    if len(phases):
        drawn["project-phases"] = project_phases(issue.projects, title="项目分期：投资与建设面积", source=source)
    if len(issue.breakdowns):
        drawn["investment-breakdown"] = investment_breakdown(issue.breakdowns, title="总额由哪些部分组成", source=source)
    if len(issue.progress):
        drawn["progress"] = progress(issue.progress, title="目标完成了多少", source=source)
    whole = issue.terms(by="issue", pos="n", top=20)
    if len(whole):
        drawn["top-terms"] = top_terms(whole, title="出现最多的名词", source=source)
        drawn["word-cloud"] = word_cloud(issue.terms(by="issue", pos="n", top=80), source=source)
    topics = issue.topics(by="section")
    if len(topics):
        drawn["topics"] = topic_heatmap(topics, title="各版块的主题", source=source)
    for name, figure in drawn.items():
        theme.save(figure, str(folder / name))
    return sorted(drawn)


def source_line(issue: Issue) -> str:
    """The line under every chart: paper, date, file, and whose figures these are."""
    where = " ".join(filter(None, (issue.paper, issue.date, issue.name)))
    return f"来源：{where}；数字为版面自述，newsstats 整理" if where else "数字为版面自述，newsstats 整理"
