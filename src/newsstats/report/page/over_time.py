"""What changed over many days: series, figures that were told otherwise later, and what became of projects."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newsstats.charts.projects import status_of
from newsstats.findings.news_value import Finding
from newsstats.html_table import html_table
from newsstats.lang import say, words
from newsstats.report.findings import Facts
from newsstats.report.page.cards.series import series
from newsstats.report.page.english import called
from newsstats.report.page.write import dated, figure

PANELS, ROWS = 4, 8
"""Series that are drawn, and rows of each table."""


def over_time(facts: Facts, findings: Sequence[Finding]) -> str:
    """The section as HTML; nothing where all articles are of one day, or nothing recurs in them."""
    if len({article.published for article in facts.corpus}) < 2:
        return ""
    return _series(facts, findings) + _told_otherwise(facts) + _changes(facts)


def _series(facts: Facts, findings: Sequence[Finding]) -> str:
    """The series that no card has."""
    told = {finding.topic for finding in findings if finding.kind == "series"}
    written = [series(facts, finding) for finding in facts.series if finding.topic not in told][:PANELS]
    panels = "".join(f'<div><h3 class="statement">{one.title}</h3>{one.chart}</div>' for one in written)
    return f'<div class="panels">{panels}</div>' if panels else ""


def _told_otherwise(facts: Facts) -> str:
    """Two figures for one thing, contradictions first, the latest first."""
    table = facts.contradictions
    rows = table.sort_values(["kind", "second_published"], ascending=[True, False], kind="stable").head(ROWS).to_dict("records")
    if not rows:
        return ""
    kinds = words("ledger_kinds")
    head = [say("ledger.kind"), say("page.what"), say("ledger.first"), say("ledger.second")]
    body = [
        (
            escape(kinds[row["kind"]]),
            called(row["subject"], row["indicator"]),
            *(
                f"{figure(facts, row[f'{which}_mention'])} {escape(row[f'{which}_outlet'])} {dated(row[f'{which}_published'], facts.issued)}"
                for which in ("first", "second")
            ),
        )
        for row in rows
    ]
    return _table(say("page.over_reports"), head, body, len(table))


def _changes(facts: Facts) -> str:
    """What became of projects and goals: what is told otherwise than before, the latest first."""
    table = facts.corpus.biography()
    changed = table[table["changed"]]
    rows = changed.sort_values(["published", "project"], ascending=[False, True], kind="stable").head(ROWS).to_dict("records")
    if not rows:
        return ""
    head = [say("page.over_project"), say("ledger.fact"), say("ledger.was"), say("ledger.said"), say("archive.paper")]
    facts_of = words("facts")
    body = [
        (
            called(row["project"]),
            escape(facts_of[row["fact"]]),
            escape(_told(row["fact"], row["was"])),
            figure(facts, row["mention_id"]) if row["mention_id"] in facts.mentions else escape(_told(row["fact"], row["said"])),
            f"{escape(row['outlet'])} {dated(row['published'], facts.issued)}",
        )
        for row in rows
    ]
    return _table(say("page.over_changes"), head, body, len(changed))


def _told(fact: str, said: str) -> str:
    return status_of(said) if fact == "status" and said else said


def _table(title: str, head: Sequence[str], body: Sequence[Sequence[str]], count: int) -> str:
    rest = f" {say('html.shown', n=ROWS, all=count)}" if count > ROWS else ""
    drawn = html_table(head, body, kind="checks")
    return f'<p class="sub">{escape(title + rest)}</p><div class="tablewrap" tabindex="0">{drawn}</div>'
