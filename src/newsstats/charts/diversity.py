"""How rich the words of each group are, and how hard it is to read."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, group_name
from newsstats.lang import say

PANELS = ("ttr", "sentence_words", "uncommon")
FORMS = {"ttr": "{:.0%}", "mattr": "{:.0%}", "sentence_words": "{:.1f}", "uncommon": "{:.0%}"}


def diversity(
    table: pd.DataFrame,
    *,
    by: str = "article_id",
    names: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
) -> go.Figure:
    """Different words, length of sentences and uncommon words of each group, side by side. Takes `corpus.diversity(…)`.

    Parameters
    ----------
    table
        A table of `corpus.diversity()`, grouped. Where every group is long enough for it, the moving share of different words (`mattr`)
        is drawn, which a text's length does not change; else `ttr`, which falls with length.
    by
        The column of groups.
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

    Raises
    ------
    KeyError
        The table has no such column.

    Examples
    --------
    >>> import newsstats as ns
    >>> corpus = ns.read([{"title": "甲", "body": "新桥通车。"}, {"title": "乙", "body": "水库蓄水，水库放水。"}])
    >>> len(ns.charts.diversity(corpus.diversity("article")).data)
    3
    """
    from plotly.subplots import make_subplots

    groups = len(table)
    called = [clip((names or {}).get(str(one)) or group_name(one, groups), 18) for one in table[by]]
    panels = tuple("mattr" if one == "ttr" and len(table) and table["mattr"].notna().all() else one for one in PANELS)
    figure = make_subplots(
        rows=1, cols=3, shared_yaxes=True, subplot_titles=[say(f"chart.{one}") for one in panels], horizontal_spacing=0.06
    )
    shown = pd.DataFrame({say("chart.group"): called})
    for column, name in enumerate(panels, 1):
        texts = [FORMS[name].format(value) if value == value else "" for value in table[name]]
        shown[say(f"chart.{name}")] = texts
        figure.add_trace(
            go.Bar(
                x=table[name],
                y=called,
                orientation="h",
                marker={"color": theme.PALETTE[column - 1]},
                text=texts,
                textposition="outside",
                cliponaxis=False,
                hovertemplate="%{y}：%{text}<extra></extra>",
                showlegend=False,
            ),
            row=1,
            col=column,
        )
        known = table[name].dropna()
        if len(known):
            figure.update_xaxes(range=[0, float(known.max()) * 1.35], row=1, col=column)
    theme.finish(figure, title, source, table=shown, height=180 + 44 * max(2, groups))
    figure.update_layout(margin={"t": 96})
    figure.update_yaxes(autorange="reversed")
    return figure.update_xaxes(showticklabels=False, showgrid=False)
