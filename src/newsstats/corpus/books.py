"""A corpus keeps books: what a ledger's questions need of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from newsstats.ledger.books import Books
from newsstats.ledger.sentences import Texts
from newsstats.text.article import Article


class CorpusBooks(Books):
    """The questions of a ledger, asked of articles in memory."""

    def made_table(self, name: str) -> pd.DataFrame:
        """A registered table by name (not public)."""
        return getattr(self, name)  # type: ignore[no-any-return]

    def article(self, article_id: str) -> Article:
        """An article by its id (not public)."""
        of: Any = self
        return of[article_id]  # type: ignore[no-any-return]

    def ledger_rows(self, indicator: str | None = None) -> pd.DataFrame:
        """Rows of the ledger (not public)."""
        rows = self.made_table("ledger")
        return rows if indicator is None else rows[rows["series_indicator"] == indicator]

    def ledger_texts(self) -> Texts:
        """The text of the parts that rows stand in (not public)."""
        return lambda rows: {
            (article, part): self.article(article).part(part) for article, part in zip(rows["article_id"], rows["part"], strict=True)
        }

    def dated(self, table: str) -> pd.DataFrame:
        """A table with the outlet and day of each row's article (not public)."""
        rows = self.made_table(table)
        of = [self.article(article) for article in rows["article_id"]]
        return rows.assign(published=[article.published for article in of], outlet=[article.outlet for article in of])

    def printed_figures(self, mentions: Collection[str]) -> Mapping[tuple[str, str], str]:
        """The figures of some mentions as printed (not public)."""
        numbers = self.made_table("numbers")
        rows = numbers[numbers["mention_id"].isin(mentions)]
        return dict(zip(zip(rows["article_id"], rows["mention_id"], strict=True), rows["text"], strict=True))
