"""Two reports of one thing: a contradiction or a revision."""

from __future__ import annotations

from html import escape

from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, bars
from newsstats.report.page.cards.written import Written
from newsstats.report.page.english import called
from newsstats.report.page.write import dated, figure


def two_reports(facts: Facts, finding: Finding) -> Written:
    """Two reports of one thing that print other figures: a contradiction or a revision."""
    data = finding.data
    first, second = figure(facts, data["first_mention"]), figure(facts, data["second_mention"])
    title = say(f"page.{finding.kind}", what=called(data["subject"], data["indicator"]), first=first, second=second)
    most = max(abs(data["first_value"]), abs(data["second_value"])) or 1.0
    rows = [
        Bar(
            f'{escape(data[f"{which}_outlet"])} <span class="day">{dated(data[f"{which}_published"], facts.issued)}</span>'.strip(),
            abs(data[f"{which}_value"]) / most,
            figure(facts, data[f"{which}_mention"]),
        )
        for which in ("first", "second")
    ]
    return Written(title, bars(rows, called(data["subject"], data["indicator"])), escape(say(f"ledger.{data['reason']}")))
