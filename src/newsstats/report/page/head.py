"""The head of the page: what this is, a title and two sentences made of the strongest findings, how sure the reading is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newsstats.corpus.display import outlets, span
from newsstats.corpus.doubt import SURE, in_words
from newsstats.corpus.issue import Issue
from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.cards.card import Card
from newsstats.report.page.write import counted, dated

NAMED = 3
"""So many of them are named."""


def head(facts: Facts, findings: Sequence[Finding], cards: Sequence[Card]) -> str:
    """The head as HTML."""
    corpus = facts.corpus
    kicker = " · ".join(filter(None, (escape(say("page.kicker" if isinstance(corpus, Issue) else "page.kicker_many")), *_whence(facts))))
    lead = cards[0].title if cards else escape(_headline(facts))
    stand = "".join(f"<span>{said}{say('page.stop')}</span>" for said in _standfirst(findings, cards))
    doubts = _doubts(facts)
    return (
        f'<p class="kicker">{kicker}</p><h1>{lead}</h1>'
        + (f'<p class="standfirst">{stand}</p>' if stand else "")
        + (f'<p class="doubt"><b>{escape(say("page.sure"))}</b> {doubts}</p>' if doubts else "")
        + (f'<p class="meta">{escape(say("html.file", name=facts.called))}</p>' if facts.called else "")
    )


def _standfirst(findings: Sequence[Finding], cards: Sequence[Card]) -> list[str]:
    """Two sentences: what the first finding's title leaves out, and the strongest finding of another story; else the next two findings."""
    rest = list(zip(findings, cards, strict=True))[1:]
    first = findings[0].article_id if findings else ""
    apart = [one for finding, one in rest if finding.article_id != first] or [one for _, one in rest]
    said = [one.title + (say("page.and") + one.more if one.more else "") for one in apart]
    return ([cards[0].more] if cards and cards[0].more else []) + said[: 1 if cards and cards[0].more else 2]


def _whence(facts: Facts) -> list[str]:
    corpus = facts.corpus
    if isinstance(corpus, Issue):
        labels = [label for label in dict.fromkeys(corpus.articles["page_label"]) if label]
        return [escape(corpus.paper), dated(corpus.date, ""), escape(say("page.page", n="、".join(labels))) if labels else ""]
    papers = outlets(corpus)
    days = [dated(one, "") for one in span(corpus, "|").split("|") if one]
    return [escape("、".join(papers[:3])), "–".join(dict.fromkeys(days)), say("html.articles", n=counted(len(corpus), "articles"))]


def _headline(facts: Facts) -> str:
    return next((row["headline"] for row in facts.articles.values() if row["headline"]), say("summary.untitled"))


def _doubts(facts: Facts) -> str:
    """What of the reading is in doubt, as HTML: paper or day not printed, stories with the reasons, what a person corrected."""
    corpus = facts.corpus
    said = []
    if isinstance(corpus, Issue):
        if not corpus.paper:
            said.append(escape(say("page.no_paper")))
        if not corpus.date:
            said.append(escape(say("page.no_date")))
        doubts = corpus.doubts
        doubtful = doubts[doubts["confidence"] < SURE]
        if len(doubtful):
            why = say("page.comma").join(dict.fromkeys(one for told in doubtful["doubt"] for one in in_words(told)))
            named = [
                f'<a href="page.html#{escape(one)}" lang="zh">{escape(headline or say("summary.untitled"))}</a>'
                for one, headline in zip(doubtful["article_id"][:NAMED], doubtful["headline"][:NAMED], strict=True)
            ]
            more = say("page.and_others") if len(doubtful) > NAMED else ""
            said.append(say("page.in_doubt", stories=say("page.comma").join(named) + more, why=escape(why)))
        if len(corpus.corrections):
            said.append(escape(say("page.corrected")))
    if len(corpus.notes):
        said.append(escape(say("page.notes", n=len(corpus.notes))))
    return say("page.and").join(said)
