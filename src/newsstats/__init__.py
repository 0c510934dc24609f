"""newsstats: from a Chinese newspaper page to stories, tables and findings that anyone can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsstats import charts as charts
    from newsstats.archive import Archive as Archive
    from newsstats.issue import Issue as Issue
    from newsstats.issue import number_mentions as number_mentions
    from newsstats.issue import read_issue as read_issue
    from newsstats.issue import read_text as read_text

_HOME = {
    "Archive": "newsstats.archive.archive",
    "Issue": "newsstats.issue",
    "number_mentions": "newsstats.issue",
    "read_issue": "newsstats.issue",
    "read_text": "newsstats.issue",
    "NewsstatsError": "newsstats.errors",
}
__all__ = ["Archive", "Issue", "NewsstatsError", "charts", "number_mentions", "read_issue", "read_text"]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in ("charts", "errors"):
        return import_module(f"newsstats.{name}")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'newsstats' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
