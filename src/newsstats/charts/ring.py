"""A goal as a ring: what is done, what remains, and the stretches of it that the page tells of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.lang import say

STRETCH = theme.PALETTE[1]


def slices(row: Mapping[Any, Any], stretches: pd.DataFrame | None) -> list[tuple[str, float, str, str]]:
    """`(name, value, colour, mention id)` around the ring: done, then the stretches inside what remains, then the rest of it."""
    done, remaining, unit = float(str(row["done"])), float(str(row["remaining"])), str(row["unit"])
    out = [(f"{say('chart.done')} {label(done, '', unit)}", done, theme.DONE, "")]
    rest = remaining
    if stretches is not None:
        for value, name, mention in zip(stretches["base_value"], stretches["measured_entity"], stretches["mention_id"], strict=True):
            if value < rest:
                inside = say("chart.inside", name=clip(str(name), 12))
                out.append((f"{inside} {label(float(value), '', unit)}", float(value), STRETCH, str(mention)))
                rest -= float(value)
    name = say("chart.remaining") if rest == remaining else say("chart.rest")
    out.append((f"{name} {label(rest, '', unit)}", rest, theme.LEFT, ""))
    return out


def progress_ring(
    table: pd.DataFrame, *, stretches: pd.DataFrame | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """The first goal of `issue.progress` as a ring; `stretches` (rows of `issue.numbers`) are marked inside what remains.

    Parameters
    ----------
    table
        Columns: `newsstats.schema.PROGRESS`; the first goal is drawn.
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
    """
    figure = go.Figure()
    shown = pd.DataFrame({say("chart.part"): [], say("chart.share"): []})
    links: list[str] = []
    if len(table):
        row = table.to_dict("records")[0]
        parts = slices(row, stretches)
        names = [name for name, _, _, _ in parts]
        figure.add_trace(
            go.Pie(
                labels=names, values=[value for _, value, _, _ in parts], hole=0.74, sort=False, direction="clockwise",
                marker={"colors": [colour for _, _, colour, _ in parts], "line": {"color": theme.PAPER, "width": 2}},
                text=names, textinfo="text", textposition="outside", hoverinfo="label+percent", showlegend=False,
            )
        )  # fmt: skip
        figure.add_annotation(
            text=f"<b>{label(row['total'], '', str(row['unit']))}</b><br>{clip(str(row['what']), 14)}",
            x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 17, "color": theme.INK},
        )  # fmt: skip
        shown = pd.DataFrame({say("chart.part"): names, say("chart.share"): [f"{value / row['total']:.1%}" for _, value, _, _ in parts]})
        links = [mention for _, _, _, mention in parts]
    theme.finish(figure, title, source, table=shown, subtitle=say("chart.percent_of_total"), links=links, height=460)
    return figure.update_layout(margin={"l": 110, "r": 110, "t": 96, "b": 84})
