"""One look for every chart: colours, fonts, source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsstats.charts.fonts import SANS

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, RULE, PAPER = "#1f2328", "#57606a", "#d8dee4", "#ffffff"
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#6e7781")
"""Okabe and Ito's colours (2008), told apart by colour-blind readers; the two last are for long lists."""
DONE, LEFT = PALETTE[2], "#b8c0c8"
FAMILY = f"Newsstats Sans, {SANS}, sans-serif"
"""The report embeds the characters that it uses as “Newsstats Sans”."""
HEIGHT = 420


def plotly_layout(figure: go.Figure, title: str | None, source: str | None, *, height: int = HEIGHT) -> go.Figure:
    """Give a plotly figure the house look, its title and a source line under it."""
    figure.update_layout(
        template="none",
        title={"text": title or "", "x": 0, "xref": "paper", "xanchor": "left", "font": {"size": 17, "color": INK}},
        font={"family": FAMILY, "size": 13, "color": INK},
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        height=height,
        margin={"l": 10, "r": 24, "t": 64, "b": 72},
        hoverlabel={"font": {"family": FAMILY}},
        colorway=list(PALETTE),
    )
    figure.update_xaxes(gridcolor=RULE, zerolinecolor=SOFT, linecolor=RULE, automargin=True)
    figure.update_yaxes(gridcolor=RULE, zerolinecolor=SOFT, linecolor=RULE, automargin=True)
    if source:
        figure.add_annotation(
            text=source, x=0, y=0, xref="paper", yref="paper", yshift=-62, showarrow=False, xanchor="left", yanchor="bottom",
            font={"size": 11, "color": SOFT},
        )  # fmt: skip
    return figure


def matplotlib_figure(title: str | None, source: str | None, *, size: tuple[float, float] = (8.6, 4.4)) -> tuple[Figure, Axes]:
    """A matplotlib figure in the house look. SVG output has no dates and fixed ids."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as MplFigure

    from newsstats.charts.fonts import use_in_matplotlib

    sans, _ = use_in_matplotlib()
    mpl.rcParams["svg.hashsalt"] = "newsstats"
    mpl.rcParams["svg.fonttype"] = "path"
    mpl.rcParams["font.family"] = [sans]
    mpl.rcParams["axes.unicode_minus"] = False
    figure = MplFigure(figsize=size, dpi=120, facecolor=PAPER, layout="constrained")
    axes = figure.add_subplot()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.tick_params(colors=INK, length=0)
    axes.grid(axis="x", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    if title:
        axes.set_title(title, loc="left", fontsize=13, color=INK, pad=12)
    if source:
        figure.supxlabel(source, x=0.01, ha="left", fontsize=8.5, color=SOFT)
    return figure, axes


def save(figure: Figure, stem: str) -> None:
    """Write `stem.svg` and `stem.png`, the same bytes each time."""
    figure.savefig(f"{stem}.svg", metadata={"Date": None, "Creator": None})
    figure.savefig(f"{stem}.png", metadata={"Software": None})
