"""newsstats: from Chinese newspaper pages and tables of articles to tables and findings that anyone can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsstats.version import __version__ as __version__

if TYPE_CHECKING:
    from newsstats import charts as charts
    from newsstats.archive.archive import Archive as Archive
    from newsstats.corpus.corpus import Corpus as Corpus
    from newsstats.corpus.issue import Issue as Issue
    from newsstats.corpus.read import number_mentions as number_mentions
    from newsstats.corpus.read import read as read
    from newsstats.corpus.read import read_issue as read_issue
    from newsstats.corpus.read import read_text as read_text
    from newsstats.errors import NewsstatsError as NewsstatsError
    from newsstats.text.article import Article as Article

_HOME = {
    "Archive": "archive.archive",
    "Article": "text.article",
    "Corpus": "corpus.corpus",
    "Issue": "corpus.issue",
    "NewsstatsError": "errors",
    "number_mentions": "corpus.read",
    "read": "corpus.read",
    "read_issue": "corpus.read",
    "read_text": "corpus.read",
}
__all__ = ["Archive", "Article", "Corpus", "Issue", "NewsstatsError", "charts", "number_mentions", "read", "read_issue", "read_text"]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "charts":
        return import_module("newsstats.charts")
    if name in _HOME:
        return getattr(import_module(f"newsstats.{_HOME[name]}"), name)
    raise AttributeError(f"module 'newsstats' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
