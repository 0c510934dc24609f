"""How many days after what it tells each story was printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip
from newsstats.findings.reporting_lag import Lag
from newsstats.lang import say


def reporting_lag(
    lags: Sequence[Lag], *, names: Mapping[str, str] | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """A bar a story, from the latest day that it tells of to its print. Takes the rows of `newsstats.findings.reporting_lag`.

    Parameters
    ----------
    lags
        The stories, in the order in which they are drawn.
    names
        What a story is called in the chart.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same rows.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    called = [clip((names or {}).get(one.article_id) or one.article_id, 20) for one in lags]
    days = [one.days for one in lags]
    written = [say("chart.days", n=one.days, day=one.date) for one in lags]
    rows = [name if called.count(name) == 1 else f"{name}（{n}）" for n, name in enumerate(called, 1)]
    figure = go.Figure(
        go.Bar(
            x=days,
            y=rows,
            orientation="h",
            marker_color=theme.PALETTE[0],
            text=written,
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}：%{text}<extra></extra>",
            showlegend=False,
        )
    )
    table = pd.DataFrame({say("chart.what"): called, say("chart.told_day"): [one.date for one in lags], say("chart.lag"): days})
    theme.finish(
        figure,
        title,
        source,
        table=table,
        subtitle=say("chart.lag_of"),
        links=[one.mention_id for one in lags],
        height=190 + 34 * max(2, len(lags)),
    )
    figure.update_xaxes(range=[0, max([*days, 1]) * 1.5], showgrid=False, showticklabels=False, zeroline=False)
    return figure.update_yaxes(autorange="reversed")
