"""Words: frequencies, keyness, clouds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, group_name
from newsstats.lang import say

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from wordcloud import WordCloud


def top_terms(terms: pd.DataFrame, *, by: str | None = "section", title: str | None = None, source: str | None = None) -> go.Figure:
    """A dot for each frequent word, one row a word, coloured by group. Takes `issue.terms()`.

    Parameters
    ----------
    terms
        A table of `corpus.terms()`.
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
    figure = go.Figure()
    groups = list(dict.fromkeys(terms[by])) if by else [""]
    by = by if len(groups) > 1 else None
    for n, group in enumerate(groups):
        rows = terms[terms[by] == group] if by else terms
        called = group_name(group, len(groups))
        figure.add_trace(
            go.Scatter(
                x=rows["count"],
                y=[f"{w} · {clip(called, 8)}" if by else w for w in rows["word"]],
                mode="markers+text",
                text=[f"  {c}" for c in rows["count"]],
                textposition="middle right",
                cliponaxis=False,
                name=clip(called, 14),
                marker={"size": 11, "color": theme.PALETTE[n % len(theme.PALETTE)]},
                hovertemplate="%{y}：%{x}<extra></extra>",
                showlegend=False,
            )
        )
    table = pd.DataFrame(
        {
            **({say("chart.group"): [group_name(g, len(groups)) for g in terms[by]]} if by else {}),
            say("chart.word"): list(terms["word"]),
            say("chart.count"): list(terms["count"]),
        }
    )
    theme.finish(figure, title, source, table=table, subtitle=say("chart.times_in_issue") if by else "", height=170 + 22 * len(terms))
    figure.update_yaxes(autorange="reversed", tickfont={"size": 12})
    return figure.update_xaxes(rangemode="tozero")


def keyness(
    table: pd.DataFrame,
    *,
    by: str = "article_id",
    names: Mapping[str, str] | None = None,
    title: str | None = None,
    source: str | None = None,
) -> go.Figure:
    """Words that each group has more of than the rest to the right, those it has less of to the left. Takes `issue.keyness()`.

    Parameters
    ----------
    table
        A table of `corpus.keyness()`.
    by
        The column of groups; None for one group.
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
    signed = table["log_likelihood"].where(table["log_ratio"] > 0, -table["log_likelihood"])
    groups = list(dict.fromkeys(table[by]))
    for n, group in enumerate(groups):
        rows = table[table[by] == group]
        colour = theme.PALETTE[n % len(theme.PALETTE)]
        figure.add_trace(
            go.Bar(
                x=signed[rows.index],
                y=[f"{w} · {clip(group_name(group, len(groups)), 10)}" for w in rows["word"]],
                orientation="h",
                marker_color=[colour if ratio > 0 else theme.LEFT for ratio in rows["log_ratio"]],
                text=[clip((names or {}).get(group, ""), 16) if k == 0 else "" for k in range(len(rows))],
                textposition="outside",
                cliponaxis=False,
                customdata=rows[["count", "reference_count"]],
                hovertemplate=f"%{{y}}：{say('chart.here')} %{{customdata[0]}}，{say('chart.elsewhere')} %{{customdata[1]}}<extra></extra>",
                showlegend=False,
            )
        )
    shown = pd.DataFrame(
        {
            say("chart.group"): [(names or {}).get(g) or group_name(g, len(groups)) for g in table[by]], say("chart.word"): list(table["word"]),
            say("chart.here"): list(table["count"]), say("chart.elsewhere"): [f"{c:g}" for c in table["reference_count"]],
            "G²": [f"{g:.1f}" for g in table["log_likelihood"]], say("chart.log_ratio"): [f"{r:.2f}" for r in table["log_ratio"]],
        }
    )  # fmt: skip
    theme.finish(
        figure,
        title,
        source,
        table=shown,
        subtitle=f"← {say('chart.under')} · {say('chart.over')} →　{say('chart.g2')}",
        height=190 + 20 * len(table),
    )
    figure.update_yaxes(autorange="reversed", tickfont={"size": 11})
    if len(table):
        figure.update_xaxes(range=[min(0.0, float(signed.min())) * 1.1, float(signed.max()) * 1.45])
    return figure


def word_cloud(terms: pd.DataFrame, *, width: int = 860, height: int = 380) -> WordCloud:
    """A word cloud of a terms table; the same picture each time. Show it with `.to_image()`.

    Parameters
    ----------
    terms
        A table of `corpus.terms()`.
    width
        Pixels.
    height
        Pixels.

    Returns
    -------
    WordCloud
        Show it with `.to_image()`.
    """
    from wordcloud import WordCloud

    from newsstats.charts.fonts import paths

    counts = terms.groupby("word")["count"].sum().sort_index()
    cloud = WordCloud(
        font_path=str(paths()[0]), width=width, height=height, background_color=theme.current().paper, random_state=7,
        prefer_horizontal=1.0, color_func=lambda word, **_: theme.PALETTE[sum(map(ord, word)) % 4],
    )  # fmt: skip
    return cloud.generate_from_frequencies({w: int(c) for w, c in counts.items()})


def word_clouds(terms: pd.DataFrame, *, by: str = "section", width: int = 430, height: int = 230) -> Picture:
    """A small cloud for each group of a terms table, two beside each other, with the group's name above it.

    Parameters
    ----------
    terms
        A table of `corpus.terms()`.
    by
        The column of groups; None for one group.
    width
        Pixels.
    height
        Pixels.

    Returns
    -------
    Picture
        A PIL image, the same bytes each time.
    """
    from PIL import Image, ImageDraw, ImageFont

    from newsstats.charts.fonts import paths

    groups = list(dict.fromkeys(terms[by]))
    head = 34
    rows = max(1, (len(groups) + 1) // 2)
    sheet = Image.new("RGB", (2 * width + 20, rows * (height + head)), theme.current().paper)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(paths()[0]), 17)
    for n, group in enumerate(groups):
        x, y = (n % 2) * (width + 20), (n // 2) * (height + head)
        draw.text((x + 6, y + 6), clip(group_name(group, len(groups)), 22), fill=theme.current().ink, font=font)
        sheet.paste(word_cloud(terms[terms[by] == group], width=width, height=height).to_image(), (x, y + head))
    return sheet
