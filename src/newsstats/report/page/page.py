"""The sections of the page, each made once from one corpus; a notebook shows them, the report composes them."""

from __future__ import annotations

from functools import cached_property
from html import escape

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts, leading
from newsstats.report.page import figures, glance, head, method, over_time, terms, verdicts
from newsstats.report.page.cards.card import Card, card

COLOURED = 6
"""Stories that have a colour of their own; the others share one."""


class Section(str):
    """A section's HTML, which a notebook shows as such."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"<section of {len(self):,} characters>" if self else "<no section>"


class Page:
    """A corpus as the page that a reader sees.

    Parameters
    ----------
    corpus
        An issue or a corpus of articles.

    Examples
    --------
    >>> import newsstats as ns
    >>> page = Page(ns.read([{"title": "大桥通车", "body": "大桥总投资12亿元。", "date": "2024-05-06"}]))
    >>> "12亿元" in page.figures()
    True
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.facts = Facts(corpus)

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings that lead, strongest first."""
        return leading(self.corpus, self.facts)

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of each story: those of findings first, then in order."""
        wanted = [finding.article_id for finding in self.findings if finding.article_id] + [
            article for article, row in self.facts.articles.items() if row["kind"] == "story"
        ]
        return {article: f"s{n + 1}" for n, article in enumerate(list(dict.fromkeys(wanted))[:COLOURED])}

    @cached_property
    def written(self) -> list[Card]:
        """Each finding as a card."""
        return [card(self.facts, finding, self.colours.get(finding.article_id, "other"), n) for n, finding in enumerate(self.findings, 1)]

    def head(self) -> Section:
        """What this is, a title and a standfirst."""
        return Section(f'<header class="head">{head.head(self.facts, self.findings, self.written)}</header>')

    def glance(self) -> Section:
        """The page at a glance."""
        return self._section(
            "glance" if isinstance(self.corpus, Issue) else "glance_many", glance.glance(self.facts, self.findings, self.colours)
        )

    def cards(self) -> Section:
        """The findings, one card each."""
        return self._section("findings", "".join(one.html for one in self.written))

    def over_time(self) -> Section:
        """What changed over many days."""
        return self._section("over_time", over_time.over_time(self.facts, self.findings))

    def checks(self) -> Section:
        """Whether the figures add up."""
        return self._section("checks", verdicts.verdicts(self.facts))

    def terms(self) -> Section:
        """What the page talks about."""
        return self._section("terms", terms.terms(self.facts, self.colours))

    def figures(self) -> Section:
        """All figures."""
        return self._section("figures", figures.figures(self.facts, self.findings, self.colours))

    def method(self) -> Section:
        """Method, limits, downloads."""
        return self._section("method", method.method(self.facts))

    @staticmethod
    def _section(name: str, body: str) -> Section:
        """A section with its title; nothing at all where there is nothing to say."""
        if not body:
            return Section("")
        return Section(f'<section id="{name}"><h2>{escape(say(f"page.title_{name}"))}</h2><div class="content">{body}</div></section>')
