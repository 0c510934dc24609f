"""How words are spread: over a text, and over time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.lang import say


def positions(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """A stroke for every place of a word, from the corpus's first character to its last. Takes `corpus.positions()`.

    Parameters
    ----------
    table
        A table of `corpus.positions()`.
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
    count = table["word"].value_counts(sort=False)
    for n, word in enumerate(count.index):
        rows = table[table["word"] == word]
        figure.add_trace(
            go.Scatter(
                x=rows["at"] * 100,
                y=[word] * len(rows),
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": 16,
                    "color": theme.PALETTE[n % 4],
                    "line": {"width": 1.6, "color": theme.PALETTE[n % 4]},
                },
                hovertemplate="%{y}：%{x:.1f}%<extra></extra>",
                showlegend=False,
            )
        )
    shown = pd.DataFrame({say("chart.word"): list(count.index), say("chart.count"): list(count)})
    theme.finish(figure, title, source, table=shown, subtitle=say("chart.positions"), height=190 + 42 * max(1, len(count)))
    figure.update_yaxes(autorange="reversed")
    return figure.update_xaxes(range=[0, 100], ticksuffix="%")


def bursts(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """When each word was in more articles than usual, the strongest first. Takes `corpus.bursts()`.

    Parameters
    ----------
    table
        A table of `corpus.bursts()`.
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
    for row in table.to_dict("records"):
        figure.add_trace(
            go.Scatter(
                x=[_day(row["first"]), _day(row["last"], last=True)],
                y=[row["word"]] * 2,
                mode="lines+markers+text",
                text=["", f"  {row['documents']}"],
                textposition="middle right",
                cliponaxis=False,
                line={"color": theme.PALETTE[0], "width": 7},
                marker={"size": 7, "color": theme.PALETTE[0]},
                hovertemplate=f"{row['word']}：{row['first']}–{row['last']}，{row['documents']}<extra></extra>",
                showlegend=False,
            )
        )
    shown = pd.DataFrame(
        {
            say("chart.word"): list(table["word"]),
            say("chart.period"): [f"{a}–{b}" if a != b else a for a, b in zip(table["first"], table["last"], strict=True)],
            say("chart.articles"): list(table["documents"]),
            say("chart.expected"): [f"{value:.1f}" for value in table["expected"]],
        }
    )
    rows = max(1, table["word"].nunique())
    theme.finish(figure, title, source, table=shown, subtitle=say("chart.bursts"), height=190 + 30 * rows)
    figure.update_yaxes(autorange="reversed")
    return figure.update_xaxes(type="date")


def _day(period: str, *, last: bool = False) -> str:
    """The first day of a year, month or day, or the last one."""
    stamp = pd.Period(period)
    return str((stamp.end_time if last else stamp.start_time).date())
