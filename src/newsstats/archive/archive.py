"""An archive on disk and the questions that desks and researchers ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pandas as pd

from newsstats.archive.build import Summary
from newsstats.archive.ledger import ArchiveBooks
from newsstats.archive.maintain import Condition
from newsstats.archive.trends import Asked
from newsstats.corpus.corpus import Corpus


class Archive(ArchiveBooks):
    """The archive in a folder. `archive.numbers.df()` gives a table, `archive.sql("select …")` asks anything (read-only).

    Tables, each a lazy DuckDB relation: `issues`, `articles`, `numbers`, `terms`, `projects`, `breakdowns`, `progress`, `timeline`,
    `checks`, `names`, `ledger`, `errors`. Every row has `issue_id`, `paper`, `date` and `year`.
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
            `workers`, `lexicon`, `name`, `columns`, `date`, `paper`, `encoding`, `rebuild`, `follow_links`, `text_only`: see
            `newsstats.archive.build.build`.

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

    def trend(self, word: Asked, by: str = "month", *, paper: str | None = None, match: str = "string", once: bool = False) -> pd.DataFrame:
        """How often strings come over time.

        Parameters
        ----------
        word
            A string, several, or a dict that names several forms of one thing: `{"电动车": ["电动车", "新能源汽车"]}`.
        by
            `year`, `month` or `day`.
        paper
            One paper; left out: all of them.
        match
            `string` counts what is printed, whatever its length, as `str.count` counts it in kicker, headline, subhead and body, each by itself;
            `word` counts whole words as the segmenter cuts them, `regex` the places of a regular expression (RE2).
        once
            Leave out wire copy: prints that are not the first of their group (`reprints`).

        Returns
        -------
        DataFrame
            `period` (empty: issues whose day is not known), `word`, `count`, of the period `issues`, `tokens`, `per_thousand` (of
            tokens), and `match`.

        Raises
        ------
        ValueError
            Another `by` or `match`, an empty string, a broken expression.

        Examples
        --------
        >>> archive.trend("新能源", by="year")  # doctest: +SKIP
        """
        from newsstats.archive.trends import trend

        return trend(self, word, by, paper, match=match, once=once)

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
        self,
        since: str | None = None,
        until: str | None = None,
        *,
        paper: str | None = None,
        top: int | None = 20,
        min_count: int = 5,
        match: str = "string",
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
        match
            `string` counts the words as they are printed, `word` as the segmenter cuts them.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.KEYNESS`, and `match`.

        Raises
        ------
        ValueError
            Neither a time nor a paper is given.
        """
        from newsstats.archive.frequency import keyness

        return keyness(self, since, until, paper, top, min_count, match)

    def topics(self, method: str = "nmf", n: int = 8, **options: int) -> pd.DataFrame:
        """Topics of the archive: `nmf` finds them (scikit-learn), `lexicon` counts the issues' own sections. See `newsstats.archive.topics`."""
        from newsstats.archive.topics import lexicon_topics, nmf_topics

        if method == "nmf":
            return nmf_topics(self, n, **options)
        if method == "lexicon":
            return lexicon_topics(self)
        raise ValueError(f"method={method!r}: use nmf or lexicon")

    def search(
        self,
        words: str,
        limit: int | None = 50,
        *,
        match: str = "string",
        once: bool = False,
        sample: int | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Stories that answer a query, best first (BM25), each with its first hit cited to file, page and characters.

        Parameters
        ----------
        words
            Strings with spaces between them must all be printed. `"…"` holds spaces together, `/…/` is a regular expression,
            `AND`, `OR`, `NOT`, brackets and `NEAR/5` (at most five characters between) join; `headline:`, `body:`, `section:`, `paper:`,
            `kind:`, `topic:`, `place:`, `person:`, `organisation:`, `name:` and `date:2024-06..2024-08` look in one field.
        limit
            Stories at most; None for all.
        match
            `string`, `word` or `regex`, as in `trend`.
        once
            Leave out wire copy.
        sample, seed
            So many stories by chance instead of the best.

        Returns
        -------
        DataFrame
            `issue_id`, `paper`, `date`, `article_id`, `headline`, `section`, `hits`, `score`, `snippet`, `file`, `row`, `page`, `page_label`, `part`,
            `source_start`, `source_end` (−1 without a hit), `match`.

        Raises
        ------
        ValueError
            A query that cannot be read, with the place.

        Examples
        --------
        >>> archive.search('新能源 NOT 汽车 headline:开工 date:2024')  # doctest: +SKIP
        """
        from newsstats.archive.search import search

        return search(self, words, limit, match=match, once=once, sample=sample, seed=seed)

    def concordance(
        self,
        words: str,
        width: int = 20,
        limit: int | None = 1000,
        *,
        sort: str = "date",
        match: str = "string",
        once: bool = False,
        sample: int | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Keyword in context: every place of a query's strings.

        Parameters
        ----------
        words, match, once
            As in `search`.
        width
            Characters on each side.
        limit
            Lines at most; None for all.
        sort
            `date`, `left` (read backwards from the keyword) or `right`.
        sample, seed
            So many lines by chance instead of the first.

        Returns
        -------
        DataFrame
            `date`, `paper`, `section`, `left`, `keyword`, `right`, ids, `part`, `start`, `end`, `file`, `row`, `page`, `page_label`, `source_start`,
            `source_end`, `match`.

        Raises
        ------
        ValueError
            A query that cannot be read or has no string, another `sort`, a negative width.
        """
        from newsstats.archive.concordance import concordance

        return concordance(self, words, width, limit, sort=sort, match=match, once=once, sample=sample, seed=seed)

    def facets(self, words: str, by: str = "year", top: int | None = 20, *, match: str = "string", once: bool = False) -> pd.DataFrame:
        """How the stories that answer a query spread.

        Parameters
        ----------
        words, match, once
            As in `search`.
        by
            `paper`, `year`, `month`, `section`, `topic`, `kind`, `name`, `person`, `place` or `organisation`.
        top
            Values at most; None for all.

        Returns
        -------
        DataFrame
            `value` (empty: not said), `stories`, `hits`, `of` (all stories of the value), `share`.

        Raises
        ------
        ValueError
            Another `by`, or a query that cannot be read.
        """
        from newsstats.archive.facets import facets

        return facets(self, words, by, top, match=match, once=once)

    def names_table(self, kind: str | None = None, top: int | None = 50) -> pd.DataFrame:
        """Persons, places and organisations by how often they are named.

        Parameters
        ----------
        kind
            `person`, `place` or `organisation`; left out: all of them.
        top
            Names at most; None for all.

        Returns
        -------
        DataFrame
            `name`, `kind`, `role` (the most frequent), `count`, `stories`, `issues`, `first` and `last` (days).
        """
        from newsstats.archive.frequency import names

        return names(self, kind, top)

    def reprints(self, threshold: float = 0.8) -> pd.DataFrame:
        """Wire copy and reprints: near-duplicate stories in groups (MinHash, Broder 1997).

        Parameters
        ----------
        threshold
            Estimated Jaccard similarity of runs of five characters, 0 to 1.

        Returns
        -------
        DataFrame
            `group`, `issue_id`, `article_id`, `paper`, `date`, `headline`, `first` (count only those to count a story once),
            `print` (1 for the first, then the follow-ups by date).
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

    # -- care ------------------------------------------------------------------------------------

    def check(self, **options: Any) -> Condition:
        """Compare every part with the size and hash that its writer noted; `repair=True` reads damaged ones anew. See `newsstats.archive.maintain.check`."""
        from newsstats.archive.maintain import check

        return check(self.folder, **options)

    def prune(self) -> list[str]:
        """Take out the issues whose inputs are gone; gives their names."""
        from newsstats.archive.maintain import prune

        return prune(self.folder)

    def remove(self, names: str | Iterable[str] = (), **which: Any) -> list[str]:
        """Take out issues by name (`issues/2024-*`), `paper`, `since` or `until`; gives their names. See `newsstats.archive.maintain.remove`."""
        from newsstats.archive.maintain import remove

        return remove(self.folder, names if isinstance(names, str) else tuple(names), **which)

    def export(self, question: str, file: str | Path, **options: Any) -> Path | list[Path]:
        """Write a table or the answer to a SELECT as CSV, Parquet, JSON lines or XLSX, or the issues as TEI or ALTO.

        Parameters
        ----------
        question
            A table (`numbers`), a SELECT, or `tei` and `alto` for XML of the issues.
        file
            The file, whose suffix says the form; for TEI and ALTO a folder.
        **options
            `where=`: a condition on `issues` that chooses what becomes TEI or ALTO.

        Returns
        -------
        Path or list of Path
            What was written.

        Raises
        ------
        NewsstatsError
            Another suffix, or a file that cannot be written.

        Examples
        --------
        >>> archive.export("select paper, count(*) as issues from issues group by 1", "papers.xlsx")  # doctest: +SKIP
        """
        from newsstats.archive.export import export

        return export(self, question, Path(file), **options)

    # -- looks -----------------------------------------------------------------------------------

    def __repr__(self) -> str:
        if not len(self):
            return f"<Archive {self.folder.name}: empty>"
        held = self.ask("select count(distinct paper), min(nullif(date, '')), max(date), sum(characters) from issues").iloc[0]
        papers, first, last, characters = held
        return f"<Archive {self.folder.name}: {len(self):,} issues of {papers} papers, {first} to {last}, {int(characters):,} characters>"
