"""An archive's tables and answers as files, its issues as XML for libraries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newsstats.archive.alto import alto
from newsstats.archive.store import Store
from newsstats.archive.tables import TABLES
from newsstats.archive.tei import tei
from newsstats.corpus.export import write_table
from newsstats.output import replacing

XML: dict[str, Callable[[dict[str, Any], Sequence[dict[str, Any]]], bytes]] = {"tei": tei, "alto": alto}
_UNSAFE = re.compile(r"[^\w\-]+")


def export(archive: Store, question: str, file: Path, where: str | None = None) -> Path | list[Path]:
    """Write a table or the answer to a SELECT into a file, or with `tei` and `alto` each issue as XML into a folder.

    `where` chooses issues by a condition on the table `issues`. Raises: `OutputError`, `ValueError` for a question that is wrong.
    """
    if question in XML:
        return _issues(archive, XML[question], question, file, where)
    if where is not None:
        raise ValueError("where= is for tei and alto; put a condition into the SELECT")
    query = f"select * from {question}" if question in (*TABLES, "inputs") else question
    return write_table(archive.ask(query), file, name=question if question in TABLES else "answer")


def _issues(archive: Store, write: Callable[..., bytes], kind: str, folder: Path, where: str | None) -> list[Path]:
    issues = archive.ask(f"select * from issues {f'where {where}' if where else ''} order by date, paper, name, issue_id").to_dict(
        "records"
    )
    names = []
    with replacing(folder) as new:
        for issue in issues:
            articles = archive.ask(
                "select * from articles where issue_id = $issue order by page, first_line, row, article_id", issue=issue["issue_id"]
            ).to_dict("records")
            called = "-".join(filter(None, (issue["date"] or "undated", _UNSAFE.sub("_", issue["paper"]), issue["issue_id"])))
            names.append(f"{called}.{kind}.xml")
            (new / names[-1]).write_bytes(write(issue, articles))
    return [folder / name for name in names]
