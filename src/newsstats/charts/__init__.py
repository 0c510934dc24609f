"""Charts: a table in, a figure out. A chart computes nothing.

Each chart comes twice: `charts.NAME(table)` gives a plotly figure for notebooks, `charts.static.NAME(table)` a
matplotlib figure for `figures/`.
"""

from __future__ import annotations

_HOME = {
    "project_phases": "projects", "project_schedule": "schedule", "progress_ring": "ring", "investment_breakdown": "projects", "progress": "progress",
    "top_terms": "words", "keyness": "words", "word_cloud": "words", "dimension_strip": "numbers",
    "mention_kinds": "numbers", "topic_heatmap": "topics", "roles": "page",
}  # fmt: skip
__all__ = ["static", *sorted(_HOME)]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in ("static", "theme", "fonts", "labels"):
        return import_module(f"newsstats.charts.{name}")
    if name in _HOME:
        return getattr(import_module(f"newsstats.charts.{_HOME[name]}"), name)
    raise AttributeError(f"module 'newsstats.charts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
