"""A network of words."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import room_for
from newsstats.lang import say
from newsstats.words.network import Network

WIDEST, THINNEST = 2.4, 0.5
"""Width of the strongest and of the weakest link [pixels]."""
LARGEST, SMALLEST = 26.0, 8.0
"""Size of the word with most sentences and of the one with fewest [pixels]."""
LABELS = 40
"""Words that are written out; the others show on touch."""
LEVELS = 3
"""Widths of links: one trace each."""


def network(found: Network, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Words that stand in the same sentences, linked; colours are groups of closely linked words. Takes `corpus.network()`.

    Parameters
    ----------
    found
        From `corpus.network()`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    words, links = found.words, found.links
    place = dict(zip(words["word"], zip(words["x"], words["y"], strict=True), strict=True))
    figure = go.Figure()
    strongest = float(links["jaccard"].max()) if len(links) else 1.0
    level = (links["jaccard"] / strongest * LEVELS).clip(upper=LEVELS - 1e-9).astype(int)
    for n in range(LEVELS):
        rows = links[level == n]
        xs, ys = [], []
        for first, second in zip(rows["first"], rows["second"], strict=True):
            xs += [place[first][0], place[second][0], None]
            ys += [place[first][1], place[second][1], None]
        width = THINNEST + (WIDEST - THINNEST) * n / (LEVELS - 1)
        line = {"color": theme.current().soft, "width": width}
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", showlegend=False))
    written = room_for(
        list(zip(words["x"], words["y"], strict=True)), [w if n < LABELS else "" for n, w in enumerate(words["word"])], above=True
    )
    most = float(words["sentences"].max()) if len(words) else 1.0
    figure.add_trace(
        go.Scatter(
            x=words["x"],
            y=words["y"],
            mode="markers+text",
            text=written,
            textposition="top center",
            cliponaxis=False,
            marker={
                "size": [SMALLEST + (LARGEST - SMALLEST) * (n / most) ** 0.5 for n in words["sentences"]],
                "color": [theme.PALETTE[(group - 1) % len(theme.PALETTE)] for group in words["group"]],
            },
            customdata=words[["word", "sentences"]],
            hovertemplate=f"%{{customdata[0]}}：%{{customdata[1]}} {say('chart.sentences')}<extra></extra>",
            showlegend=False,
        )
    )
    table = pd.DataFrame(
        {
            say("chart.word"): [f"{a} — {b}" for a, b in zip(links["first"], links["second"], strict=True)],
            say("chart.sentences"): list(links["sentences"]),
            "Jaccard": [f"{value:.2f}" for value in links["jaccard"]],
        }
    )
    theme.finish(figure, title, source, table=table, subtitle=say("chart.network"), height=620)
    figure.update_xaxes(visible=False, showgrid=False, showticklabels=False)
    return figure.update_yaxes(visible=False, showgrid=False, showticklabels=False)
