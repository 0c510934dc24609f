"""The articles of an archive as a table again: what a report over an archive is made of."""

from __future__ import annotations

from pathlib import Path

from newsstats.archive.store import Store
from newsstats.output import writing

LATEST = ".latest.jsonl"
"""How the name of such a table ends, behind the archive's."""
MOST = 1000
"""Articles of a report over an archive: the latest ones."""


def write_latest(archive: Store, file: Path, most: int = MOST) -> int:
    """Write the latest articles of an archive as JSON lines (id, title, body, date, section, paper), oldest first; gives how many.

    Raises: `OutputError`.
    """
    table = archive.ask(
        "select issue_id || '/' || article_id as id, headline as title, text as body, coalesce(nullif(published, ''), date) as date, section, "
        "coalesce(nullif(outlet, ''), paper) as paper from articles where text != '' order by date desc, id limit $most",
        most=most,
    )
    table = table.sort_values(["date", "id"], kind="stable")
    with writing(file, "name another file") as stream:
        stream.write(table.to_json(orient="records", lines=True, force_ascii=False))
    return len(table)
