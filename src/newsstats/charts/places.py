"""A map of the places that are named."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import room_for
from newsstats.lang import say

LARGEST, SMALLEST = 34.0, 7.0
"""Size of the place that is named most, and of one that is named once at least [pixels]; the area goes with the count."""
LABELS = 12
"""Places that are written out; the others show on touch."""


def places(table: pd.DataFrame, *, within: str = "", title: str | None = None, source: str | None = None) -> go.Figure:
    """A dot for every place that is named, its area by how often. Takes `corpus.places()`.

    Parameters
    ----------
    table
        A table of `corpus.places()`.
    within
        A province's code: the map is of its prefectures, not of the provinces (needs the extra `maps`).
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    from newsstats.names.places import EXTENT, drawn_map, extent_of, stretch_at

    now = theme.current()
    figure = go.Figure()
    xs: list[float | None] = []
    ys: list[float | None] = []
    rings = drawn_map(within)
    for ring in rings:
        xs += [*(x for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line={"color": now.rule, "width": 1}, hoverinfo="skip", showlegend=False))
    called = [f"{place} {count}" if n < LABELS else "" for n, (place, count) in enumerate(zip(table["place"], table["count"], strict=True))]
    west, east, south, north = extent_of(rings) if within else EXTENT
    corners = [(west, south), (east, north)]
    written = room_for([*corners, *zip(table["longitude"], table["latitude"], strict=True)], ["", "", *called])[2:]
    most = float(table["count"].max()) if len(table) else 1.0
    figure.add_trace(
        go.Scatter(
            x=table["longitude"],
            y=table["latitude"],
            mode="markers+text",
            text=written,
            textposition="middle right",
            cliponaxis=False,
            marker={
                "size": [max(SMALLEST, LARGEST * (count / most) ** 0.5) for count in table["count"]],
                "color": theme.PALETTE[0],
                "opacity": 0.75,
            },
            customdata=table[["place", "count", "names"]],
            hovertemplate="%{customdata[0]}：%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
            showlegend=False,
        )
    )
    shown = pd.DataFrame(
        {
            say("chart.place"): list(table["place"]),
            say("chart.count"): list(table["count"]),
            say("chart.names"): list(table["names"]),
        }
    )
    theme.finish(figure, title, source, table=shown, subtitle=say("chart.places_within" if within else "chart.places"), height=620)
    if len(table) and not within:
        south = min(south, float(table["latitude"].min()) - 1)
    figure.update_xaxes(range=[west, east], visible=False, showgrid=False, showticklabels=False)
    return figure.update_yaxes(
        range=[south, north],
        scaleanchor="x",
        scaleratio=stretch_at((south + north) / 2),
        visible=False,
        showgrid=False,
        showticklabels=False,
    )
