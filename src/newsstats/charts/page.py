"""The page: how many lines play which role."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme


def roles(counts: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Lines a role. Takes a table with `role` and `count`."""
    figure = go.Figure(go.Bar(x=counts["count"], y=counts["role"], orientation="h", text=counts["count"], marker_color=theme.PALETTE[0]))
    theme.plotly_layout(figure, title, source, height=150 + 28 * max(2, len(counts)))
    figure.update_yaxes(autorange="reversed")
    return figure
