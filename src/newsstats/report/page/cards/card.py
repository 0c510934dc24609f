"""A card a finding: a sentence, one chart, the source's own sentence, and how it was worked out."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.cards.goal import closed, goal
from newsstats.report.page.cards.lag import lag
from newsstats.report.page.cards.listing import listing
from newsstats.report.page.cards.project import project
from newsstats.report.page.cards.series import series
from newsstats.report.page.cards.two_reports import two_reports
from newsstats.report.page.cards.without_chart import check, in_headline, in_lead
from newsstats.report.page.menu import menu
from newsstats.report.page.questions import questions
from newsstats.report.page.write import sentences

QUOTED_ONCE = ("series", "lag")
"""Kinds of which only the first figure's sentence is quoted: they are of many stories."""
OWN_HEADLINE = ("figure", "lead")
"""Kinds whose title is the story's headline already."""
_CHARTED = ("goal", "closed", "project", "contradiction", "revision", "series", "listing", "lag")
_WRITERS = {
    "goal": goal, "closed": closed, "project": project, "check": check, "contradiction": two_reports, "revision": two_reports,
    "series": series, "figure": in_headline, "lead": in_lead, "listing": listing, "lag": lag,
}  # fmt: skip


class Card(NamedTuple):
    """A finding's card as HTML: its title, whose figures lead to their characters, the card, and what the standfirst adds."""

    title: str
    html: str
    more: str


def card(facts: Facts, finding: Finding, colour: str, number: int) -> Card:
    """The card of a finding; `number` names the files of its chart."""
    written = _WRITERS[finding.kind](facts, finding)
    quoted = sentences(facts, finding.mentions[:1] if finding.kind in QUOTED_ONCE else finding.mentions)
    told = f'<p class="how"><b>{escape(say("page.how"))}</b> {written.how}</p>' if written.how else ""
    row = facts.articles.get(finding.article_id) if finding.kind not in OWN_HEADLINE else None
    story = f'<p class="story"><i class="{colour}"></i>{escape(row["headline"] or say("summary.untitled"))}</p>' if row else ""
    notes = told + questions(finding)
    proof = f'<div class="proof">{quoted}{f"<div>{notes}</div>" if notes else ""}</div>'
    html = f'<article class="card {colour}">{story}<h3>{written.title}</h3>{written.chart}{proof}{_menu(facts, finding, number, written.title)}</article>'
    return Card(written.title, html, written.more)


def _menu(facts: Facts, finding: Finding, number: int, title: str) -> str:
    """The menu of the card's chart, where it has one."""
    if finding.kind not in _CHARTED or (
        finding.kind == "project" and sum(row["phase"] > 0 for row in finding.data["rows"]) < 2 and not finding.data["breakdown"]
    ):
        return ""
    return menu(facts.corpus, f"finding-{number}", title)
