"""Project phases and investment breakdowns."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label
from newsstats.lang import say, words

_MARKERS = {"signed": "circle-open", "planned": "circle-open", "started": "triangle-right", "under way": "diamond", "completed": "circle"}


def marker_of(status: str) -> str:
    """The symbol of a project's status; hollow for what is only said or not known."""
    return _MARKERS.get(status, "circle-open")


def status_of(status: str) -> str:
    """A project's status as people say it."""
    return words("status")[status.replace(" ", "_") or "none"]


def project_phases(projects: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Investment and area of each phase as bars side by side. Takes `issue.projects`.

    Parameters
    ----------
    projects
        Columns: `newsstats.schema.PROJECTS` (`corpus.projects`); money in CNY, areas in m².
    title
        The chart's title; `newsstats.charts.statements` makes one from the same table.
    source
        The line under the chart; `newsstats.charts.source.source_line` makes one.

    Returns
    -------
    Figure
        Of plotly, with its own table and alt text in `layout.meta`; it computes nothing.

    Examples
    --------
    >>> import newsstats as ns
    >>> issue = ns.read_text("水厂项目总投资9亿元，分两期建设，一期投资4亿元，二期投资5亿元。")
    >>> chart = ns.charts.project_phases(issue.projects, title="水厂分两期", source="样例")
    >>> [float(value) for value in chart.data[0].x]
    [400000000.0, 500000000.0]
    """
    from plotly.subplots import make_subplots

    phases = projects[projects["phase"] > 0]
    names = [
        f"{clip(p, 14)} {n}" if phases["project"].nunique() > 1 else n for p, n in zip(phases["project"], phases["label"], strict=True)
    ]
    figure = make_subplots(
        rows=1, cols=2, shared_yaxes=True, subplot_titles=(say("chart.investment"), say("chart.area")), horizontal_spacing=0.06
    )
    table = pd.DataFrame({say("chart.phase"): names})
    for column, (name, unit, colour) in enumerate((("investment", "CNY", 0), ("area", "m2", 2)), 1):
        values, modifiers = phases[name], phases[f"{name}_modifier"]
        texts = [label(v, m, unit) if v == v else "" for v, m in zip(values, modifiers, strict=True)]
        table[say(f"chart.{name}")] = texts
        figure.add_trace(
            go.Bar(
                x=values,
                y=names,
                ids=phases[f"{name}_mention"],
                orientation="h",
                marker={
                    "color": theme.PALETTE[colour],
                    "pattern": {
                        "shape": ["/" if m else "" for m in modifiers],
                        "bgcolor": theme.PALETTE[colour],
                        "fgcolor": "#fffffe",
                        "size": 9,
                        "solidity": 0.2,
                    },
                },
                text=texts,
                textposition="outside",
                cliponaxis=False,
                customdata=[[s or say("chart.unsaid"), status_of(st)] for s, st in zip(phases["start"], phases["status"], strict=True)],
                hovertemplate=f"%{{y}}：%{{text}}<br>{say('chart.start')} %{{customdata[0]}}，%{{customdata[1]}}<extra></extra>",
                showlegend=False,
            ),
            row=1,
            col=column,
        )
    table[say("chart.start")] = [s or say("chart.unsaid") for s in phases["start"]]
    table[say("chart.status")] = [status_of(s) for s in phases["status"]]
    approximate = bool(len(phases)) and (phases[["investment_modifier", "area_modifier"]] != "").any(axis=None)
    theme.finish(
        figure, title, source, table=table, subtitle=say("chart.hatched") if approximate else "",
        links=[m or a for m, a in zip(phases["investment_mention"], phases["area_mention"], strict=True)], height=180 + 62 * max(2, len(phases)),
    )  # fmt: skip
    figure.update_layout(margin={"t": 96})
    figure.update_yaxes(autorange="reversed")
    for column, name in enumerate(("investment", "area"), 1):
        known = phases[name].dropna()
        if len(known):
            figure.update_xaxes(range=[0, float(known.max()) * 1.45], row=1, col=column)
    return figure.update_xaxes(showticklabels=False, showgrid=False)


def investment_breakdown(breakdowns: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Parts stacked against each printed whole. Takes `issue.breakdowns`.

    Parameters
    ----------
    breakdowns
        Columns: `newsstats.schema.BREAKDOWNS` (`corpus.breakdowns`).
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
    wholes = [
        f"{w} {label(v, '', u)}" for w, v, u in zip(breakdowns["whole"], breakdowns["whole_value"], breakdowns["base_unit"], strict=True)
    ]
    parts = [label(v, m, u) for v, m, u in zip(breakdowns["value"], breakdowns["modifier"], breakdowns["base_unit"], strict=True)]
    for n, (row, whole, value) in enumerate(zip(breakdowns.to_dict("records"), wholes, parts, strict=True)):
        figure.add_trace(
            go.Bar(
                x=[row["share"] * 100],
                y=[whole],
                ids=[row["mention_id"]],
                orientation="h",
                marker_color=theme.PALETTE[n % len(theme.PALETTE)],
                text=[f"{row['part']} {value}"],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": "#fffffe"},
                hovertemplate=f"{row['part']}：%{{x:.1f}}%<extra></extra>",
                showlegend=False,
            )
        )
    figure.update_layout(barmode="stack")
    table = pd.DataFrame(
        {
            say("chart.whole"): wholes, say("chart.part"): list(breakdowns["part"]), say("chart.value"): parts,
            say("chart.share"): [f"{s:.1%}" for s in breakdowns["share"]],
        }
    )  # fmt: skip
    theme.finish(
        figure, title, source, table=table, subtitle=say("chart.percent_of_whole"), links=list(breakdowns["mention_id"]),
        height=190 + 70 * max(1, len(set(wholes))),
    )  # fmt: skip
    return figure.update_xaxes(ticksuffix="%", range=[0, 105])
