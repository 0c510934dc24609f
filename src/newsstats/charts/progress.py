"""Progress toward a goal."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label


def progress(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Done and remaining as one bar a goal, the total at its end. Takes `issue.progress`."""
    names = [clip(what, 16) for what in table["what"]]
    figure = go.Figure()
    for column, colour, word in (("done", theme.DONE, "已完成"), ("remaining", theme.LEFT, "剩余")):
        figure.add_trace(
            go.Bar(
                x=table[column] / table["total"] * 100,
                y=names,
                orientation="h",
                name=word,
                marker_color=colour,
                text=[f"{word} {label(v, '', u)}" for v, u in zip(table[column], table["unit"], strict=True)],
                textposition="auto",
                textangle=0,
                hovertemplate=f"{word}：%{{text}}（%{{x:.1f}}%）<extra></extra>",
                showlegend=False,
            )
        )
    for name, total, unit in zip(names, table["total"], table["unit"], strict=True):
        figure.add_annotation(x=100, y=name, text=f"共 {label(total, '', unit)}", showarrow=False, xanchor="left", xshift=8)
    figure.update_layout(barmode="stack")
    theme.plotly_layout(figure, title, source, height=190 + 60 * max(1, len(table)))
    figure.update_xaxes(ticksuffix="%", range=[0, 122], tickvals=[0, 25, 50, 75, 100])
    return figure
