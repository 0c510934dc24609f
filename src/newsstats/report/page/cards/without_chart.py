"""Cards that need no chart: figures that do not add up, and the figure of a headline or of a first paragraph."""

from __future__ import annotations

from html import escape

from newsstats.findings.news_value import Finding
from newsstats.lang import say, words
from newsstats.report.findings import Facts
from newsstats.report.page.cards.written import Written
from newsstats.report.page.verdicts import statement
from newsstats.report.page.write import figure


def check(facts: Facts, finding: Finding) -> Written:
    """Figures that do not add up: the arithmetic is the title."""
    kind = words("relations")[finding.data["kind"]]
    return Written(statement(facts, finding.data), f"<p>{escape(say('page.check', kind=kind))}</p>", escape(finding.data["reason"]))


def in_headline(facts: Facts, finding: Finding) -> Written:
    """The story's own headline: what it says of the figure is not said anew."""
    row = finding.data
    headline = facts.corpus[finding.article_id].part("headline")
    before, after = headline[: row["start"]], headline[row["end"] :]
    return Written(f"{escape(before)}{figure(facts, finding.mentions[0], str(row['text']))}{escape(after)}".replace("\n", " "))


def in_lead(facts: Facts, finding: Finding) -> Written:
    """The story's headline over the sentence of its first paragraph that holds the figure: the paper's words, none of ours."""
    return Written(f'<span lang="zh" data-quote>{escape(facts.articles[finding.article_id]["headline"])}</span>')
