"""What a report or a folder of tables was made from, for machines: input, versions, parameters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from newsstats.issue import Issue

_LIBRARIES = ("pandas", "rjieba", "jieba", "plotly", "opencc", "highspy")


def run_record(issue: Issue, parameters: Mapping[str, object] | None = None) -> str:
    """JSON with the source's name and hash, the versions that made the tables, and the parameters. No time, no path."""
    import newsstats

    record = {
        "newsstats": newsstats.__version__,
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "source": issue.name,
        "sha256": hashlib.sha256(issue.source.encode("utf-8")).hexdigest(),
        "date": issue.date,
        "date_source": issue.date_source,
        "paper": issue.paper,
        "encoding": issue.encoding,
        "parameters": dict(parameters or {}),
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
