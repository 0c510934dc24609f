"""Project phases and investment breakdowns."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from newsstats.charts import theme
from newsstats.charts.labels import clip, label

_WHOLE = "全项目"


def project_phases(projects: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Investment and area of each phase as bars side by side. Takes `issue.projects`."""
    from plotly.subplots import make_subplots

    phases = projects[projects["phase"] > 0]
    names = [
        f"{clip(p, 14)} {n}" if phases["project"].nunique() > 1 else n for p, n in zip(phases["project"], phases["label"], strict=True)
    ]
    figure = make_subplots(rows=1, cols=2, shared_yaxes=True, subplot_titles=("投资", "建设面积"), horizontal_spacing=0.06)
    for column, (name, unit, colour) in enumerate((("investment", "CNY", 0), ("area", "m2", 2)), 1):
        values = phases[name]
        figure.add_trace(
            go.Bar(
                x=values,
                y=names,
                orientation="h",
                marker={
                    "color": theme.PALETTE[colour],
                    "pattern": {
                        "shape": ["/" if m else "" for m in phases[f"{name}_modifier"]],
                        "bgcolor": theme.PALETTE[colour],
                        "fgcolor": "#ffffff",
                        "size": 9,
                        "solidity": 0.2,
                    },
                },
                text=[label(v, m, unit) if v == v else "" for v, m in zip(values, phases[f"{name}_modifier"], strict=True)],
                textposition="outside",
                cliponaxis=False,
                customdata=[[s or "未说明", st] for s, st in zip(phases["start"], phases["status"], strict=True)],
                hovertemplate="%{y}：%{text}<br>开工 %{customdata[0]}，%{customdata[1]}<extra></extra>",
                showlegend=False,
            ),
            row=1,
            col=column,
        )
    theme.plotly_layout(figure, title, source, height=160 + 62 * max(2, len(phases)))
    figure.update_yaxes(autorange="reversed")
    for column, name in enumerate(("investment", "area"), 1):
        known = phases[name].dropna()
        if len(known):
            figure.update_xaxes(range=[0, float(known.max()) * 1.35], row=1, col=column)
    figure.update_xaxes(showticklabels=False, showgrid=False)
    return figure


def investment_breakdown(breakdowns: pd.DataFrame, *, title: str | None = None, source: str | None = None) -> go.Figure:
    """Parts stacked against each printed whole. Takes `issue.breakdowns`."""
    figure = go.Figure()
    seen: set[str] = set()
    for n, row in enumerate(breakdowns.to_dict("records")):
        whole = f"{row['whole']} {label(row['whole_value'], '', row['base_unit'])}"
        figure.add_trace(
            go.Bar(
                x=[row["share"] * 100],
                y=[whole],
                orientation="h",
                marker_color=theme.PALETTE[n % len(theme.PALETTE)],
                text=[f"{row['part']} {label(row['value'], row['modifier'], row['base_unit'])}"],
                textposition="inside",
                insidetextanchor="middle",
                hovertemplate=f"{row['part']}：%{{x:.1f}}%<extra></extra>",
                showlegend=False,
            )
        )
        seen.add(whole)
    figure.update_layout(barmode="stack")
    theme.plotly_layout(figure, title, source, height=170 + 70 * max(1, len(seen)))
    figure.update_xaxes(ticksuffix="%", range=[0, 105])
    return figure
