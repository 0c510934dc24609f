"""When each phase of a project starts and ends, with what it costs and how large it is."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.charts.projects import status_of
from newsstats.lang import say

_COLOURS = {"completed": theme.DONE, "under way": theme.PALETTE[0], "started": theme.PALETTE[0], "signed": theme.PALETTE[5]}


def first_day(iso: str) -> datetime.date:
    """The first day that a date (2025, 2025-04, 2025-04-01 or an interval) may be."""
    parts = [int(p) for p in iso.partition("/")[0][:10].split("-")]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(iso: str) -> datetime.date:
    """The last day that a date may be."""
    last = iso.rpartition("/")[2][:10] or iso
    parts = [int(p) for p in last.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return datetime.date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def rows_of(projects: pd.DataFrame) -> pd.DataFrame:
    """The phases of a table of projects, or the wholes where a project has no phase; empty when no row has a date."""
    phased = set(projects.loc[projects["phase"] > 0, "project"])
    rows = projects[(projects["phase"] > 0) | ~projects["project"].isin(phased)]
    return rows if ((rows["start"] != "") | (rows["finish"] != "")).any() else rows.iloc[:0]


def names_of(rows: pd.DataFrame) -> list[str]:
    """A name a row: the phase, with its project where there are several."""
    several = rows["project"].nunique() > 1
    return [
        f"{clip(project, 12)} {phase}".strip() if several or not phase else phase
        for project, phase in zip(rows["project"], rows["label"], strict=True)
    ]


def size_of(row: Mapping[Any, Any]) -> str:
    """What a row costs and how large it is: ≈0.94亿元 · 2万平方米."""
    parts = []
    for name, unit in (("investment", "CNY"), ("area", "m2"), ("length", "m")):
        value = row[name]
        if isinstance(value, float) and value == value:
            parts.append(label(value, str(row[f"{name}_modifier"]), unit))
    return " · ".join(parts)


def bounds(rows: pd.DataFrame, issued: str) -> tuple[datetime.date, datetime.date]:
    """The days between which the chart runs: every printed date and the issue's own, with room for open ends."""
    days = [first_day(d) for d in rows["start"] if d] + [last_day(d) for d in rows["finish"] if d]
    days += [first_day(issued)] if issued else []
    span = max((max(days) - min(days)).days, 240)
    return min(days) - datetime.timedelta(days=span // 10), max(days) + datetime.timedelta(days=span // 2)


def project_schedule(projects: pd.DataFrame, *, issued: str = "", title: str | None = None, source: str | None = None) -> go.Figure:
    """A bar a phase from start to finish; an end that the page does not print runs out dotted. Takes `issue.projects`.

    Parameters
    ----------
    projects
        Columns: `newsstats.schema.PROJECTS` (`corpus.projects`); money in CNY, areas in m².
    issued
        ISO day of publication, drawn as a line; empty for none.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.
    """
    rows = rows_of(projects)
    figure = go.Figure()
    names = names_of(rows)
    shown = pd.DataFrame(
        {
            say("chart.phase"): names,
            say("chart.start"): [d or say("chart.unsaid") for d in rows["start"]],
            say("chart.finish"): [d or say("chart.unsaid") for d in rows["finish"]],
            say("chart.status"): [status_of(s) for s in rows["status"]],
            say("chart.value"): [size_of(row) for row in rows.to_dict("records")],
        }
    )
    if rows.empty:
        return theme.finish(figure, title, source, table=shown)
    low, high = bounds(rows, issued)
    for name, row in zip(names, rows.to_dict("records"), strict=True):
        colour = _COLOURS.get(row["status"], theme.PALETTE[1])
        _bar(figure, name, row, low, high, colour)
        figure.add_annotation(
            x=_middle(row, low, high), y=name, text=size_of(row), showarrow=False, yshift=22, font={"size": 12, "color": theme.INK}
        )
    if issued:
        figure.add_vline(x=first_day(issued).isoformat(), line={"color": theme.SOFT, "dash": "dot", "width": 1})
        figure.add_annotation(
            x=first_day(issued).isoformat(),
            y=1,
            yref="paper",
            text=say("chart.issued"),
            showarrow=False,
            yanchor="bottom",
            font={"size": 11, "color": theme.SOFT},
        )
    links = [ids.split("、")[0] for ids in rows["mention_ids"]]
    theme.finish(figure, title, source, table=shown, subtitle=say("chart.months"), links=links, height=200 + 74 * max(2, len(rows)))
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=names, type="category")
    figure.update_xaxes(type="date", range=[low.isoformat(), high.isoformat()], tickformat="%Y-%m")
    return figure


def _bar(figure: go.Figure, name: str, row: Mapping[Any, Any], low: datetime.date, high: datetime.date, colour: str) -> None:
    start, finish = str(row["start"]), str(row["finish"])
    said = f"{name}：{start or say('chart.unsaid')} – {finish or say('chart.unsaid')}，{status_of(str(row['status']))}"
    if not start and not finish:
        figure.add_trace(_line([low, high], name, theme.RULE, "dot", said, 2))
        figure.add_annotation(
            x=_middle(row, low, high),
            y=name,
            text=say("chart.no_time"),
            showarrow=False,
            yshift=-12,
            font={"size": 11, "color": theme.SOFT},
        )
        return
    a, b = first_day(start) if start else low, last_day(finish) if finish else high
    if start and finish:
        figure.add_trace(_line([a, b], name, colour, "solid", said, 16))
        return
    figure.add_trace(_line([a, b], name, colour, "dot", said, 4))
    known = a if start else b
    figure.add_trace(
        go.Scatter(
            x=[known.isoformat()], y=[name], mode="markers+text", marker={"size": 15, "color": colour, "symbol": "triangle-right" if start else "triangle-left"},
            text=[say("chart.begun", day=start) if start else say("chart.ended", day=finish)], textposition="bottom right" if start else "bottom left",
            hovertext=said, hoverinfo="text", showlegend=False,
        )
    )  # fmt: skip


def _line(days: Sequence[datetime.date], name: str, colour: str, dash: str, said: str, width: int) -> go.Scatter:
    return go.Scatter(
        x=[d.isoformat() for d in days], y=[name] * len(days), mode="lines", line={"color": colour, "width": width, "dash": dash},
        hovertext=said, hoverinfo="text", showlegend=False,
    )  # fmt: skip


def _middle(row: Mapping[Any, Any], low: datetime.date, high: datetime.date) -> str:
    start, finish = str(row["start"]), str(row["finish"])
    a = first_day(start) if start else low
    b = last_day(finish) if finish else high
    return (a + (b - a) / 2).isoformat()
