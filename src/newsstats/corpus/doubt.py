"""How sure it is that a story of a page begins, ends and is called as it was read; measured on laid-out pages (`docs/reading.md`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from newsstats import schema
from newsstats.layout.page import Page
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


def way_of_reading(page: Page, encoding: str, name: str) -> str:
    """`geometry` (a PDF or picture), `html`, `blank lines` (between the stories of a text) or `unbroken`."""
    if encoding in ("pdf", "picture"):
        return "geometry"
    if name.lower().endswith((".htm", ".html", ".shtml", ".xhtml")):
        return "html"
    return "blank lines" if sum(line.role == "blank" for line in page.lines) >= len(page.stories) else "unbroken"


def doubted(articles: Sequence[Article], way: str) -> list[Article]:
    """The articles of a page with how sure each is and what speaks against it."""
    out = []
    for article in articles:
        confidence, why = _sure(article, way)
        out.append(replace(article, confidence=confidence, doubt="、".join(why)))
    return out


def doubts_of(articles: Iterable[Article], way: str) -> pd.DataFrame:
    """`schema.DOUBTS`: a row a story, in order."""
    rows = [
        {"article_id": one.id, "headline": one.headline, "way": way, "confidence": one.confidence, "doubt": one.doubt}
        for one in articles
        if one.kind != "caption"
    ]
    return schema.frame_of_rows(rows, schema.DOUBTS)


def _sure(article: Article, way: str) -> tuple[float, list[str]]:
    text = article.text.strip()
    why = []
    if way == "unbroken":
        kind = "short" if len(text) < SHORT else "dateline" if _has_dateline(article) else ""
        confidence = MEASURED[way, kind]
        why.append({"short": "short", "dateline": "unbroken", "": "unbroken, no dateline"}[kind])
    else:
        confidence = MEASURED[way, ""]
    if article.kind != "caption":
        if not article.headline:
            why.append("no headline")
        if not _END.search(text):
            why.append("no end")
    return min([confidence, *(LACKING[one] for one in why if one in LACKING)]), why


def _has_dateline(article: Article) -> bool:
    """Whether its opening names a source, a reporter or a place."""
    byline = article.byline
    return byline is not None and bool(byline.source or byline.reporters or byline.place)
