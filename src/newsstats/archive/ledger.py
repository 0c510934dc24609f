"""An archive keeps books: its ledger asked with DuckDB, so that only the rows of an answer leave it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from newsstats import schema
from newsstats.archive.matching import PARTS
from newsstats.archive.store import Store
from newsstats.archive.tables import OWN_DATE
from newsstats.ledger.books import Books
from newsstats.ledger.contradictions import KEY
from newsstats.ledger.names import lasting_names
from newsstats.ledger.sentences import Texts

_ID = "/"
"""Between the issue's id and the article's, which is unique in its issue only."""
_COLUMNS = ", ".join(
    f"issue_id || '{_ID}' || article_id as article_id"
    if name == "article_id"
    else f'{OWN_DATE} as "date"'
    if name == "date"
    else f'"{name}"'
    for name in schema.LEDGER
)


class ArchiveBooks(Books, Store):
    """The questions of a ledger, asked of an archive; ids of articles are `issue/article`."""

    def _ledger(self, where: str = "true", **parameters: object) -> pd.DataFrame:
        table = self.ask(f"select {_COLUMNS} from ledger where {where} order by issue_id, ledger.article_id, part, start", **parameters)
        return table.astype({name: kind for name, kind in schema.LEDGER.items() if kind != "str"})

    def ledger_rows(self, indicator: str | None = None) -> pd.DataFrame:
        return self._ledger() if indicator is None else self._ledger("series_indicator = $name", name=indicator)

    def ledger_texts(self) -> Texts:
        return self._texts_of

    def _texts_of(self, rows: pd.DataFrame) -> Mapping[tuple[str, str], str]:
        wanted = rows["article_id"].drop_duplicates()
        split = wanted.str.rpartition(_ID)
        ids = pd.DataFrame({"issue_id": split[0], "article_id": split[2]})
        fields = ", ".join(PARTS)
        found = self.rows("articles", f"issue_id, article_id, {fields}", ids)
        out: dict[tuple[str, str], str] = {}
        for row in found.to_dict("records"):
            key = f"{row['issue_id']}{_ID}{row['article_id']}"
            for field, part in PARTS.items():
                out[key, part] = row[field]
            out[key, "caption"] = row["text"]
        return out

    def dated(self, table: str) -> pd.DataFrame:
        rows = self.ask(
            f"select * replace (t.issue_id || '{_ID}' || t.article_id as article_id), published, outlet from {table} t "
            f"join (select issue_id, article_id, published, outlet from articles) a using (issue_id, article_id) order by issue_id, article_id"
        )
        kinds = {"projects": schema.PROJECTS, "progress": schema.PROGRESS}[table]
        return rows.astype({name: kind for name, kind in kinds.items() if kind != "str"})

    def printed_figures(self, mentions: Collection[str]) -> Mapping[tuple[str, str], str]:
        rows = self.ask(
            f"select issue_id || '{_ID}' || article_id as article, mention_id, text from numbers where mention_id in (select unnest($ids))",
            ids=list(mentions),
        )
        return dict(zip(zip(rows["article"], rows["mention_id"], strict=True), rows["text"], strict=True))

    def indicators(self) -> pd.DataFrame:
        """As `newsstats.ledger.books.Books.indicators`."""
        from newsstats.ledger.series import indicators_of

        columns = (
            "series_indicator",
            "indicator",
            "aspect",
            "comparison",
            "series_subject",
            "outlet",
            "frequency",
            "period_start",
            "period_end",
            "sure",
            "status",
        )
        counted = f"select {', '.join(columns)}, count(*)::bigint as reports from ledger where sure and status = 'actual' group by all order by all"
        return indicators_of(self.ask(counted))

    def find(self, indicator: str = "", **options: Any) -> pd.DataFrame:
        """As `newsstats.ledger.books.Books.find`."""
        from newsstats.ledger.quantity import condition, find_in, wanted

        asked = wanted(indicator, **options)
        where, parameters = condition(asked)
        return find_in(self._ledger(where, **parameters), asked)

    def contradictions(self) -> pd.DataFrame:
        """As `newsstats.ledger.books.Books.contradictions`."""
        from newsstats.ledger.contradictions import contradictions_of

        key = ", ".join(name for name in KEY if name not in ("series_subject", "base"))
        several = f"select {key} from ledger where sure group by all having count(distinct amount) > 1 and count(distinct issue_id || article_id) > 1"
        rows = self._ledger(f"sure and (series_indicator in (select unnest($lasting)) or ({key}) in ({several}))", lasting=lasting_names())
        return contradictions_of(rows, self.ledger_texts())

    def outcomes(self) -> pd.DataFrame:
        """As `newsstats.ledger.books.Books.outcomes`."""
        from newsstats.ledger.outcomes import outcomes_of

        planned = "select distinct series_indicator from ledger where sure and status = 'planned' and frequency not in ('', 'day', 'span')"
        return outcomes_of(self._ledger(f"sure and frequency not in ('', 'day', 'span') and series_indicator in ({planned})"))

    def growths(self) -> pd.DataFrame:
        """As `newsstats.ledger.books.Books.growths`."""
        from newsstats.ledger.growths import growths_of

        return growths_of(
            self._ledger("sure and status = 'actual' and aspect in ('level', 'growth') and frequency not in ('', 'day', 'span')")
        )
