"""What a chart may hold: the part of plotly's figures that both drawers draw, the one for touching and the one for print.

A chart is a plotly figure (traces, layout, notes, shapes), which is a plain description. What is not named here neither drawer draws: a
picture that leaves something out would say something else than the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import plotly.graph_objects as go

TRACES: Final = ("bar", "scatter", "heatmap", "pie")
MARKERS: Final = ("circle", "circle-open", "diamond", "diamond-open", "square", "square-open", "triangle-right", "triangle-left", "line-ns")
DASHES: Final = ("solid", "dot", "dash")
SHAPES: Final = ("line", "rect")


class CannotDrawError(ValueError):
    """The chart holds something that a drawer is not told how to draw; the message names it."""


def require(figure: go.Figure) -> dict[str, Any]:
    """The chart as plain data.

    Parameters
    ----------
    figure
        A chart of `newsstats.charts`.

    Raises
    ------
    CannotDrawError
        It holds a kind of trace, mark, dash or shape that is not named here.

    Examples
    --------
    >>> import plotly.graph_objects as go
    >>> require(go.Figure(go.Violin(x=[1])))
    Traceback (most recent call last):
        ...
    newsstats.charts.spec.CannotDrawError: the trace 'violin' cannot be drawn; bar, scatter, heatmap, pie can
    """
    spec: dict[str, Any] = figure.to_plotly_json()
    for what, name, known in _used(spec):
        if name not in known:
            raise CannotDrawError(f"the {what} {name!r} cannot be drawn; {', '.join(known)} can")
    return spec


def _used(spec: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each kind of thing that a chart uses, with those that are known."""
    for trace in spec["data"]:
        yield "trace", trace["type"], TRACES
        symbols = trace.get("marker", {}).get("symbol")
        for symbol in [symbols] if isinstance(symbols, str) else symbols if symbols is not None else []:
            yield "marker", str(symbol), MARKERS
        yield "dash", trace.get("line", {}).get("dash", "solid"), DASHES
    for shape in spec["layout"].get("shapes", ()):
        yield "shape", str(shape.get("type")), SHAPES
        yield "dash", shape.get("line", {}).get("dash", "solid"), DASHES
