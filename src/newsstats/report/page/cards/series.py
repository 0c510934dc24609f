"""A series: one variable over time."""

from __future__ import annotations

from html import escape

from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, bars
from newsstats.report.page.cards.cite import cited
from newsstats.report.page.cards.written import Written
from newsstats.report.page.english import called
from newsstats.report.page.write import counted, period

SHOWN = 14
"""Periods of a series that a card shows."""


def series(facts: Facts, finding: Finding) -> Written:
    """A variable of which many periods are told: its last ones as bars."""
    rows = finding.data["rows"]
    shown = rows[-SHOWN:]
    known = [row for row in shown if row["value"] == row["value"]]
    most = max(abs(row["value"]) for row in known) or 1.0
    drawn = [
        Bar(
            period(row["period_start"], row["period_end"]), abs(row["value"]) / most if row["value"] == row["value"] else 0.0,
            cited(facts, row["mention_id"], row["value"], row["unit"]) if row["value"] == row["value"] else escape(say("page.unsaid")),
            "down" if row["value"] < 0 else "",
        )
        for row in shown
    ]  # fmt: skip
    last = known[-1]
    when = period(last["period_start"], last["period_end"])
    title = say(
        "page.series",
        what=called(last["subject"], finding.data["indicator"]),
        when=when,
        value=cited(facts, last["mention_id"], last["value"], last["unit"]),
    )
    how = say("page.series_how", n=counted(sum(int(row["sources"]) for row in rows), "reports"))
    return Written(title, bars(drawn, called(finding.data["indicator"])), how)
