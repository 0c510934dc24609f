"""An archive on disk and the questions that desks and researchers ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pandas as pd

from newsstats.archive.build import Summary
from newsstats.archive.store import Store
from newsstats.corpus.corpus import Corpus


class Archive(Store):
    """The archive in a folder. `archive.numbers.df()` gives a table, `archive.sql("select …")` asks anything (read-only).

    Tables, each a lazy DuckDB relation: `issues`, `articles`, `numbers`, `terms`, `projects`, `breakdowns`, `progress`, `timeline`,
    `checks`, `names`, `errors`. Every row has `issue_id`, `paper`, `date` and `year`.
    Raises: `MissingInputError`, `InputKindError` for a folder that is no archive, `MissingExtraError`.
    """

    @staticmethod
    def build(paths: Any, out: str | Path, executor: Executor | None = None, **options: Any) -> Summary:
        """Read pages or tables of articles into the archive `out`. See `newsstats.archive.build.build`."""
        from newsstats.archive.build import build

        return build(paths, out, executor, **options)

    # -- questions -------------------------------------------------------------------------------

    def coverage(self, paper: str | None = None) -> pd.DataFrame:
        """A calendar: `paper`, `date`, `issues` (0 where none is there) for every day between a paper's first and last issue."""
        from newsstats.archive.coverage import coverage

        return coverage(self, paper)

    def trend(self, word: str | Iterable[str], by: str = "month", *, paper: str | None = None) -> pd.DataFrame:
        """How often words come a `year`, `month` or `day`. See `newsstats.archive.trends.trend`."""
        from newsstats.archive.trends import trend

        return trend(self, [word] if isinstance(word, str) else list(word), by, paper)

    def change_points(self, word: str, by: str = "month", *, penalty: float = 3.0) -> pd.DataFrame:
        """Where a word's trend changes its level. See `newsstats.archive.trends.change_points`."""
        from newsstats.archive.trends import change_points

        return change_points(self.trend(word, by), penalty)

    def terms_table(
        self, top: int | None = 50, *, pos: str | None = None, since: str | None = None, until: str | None = None
    ) -> pd.DataFrame:
        """Term frequencies over the archive with their dispersion. See `newsstats.archive.frequency.terms`."""
        from newsstats.archive.frequency import terms

        return terms(self, top, pos, since, until)

    def term_counts(self, since: str | None = None, until: str | None = None, paper: str | None = None) -> pd.Series:
        """Count of each word, for keyness: a Series by word."""
        from newsstats.archive.frequency import counts

        return counts(self, since, until, paper)

    def keyness(
        self, since: str | None = None, until: str | None = None, *, paper: str | None = None, top: int | None = 20, min_count: int = 5
    ) -> pd.DataFrame:
        """What is typical of some time, or of a paper, against the rest of the archive. Columns: `newsstats.schema.KEYNESS`."""
        from newsstats.archive.frequency import keyness

        return keyness(self, since, until, paper, top, min_count)

    def topics(self, method: str = "nmf", n: int = 8, **options: int) -> pd.DataFrame:
        """Topics of the archive: `nmf` finds them (scikit-learn), `lexicon` counts the issues' own sections. See `newsstats.archive.topics`."""
        from newsstats.archive.topics import lexicon_topics, nmf_topics

        if method == "nmf":
            return nmf_topics(self, n, **options)
        if method == "lexicon":
            return lexicon_topics(self)
        raise ValueError(f"method={method!r}: use nmf or lexicon")

    def search(self, words: str, limit: int = 50) -> pd.DataFrame:
        """Stories that hold all the words, best first (BM25). See `newsstats.archive.search.search`."""
        from newsstats.archive.search import search

        return search(self, words, limit)

    def reprints(self, threshold: float = 0.8) -> pd.DataFrame:
        """Wire copy and reprints: near-duplicate stories in groups. See `newsstats.archive.reprints.reprints`."""
        from newsstats.archive.reprints import reprints

        return reprints(self, threshold)

    def follow(self, project: str) -> pd.DataFrame:
        """A project across issues, with what changed from one to the next. See `newsstats.archive.follow.follow`."""
        from newsstats.archive.follow import follow

        return follow(self, project)

    def compare(self, issue: Corpus) -> pd.DataFrame:
        """What an issue says of projects that the archive knows, beside what was said last. See `newsstats.archive.follow.compare`."""
        from newsstats.archive.follow import compare

        return compare(self, issue)

    # -- looks -----------------------------------------------------------------------------------

    def __repr__(self) -> str:
        if not len(self):
            return f"<Archive {self.folder.name}: empty>"
        row = self.sql("select count(distinct paper), min(nullif(date, '')), max(date), sum(characters) from issues").fetchall()[0]
        papers, first, last, characters = row
        return f"<Archive {self.folder.name}: {len(self):,} issues of {papers} papers, {first} to {last}, {characters:,} characters>"
