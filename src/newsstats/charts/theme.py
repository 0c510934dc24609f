"""One look for every chart: colours, fonts, title, subtitle, source line, alt text and the data behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsstats.charts.fonts import SANS

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of text, secondary text, rules, background, and of what is still to be done."""

    ink: str
    soft: str
    rule: str
    paper: str
    left: str


THEMES = {
    "light": Theme("#1f2328", "#57606a", "#d8dee4", "#ffffff", "#b8c0c8"),
    "dark": Theme("#e6edf3", "#9aa4af", "#3d444d", "#0d1117", "#59636e"),
}
_default = "light"
_here: ContextVar[str] = ContextVar("theme", default="")
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#6e7781")
"""Okabe and Ito's colours (2008), told apart by colour-blind readers; the two last are for long lists."""
DONE = PALETTE[2]
FAMILY = f"Newsstats Sans, {SANS}, sans-serif"
"""The report embeds the characters that it uses as “Newsstats Sans”."""
HEIGHT = 420
"""Pixels of a chart's height where it does not set its own."""
ALT_ROWS = 12
"""Rows of a chart's data that its alt text reads out."""


def __getattr__(name: str) -> str:
    """`theme.INK`, `SOFT`, `RULE`, `PAPER` and `LEFT` are the colours of the theme that holds when they are asked for."""
    if name.isupper() and name.lower() in Theme.__dataclass_fields__:
        return str(getattr(current(), name.lower()))
    raise AttributeError(f"module 'newsstats.charts.theme' has no attribute {name!r}")


def use(name: str) -> None:
    """`light` or `dark` for every chart that is drawn from now on. Raises: `ValueError` for another name."""
    global _default
    _default = _checked(name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """The theme inside a `with` block, in this thread alone."""
    token = _here.set(_checked(name))
    try:
        yield
    finally:
        _here.reset(token)


def current() -> Theme:
    """The theme that holds here."""
    return THEMES[_here.get() or _default]


def _checked(name: str) -> str:
    if name not in THEMES:
        raise ValueError(f"theme={name!r}: choose one of {', '.join(THEMES)}")
    return name


def finish(
    figure: go.Figure,
    title: str | None,
    source: str | None,
    *,
    table: pd.DataFrame,
    subtitle: str = "",
    links: list[str] | None = None,
    height: int = HEIGHT,
) -> go.Figure:
    """Give a plotly figure the house look, its title, subtitle and source line.

    `table` has what the chart shows as people read it, one row a mark; it becomes the alt text and the data that the
    report puts under the chart (`layout.meta`). `links` are mention ids, one a row.
    """
    now = current()
    figure.update_layout(
        template="none",
        title={
            "text": title or "", "x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 10}, "y": 0.985, "yref": "container", "yanchor": "top",
            "font": {"size": 17, "color": now.ink}, "subtitle": {"text": subtitle, "font": {"size": 12, "color": now.soft}},
        },
        font={"family": FAMILY, "size": 13, "color": now.ink},
        paper_bgcolor=now.paper,
        plot_bgcolor=now.paper,
        height=height,
        margin={"l": 10, "r": 24, "t": 78, "b": 72},
        hoverlabel={"font": {"family": FAMILY}},
        colorway=list(PALETTE),
        meta={
            "alt": alt_text(title or "", table), "columns": list(table.columns),
            "rows": [[str(cell) for cell in row] for row in table.itertuples(index=False)], "links": links or [],
        },
    )  # fmt: skip
    figure.update_xaxes(gridcolor=now.rule, zerolinecolor=now.soft, linecolor=now.rule, automargin=True)
    figure.update_yaxes(gridcolor=now.rule, zerolinecolor=now.soft, linecolor=now.rule, automargin=True)
    if source:
        figure.add_annotation(
            text=source, x=0, y=0, xref="paper", yref="paper", yshift=-62, showarrow=False, xanchor="left", yanchor="bottom",
            font={"size": 11, "color": now.soft}, name="source",
        )  # fmt: skip
    return figure


def alt_text(title: str, table: pd.DataFrame) -> str:
    """A chart in words: its title and what its first rows say."""
    from newsstats import lang

    comma, stop = ("，", "；") if lang.current() == "zh" else (", ", "; ")
    rows = [comma.join(str(cell) for cell in row if str(cell)) for row in table.head(ALT_ROWS).itertuples(index=False)]
    return f"{title}：{stop.join(rows)}" if lang.current() == "zh" else f"{title}: {stop.join(rows)}"
