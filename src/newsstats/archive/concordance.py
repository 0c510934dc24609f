"""Keyword in context over an archive, each line cited to its file, page and characters."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.hits import ROW, condition, file_of, hits_of
from newsstats.archive.query import parse
from newsstats.archive.store import Store

SORTS = ("date", "left", "right")
KINDS = {
    "date": "str", "paper": "str", "section": "str", "left": "str", "keyword": "str", "right": "str", "issue_id": "str", "article_id": "str",
    "part": "str", "start": "int64", "end": "int64", "file": "str", "row": "int64", "page": "int64", "page_label": "str",
    "source_start": "int64", "source_end": "int64", "match": "str",
}  # fmt: skip


def concordance(
    archive: Store, asked: str, width: int = 20, limit: int | None = 1000, *, sort: str = "date", match: str = "string",
    once: bool = False, sample: int | None = None, seed: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """Every place of a query's strings in the articles that answer it, with `width` characters on each side.

    `limit` lines at most, or `sample` of them by chance. `sort` is by `date`, by what stands `left` (read backwards from the keyword) or `right`.
    Raises: `ValueError` for a query that cannot be read, another `sort` or a negative width.
    """
    if sort not in SORTS:
        raise ValueError(f"sort={sort!r}: use {', '.join(SORTS)}")
    if width < 0:
        raise ValueError("width is a number of characters, 0 or more")
    query = parse(asked, match)
    if not query.patterns:
        raise ValueError(f"{asked!r}: a concordance needs a string that is printed")
    cut = f" limit {query.values.put(limit)}" if limit is not None and sample is None else ""
    chosen = archive.ask(
        f"select issue_id, article_id from articles where {condition(archive, query, once)} order by date, issue_id, article_id{cut}",
        **query.values,
    )
    rows = archive.rows("articles", ROW, chosen)
    places = archive.first_places(set(rows["issue_id"]))
    lines: list[dict[str, object]] = []
    for row in rows.to_dict("records"):
        file = file_of(places.get(row["issue_id"], ""), row["file"])
        for hit in hits_of(row, query):
            left, keyword, right = hit.context(width, width)
            lines.append(
                {
                    **{name: row[name] for name in KINDS if name in row},
                    "left": left,
                    "keyword": keyword,
                    "right": right,
                    "part": hit.part,
                    "start": hit.start,
                    "end": hit.end,
                    "file": file,
                    "source_start": hit.source_start,
                    "source_end": hit.source_end,
                    "match": match,
                }
            )
    table = pd.DataFrame(lines, columns=list(KINDS)).astype(KINDS)
    if sample is not None:
        table = table.sample(min(sample, len(table)), random_state=seed).sort_index(ignore_index=True)
    elif limit is not None:
        table = table.head(limit)
    if sort == "left":
        return table.sort_values("left", key=lambda s: s.str[::-1], kind="stable", ignore_index=True)
    return table.sort_values("right", kind="stable", ignore_index=True) if sort == "right" else table
