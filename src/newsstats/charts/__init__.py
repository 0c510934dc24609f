"""Charts: a table in, a plotly figure out. A chart computes nothing; `charts.spec` says what it may hold.

`charts.NAME(table, title=…, source=…)` gives a figure for notebooks and reports; `charts.matplotlib_drawer.save(figure, stem)`
draws the same figure as SVG and PNG. `charts.theme.use("dark")` changes the colours, `newsstats.lang.use("en")` the words.
"""

from __future__ import annotations

from typing import Any

_HOME = {
    "project_phases": "projects", "project_schedule": "schedule", "progress_ring": "ring", "investment_breakdown": "projects", "progress": "progress",
    "top_terms": "words", "keyness": "words", "word_cloud": "words", "word_clouds": "words", "dimension_strip": "numbers",
    "trend": "archive", "monthly": "archive", "coverage": "archive", "followed": "archive",
    "series": "ledger", "reports": "ledger", "biography": "ledger", "mention_kinds": "numbers", "network": "network", "correspondence": "plane",
    "positions": "spread", "bursts": "spread", "places": "places", "ranking": "ranking", "outcomes": "outcomes", "diversity": "diversity", "codes": "topics", "reporting_lag": "lag", "listing": "listing", "topic_heatmap": "topics", "topic_bars": "topics", "roles": "page",
}  # fmt: skip
_MODULES = ("statements", "theme", "fonts", "labels", "spec", "matplotlib_drawer", "plotly_drawer", "gallery", "select", "source")
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"newsstats.charts.{name}")
    if name in _HOME:
        # kept under its name, which a module may have as well (charts.progress is the chart, not its file)
        chart = globals()[name] = getattr(import_module(f"newsstats.charts.{_HOME[name]}"), name)
        return chart
    raise AttributeError(f"module 'newsstats.charts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
