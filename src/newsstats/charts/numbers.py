"""Number mentions: a strip a dimension, the counts a kind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label


def dimension_strip(numbers: pd.DataFrame, dimension: str, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Every figure of one dimension as a labelled dot on a logarithmic scale. Takes `issue.numbers`."""
    rows = numbers[(numbers["dimension"] == dimension) & (numbers["kind"] == "quantity") & (numbers["base_value"] > 0)]
    rows = rows.sort_values(["base_value", "mention_id"], ascending=[False, True])
    what = [
        clip(f"{e} {p}".strip() if e != p else p, 20) or "（未说明）"
        for e, p in zip(rows["measured_entity"], rows["measured_property"], strict=True)
    ]
    figure = go.Figure(
        go.Scatter(
            x=rows["base_value"],
            y=[f"{w}（{i}）" for w, i in zip(what, rows["mention_id"], strict=True)],
            mode="markers+text",
            text=[f" {label(v, m, u)}" for v, m, u in zip(rows["base_value"], rows["modifier"], rows["base_unit"], strict=True)],
            textposition="middle right",
            marker={"size": 11, "color": theme.PALETTE[0], "symbol": ["circle-open" if m else "circle" for m in rows["modifier"]]},
            customdata=rows["context"],
            cliponaxis=False,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    theme.plotly_layout(figure, title, source, height=170 + 30 * max(2, len(rows)))
    figure.update_xaxes(type="log", showticklabels=False)
    figure.update_layout(margin={"r": 150})
    figure.update_yaxes(autorange="reversed")
    return figure


def mention_kinds(counts: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """How many mentions of each kind. Takes a table with `kind` and `count`."""
    figure = go.Figure(go.Bar(x=counts["count"], y=counts["kind"], orientation="h", text=counts["count"], marker_color=theme.PALETTE[0]))
    theme.plotly_layout(figure, title, source, height=160 + 30 * max(2, len(counts)))
    figure.update_yaxes(autorange="reversed")
    return figure
