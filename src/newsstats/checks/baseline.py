"""A list of alarms that were looked at and dismissed: remembered by content, as linters do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsstats.checks.relation import ALARMS
from newsstats.errors import InputKindError, MissingInputError
from newsstats.output import writing

if TYPE_CHECKING:
    import pandas as pd

VERSION = 1
MEND = "write it with --update-baseline"


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of the alarms that a baseline dismisses. Raises: `MissingInputError`, `InputKindError`."""
    return frozenset(_entries(path))


def write_baseline(path: Path, checks: pd.DataFrame) -> int:
    """Write the alarms of a table of checks as dismissed, beside those that the file already holds; gives how many it then holds.

    Raises: `InputKindError` for a file that is no baseline (it is left as it is), `OutputError`.
    """
    entries = _entries(path) if path.exists() else {}
    for row in checks[checks["verdict"].isin(ALARMS)].to_dict("records"):
        entries.setdefault(row["fingerprint"], {name: row[name] for name in ("fingerprint", "kind", "statement", "sentences")})
    listed = sorted(entries.values(), key=lambda e: (str(e.get("sentences")), str(e["fingerprint"])))
    with writing(path, "name another file") as stream:
        stream.write(json.dumps({"version": VERSION, "dismissed": listed}, ensure_ascii=False, indent=1) + "\n")
    return len(listed)


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    """What a baseline holds, by fingerprint."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if held["version"] != VERSION:
            raise ValueError(held["version"])
        return {str(entry["fingerprint"]): entry for entry in held["dismissed"]}
    except FileNotFoundError:
        raise MissingInputError("no such baseline", str(path), MEND) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise InputKindError("not a baseline of this version of newsstats check", str(path), MEND) from None


def without_dismissed(checks: pd.DataFrame, dismissed: frozenset[str]) -> pd.DataFrame:
    """The checks but for the alarms that a baseline dismisses."""
    return checks[~(checks["verdict"].isin(ALARMS) & checks["fingerprint"].isin(dismissed))]
