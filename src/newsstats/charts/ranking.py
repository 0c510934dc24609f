"""A dot for each row of a ranked table: runs of words, articles that are alike, shares of codes."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip
from newsstats.lang import say


def ranking(
    table: pd.DataFrame,
    label: str,
    value: str,
    *,
    names: Mapping[str, str] | None = None,
    form: str = "{:g}",
    subtitle: str = "",
    title: str | None = None,
    source: str | None = None,
) -> go.Figure:
    """One row a dot, in the table's order. Takes `corpus.ngrams()`, `corpus.similar(…)`, `corpus.codes(…)` or another ranked table.

    Parameters
    ----------
    table
        A ranked table.
    label, value
        Its columns: what a row is called, and how far out its dot lies.
    names
        What a row is called in the chart.
    form
        How a value is written, as `str.format` has it.
    subtitle
        What the dots are.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.

    Raises
    ------
    KeyError
        The table has no such column.
    """
    called = [clip((names or {}).get(str(name), str(name)), 24) for name in table[label]]
    written = [form.format(one) for one in table[value]]
    figure = go.Figure(
        go.Scatter(
            x=table[value],
            y=called,
            mode="markers+text",
            text=[f"  {one}" for one in written],
            textposition="middle right",
            cliponaxis=False,
            marker={"size": 11, "color": theme.PALETTE[0]},
            hovertemplate="%{y}：%{x}<extra></extra>",
            showlegend=False,
        )
    )
    shown = pd.DataFrame({say("chart.what"): called, say("chart.value"): written})
    theme.finish(figure, title, source, table=shown, subtitle=subtitle, height=170 + 24 * max(1, len(table)))
    figure.update_yaxes(autorange="reversed", tickfont={"size": 12})
    return figure.update_xaxes(rangemode="tozero")
