"""What is asked of a corpus's words: terms, what is typical, contexts, neighbours, runs, spread, richness, likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import pandas as pd

from newsstats.corpus import groups

if TYPE_CHECKING:
    from newsstats.corpus.analysis import Analysis
    from newsstats.words.network import Network
    from newsstats.words.own_words import Forms


@runtime_checkable
class CountsWords(Protocol):
    """What keyness can compare with: anything that knows how often each word comes (an archive)."""

    def term_counts(self) -> pd.Series:
        """Count of each word."""


class Wording:
    """Questions of a corpus's wording; terms of several words are one word in all of them."""

    @property
    def _analysed(self) -> Analysis:
        of: Any = self
        return of.analysis  # type: ignore[no-any-return]

    def _units(self, stopwords: Iterable[str] = (), synonyms: Forms | None = None, dictionary: Forms | None = None) -> pd.DataFrame:
        from newsstats.words.own_words import with_own_words

        return with_own_words(self._analysed.unit_tokens, stopwords, synonyms, dictionary)

    def _grouped(
        self, by: str | Sequence[str] | None, stopwords: Iterable[str] = (), synonyms: Forms | None = None, dictionary: Forms | None = None
    ) -> tuple[pd.DataFrame, list[str]]:
        of: Any = self
        return groups.grouped(self._units(stopwords, synonyms, dictionary), of.articles, by)

    def terms(
        self,
        by: str | Sequence[str] | None = "section",
        pos: str | Sequence[str] | None = None,
        top: int | None = 20,
        *,
        stop: bool = False,
        min_length: int = 2,
        stopwords: Iterable[str] = (),
        synonyms: Forms | None = None,
        dictionary: Forms | None = None,
    ) -> pd.DataFrame:
        """Term frequencies by group. See `newsstats.words.frequency.terms`.

        Parameters
        ----------
        by
            `article`, `section`, `part`, `page`, `outlet`, `month`, `year`, any other column of `articles`, several of them, or
            `issue` for the whole. Where no section is printed, `section` is the page, or the whole.
        pos
            Parts of speech by their beginnings: `n` takes every noun.
        top
            Terms of each group at most.
        stop
            Whether stop words are counted.
        min_length
            Characters of a term at least.
        stopwords
            Words of your own that are left out.
        synonyms
            Name → the other forms that are counted as it: `{"昌吉州": ["昌吉", "州里"]}`.
        dictionary
            Category → its words, which alone are counted, as their category: `{"能源": ["风电", "光伏"]}`.

        Raises
        ------
        ValueError
            There is no such column.
        """
        from newsstats.words.frequency import terms

        tokens, columns = self._grouped(by, stopwords, synonyms, dictionary)
        return terms(tokens, columns, pos=pos, top=top, stop=stop, min_length=min_length)

    def keyness(
        self,
        by: str = "article",
        top: int | None = 10,
        *,
        reference: str | Wording | CountsWords = "rest",
        pos: str | None = None,
        under: int = 0,
        stopwords: Iterable[str] = (),
        synonyms: Forms | None = None,
        dictionary: Forms | None = None,
    ) -> pd.DataFrame:
        """What is typical of each group against a reference. See `newsstats.words.keyness.keyness`.

        Parameters
        ----------
        by
            As in `terms`, one column.
        top
            Words of each group at most.
        reference
            `"rest"` (the other groups), `"general"` (general Chinese: jieba's dictionary), another corpus, or an archive.
        pos
            Part of speech by its beginning.
        under
            That many words of which a group has less than the reference follow its typical ones.
        stopwords, synonyms, dictionary
            As in `terms`.

        Returns
        -------
        DataFrame
            The group's column and those of `newsstats.schema.KEYNESS`, strongest first (G², Dunning 1993).

        Raises
        ------
        ValueError
            There is no such column or reference.
        """
        from newsstats.words.keyness import keyness

        if isinstance(reference, str):
            other: str | pd.DataFrame | pd.Series = reference
        else:
            other = reference._units(stopwords, synonyms, dictionary) if isinstance(reference, Wording) else reference.term_counts()
        tokens, columns = self._grouped(by, stopwords, synonyms, dictionary)
        return keyness(tokens, columns, reference=other, top=top, pos=pos, under=under)

    def concordance(
        self,
        keyword: str | re.Pattern[str] | None = None,
        width: int = 12,
        *,
        sort: str = "position",
        regex: bool = False,
        pos: str | None = None,
    ) -> pd.DataFrame:
        """Keyword in context: a word, a regular expression, or every token of a part of speech.

        Parameters
        ----------
        keyword
            A string, or a compiled regular expression; with `regex` a string is read as one.
        width
            Characters of context on each side.
        sort
            `position`, `left` (read backwards from the keyword), `right`, or by words: `R1`, `R2`, `R3` (the first, second, third word
            to the right and what follows), `L1`, `L2`, `L3`.
        pos
            Keep places that are one token of this part of speech; alone, it lists all of them (`ns`: places).

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.CONCORDANCE`.

        Raises
        ------
        ValueError
            No keyword, a broken expression, a negative width, another `sort`.

        Examples
        --------
        >>> import newsstats as ns
        >>> ns.read_text("大桥昨天通车，大桥长3公里。").concordance("大桥", width=2)["right"].tolist()
        ['昨天', '长3']
        """
        from newsstats.words.concordance import concordance

        of: Any = self
        tokens = of.tokens if pos is not None else None
        known = self._analysed
        return concordance(
            known.parts,
            keyword,
            width=width,
            sort=sort,
            regex=regex,
            pos=pos,
            tokens=tokens,
            sections=known.sections,
            published=known.published,
        )

    def collocations(self, window: int | str = 5, *, top: int | None = 50, pos: str | None = None) -> pd.DataFrame:
        """Word pairs that stand together more than chance has it. See `newsstats.words.collocation.collocations`.

        Parameters
        ----------
        window
            Tokens, 2 or more, or `"sentence"`.
        top
            Pairs at most.
        pos
            Part of speech by its beginning.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.COLLOCATIONS`.
        """
        from newsstats.words.collocation import collocations

        return collocations(self._units(), window=window, top=top, pos=pos)

    def trend(self, words: str | Sequence[str], by: str = "month") -> pd.DataFrame:
        """How often strings are printed over time. See `newsstats.words.trend.trend`.

        Parameters
        ----------
        words
            A string or several.
        by
            `year`, `month` or `day` of publication.

        Raises
        ------
        ValueError
            Another `by`, or an empty string.
        """
        from newsstats.words.trend import trend

        tagged = self._analysed.tagged
        return trend(tagged.parts, tagged.counts, self._analysed.published, [words] if isinstance(words, str) else words, by)

    def ngrams(self, n: int = 2, *, skip: int = 0, top: int | None = 50, min_count: int = 2, stop: bool = True) -> pd.DataFrame:
        """The most frequent runs of words. See `newsstats.words.ngrams.ngrams`.

        Examples
        --------
        >>> import newsstats as ns
        >>> ns.read_text("新桥通车。新桥通车了。").ngrams()["ngram"].tolist()
        ['新桥 通车']
        """
        from newsstats.words.ngrams import ngrams

        return ngrams(self._units(), n, skip=skip, top=top, min_count=min_count, stop=stop)

    def dispersion(self, by: str = "article", *, min_count: int = 5, top: int | None = 50) -> pd.DataFrame:
        """How evenly words are spread (Gries' DP). See `newsstats.words.dispersion.dispersion`."""
        from newsstats.words.dispersion import dispersion

        tokens, columns = self._grouped(by)
        return dispersion(tokens, columns[0] if columns else "article_id", min_count=min_count, top=top)

    def diversity(self, by: str | Sequence[str] | None = "issue") -> pd.DataFrame:
        """How rich the words are and how long the sentences. See `newsstats.words.diversity.diversity`."""
        from newsstats.words.diversity import diversity

        return diversity(*self._grouped(by))

    def similar(self, article_id: str, top: int = 10) -> pd.DataFrame:
        """The articles most like one of them. See `newsstats.words.similar.similar`."""
        from newsstats.words.similar import similar

        return similar(self._units(), article_id, top=top)

    def positions(self, words: str | Sequence[str]) -> pd.DataFrame:
        """Where words stand in the corpus's text, for a plot of their spread. See `newsstats.words.positions.positions`."""
        from newsstats.words.positions import positions

        return positions(self._analysed.parts, [words] if isinstance(words, str) else list(words))

    def network(self, words: int = 40, links: int = 60, *, pos: str | None = None) -> Network:
        """Which frequent words stand in one sentence. See `newsstats.words.network.network`."""
        from newsstats.words.network import network

        return network(self._units(), words=words, links=links, pos=pos)

    def correspondence(self, by: str = "section", words: int = 40, *, pos: str | None = None) -> pd.DataFrame:
        """Words and groups in one plane. See `newsstats.words.correspondence.correspondence`.

        Raises
        ------
        ValueError
            There is no such column, or there are fewer than three groups or words.
        """
        from newsstats.words.correspondence import correspondence

        tokens, columns = self._grouped(by)
        if not columns:
            raise ValueError(f"by={by!r}: correspondence analysis needs groups; name a column of articles")
        return correspondence(tokens, columns[0], words=words, pos=pos)

    def bursts(
        self, by: str = "month", *, s: float = 2.0, gamma: float = 1.0, min_documents: int = 3, top: int | None = 50
    ) -> pd.DataFrame:
        """When words were suddenly in more articles than usual. See `newsstats.words.bursts.bursts`."""
        from newsstats.words.bursts import bursts

        published = self._analysed.published
        return bursts(self._units(), published, by, s=s, gamma=gamma, min_documents=min_documents, top=top)
