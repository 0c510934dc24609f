"""Alarms as SARIF 2.1.0, the exchange format of code checkers: editors and review tools show it beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsstats.checks.registry import PAGE_RELATIONS, RELATIONS
from newsstats.checks.relation import ALARMS
from newsstats.version import __version__

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"disagrees": "error", "short": "warning"}


def sarif(checks: pd.DataFrame, files: dict[str, str]) -> dict[str, Any]:
    """The alarms of a table of checks; `files` names the file of each article by the article's id.

    Places are in characters of the text that was read, which for a text file is the file itself.
    """
    needs: dict[str, list[str]] = {}
    for name, text in [*((k.name, k.needs) for k in RELATIONS), *((k.name, k.needs) for k in PAGE_RELATIONS)]:
        needs.setdefault(name, []).append(text)
    alarms = checks[checks["verdict"].isin(ALARMS)].to_dict("records")
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newsstats",
                        "version": __version__,
                        "rules": [{"id": name, "shortDescription": {"text": "; or ".join(texts)}} for name, texts in sorted(needs.items())],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(row, files.get(str(row["article_id"]), "")) for row in alarms],
            }
        ],
    }


def _result(row: dict[Any, Any], file: str) -> dict[str, Any]:
    region = {
        "charOffset": int(row["source_start"]),
        "charLength": int(row["source_end"] - row["source_start"]),
        "snippet": {"text": row["sentences"]},
    }
    return {
        "ruleId": row["kind"],
        "level": LEVELS[row["verdict"]],
        "message": {"text": f"{row['statement']} ({row['reason']})"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": file}, "region": region}}],
        "partialFingerprints": {"newsstats/v1": row["fingerprint"]},
        "rank": round(100 * row["confidence"], 1),
        "properties": {"article": row["article_id"], "right": row["right"]},
    }
