"""A counted list as squares: those that the text names, and those that it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip
from newsstats.lang import say

ROW = 10
"""Squares of a row."""
NAMES = 48
"""Characters of the names that stand under the title; all are in the chart's table."""


def listing(names: Sequence[str], count: int, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """A square for each that is counted: filled where the text names it, open where it does not.

    Parameters
    ----------
    names
        Those that are named.
    count
        How many the text counts.
    title
        The chart's title.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.

    Raises
    ------
    ValueError
        More are named than are counted.
    """
    if len(names) > count:
        raise ValueError(f"{len(names)} names for a count of {count}: a list cannot name more than it counts")
    called = [*names, *[say("page.unsaid")] * (count - len(names))]
    colours = [theme.PALETTE[0]] * len(names) + [theme.current().soft] * (count - len(names))
    figure = go.Figure(
        go.Scatter(
            x=[n % ROW for n in range(count)],
            y=[n // ROW for n in range(count)],
            mode="markers",
            marker={
                "size": 34,
                "color": colours,
                "symbol": ["square"] * len(names) + ["square-open"] * (count - len(names)),
            },
            text=None,
            customdata=called,
            cliponaxis=False,
            hovertemplate="%{customdata}<extra></extra>",
            showlegend=False,
        )
    )
    rows = -(-count // ROW)
    table = pd.DataFrame({say("chart.what"): called})
    subtitle = say("chart.listing", n=len(names), names=clip(say("page.list").join(names), NAMES), left=count - len(names))
    theme.finish(figure, title, source, table=table, subtitle=subtitle, height=190 + 60 * rows)
    figure.update_xaxes(range=[-0.6, ROW - 0.4], visible=False, showgrid=False, showticklabels=False, zeroline=False)
    return figure.update_yaxes(range=[rows - 0.5, -0.6], visible=False, showgrid=False, showticklabels=False, zeroline=False)
