"""The page: how many lines play which role."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.lang import say, words


def roles(counts: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Lines a role. Takes a table with `role` and `count`.

    Parameters
    ----------
    counts
        `role` and `count`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    names = [words("roles").get(role, role) for role in counts["role"]]
    figure = go.Figure(
        go.Bar(
            x=counts["count"],
            y=names,
            orientation="h",
            text=counts["count"],
            textposition="outside",
            cliponaxis=False,
            marker_color=theme.PALETTE[0],
        )
    )
    table = pd.DataFrame({say("chart.role"): names, say("chart.lines"): list(counts["count"])})
    theme.finish(figure, title, source, table=table, subtitle=say("chart.lines"), height=164 + 28 * max(2, len(counts)))
    return figure.update_yaxes(autorange="reversed")
