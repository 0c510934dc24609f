"""Number mentions: a strip a dimension, the counts a kind."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, interval, label
from newsstats.lang import say, words
from newsstats.schema import SURE


def dimension_strip(numbers: pd.DataFrame, dimension: str, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Every figure of one dimension as a labelled dot on a logarithmic scale. Takes `issue.numbers`.

    Parameters
    ----------
    numbers
        Columns: `newsstats.schema.NUMBERS` (`corpus.numbers`).
    dimension
        The dimension that is drawn (`money`, `length` …).
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    rows = strip_rows(numbers, dimension)
    what = names_of(rows)
    values = [label(v, m, u) for v, m, u in zip(rows["base_value"], rows["modifier"], rows["base_unit"], strict=True)]
    figure = go.Figure(
        go.Scatter(
            x=rows["base_value"],
            y=[f"{w}（{i}）" for w, i in zip(what, rows["mention_id"], strict=True)],
            ids=rows["mention_id"],
            mode="markers+text",
            text=[f" {v}" for v in values],
            textposition="middle right",
            marker={"size": 11, "color": theme.PALETTE[0], "symbol": ["circle-open" if m else "circle" for m in rows["modifier"]]},
            error_x={
                "type": "data", "symmetric": False, "color": theme.PALETTE[0], "thickness": 1.5, "width": 4,
                "array": (rows["base_high"] - rows["base_value"]).fillna(0), "arrayminus": (rows["base_value"] - rows["base_low"]).fillna(0),
            },
            customdata=rows["context"],
            cliponaxis=False,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )  # fmt: skip
    table = pd.DataFrame(
        {
            say("chart.what"): what, say("chart.value"): values,
            "≈": [interval(a, b, u) for a, b, u in zip(rows["base_low"], rows["base_high"], rows["base_unit"], strict=True)],
        }
    )  # fmt: skip
    theme.finish(
        figure, title, source, table=table, subtitle=say("chart.open"), links=list(rows["mention_id"]), height=182 + 30 * max(2, len(rows))
    )
    figure.update_xaxes(type="log", showticklabels=False)
    if len(rows):
        figure.update_xaxes(range=strip_range(rows))
    return figure.update_yaxes(autorange="reversed")


def names_of(numbers: pd.DataFrame, length: int = 20) -> list[str]:
    """What each figure is of: subject and indicator where the indicator is sure, else the words of its clause."""
    columns = (numbers[name] for name in ("subject", "indicator", "status", "confidence", "context", "text"))
    planned = say("chart.planned", word=words("statuses")["planned"])
    return [
        _whose(subject, indicator, length) + (planned if status == "planned" else "")
        if indicator and sure >= SURE
        else _around(context, text, length) or say("chart.not_said")
        for subject, indicator, status, sure, context, text in zip(*columns, strict=True)
    ]


def _whose(subject: str, indicator: str, length: int) -> str:
    """Subject and indicator; where both are too long the subject is cut, for the indicator says what is drawn."""
    indicator = clip(indicator, length)
    room = max(4, length - len(indicator) - 1)
    return f"{clip(subject, room)} {indicator}".strip()


def _around(clause: str, figure: str, length: int) -> str:
    """The characters of a clause up to its figure, then those behind it, as many as there is room for."""
    end = clause.find(figure) + len(figure) if figure in clause else length
    start = max(0, end - length)
    cut = clause[start : start + length]
    return f"{'…' if start else ''}{cut}{'…' if start + length < len(clause) else ''}"


def strip_rows(numbers: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """The figures of one dimension that a logarithmic strip can show, largest first."""
    rows = numbers[(numbers["dimension"] == dimension) & (numbers["kind"] == "quantity") & (numbers["base_value"] > 0)]
    return rows.sort_values(["base_value", "mention_id"], ascending=[False, True])


def strip_range(rows: pd.DataFrame) -> list[float]:
    """Powers of ten from a little below the least figure to where the largest one's label ends."""
    from math import log10

    low, high = log10(float(rows["base_value"].min())), log10(float(rows["base_value"].max()))
    span = max(high - low, 1.0)
    return [round(low - 0.06 * span, 6), round(high + 0.3 * span, 6)]


def mention_kinds(counts: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """How many mentions of each kind. Takes a table with `kind` and `count`.

    Parameters
    ----------
    counts
        `kind` and `count`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    names = [words("kinds").get(kind, kind) for kind in counts["kind"]]
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
    table = pd.DataFrame({say("chart.kind"): names, say("chart.mentions"): list(counts["count"])})
    theme.finish(figure, title, source, table=table, subtitle=say("chart.mentions"), height=174 + 30 * max(2, len(counts)))
    return figure.update_yaxes(autorange="reversed")
