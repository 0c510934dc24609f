"""Progress toward a goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.lang import say

ROOM = 0.14
"""A part narrower than this share of its bar has its label below the bar."""


def progress(
    table: pd.DataFrame, *, stretches: pd.DataFrame | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """Done and remaining as one bar a goal, the total at its end. Takes `issue.progress`.

    Parameters
    ----------
    table
        Columns: `newsstats.schema.PROGRESS` (`corpus.progress`).
    stretches
        Rows of the number table that tell of stretches of the first goal's remainder.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.

    `stretches` (rows of `issue.numbers`) are marked inside what remains of the first goal.
    """
    names = [clip(what, 16) for what in table["what"]]
    figure = go.Figure()
    for column, colour, word in (("done", theme.DONE, say("chart.done")), ("remaining", theme.LEFT, say("chart.remaining"))):
        figure.add_trace(
            go.Bar(
                x=table[column] / table["total"] * 100,
                y=names,
                orientation="h",
                name=word,
                marker_color=colour,
                text=[
                    f"{word} {label(v, '', u)}" if v / t >= ROOM else ""
                    for v, t, u in zip(table[column], table["total"], table["unit"], strict=True)
                ],
                hovertext=[f"{word} {label(v, '', u)}" for v, u in zip(table[column], table["unit"], strict=True)],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                hovertemplate="%{hovertext}（%{x:.1f}%）<extra></extra>",
                showlegend=False,
            )
        )
    if stretches is not None and len(table):
        _mark_stretches(figure, table.to_dict("records")[0], stretches)
    for name, total, unit in zip(names, table["total"], table["unit"], strict=True):
        figure.add_annotation(
            x=100, y=name, text=say("chart.total", value=label(total, "", unit)), showarrow=False, xanchor="left", xshift=8
        )
    for name, done, left, total, unit in zip(names, table["done"], table["remaining"], table["total"], table["unit"], strict=True):
        if left / total < ROOM:
            figure.add_annotation(
                x=(done + left / 2) / total * 100,
                y=name,
                text=f"{say('chart.remaining')} {label(left, '', unit)}",
                showarrow=False,
                yshift=-44,
                font={"size": 12},
            )
    figure.update_layout(barmode="stack")
    shown = pd.DataFrame(
        {
            say("chart.what"): list(table["what"]),
            **{
                say(f"chart.{column}"): [label(v, "", u) for v, u in zip(table[column], table["unit"], strict=True)]
                for column in ("done", "remaining")
            },
            say("chart.whole"): [label(v, "", u) for v, u in zip(table["total"], table["unit"], strict=True)],
            say("chart.share"): [f"{s:.1%}" for s in table["share"]],
        }
    )
    links = [ids.split("、")[0] for ids in table["mention_ids"]]
    theme.finish(
        figure, title, source, table=shown, subtitle=say("chart.percent_of_total"), links=links, height=200 + 60 * max(1, len(table))
    )
    figure.update_xaxes(ticksuffix="%", range=[0, 122], tickvals=[0, 25, 50, 75, 100])
    return figure


def _mark_stretches(figure: go.Figure, row: Mapping[Any, Any], stretches: pd.DataFrame) -> None:
    """Brackets above the bar, from where the done part ends."""
    at = row["done"] / row["total"] * 100
    for value in stretches["base_value"]:
        width = float(value) / row["total"] * 100
        figure.add_shape(
            type="rect", x0=at, x1=at + width, y0=-0.4, y1=0.4, line={"color": theme.PALETTE[1], "width": 2}, fillcolor="rgba(0,0,0,0)"
        )
        figure.add_annotation(
            x=at + width / 2, y=0.4, text=say("chart.stretch", value=label(float(value), "", str(row["unit"]))), showarrow=True, arrowhead=0, ax=0, ay=-22,
            font={"size": 12, "color": theme.PALETTE[1]},
        )  # fmt: skip
        at += width
