"""An ordered set of articles with all of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace as changed
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self, overload

import pandas as pd

from newsstats import schema
from newsstats.corpus import display, groups, makers
from newsstats.corpus.analysis import Analysis
from newsstats.corpus.books import CorpusBooks
from newsstats.corpus.categories import Categories
from newsstats.corpus.registry import Table
from newsstats.corpus.wording import Wording
from newsstats.text.article import Article
from newsstats.text.part import TextPart
from newsstats.text.segmenter import Segmenter, user_lexicon


class Corpus(CorpusBooks, Wording, Categories):
    """An ordered set of articles. Tables are made when first asked for; every row leads back to `source[source_start:source_end]`.

    Parameters
    ----------
    articles
        Articles with unique ids.
    source
        The text that the articles' offsets lead to. Left out: the articles' parts, one a line, in order.
    name
        What the corpus is called (a file's name).
    lexicon
        A word list in jieba's user-dictionary form, or `(word, part of speech)` pairs.
    notes
        What could not be read as it stands. Columns: `newsstats.schema.NOTES`.

    Raises
    ------
    ValueError
        Two articles have the same id.
    NewsstatsError
        The word list cannot be read.

    Examples
    --------
    >>> from newsstats import Article, Corpus
    >>> corpus = Corpus([Article.of("n1", "大桥通车", "全长3公里的大桥昨天通车。", published="2024-05-06")])
    >>> corpus.numbers[["text", "base_value", "base_unit", "date"]].to_dict("records")[0]
    {'text': '3公里', 'base_value': 3000.0, 'base_unit': 'm', 'date': ''}
    >>> corpus.source[slice(*corpus.numbers.loc[0, ["source_start", "source_end"]])]
    '3公里'
    """

    articles = Table(schema.ARTICLES, makers.articles, "One row an article; the user's own columns stand behind the schema's.")
    tokens = Table(schema.TOKENS, makers.token_columns, "One row a token, with its part of speech.", frame=makers.tokens)
    numbers = Table(schema.NUMBERS, makers.numbers, "One row a number mention: value, unit, date, what it measures.")
    projects = Table(schema.PROJECTS, makers.projects, "One row a project phase.")
    breakdowns = Table(schema.BREAKDOWNS, makers.breakdowns, "One row a part of a printed whole.")
    progress = Table(schema.PROGRESS, makers.progress, "One row a goal: done, remaining, total.")
    timeline = Table(schema.TIMELINE, makers.timeline, "One row a dated event, in order.")
    checks = Table(schema.CHECKS, makers.checks, "One row a relation that the printed figures must satisfy.")
    names = Table(schema.NAMES, makers.names, "One row a name: persons with their roles, places, organisations.")
    quotes = Table(schema.QUOTES, makers.quotes, "One row a piece of speech, quoted or told, with its speaker and verb.")
    ledger = Table(
        schema.LEDGER, makers.ledger, "One row an observation under the name of its series: a number, what it says, who printed it."
    )

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        source: str | None = None,
        name: str = "",
        lexicon: str | Path | Sequence[tuple[str, str]] | None = None,
        notes: pd.DataFrame | None = None,
        segmenter: Segmenter | None = None,
    ) -> None:
        held = list(articles)
        repeated = _first_repeated(article.id for article in held)
        if repeated is not None:
            raise ValueError(f"two articles have the id {repeated!r}: ids are unique in a corpus")
        if source is None:
            held, source = _laid_out(held)
        words = [] if lexicon is None else user_lexicon(lexicon) if isinstance(lexicon, str | Path) else list(lexicon)
        self._set(
            _articles=tuple(held), source=source, name=name, _words=tuple(words), _segmenter=segmenter, _made={},
            notes=_no_notes().copy() if notes is None else notes,
        )  # fmt: skip

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    # what tables depend on; set once
    source: str
    name: str
    notes: pd.DataFrame
    _articles: tuple[Article, ...]
    _words: tuple[tuple[str, str], ...]
    _segmenter: Segmenter | None
    _made: dict[str, pd.DataFrame]

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(getattr(type(self), name, None), Table):
            raise AttributeError(f"{name} is made from the articles and cannot be assigned; make another corpus with replace()")
        raise AttributeError(f"a corpus does not change: make another one with replace({name}=…)")

    # -- articles --------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._by_id

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        found = {article.id: article for article in self._articles}
        self._set(_by_id=found)
        return found

    @overload
    def __getitem__(self, key: str | int) -> Article: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: str | int | slice) -> Article | Corpus:
        """An article by its id or position, a corpus of some by a slice. Raises: `KeyError`, `IndexError`."""
        if isinstance(key, slice):
            return self._of(self._articles[key])
        if isinstance(key, int):
            return self._articles[key]
        try:
            return self._by_id[key]
        except KeyError:
            raise KeyError(f"no article has the id {key!r}; ids are in corpus.articles['article_id']") from None

    def where(self, query: str) -> Corpus:
        """The corpus of the articles that a condition on the columns of `articles` holds for.

        Parameters
        ----------
        query
            As `DataFrame.query` takes it; `month` and `year` of publication are columns too.

        Raises
        ------
        ValueError
            The condition cannot be read, or names a column that is not there.

        Examples
        --------
        >>> corpus.where("section == '要闻' and published >= '2024-06'")  # doctest: +SKIP
        <Corpus: 12 articles …>
        """
        table = groups.with_dates(self.articles)
        try:
            chosen = table.query(query)
        except Exception as error:
            raise ValueError(f"{query!r} is no condition ({error}); columns are {', '.join(table.columns)}") from error
        return self._of([self._articles[n] for n in chosen.index])

    def _of(self, articles: Sequence[Article]) -> Corpus:
        ids = {article.id for article in articles}
        notes = self.notes[self.notes["article_id"].isin(ids)].reset_index(drop=True)
        made = Corpus(articles, source=self.source, name=self.name, lexicon=self._words, notes=notes, segmenter=self._segmenter)
        made._set(_scheme=self._scheme)
        return made

    def replace(self, **changes: Any) -> Self:
        """Another corpus with some of `articles`, `name`, `lexicon`, `notes` changed. Raises: `TypeError` for another name."""
        given: dict[str, Any] = {
            "articles": self._articles, "source": self.source, "name": self.name, "lexicon": self._words, "notes": self.notes,
            "segmenter": self._segmenter,
        }  # fmt: skip
        unknown = sorted(set(changes) - {"articles", "name", "lexicon", "notes"})
        if unknown:
            raise TypeError(f"a corpus has no {unknown[0]!r} to replace; it has articles, name, lexicon, notes")
        if "articles" in changes:
            given["source"] = None
        made = type(self)(**{**given, **changes})
        made._set(_scheme=self._scheme)
        return made

    # -- tables ----------------------------------------------------------------------------------

    @property
    def analysis(self) -> Analysis:
        """The shared work behind the tables (not public)."""
        if "_analysis" not in self.__dict__:
            self._set(_analysis=Analysis(self._articles, self._words, self._segmenter))
        return self.__dict__["_analysis"]  # type: ignore[no-any-return]

    def made(self, table: Table) -> pd.DataFrame:
        """A registered table, made once."""
        if table.name not in self._made:
            frame = table.make(self.analysis)
            self._made[table.name] = self._with_own_columns(frame) if table.name == "articles" else frame
        return self._made[table.name]

    def _with_own_columns(self, articles: pd.DataFrame) -> pd.DataFrame:
        own = dict.fromkeys(column for article in self._articles for column in article.meta)
        for column in own:
            articles[column if column not in articles else f"{column}_"] = [article.meta.get(column) for article in self._articles]
        return articles

    @classmethod
    def registry(cls) -> dict[str, Table]:
        """The tables that are made from articles, by name, in the order of `tables()`."""
        found: dict[str, Table] = {}
        for owner in reversed(cls.__mro__):
            found.update({name: value for name, value in vars(owner).items() if isinstance(value, Table)})
        return found

    def columns(self, name: str) -> dict[str, list[Any]]:
        """A registered table as plain lists, for whoever gathers many. Raises: `KeyError` for a name that is no table."""
        tables = self.registry()
        if name not in tables:
            raise KeyError(f"there is no table {name!r}; there are {', '.join(tables)}")
        return tables[name].columns(self.analysis)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name, terms, keyness and topics included."""
        named = {name: getattr(self, name) for name in self.registry()}
        named["terms"] = self.terms(by="section", top=None)
        named["keyness"] = self.keyness(by="article")
        named["topics"] = self.topics(by="section")
        return named

    @property
    def grouping(self) -> str:
        """A column of articles that makes a few groups: `section`, `outlet`, `month`, `year`, else `issue` for the whole.

        A corpus of a few articles is grouped by `article`.
        """
        return groups.grouping(self.articles)

    # -- looks -----------------------------------------------------------------------------------

    def explore(self) -> object:
        """A widget for JupyterLab: search, filters by section, part of speech and dimension, and the marked text.

        Raises: `MissingExtraError` without ipywidgets.
        """
        from importlib.metadata import entry_points

        (view,) = entry_points(group="newsstats.views", name="explore")
        return view.load()(self)

    def __dir__(self) -> list[str]:
        hidden = {
            "analysis",
            "made",
            "registry",
            "columns",
            "ledger_rows",
            "ledger_texts",
            "dated",
            "printed_figures",
            "made_table",
            "article",
        }
        return [name for name in super().__dir__() if name not in hidden]

    def __repr__(self) -> str:
        return display.one_line(self)

    def _repr_html_(self) -> str:
        return display.html_table(self, display.title(self) or "text")


@cache
def _no_notes() -> pd.DataFrame:
    return schema.frame({column: [] for column in schema.NOTES}, schema.NOTES)


def _first_repeated(ids: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return None


def _laid_out(articles: Sequence[Article]) -> tuple[list[Article], str]:
    """The articles one after the other, each part on lines of its own, and the text that this makes."""
    pieces: list[str] = []
    out: list[Article] = []
    at = 0
    for article in articles:
        parts = []
        for part in article.parts:
            parts.append(TextPart(part.name, part.text, range(at, at + len(part.text)), reading=part.reading))
            pieces += [part.text, "\n"]
            at += len(part.text) + 1
        pieces.append("\n")
        at += 1
        out.append(changed(article, parts=tuple(parts)))
    return out, "".join(pieces)
