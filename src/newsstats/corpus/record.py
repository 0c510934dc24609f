"""What a report or a folder of tables was made from, for machines: input, versions, parameters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.version import __version__

_LIBRARIES = ("pandas", "rjieba", "jieba", "plotly", "opencc", "highspy")


def run_record(corpus: Corpus, parameters: Mapping[str, object] | None = None) -> str:
    """JSON with the source's name and hash, the versions that made the tables, and the parameters. No time, no path."""
    record = {
        "newsstats": __version__,
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "source": corpus.name,
        "sha256": hashlib.sha256(corpus.source.encode("utf-8", "surrogatepass")).hexdigest(),
        "articles": len(corpus),
        **_of_issue(corpus),
        "parameters": dict(parameters or {}),
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _of_issue(corpus: Corpus) -> dict[str, object]:
    if not isinstance(corpus, Issue):
        return {"notes": len(corpus.notes)}
    return {"date": corpus.date, "date_source": corpus.date_source, "paper": corpus.paper, "encoding": corpus.encoding}
