"""Topics and codes by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from newsstats import lang
from newsstats.charts import theme
from newsstats.charts.labels import clip, group_name
from newsstats.lang import say

TOPICS, WORDS, LEAST = 3, 3, 0.05
"""Topics of a group, words that speak for one, and the share from which a topic has a bar."""


ROOM = 1.9
"""Room for the words, as a multiple of the longest bar."""


def _shares(share: pd.DataFrame, called: list[str], touched: np.ndarray, hover: str) -> go.Figure:
    """Shares as a field of colours, groups down and columns across, with the percent in each."""
    return go.Figure(
        go.Heatmap(
            z=(share.to_numpy() * 100).round(1),
            x=[clip(str(column), 22) for column in share.columns],
            y=[clip(name, 14) for name in called],
            customdata=touched,
            colorscale=[[0, "#f6f8fa"], [0.05, "#cfe4f3"], [1, theme.PALETTE[0]]],
            zmin=0,
            zmax=100,
            texttemplate="%{z:.0f}%",
            hovertemplate=f"%{{y}} × %{{x}}：{hover}<extra></extra>",
            showscale=False,
        )
    )


def topic_heatmap(topics: pd.DataFrame, *, by: str = "section", title: str | None = None, source: str | None = None) -> go.Figure:
    """Topic weights of each group, the evidence words on hover. Takes `issue.topics()`.

    Parameters
    ----------
    topics
        A table of `corpus.topics()`.
    by
        The column of groups; None for one group.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    shown = topics[topics["weight"] >= 0.01]
    name = f"label_{lang.current()}"
    weights = shown.pivot_table(index=by, columns=name, values="weight", fill_value=0.0, sort=True)
    evidence = shown.pivot_table(index=by, columns=name, values="evidence", aggfunc="first", fill_value="", sort=True)
    evidence = evidence.reindex(index=weights.index, columns=weights.columns, fill_value="")
    called = [group_name(g, len(weights)) for g in weights.index]
    figure = _shares(weights, called, evidence.to_numpy(dtype=object), "%{z:.1f}%<br>%{customdata}")
    table = _told(shown, [group_name(g, len(weights)) for g in shown[by]])
    return theme.finish(figure, title, source, table=table, subtitle=say("chart.share_of_topic"), height=210 + 44 * max(2, len(weights)))


def _told(rows: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """What a chart of topics tells, as its table; `groups` are the names of the rows' groups."""
    return pd.DataFrame(
        {
            say("chart.group"): list(groups),
            say("chart.topic"): list(rows[f"label_{lang.current()}"]),
            say("chart.share"): [f"{weight:.0%}" for weight in rows["weight"]],
            say("chart.evidence"): list(rows["evidence"]),
        }
    )


def topic_bars(topics: pd.DataFrame, *, by: str = "section", title: str | None = None, source: str | None = None) -> go.Figure:
    """The leading topics of each group as bars, with the words that speak for them. Takes `issue.topics()`.

    Parameters
    ----------
    topics
        A table of `corpus.topics()`.
    by
        The column of groups; one value in it for one group.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    rows = topics[(topics["weight"] >= LEAST) & (topics["topic"] != "unknown")].groupby(by, sort=False).head(TOPICS)
    groups = list(dict.fromkeys(rows[by]))
    called = {group: clip(group_name(group, len(groups)), 12) for group in groups}
    label = rows[f"label_{lang.current()}"]
    spoken = ["、".join(said.split("、")[:WORDS]) for said in rows["evidence"]]
    figure = go.Figure(
        go.Bar(
            x=rows["weight"] * 100,
            y=[f"{topic} · {called[group]}" if len(groups) > 1 else topic for topic, group in zip(label, rows[by], strict=True)],
            orientation="h",
            marker_color=[theme.PALETTE[groups.index(group) % len(theme.PALETTE)] for group in rows[by]],
            text=[f"{weight:.0%}  {words}" for weight, words in zip(rows["weight"], spoken, strict=True)],
            textposition="outside",
            cliponaxis=False,
            hovertext=list(rows["evidence"]),
            hovertemplate="%{y}：%{x:.1f}%<br>%{hovertext}<extra></extra>",
            showlegend=False,
        )
    )
    table = _told(rows, [called[group] for group in rows[by]])
    theme.finish(figure, title, source, table=table, subtitle=say("chart.topic_bars"), height=190 + 32 * max(2, len(rows)))
    figure.update_xaxes(range=[0, 100.0 * float(rows["weight"].max() if len(rows) else 1.0) * ROOM], showgrid=False, showticklabels=False)
    return figure.update_yaxes(autorange="reversed")


def codes(
    table: pd.DataFrame, *, by: str, names: Mapping[str, str] | None = None, title: str | None = None, source: str | None = None
) -> go.Figure:
    """The share of each group's articles, or sentences, that has each code. Takes `corpus.codes(rules, by)`.

    Parameters
    ----------
    table
        A table of `corpus.codes()` with groups.
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
    """
    order = list(dict.fromkeys(table["code"]))
    share = table.pivot_table(index=by, columns="code", values="share", sort=True)[order]
    count = table.pivot_table(index=by, columns="code", values="count", sort=True)[order]
    called = {group: (names or {}).get(group) or group_name(group, len(share)) for group in share.index}
    figure = _shares(share, [called[group] for group in share.index], count.to_numpy(), "%{customdata:.0f}")
    shown = pd.DataFrame(
        {
            say("chart.group"): [called[group] for group in table[by]],
            say("chart.code"): list(table["code"]),
            say("chart.count"): list(table["count"]),
            say("chart.share"): [f"{one:.0%}" for one in table["share"]],
        }
    )
    return theme.finish(figure, title, source, table=shown, subtitle=say("chart.codes"), height=210 + 44 * max(2, len(share)))
