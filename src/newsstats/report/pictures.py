"""A stored plotly figure as HTML: the interactive chart, a still picture for readers without JavaScript, the data behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from newsstats.html_table import html_table
from newsstats.lang import say

if TYPE_CHECKING:
    from nbformat import NotebookNode

PLOTLY = "application/vnd.plotly.v1+json"


def charts_to_html(notebook: NotebookNode, stem: str) -> NotebookNode:
    """Turn stored figures into HTML with ids that are the same each time; plotly.js comes once a page."""
    number = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output["output_type"] == "execute_result":
                output["output_type"] = "display_data"
                output.pop("execution_count", None)
            spec = output.get("data", {}).get(PLOTLY)
            if spec is not None:
                number += 1
                output["data"] = {"text/html": chart(spec, f"chart-{stem}-{number}")}
    return notebook


def chart(spec: Mapping[str, Any], name: str) -> str:
    """One chart; `name` is the id of its element."""
    import plotly.graph_objects as go

    from newsstats.charts.matplotlib_drawer import svg
    from newsstats.charts.plotly_drawer import html

    figure = go.Figure({key: value for key, value in spec.items() if key in ("data", "layout")}, skip_invalid=True)
    meta = figure.layout.meta or {}
    alt = escape(str(meta.get("alt", "")) or str(figure.layout.title.text or ""), quote=True)
    still = svg(figure, f"{name}-")
    div = html(figure, name)
    return (
        f'<figure class="chart"><div class="live" role="img" aria-label="{alt}">{div}</div>'
        f'<noscript><div class="still" role="img" aria-label="{alt}">{still}</div></noscript>{_data(meta)}</figure>'
    )


def _data(meta: Mapping[str, Any]) -> str:
    """The chart's own table, folded; a row that stands for one mention leads to it."""
    columns: Sequence[str] = meta.get("columns", ())
    rows: Sequence[Sequence[str]] = meta.get("rows", ())
    links: Sequence[str] = meta.get("links") or [""] * len(rows)
    if not rows:
        return ""
    body = [
        [_linked(cell, link) if n == 0 else escape(str(cell)) for n, cell in enumerate(row)] for row, link in zip(rows, links, strict=True)
    ]
    table = html_table([str(column) for column in columns], body)
    return f'<details class="data"><summary>{escape(say("html.data"))}</summary><div class="tablewrap" tabindex="0">{table}</div></details>'


def _linked(cell: str, mention: str) -> str:
    return f'<a href="page.html#{escape(mention, quote=True)}">{escape(str(cell))}</a>' if mention else escape(str(cell))
