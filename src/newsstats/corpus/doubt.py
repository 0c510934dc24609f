"""How sure it is that a story of a page begins, ends and is called as it was read; measured on laid-out pages (`docs/reading.md`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

import pandas as pd

from newsstats import schema
from newsstats.text.article import Article

MEASURED: Final = {
    ("geometry", ""): 0.98, ("html", ""): 0.95, ("blank lines", ""): 0.95,
    ("unbroken", "dateline"): 0.81, ("unbroken", ""): 0.55, ("unbroken", "short"): 0.05,
}  # fmt: skip
"""Share of stories of which headline and text were right, by how the page was read: 59 stories of six PDFs, 133 of their text without blank lines,
74 made-up pages."""
LACKING: Final = {"no headline": 0.5, "no end": 0.67}
"""By what a story lacks, it is at most so sure; by judgement, few were met."""
SHORT: Final = 60
"""Characters below which a story of a text without blank lines was always a piece of another one."""
_END: Final = re.compile(r"[。！？!?”’）)…】]\s*$")


class Read(Protocol):
    """A page that was read: its articles, its lines, and what it came as."""

    encoding: str
    name: str

    @property
    def lines(self) -> pd.DataFrame:
        """The lines with their roles."""

    def __iter__(self) -> Iterator[Article]: ...


def way_of_reading(issue: Read) -> str:
    """`geometry` (a PDF or picture), `html`, `blank lines` (between the stories of a text) or `unbroken`."""
    if issue.encoding in ("pdf", "picture"):
        return "geometry"
    if issue.name.lower().endswith((".htm", ".html", ".shtml", ".xhtml")):
        return "html"
    lines = issue.lines
    stories = lines.loc[lines["article_id"] != "", "article_id"].nunique()
    return "blank lines" if int((lines["role"] == "blank").sum()) >= stories else "unbroken"


def doubts_of(issue: Read) -> pd.DataFrame:
    """`schema.DOUBTS`: a row a story, in order."""
    way = way_of_reading(issue)
    rows = [_row(article, way) for article in issue if article.kind != "caption"]
    return schema.frame_of_rows(rows, schema.DOUBTS)


def _row(article: Article, way: str) -> dict[str, object]:
    text = article.text.strip()
    why = []
    if way == "unbroken":
        kind = "short" if len(text) < SHORT else "dateline" if _has_dateline(article) else ""
        confidence = MEASURED[way, kind]
        why.append({"short": "short", "dateline": "unbroken", "": "unbroken, no dateline"}[kind])
    else:
        confidence = MEASURED[way, ""]
    if not article.headline:
        why.append("no headline")
    if not _END.search(text):
        why.append("no end")
    confidence = min([confidence, *(LACKING[one] for one in why if one in LACKING)])
    return {"article_id": article.id, "headline": article.headline, "way": way, "confidence": confidence, "doubt": "、".join(why)}


def _has_dateline(article: Article) -> bool:
    """Whether its opening names a source, a reporter or a place."""
    byline = article.byline
    return byline is not None and bool(byline.source or byline.reporters or byline.place)
