"""The line under every chart."""

from __future__ import annotations

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.display import title
from newsstats.lang import say


def source_line(corpus: Corpus) -> str:
    """Paper or outlets, date or span, file, and whose figures these are."""
    said = title(corpus)
    where = " ".join(filter(None, ("" if said == corpus.name else said, corpus.name)))
    return say("source.line", where=where) if where else say("source.none")
