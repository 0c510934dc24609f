"""Charts of an archive: trends, sums a month, coverage, projects followed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.charts.projects import marker_of, status_of
from newsstats.lang import say


def trend(table: pd.DataFrame, *, changes: pd.DataFrame | None = None, title: str | None = None, source: str | None = None) -> go.Figure:
    """A line a word, broken where the archive has no issue; `changes` (from `change_points`) are dotted. Takes `archive.trend()` or `corpus.trend()`.

    Parameters
    ----------
    table
        A table of `archive.trend()` or `corpus.trend()`.
    changes
        A table of `archive.change_points()`; its periods are dotted.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    figure = go.Figure()
    held = "issues" if "issues" in table else "articles"
    ends: list[tuple[float, str, str, str]] = []
    dated = table[table["period"] != ""]
    undated = int(table.loc[table["period"] == "", held].max()) if len(dated) < len(table) else 0
    for n, word in enumerate(dict.fromkeys(dated["word"])):
        rows = dated[dated["word"] == word]
        colour = theme.PALETTE[n % len(theme.PALETTE)]
        figure.add_trace(
            go.Scatter(
                x=rows["period"],
                y=rows["per_thousand"],
                mode="lines+markers",
                name=word,
                line={"color": colour, "width": 2.5},
                connectgaps=False,
                customdata=rows[["count", held]],
                hovertemplate=f"{word} %{{x}}：%{{y:.2f}}‰（%{{customdata[0]}} / %{{customdata[1]}}）<extra></extra>",
                showlegend=False,
            )
        )
        known = rows[rows["per_thousand"].notna()]
        if len(known):
            ends.append((float(known["per_thousand"].iloc[-1]), str(known["period"].iloc[-1]), word, colour))
    _name_lines(figure, ends, float(dated["per_thousand"].max() or 1))
    for period in [] if changes is None else changes["period"]:
        figure.add_vline(x=period, line={"color": theme.SOFT, "dash": "dot", "width": 1})
    shown = pd.DataFrame(
        {
            say("archive.period"): [period or say("archive.undated") for period in table["period"]], say("chart.word"): list(table["word"]),
            say("chart.count"): list(table["count"]), "‰": ["" if v != v else f"{v:.2f}" for v in table["per_thousand"]], say(f"archive.{held}"): list(table[held]),
        }
    )  # fmt: skip
    told = say("archive.per_thousand") + (say("archive.undated_note", n=undated) if undated else "")
    theme.finish(figure, title, source, table=shown, subtitle=told)
    figure.update_xaxes(type="category", categoryorder="category ascending")
    return figure.update_layout(margin={"r": 70})


LINE = 16
"""Pixels between two names at the end of lines."""
HEIGHT = 250
"""Pixels of a line chart's own height, about."""


def _name_lines(figure: go.Figure, ends: list[tuple[float, str, str, str]], top: float) -> None:
    """The words at the ends of their lines `(value, period, word, colour)`, pushed up where two would stand on each other."""
    reached = float("-inf")
    for value, period, word, colour in sorted(ends):
        at = value / (top or 1) * HEIGHT
        shift = max(0.0, reached + LINE - at)
        reached = at + shift
        figure.add_annotation(
            x=period, y=value, text=word, showarrow=False, xanchor="left", xshift=8, yshift=round(shift), font={"color": colour},
        )  # fmt: skip


def monthly(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """A bar a period. Takes a table with `period`, `value` and `base_unit`.

    Parameters
    ----------
    table
        `period` (ISO month), `value`, `base_unit`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    texts = [label(v, "", u) for v, u in zip(table["value"], table["base_unit"], strict=True)]
    figure = go.Figure(
        go.Bar(x=table["period"], y=table["value"], text=texts, textposition="outside", cliponaxis=False, marker_color=theme.PALETTE[0])
    )
    shown = pd.DataFrame({say("archive.period"): list(table["period"]), say("chart.value"): texts})
    theme.finish(figure, title, source, table=shown, subtitle=say("archive.announced"))
    figure.update_xaxes(type="date", dtick="M1", tickformat="%Y-%m")
    return figure.update_yaxes(showticklabels=False, rangemode="tozero")


def coverage(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Issues a month and paper; a month without any is blank. Takes `archive.coverage()`.

    Parameters
    ----------
    table
        A table of `archive.coverage()`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    counted = table.assign(period=table["date"].str[:7]).groupby(["paper", "period"])["issues"].sum().unstack()
    figure = go.Figure(
        go.Heatmap(
            z=counted.to_numpy(dtype=float),
            x=list(counted.columns),
            y=list(counted.index),
            colorscale=[[0, "#fbe9e7"], [0.001, "#cfe4f3"], [1, theme.PALETTE[0]]],
            zmin=0,
            texttemplate="%{z:.0f}",
            showscale=False,
            hovertemplate="%{y} %{x}：%{z:.0f}<extra></extra>",
        )
    )
    long = table.assign(period=table["date"].str[:7]).groupby(["paper", "period"], as_index=False)["issues"].sum()
    shown = pd.DataFrame(
        {
            say("archive.paper"): list(long["paper"]),
            say("archive.period"): list(long["period"]),
            say("archive.issues"): [f"{v:.0f}" for v in long["issues"]],
        }
    )
    theme.finish(figure, title, source, table=shown, subtitle=say("archive.covered"), height=190 + 50 * len(counted))
    return figure.update_xaxes(type="category")


def followed(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Each project's steps by date. Takes `archive.follow()`; the wholes (`phase` 0) are shown.

    Parameters
    ----------
    table
        A table of `archive.follow()`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    rows = table[table["phase"] == 0].sort_values(["project", "date"])
    figure = go.Figure()
    for project, steps in rows.groupby("project", sort=False):
        figure.add_trace(
            go.Scatter(
                x=steps["date"],
                y=[clip(str(project), 16)] * len(steps),
                mode="lines+markers+text",
                line={"color": theme.RULE, "width": 3},
                marker={"size": 13, "color": theme.PALETTE[0], "symbol": [marker_of(s) for s in steps["status"]]},
                text=[status_of(s) for s in steps["status"]],
                textposition="top center",
                hovertext=[f"{d}：{status_of(s)} {c}" for d, s, c in zip(steps["date"], steps["status"], steps["changed"], strict=True)],
                hoverinfo="text",
                showlegend=False,
            )
        )
    shown = pd.DataFrame(
        {
            say("archive.date"): list(rows["date"]), say("archive.project"): list(rows["project"]),
            say("chart.status"): [status_of(s) for s in rows["status"]],
            say("chart.investment"): ["" if v != v else label(v, "", "CNY") for v in rows["investment"]], say("archive.changed"): list(rows["changed"]),
        }
    )  # fmt: skip
    theme.finish(figure, title, source, table=shown, subtitle=say("archive.steps"), height=190 + 52 * max(1, rows["project"].nunique()))
    figure.update_xaxes(type="date", tickformat="%Y-%m")
    return figure.update_yaxes(autorange="reversed")
