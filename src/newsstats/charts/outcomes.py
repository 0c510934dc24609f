"""Planned figures and what came of them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.lang import say, words

ROWS = 20
"""Plans that stand readably in one chart (by judgement)."""


def outcomes(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """The actual figure of each plan as a share of the planned one; hollow where the period is not over. Takes `corpus.outcomes()`.

    Parameters
    ----------
    table
        A table of `corpus.outcomes()`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    shown = table.head(ROWS)
    called = [
        clip(f"{row['subject']}{row['indicator']} {row['period_end'][:4]}", 22)
        + ("" if row["verdict"] != "so far" else f"（{row['outcome_end'][:7]}）")
        for row in shown.to_dict("records")
    ]
    figures = [
        f"{label(row['outcome'], '', row['unit'])} / {label(row['planned'], row['modifier'], row['unit'])}"
        for row in shown.to_dict("records")
    ]
    figure = go.Figure(
        go.Scatter(
            x=shown["share"] * 100,
            y=called,
            mode="markers+text",
            text=[f"  {one}" for one in figures],
            textposition="middle right",
            cliponaxis=False,
            marker={
                "size": 12,
                "color": theme.PALETTE[0],
                "symbol": ["circle-open" if verdict == "so far" else "circle" for verdict in shown["verdict"]],
            },
            hovertemplate="%{y}：%{x:.0f}%<extra></extra>",
            showlegend=False,
        )
    )
    figure.add_vline(x=100, line={"color": theme.SOFT, "dash": "dot", "width": 1})
    verdicts = words("outcomes")
    listed = pd.DataFrame(
        {
            say("chart.what"): called,
            say("chart.value"): figures,
            say("chart.share"): [f"{share:.0%}" for share in shown["share"]],
            say("chart.verdict"): [verdicts[verdict] for verdict in shown["verdict"]],
        }
    )
    theme.finish(figure, title, source, table=listed, subtitle=say("chart.outcomes"), height=190 + 34 * max(1, len(shown)))
    figure.update_yaxes(autorange="reversed", tickfont={"size": 12})
    return figure.update_xaxes(rangemode="tozero", ticksuffix="%")
