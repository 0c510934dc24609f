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


def progress_ring(
    table: pd.DataFrame, *, stretches: pd.DataFrame | None = None, title: str | None = None, source: str | None = None
) -> Figure:
    """The first goal as a ring, with the stretches of what remains."""
    from newsstats.charts.ring import slices

    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 5.0))
    row = table.to_dict("records")[0]
    parts = slices(row, stretches)
    axes.pie(
        [value for _, value, _ in parts], colors=[colour for _, _, colour in parts], startangle=90, counterclock=False, radius=1.0,
        labels=[name for name, _, _ in parts], labeldistance=1.12,
        wedgeprops={"width": 0.26, "edgecolor": theme.PAPER, "linewidth": 2}, textprops={"color": theme.INK, "fontsize": 10.5},
    )  # fmt: skip
    axes.text(0, 0.05, label(row["total"], "", row["unit"]), ha="center", va="bottom", fontsize=17, color=theme.INK)
    axes.text(0, -0.05, clip(row["what"], 14), ha="center", va="top", fontsize=11, color=theme.SOFT)
    axes.grid(visible=False)
    return figure


def project_schedule(projects: pd.DataFrame, *, issued: str = "", title: str | None = None, source: str | None = None) -> Figure:
    """A bar a phase from start to finish; what the page leaves open runs out dotted."""
    from matplotlib.dates import DateFormatter, date2num

    from newsstats.charts.schedule import bounds, first_day, last_day, names_of, rows_of, size_of

    rows = rows_of(projects)
    figure, axes = theme.matplotlib_figure(title, source, size=(8.6, 1.6 + 0.8 * max(2, len(rows))))
    low, high = (date2num(d) for d in bounds(rows, issued))
    for y, row in enumerate(rows.to_dict("records")):
        a = date2num(first_day(row["start"])) if row["start"] else low
        b = date2num(last_day(row["finish"])) if row["finish"] else high
        known = bool(row["start"] or row["finish"])
        colour = theme.PALETTE[1] if known else theme.RULE
        if row["start"] and row["finish"]:
            axes.barh(y, b - a, left=a, height=0.3, color=colour)
        else:
            axes.plot([a, b], [y, y], linestyle=":", linewidth=2.5, color=colour)
        if row["start"]:
            axes.plot([a], [y], ">", color=colour, markersize=10)
            axes.text(a, y + 0.22, f" {row['start']} 开工", va="top", fontsize=9.5, color=theme.SOFT)
        elif row["finish"]:
            axes.plot([b], [y], "<", color=colour, markersize=10)
        if not known:
            axes.text((a + b) / 2, y + 0.16, "版面没有写明时间", ha="center", va="top", fontsize=9.5, color=theme.SOFT)
        axes.text((a + b) / 2, y - 0.12, size_of(row), ha="center", va="bottom", fontsize=10.5, color=theme.INK)
    if issued:
        axes.axvline(date2num(first_day(issued)), color=theme.SOFT, linestyle=":", linewidth=1)
        axes.text(date2num(first_day(issued)), -0.62, " 报纸日期", fontsize=9, color=theme.SOFT, va="center")
    axes.set_yticks(range(len(rows)), names_of(rows))
    axes.set_ylim(len(rows) - 0.4, -0.8)
    axes.set_xlim(low, high)
    axes.xaxis_date()
    axes.xaxis.set_major_formatter(DateFormatter("%Y-%m"))
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
    from newsstats.charts.schedule import rows_of as rows_with_dates
    from newsstats.findings import statements
    from newsstats.findings.progress import stretches

    folder.mkdir(parents=True, exist_ok=True)
    source = source_line(issue)
    drawn: dict[str, Figure] = {}
    phases = issue.projects[issue.projects["phase"] > 0]
    if len(phases):
        drawn["project-phases"] = project_phases(issue.projects, title=statements.phases(issue.projects), source=source)
    if len(issue.breakdowns):
        drawn["investment-breakdown"] = investment_breakdown(issue.breakdowns, title=statements.breakdown(issue.breakdowns), source=source)
    if len(rows_with_dates(issue.projects)):
        drawn["project-schedule"] = project_schedule(
            issue.projects, issued=issue.date, title=statements.schedule(issue.projects), source=source
        )
    if len(issue.progress):
        drawn["progress"] = progress(issue.progress, title=statements.progress(issue.progress), source=source)
        inside = stretches(issue.numbers, issue.progress)
        drawn["progress-ring"] = progress_ring(issue.progress, stretches=inside, title=statements.progress(issue.progress), source=source)
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
