"""Charts of a ledger: a series with its intervals, two reports beside each other, a project's biography."""

from __future__ import annotations

import datetime

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label, scale
from newsstats.charts.projects import marker_of, status_of
from newsstats.lang import say, words

LINES = 6
"""Subjects that stand readably in one chart (by judgement)."""
MONTHS = 14
"""Months that can each have a tick."""
REPORTS = 12
"""Pairs of reports that do."""


def period_name(frequency: str, start: str, end: str) -> str:
    """A period as people say it: 2024-03, 2024 Q1, 2024, 2024-01 – 2024-05, or a day."""
    if frequency == "month":
        return end[:7]
    if frequency == "quarter":
        return say("ledger.quarter", year=end[:4], n=(int(end[5:7]) + 2) // 3)
    if frequency == "half":
        return say("ledger.half_1" if end[5:7] == "06" else "ledger.half_2", year=end[:4])
    if frequency == "year":
        return end[:4]
    if frequency == "cumulative":
        return say("ledger.cumulative", year=end[:4], n=int(end[5:7]))
    return end if start == end else f"{start} – {end}"


def series(table: pd.DataFrame, *, planned: pd.DataFrame | None = None, title: str | None = None, source: str | None = None) -> go.Figure:
    """Values by period, a line a subject that breaks at a gap, the interval of print as a bar. Takes `corpus.series(…)` of one unit.

    Parameters
    ----------
    table
        Columns: `newsstats.schema.SERIES`; one unit.
    planned
        The same of `status="planned"`: hollow, beside what came.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`, each row linked to its mention; it computes nothing.

    Raises
    ------
    ValueError
        The table has several units: they never stand on one axis.
    """
    known = table[table["value"].notna()]
    units = sorted(known["unit"].unique())
    if len(units) > 1:
        raise ValueError(f"the series has several units ({', '.join(units)}): draw one at a time")
    unit = units[0] if units else ""
    counted = known.groupby("frequency").size().sort_values(ascending=False, kind="stable")
    drawn = table[table["frequency"] == counted.index[0]] if len(counted) else table
    names = list(drawn[drawn["value"].notna()].groupby("subject").size().sort_values(ascending=False, kind="stable").index[:LINES])
    size, unit_said = scale(float(known["value"].abs().max()) if len(known) else 1.0, unit)
    figure = go.Figure()
    for n, subject in enumerate(names):
        colour = theme.PALETTE[n % len(theme.PALETTE)]
        _line(figure, drawn[drawn["subject"] == subject], subject, colour, size, hollow=False)
        if planned is not None:
            _line(figure, planned[(planned["subject"] == subject) & planned["value"].notna()], subject, colour, size, hollow=True)
    shown = known[known["subject"].isin(names)]
    reported = pd.DataFrame(
        {
            say("ledger.subject"): [subject or say("ledger.unnamed") for subject in shown["subject"]],
            say("archive.period"): _periods(shown),
            say("chart.value"): [label(value, "", unit) for value in shown["value"]],
            say("ledger.sources"): list(shown["sources"]),
            say("ledger.first_reported"): list(shown["first_reported"]),
        }
    )
    others = len(known) - len(drawn[drawn["value"].notna()])
    told = say("ledger.interval", unit=unit_said) + (say("ledger.others", n=others) if others else "")
    theme.finish(figure, title, source, table=reported, subtitle=told, links=list(shown["mention_id"]))
    figure.update_layout(
        showlegend=len(names) > 1 or planned is not None, legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}
    )
    return figure.update_xaxes(type="date", tickformat="%Y-%m", **_ticks(drawn["period_end"]), **_range(drawn))


def _periods(rows: pd.DataFrame) -> list[str]:
    return [period_name(*cells) for cells in zip(rows["frequency"], rows["period_start"], rows["period_end"], strict=True)]


def middle(frequency: str, start: str, end: str) -> str:
    """The day at which a period's point stands: its middle, so that a month's is between the month's ticks; of a cumulative one its last month's."""
    start = f"{end[:8]}01" if frequency == "cumulative" else start
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    return (first + (last - first) // 2).isoformat()


def _ticks(days: pd.Series) -> dict[str, str]:
    """One tick a month where there are not many, so that no month is named twice."""
    months = sorted(day[:7] for day in days if day)
    if not months:
        return {}
    span = (int(months[-1][:4]) - int(months[0][:4])) * 12 + int(months[-1][5:7]) - int(months[0][5:7]) + 1
    return {"dtick": "M1" if span <= MONTHS else "M12"} if span <= MONTHS or span > 3 * MONTHS else {"dtick": "M3"}


def _range(rows: pd.DataFrame) -> dict[str, list[str]]:
    """From the first period's first day to the last one's last; of cumulative periods from the first one's last month."""
    if not len(rows):
        return {}
    cumulative = rows["frequency"].iloc[0] == "cumulative"
    return {"range": [f"{rows['period_end'].min()[:8]}01" if cumulative else rows["period_start"].min(), rows["period_end"].max()]}


def _line(figure: go.Figure, rows: pd.DataFrame, subject: str, colour: str, size: float, *, hollow: bool) -> None:
    name = (subject or say("ledger.unnamed")) + (f"（{words('statuses')['planned']}）" if hollow else "")
    figure.add_trace(
        go.Scatter(
            x=[middle(*period) for period in zip(rows["frequency"], rows["period_start"], rows["period_end"], strict=True)],
            y=(rows["value"] / size).tolist(),
            mode="markers" if hollow or len(rows) == 1 else "lines+markers",
            name=clip(name, 16),
            connectgaps=False,
            line={"color": colour, "width": 2},
            marker={"size": 9, "color": colour, "symbol": "circle-open" if hollow else "circle"},
            error_y={
                "type": "data", "array": ((rows["high"] - rows["value"]) / size).tolist(), "arrayminus": ((rows["value"] - rows["low"]) / size).tolist(),
                "symmetric": False, "color": colour, "thickness": 1.2, "width": 4,
            },
            hovertext=[
                "" if value != value else f"{period}：{label(value, '', unit)}（{say('ledger.reports', n=count)}）"
                for value, count, unit, period in zip(rows["value"], rows["sources"], rows["unit"], _periods(rows), strict=True)
            ],
            hoverinfo="text",
        )
    )  # fmt: skip


def reports(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Two reports of one figure beside each other, relative to the first. Takes `corpus.contradictions()`.

    Parameters
    ----------
    table
        Columns: `newsstats.schema.CONTRADICTIONS`.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`, each row linked to the later mention; it computes nothing.
    """
    rows = table.head(REPORTS)
    names = [
        f"{clip(subject + indicator, 18)} {first or day} → {second or later}"
        for subject, indicator, first, second, day, later in zip(
            rows["subject"], rows["indicator"], rows["first_outlet"], rows["second_outlet"], rows["first_published"], rows["second_published"], strict=True,
        )
    ]  # fmt: skip
    figure = go.Figure()
    places = [f"{name}（{n + 1}）" if names.count(name) > 1 else name for n, name in enumerate(names)]
    for place, first, second, unit in zip(places, rows["first_value"], rows["second_value"], rows["unit"], strict=True):
        base = abs(first) or 1.0
        ends = [first / base * 100, second / base * 100]
        figure.add_trace(
            go.Scatter(
                x=ends, y=[place, place], mode="lines+markers+text", line={"color": theme.RULE, "width": 3}, showlegend=False,
                marker={"size": 12, "color": [theme.PALETTE[7], theme.PALETTE[1]], "symbol": ["circle-open", "circle"]},
                text=[label(first, "", unit), label(second, "", unit)], textposition="top center", hoverinfo="text",
                hovertext=[label(first, "", unit), label(second, "", unit)],
            )
        )  # fmt: skip
    shown = pd.DataFrame(
        {
            say("ledger.subject"): list(rows["subject"]), say("ledger.indicator"): list(rows["indicator"]),
            say("ledger.first"): [label(v, "", u) for v, u in zip(rows["first_value"], rows["unit"], strict=True)],
            say("ledger.second"): [label(v, "", u) for v, u in zip(rows["second_value"], rows["unit"], strict=True)],
            say("ledger.kind"): [words("ledger_kinds")[kind] for kind in rows["kind"]],
        }
    )  # fmt: skip
    theme.finish(
        figure,
        title,
        source,
        table=shown,
        subtitle=say("ledger.relative"),
        links=list(rows["second_mention"]),
        height=190 + 70 * max(1, len(rows)),
    )
    figure.update_xaxes(ticksuffix="%")
    return figure.update_yaxes(autorange="reversed")


def biography(table: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """What was said of one project over time, a strip a fact; what changed is filled. Takes `corpus.biography(name)`.

    Parameters
    ----------
    table
        Columns: `newsstats.schema.BIOGRAPHY`; the first project's whole is drawn.
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`, each row linked to its mention; it computes nothing.
    """
    rows = table[(table["project"] == table["project"].iloc[0]) & (table["phase"] == 0)] if len(table) else table
    rows = rows.drop_duplicates(["fact", "as_of", "said"])
    told = [status_of(said) if fact == "status" else said for fact, said in zip(rows["fact"], rows["said"], strict=True)]
    told = [
        label(v, "", u) if v == v and said[:1].isdigit() and said.replace(".", "").isdigit() else said
        for said, v, u in zip(told, rows["value"], rows["unit"], strict=True)
    ]
    facts = words("facts")
    figure = go.Figure()
    for fact in dict.fromkeys(rows["fact"]):
        days: dict[str, list[tuple[str, str, bool, str]]] = {}
        for row, text in zip(rows.to_dict("records"), told, strict=True):
            if row["fact"] == fact:
                days.setdefault(row["as_of"], []).append((text, row["said"], row["changed"], row["outlet"]))
        spoken = {day: " / ".join(dict.fromkeys(text for text, *_ in said)) for day, said in days.items()}
        before = ["", *spoken.values()]
        figure.add_trace(
            go.Scatter(
                x=list(days), y=[facts[fact]] * len(days), mode="lines+markers+text", line={"color": theme.RULE, "width": 3},
                marker={
                    "size": 12, "color": theme.PALETTE[0],
                    "symbol": [
                        marker_of(said[-1][1]) if fact == "status" else "circle" if any(c for _, _, c, _ in said) else "circle-open"
                        for said in days.values()
                    ],
                },
                text=["" if text == was else text for text, was in zip(spoken.values(), before, strict=False)],
                textposition="top center", hoverinfo="text", showlegend=False,
                hovertext=[f"{day}：" + "，".join(f"{outlet} {text}".strip() for text, _, _, outlet in said) for day, said in days.items()],
            )
        )  # fmt: skip
    shown = pd.DataFrame(
        {
            say("archive.date"): list(rows["as_of"]), say("ledger.fact"): [facts[fact] for fact in rows["fact"]], say("ledger.said"): told,
            say("archive.paper"): list(rows["outlet"]), say("ledger.was"): list(rows["was"]),
        }
    )  # fmt: skip
    theme.finish(
        figure,
        title,
        source,
        table=shown,
        subtitle=say("ledger.strip"),
        links=list(rows["mention_id"]),
        height=190 + 60 * max(1, rows["fact"].nunique()),
    )
    figure.update_xaxes(type="date", tickformat="%Y-%m", **_ticks(rows["as_of"]))
    return figure.update_yaxes(autorange="reversed")
