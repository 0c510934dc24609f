"""Words and groups in one plane."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, group_name, room_for
from newsstats.lang import say

FEW = 30
"""A group of fewer words than this lies where it lies by chance (by judgement): its mark is open and its words are counted beside it."""


def correspondence(
    table: pd.DataFrame, *, names: Mapping[str, str] | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """Groups and the words that go with them: what lies in the same direction from the middle belongs together. Takes `corpus.correspondence()`.

    A group of few words has an open mark and its count: how far out it lies says little.

    Parameters
    ----------
    table
        A table of `corpus.correspondence()`.
    names
        What a group is called in the chart.
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
    groups = int((table["kind"] == "group").sum())
    few = (table["kind"] == "group") & (table["count"] < FEW)
    called = [
        clip((names or {}).get(name) or group_name(name, groups), 14) + (say("chart.few_words", n=int(count)) if scant else "")
        if kind == "group"
        else name
        for kind, name, count, scant in zip(table["kind"], table["name"], table["count"], few, strict=True)
    ]
    written = room_for(list(zip(table["x"], table["y"], strict=True)), called)
    shown = table.assign(called=called, written=written, few=few)
    for kind, colour, symbol, size in (("word", theme.current().soft, "circle", 6), ("group", theme.PALETTE[1], "diamond", 12)):
        rows = shown[shown["kind"] == kind]
        figure.add_trace(
            go.Scatter(
                x=rows["x"],
                y=rows["y"],
                mode="markers+text",
                text=rows["written"],
                textposition="middle right",
                cliponaxis=False,
                name=say(f"chart.{kind}"),
                marker={"size": size, "color": colour, "symbol": [f"{symbol}-open" if scant else symbol for scant in rows["few"]]},
                customdata=rows[["called", "count"]],
                hovertemplate="%{customdata[0]}：%{customdata[1]}<extra></extra>",
                showlegend=False,
            )
        )
    listed = pd.DataFrame(
        {
            say("chart.what"): called,
            say("chart.count"): list(table["count"]),
            "x": [f"{value:.2f}" for value in table["x"]],
            "y": [f"{value:.2f}" for value in table["y"]],
        }
    )
    first = table.iloc[0] if len(table) else {"share_x": 0.0, "share_y": 0.0}
    theme.finish(
        figure, title, source, table=listed, subtitle=say("chart.plane") + (say("chart.plane_few", n=FEW) if few.any() else ""), height=620
    )
    figure.update_xaxes(title={"text": f"1（{first['share_x']:.0%}）"}, zeroline=True)
    return figure.update_yaxes(title={"text": f"2（{first['share_y']:.0%}）"}, zeroline=True)
