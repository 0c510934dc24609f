"""What all tables of a corpus are made from: parts, tokens, number mentions, stories; each made once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsstats.names import lac, linear
from newsstats.names.find import Found, Reader, find, find_together, sure_names
from newsstats.observations.sentences import StoryText, stories
from newsstats.observations.table import Group, columns_of_groups, mention_columns
from newsstats.text.article import Article
from newsstats.text.part import TextPart
from newsstats.text.segmenter import Segmenter, newspaper
from newsstats.words.discovery import new_words
from newsstats.words.phrases import with_phrases
from newsstats.words.tagged import Tagged
from newsstats.words.tokenizer import Tokenizer, announced_abbreviations, joined
from newsstats.words.tokens import tokens_table

if TYPE_CHECKING:
    import pandas as pd

    from newsstats.topics.lexicon import Scores

NAME_TAGS = ("nr", "ns", "nt")
"""Parts of speech of persons, places and organisations."""
BYLINES = (("记者", "reporters"), ("通讯员", "correspondents"))
"""Role of each list of names in a byline."""


class Analysis:
    """The shared work behind a corpus's tables. Every article is read with its own date."""

    def __init__(self, articles: Sequence[Article], words: Sequence[tuple[str, str]] = (), segmenter: Segmenter | None = None) -> None:
        self.articles = articles
        self.published = {article.id: article.published for article in articles}
        self.sections = {article.id: article.section for article in articles}
        self._user_words = words
        self._segmenter = segmenter

    @cached_property
    def parts(self) -> list[TextPart]:
        """Every part of every article, in order."""
        return [part for article in self.articles for part in article.parts]

    @cached_property
    def bylines(self) -> list[tuple[str, str, str]]:
        """`(article id, name, role)` of everyone whom a byline names."""
        return [(article.id, name, role) for article in self.articles for role, names in BYLINES for name in getattr(article.byline, names)]

    @cached_property
    def _tokenized(self) -> tuple[Tokenizer, Tagged]:
        """The tokenizer with the words that the articles and their user name, and the tokens, learned words joined."""
        words = {name: "nr" for _, name, _ in self.bylines}
        for article in self.articles:
            words.update(dict.fromkeys(announced_abbreviations(article.text), "n"))
        words.update(self._user_words)
        segmenter = self._segmenter or newspaper()
        first = Tokenizer(segmenter, words)
        tagged = first.tagged(self.parts)
        learned = {word: "n" for word in new_words(tagged) if word not in words}
        return (Tokenizer(segmenter, learned | words), joined(tagged, learned)) if learned else (first, tagged)

    @property
    def tagged(self) -> Tagged:
        """The tokens of every part in columns."""
        return self._tokenized[1]

    @cached_property
    def units(self) -> Tagged:
        """The tokens with each phrase as one of them: what terms are counted in."""
        named = {name: NAME_TAGS[kind] for name, kind in sure_names(self.parts).items()}
        return with_phrases(self.tagged, named)

    @cached_property
    def named(self) -> Found:
        """Every mention of a name by the rules alone."""
        return self._find(linear.candidates)

    @cached_property
    def named_by_network(self) -> Found:
        """The same by the network of the extra `names`.

        Raises: `MissingExtraError` where it is not installed.
        """
        return self._find(lac.candidates)

    def _find(self, read: Reader) -> Found:
        return find(self.parts, read, self._known)

    @property
    def _known(self) -> list[tuple[str, str]]:
        return [(article, name) for article, name, _ in self.bylines]

    @cached_property
    def unit_tokens(self) -> pd.DataFrame:
        """The table of tokens (`schema.TOKENS`) with each phrase as one row."""
        return tokens_table(self.units, self.sections)

    @cached_property
    def mentions(self) -> dict[str, list[Any]]:
        """The number mentions as columns (`schema.NUMBERS`)."""
        return self._with_sections(mention_columns(*self.group))

    @property
    def group(self) -> Group:
        """What its number mentions are found from."""
        return self.parts, self.published, self._tokenized[0].tag

    def _with_sections(self, columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
        return {**columns, "section": [self.sections[article] for article in columns["article_id"]]}

    @cached_property
    def stories(self) -> list[StoryText]:
        """Every article as sentences with their figures."""
        return list(stories(self.parts, self.mentions, self.published))

    @cached_property
    def projects(self) -> list[dict[str, object]]:
        """The rows of `schema.PROJECTS`."""
        from newsstats.findings.projects import projects_rows

        return projects_rows(self.stories)

    @cached_property
    def scores(self) -> Scores:
        """What speaks for each topic in each article."""
        from newsstats.topics.lexicon import article_scores

        return article_scores(self.tagged)


def mention_together(analyses: Sequence[Analysis]) -> None:
    """Find the number mentions of several small corpora at once, which takes less time; each keeps what it would find alone."""
    for analysis, columns in zip(analyses, columns_of_groups([analysis.group for analysis in analyses]), strict=True):
        analysis.__dict__["mentions"] = analysis._with_sections(columns)


def name_together(analyses: Sequence[Analysis]) -> None:
    """Find the names of several small corpora at once by the rules, which takes less time; each keeps what it would find alone."""
    for analysis, found in zip(analyses, find_together([(one.parts, one._known) for one in analyses], linear.candidates), strict=True):
        analysis.__dict__["named"] = found
