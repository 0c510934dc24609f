"""A chart for touching: plotly's own drawing, without the library, which the page has once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsstats.charts.spec import require

if TYPE_CHECKING:
    import plotly.graph_objects as go

_CONFIG = {"displaylogo": False, "responsive": True, "displayModeBar": False}


def html(figure: go.Figure, name: str) -> str:
    """The chart as a `<div>` with the id `name`, on the page's own ground.

    Raises
    ------
    CannotDrawError
        The chart holds what no drawer knows (`newsstats.charts.spec`).
    """
    import plotly.graph_objects as go
    import plotly.io as pio

    require(figure)
    shown = go.Figure(figure)
    shown.update_layout(paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", meta=None)
    return str(pio.to_html(shown, include_plotlyjs=False, full_html=False, div_id=name, config=_CONFIG, default_width="100%"))
