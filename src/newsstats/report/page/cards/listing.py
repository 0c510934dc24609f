"""A counted list of which the text names only some members: a cell each, those without a name left open."""

from __future__ import annotations

from html import escape

from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.cards.written import Written
from newsstats.report.page.english import called
from newsstats.report.page.write import counted, figure


def listing(facts: Facts, finding: Finding) -> Written:
    """How many of a counted list are named."""
    names = finding.data["names"]
    row = facts.mentions[finding.mentions[0]]
    places = [(start, end) for _, start, end in names]
    count, named = figure(facts, row["mention_id"]), counted(len(names), "places", places)
    what = called(str(row["indicator"])) if row["mention_id"] in facts.sure else ""
    cells = "".join(f'<li data-quote lang="zh">{escape(name)}</li>' for name, _, _ in names)
    open_ = f'<li class="unsaid" aria-label="{escape(say("page.unsaid"))}"></li>' * (int(row["value"]) - len(names))
    return Written(
        say("page.listing", count=count, what=what, named=named),
        f'<ul class="cells">{cells}{open_}</ul>',
        escape(say("page.listing_how")),
    )
