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
        """Read pages or tables of articles into the archive `out`, or bring it up to date.

        Parameters
        ----------
        paths
            Files, folders, globs, addresses (pages or tables of articles, told by content), a DataFrame, dicts, or an iterator of
            `Article`.
        out
            A new or empty folder, or an archive.
        executor
            Any `concurrent.futures.Executor`; left out: processes on all cores.
        **options
            `workers`, `lexicon`, `name`, `columns`: see `newsstats.archive.build.build`.

        Returns
        -------
        Summary
            Issues read now and already there, and those that could not be read, with the reason.

        Raises
        ------
        NewsstatsError
            The input is missing, or `out` holds other files or cannot be written.

        Examples
        --------
        >>> print(Archive.build("articles.jsonl", "archive"))  # doctest: +SKIP
        120 issues read, 0 already there, 0 could not be read
        """
        from newsstats.archive.build import build

        return build(paths, out, executor, **options)

    # -- questions -------------------------------------------------------------------------------

    def coverage(self, paper: str | None = None) -> pd.DataFrame:
        """Which days a paper has an issue of, so that a gap is not read as a drop.

        Parameters
        ----------
        paper
            One paper; left out: all of them.

        Returns
        -------
        DataFrame
            `paper`, `date`, `issues` (0 where none is there) for every day between a paper's first and last issue.
        """
        from newsstats.archive.coverage import coverage

        return coverage(self, paper)

    def trend(self, word: str | Iterable[str], by: str = "month", *, paper: str | None = None) -> pd.DataFrame:
        """How often strings are printed over time.

        Parameters
        ----------
        word
            A string or several, of any length; each is counted as `str.count` counts it in kicker, headline, subhead and body.
        by
            `year`, `month` or `day`.
        paper
            One paper; left out: all of them.

        Returns
        -------
        DataFrame
            `period`, `word`, `count`, and of the period `issues`, `tokens`, `per_thousand` (of tokens).

        Raises
        ------
        ValueError
            Another `by`, or an empty string.

        Examples
        --------
        >>> archive.trend("新能源", by="year")  # doctest: +SKIP
        """
        from newsstats.archive.trends import trend

        return trend(self, [word] if isinstance(word, str) else list(word), by, paper)

    def change_points(self, word: str, by: str = "month", *, penalty: float = 3.0) -> pd.DataFrame:
        """Where a word's trend changes its level (PELT, Killick et al. 2012).

        Parameters
        ----------
        word, by
            As in `trend`.
        penalty
            In multiples of the logarithm of the number of periods: the higher, the fewer changes.

        Returns
        -------
        DataFrame
            `period`, `before` and `after` (mean per thousand tokens on both sides).
        """
        from newsstats.archive.trends import change_points

        return change_points(self.trend(word, by), penalty)

    def terms_table(
        self, top: int | None = 50, *, pos: str | None = None, since: str | None = None, until: str | None = None
    ) -> pd.DataFrame:
        """Term frequencies over the archive with their dispersion.

        Parameters
        ----------
        top
            Terms at most; None for all.
        pos
            Part of speech by its beginning: `n` takes every noun.
        since, until
            Days, months or years, both inside.

        Returns
        -------
        DataFrame
            `word`, `pos`, `count`, `documents` (stories), `issues`, `per_thousand`, `dp` (Gries' deviation of proportions, 2008).
        """
        from newsstats.archive.frequency import terms

        return terms(self, top, pos, since, until)

    def term_counts(self, since: str | None = None, until: str | None = None, paper: str | None = None) -> pd.Series:
        """Count of each word, for keyness: a Series by word."""
        from newsstats.archive.frequency import counts

        return counts(self, since, until, paper)

    def keyness(
        self, since: str | None = None, until: str | None = None, *, paper: str | None = None, top: int | None = 20, min_count: int = 5
    ) -> pd.DataFrame:
        """What is typical of some time, or of a paper, against the rest of the archive.

        Parameters
        ----------
        since, until
            Days, months or years, both inside; `since` alone is that day, month or year.
        paper
            One paper.
        top
            Words at most.
        min_count
            How often a word comes at least.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.KEYNESS`.

        Raises
        ------
        ValueError
            Neither a time nor a paper is given.
        """
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
        """Stories in which every one of some strings is printed, best first (BM25).

        Parameters
        ----------
        words
            Strings with spaces between them, each looked for as it is printed.
        limit
            Stories at most.

        Returns
        -------
        DataFrame
            `issue_id`, `paper`, `date`, `article_id`, `headline`, `section`, `score`, `snippet`.

        Raises
        ------
        ValueError
            No string is given.
        """
        from newsstats.archive.search import search

        return search(self, words, limit)

    def reprints(self, threshold: float = 0.8) -> pd.DataFrame:
        """Wire copy and reprints: near-duplicate stories in groups (MinHash, Broder 1997).

        Parameters
        ----------
        threshold
            Estimated Jaccard similarity of runs of five characters, 0 to 1.

        Returns
        -------
        DataFrame
            `group`, `issue_id`, `article_id`, `paper`, `date`, `headline`, `first` (count only those to count a story once).
        """
        from newsstats.archive.reprints import reprints

        return reprints(self, threshold)

    def follow(self, project: str) -> pd.DataFrame:
        """A project across issues, with what changed from one to the next.

        Parameters
        ----------
        project
            A part of its name; empty for all projects.

        Returns
        -------
        DataFrame
            Date, paper, ids, project, phase, label, status, figures [CNY, m2, m, persons], start, finish, `changed`.
        """
        from newsstats.archive.follow import follow

        return follow(self, project)

    def compare(self, issue: Corpus) -> pd.DataFrame:
        """What an issue says of projects that the archive knows, beside what was said last.

        Parameters
        ----------
        issue
            An issue or corpus.

        Returns
        -------
        DataFrame
            `project`, `phase`, `figure`, `now`, `before`, `before_date`, `difference`, `mention_id`.
        """
        from newsstats.archive.follow import compare

        return compare(self, issue)

    # -- looks -----------------------------------------------------------------------------------

    def __repr__(self) -> str:
        if not len(self):
            return f"<Archive {self.folder.name}: empty>"
        row = self.sql("select count(distinct paper), min(nullif(date, '')), max(date), sum(characters) from issues").fetchall()[0]
        papers, first, last, characters = row
        return f"<Archive {self.folder.name}: {len(self):,} issues of {papers} papers, {first} to {last}, {characters:,} characters>"
