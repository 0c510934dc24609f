"""One newspaper issue: a corpus that came from pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import pandas as pd

from newsstats import schema
from newsstats.corpus import display
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.doubt import doubted, doubts_of, way_of_reading
from newsstats.layout.corrections import Corrections
from newsstats.layout.page import Page
from newsstats.readers.page_articles import articles_of
from newsstats.text.segmenter import Segmenter

_NONE = Corrections()
FIGURES = ("quantity", "date", "time", "ordinal")
"""Kinds of mentions that are figures; `indefinite` and `phrase` are none."""


class Issue(Corpus):
    """The stories of one issue's pages, with their lines.

    Parameters
    ----------
    page
        All pages of the issue, merged.
    date, date_source
        ISO date or empty, and where it is from (`given`, `file name`, `printed`, `meta`, `none`).
    paper
        Its name, or empty.
    name
        The file's name.
    encoding
        Of the text file; `pdf` for a PDF.
    lexicon, segmenter
        As in `Corpus`.
    ids
        Of its articles; left out: `a01`, `a02` …
    corrections
        What a person mended (already done on `page`).
    files
        The files that it was read from.
    way
        How its stories were told apart: `geometry`, `html`, `paragraphs`, `blank lines`, `unbroken`, or `given`; left out: as the page shows.
    """

    date: str
    date_source: str
    paper: str
    encoding: str
    page: Page
    corrections: Corrections
    way: str
    files: tuple[Path, ...]

    def __init__(
        self,
        page: Page,
        *,
        date: str = "",
        date_source: str = "none",
        paper: str = "",
        name: str = "",
        encoding: str = "utf-8",
        lexicon: str | Path | Sequence[tuple[str, str]] | None = None,
        segmenter: Segmenter | None = None,
        ids: Sequence[str] | None = None,
        corrections: Corrections = _NONE,
        way: str | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        self._set(way=way or way_of_reading(page, encoding, name))
        super().__init__(
            doubted(articles_of(page, date, paper, ids), page, self.way),
            source=page.source,
            name=name,
            lexicon=lexicon,
            segmenter=segmenter,
        )
        self._set(
            page=page, date=date, date_source=date_source, paper=paper, encoding=encoding, corrections=corrections, files=tuple(files)
        )

    def replace(self, **changes: Any) -> Self:
        """Another issue with some of `date`, `date_source`, `paper`, `name`, `lexicon` changed. Raises: `TypeError` for another name.

        Examples
        --------
        >>> import newsstats as ns
        >>> ns.read_text("昨天开工。").replace(date="2024-05-06").timeline["tense"].tolist()
        []
        """
        unknown = sorted(set(changes) - {"date", "date_source", "paper", "name", "lexicon"})
        if unknown:
            raise TypeError(f"an issue has no {unknown[0]!r} to replace; it has date, date_source, paper, name, lexicon")
        if "date" in changes:
            changes = {"date_source": "given" if changes["date"] else "none", **changes}
        given: dict[str, Any] = {
            "date": self.date, "date_source": self.date_source, "paper": self.paper, "name": self.name, "encoding": self.encoding,
            "lexicon": self._words, "segmenter": self._segmenter, "ids": [article.id for article in self],
            "corrections": self.corrections, "way": self.way, "files": self.files,
        }  # fmt: skip
        made = type(self)(self.page, **{**given, **changes})
        made._set(_scheme=self._scheme)
        return made

    @property
    def lines(self) -> pd.DataFrame:
        """One row a source line; the spans tile the source. Columns: `newsstats.schema.LINES`."""
        if "lines" not in self._made:
            ids = [article.id for article in self]
            lines = self.page.lines
            self._made["lines"] = schema.frame(
                {
                    "line": [line.number for line in lines],
                    "page": [line.page for line in lines],
                    "text": [line.text for line in lines],
                    "role": [line.role for line in lines],
                    "article_id": [ids[line.story] if line.story >= 0 else "" for line in lines],
                    "paragraph": [line.paragraph for line in lines],
                    **{
                        name: [line.place[n] if line.place else float("nan") for line in lines]
                        for n, name in enumerate(("left", "top", "right", "bottom"), 1)
                    },
                    "source_start": [line.start for line in lines],
                    "source_end": [line.end for line in lines],
                    "file": [line.file or self.name for line in lines],
                },
                schema.LINES,
            )
        return self._made["lines"].copy(deep=False)

    @property
    def doubts(self) -> pd.DataFrame:
        """How sure each story's headline and text are, and what speaks against them. Columns: `newsstats.schema.DOUBTS`.

        Examples
        --------
        >>> import newsstats as ns
        >>> page = ns.read_issue("data/issues/changji-2024-11-29-retold.txt")  # doctest: +SKIP
        >>> page.doubts.query("confidence < 0.9")[["headline", "doubt"]]  # doctest: +SKIP
        """
        return doubts_of(self, self.way)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name, lines, terms, keyness and topics included."""
        held = super().tables()
        return {"articles": held.pop("articles"), "lines": self.lines, **held}

    def __repr__(self) -> str:
        stories = sum(article.kind == "story" for article in self)
        where = " ".join(filter(None, (self.paper, self.date))) or self.name or "text"
        figures = int(self.numbers["kind"].isin(FIGURES).sum())
        return f"<Issue {where}: {stories} stories, {len(self.tokens)} tokens, {figures} figures>"

    def _repr_html_(self) -> str:
        return display.html_table(self, " ".join(filter(None, (self.paper, self.date))) or self.name or "text")
