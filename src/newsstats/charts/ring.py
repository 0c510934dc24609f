"""A goal as a ring: what is done, what remains, and the stretches of it that the page tells of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label

STRETCH = theme.PALETTE[1]


def slices(row: Mapping[Any, Any], stretches: pd.DataFrame | None) -> list[tuple[str, float, str]]:
    """`(name, value, colour)` around the ring: done, then the stretches inside what remains, then the rest of it."""
    done, remaining, unit = float(str(row["done"])), float(str(row["remaining"])), str(row["unit"])
    out = [(f"已完成 {label(done, '', unit)}", done, theme.DONE)]
    rest = remaining
    if stretches is not None:
        for value, name in zip(stretches["base_value"], stretches["measured_entity"], strict=True):
            if value < rest:
                out.append((f"其中{clip(str(name), 12)} {label(float(value), '', unit)}", float(value), STRETCH))
                rest -= float(value)
    name = "剩余" if rest == remaining else "其余剩余"
    out.append((f"{name} {label(rest, '', unit)}", rest, theme.LEFT))
    return out


def progress_ring(
    table: pd.DataFrame, *, stretches: pd.DataFrame | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """The first goal of `issue.progress` as a ring; `stretches` (rows of `issue.numbers`) are marked inside what remains."""
    figure = go.Figure()
    if len(table):
        row = table.to_dict("records")[0]
        parts = slices(row, stretches)
        figure.add_trace(
            go.Pie(
                labels=[name for name, _, _ in parts], values=[value for _, value, _ in parts], hole=0.74, sort=False, direction="clockwise",
                marker={"colors": [colour for _, _, colour in parts], "line": {"color": theme.PAPER, "width": 2}},
                text=[name for name, _, _ in parts], textinfo="text", textposition="outside", hoverinfo="label+percent", showlegend=False,
            )
        )  # fmt: skip
        figure.add_annotation(
            text=f"<b>{label(row['total'], '', str(row['unit']))}</b><br>{clip(str(row['what']), 14)}",
            x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 17, "color": theme.INK},
        )  # fmt: skip
    theme.plotly_layout(figure, title, source, height=460)
    figure.update_layout(margin={"l": 110, "r": 110, "t": 80, "b": 84})
    return figure
