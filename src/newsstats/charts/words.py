"""Words: frequencies, keyness, a cloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip

if TYPE_CHECKING:
    from wordcloud import WordCloud


def top_terms(terms: pd.DataFrame, *, by: str | None = "section", title: str | None = None, source: str | None = None) -> go.Figure:
    """A dot for each frequent word, one row a word, coloured by group. Takes `issue.terms()`."""
    figure = go.Figure()
    groups = list(dict.fromkeys(terms[by])) if by else [""]
    for n, group in enumerate(groups):
        rows = terms[terms[by] == group] if by else terms
        figure.add_trace(
            go.Scatter(
                x=rows["count"],
                y=[f"{w} · {clip(group, 8)}" if by else w for w in rows["word"]],
                mode="markers",
                name=clip(group, 14),
                marker={"size": 11, "color": theme.PALETTE[n % len(theme.PALETTE)]},
                hovertemplate="%{y}：%{x} 次<extra></extra>",
            )
        )
    figure.update_layout(showlegend=bool(by), legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0})
    theme.plotly_layout(figure, title, source, height=180 + 22 * len(terms))
    figure.update_yaxes(autorange="reversed", tickfont={"size": 12})
    figure.update_xaxes(rangemode="tozero", title="次")
    return figure


def keyness(
    table: pd.DataFrame,
    *,
    by: str = "article_id",
    names: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
) -> go.Figure:
    """Words typical of each group by log-likelihood. Takes `issue.keyness()`."""
    figure = go.Figure()
    for n, group in enumerate(dict.fromkeys(table[by])):
        rows = table[table[by] == group]
        name = clip((names or {}).get(group) or group, 14)
        figure.add_trace(
            go.Bar(
                x=rows["log_likelihood"],
                y=[f"{w} · {group}" for w in rows["word"]],
                orientation="h",
                name=name,
                marker_color=theme.PALETTE[n % len(theme.PALETTE)],
                customdata=rows[["count", "reference_count"]],
                hovertemplate="%{y}：这里 %{customdata[0]} 次，别处 %{customdata[1]} 次<extra></extra>",
            )
        )
    theme.plotly_layout(figure, title, source, height=200 + 20 * len(table))
    figure.update_layout(legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}, margin={"t": 110})
    figure.update_yaxes(autorange="reversed", tickfont={"size": 11})
    figure.update_xaxes(title="对数似然值 G²")
    return figure


def word_cloud(terms: pd.DataFrame, *, width: int = 860, height: int = 380) -> WordCloud:
    """A word cloud of a terms table; the same picture each time. Show it with `.to_image()`."""
    from wordcloud import WordCloud

    from newsstats.charts.fonts import paths

    counts = terms.groupby("word")["count"].sum().sort_index()
    cloud = WordCloud(
        font_path=str(paths()[0]), width=width, height=height, background_color=theme.PAPER, random_state=7,
        prefer_horizontal=1.0, color_func=lambda word, **_: theme.PALETTE[sum(map(ord, word)) % 4],
    )  # fmt: skip
    return cloud.generate_from_frequencies({w: int(c) for w, c in counts.items()})
