"""The page at a glance: the stories as areas where their lines stand, key figures, and the stories by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from newsstats.corpus.issue import Issue
from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, bars
from newsstats.report.page.cards.cite import near
from newsstats.report.page.cards.goal import goal_rows
from newsstats.report.page.cards.project import start_of
from newsstats.report.page.english import called
from newsstats.report.page.menu import menu
from newsstats.report.page.write import counted, dated, figure, way
from newsstats.report.scan_view import stories_on
from newsstats.report.scans import scans

COLUMNS = 5
"""Columns that a page's lines are drawn in."""
WIDE, HIGH, GAP = 150, 320, 14
"""Size of a column and of the gap between two, in units of the drawing."""
SCAN = 560
"""Pixels of the width of a printed page's picture."""
LISTED = 8
"""Stories that are listed at once; more are folded."""
MOST = 60
"""Stories that are listed at most; of more it is said how many there are."""
KEY = 5
"""Key figures."""
MONTHS = 12
"""Months that are drawn."""
MONTHS_FILE = "articles-by-month"
"""Name of the chart's files."""


def glance(facts: Facts, findings: Sequence[Finding], colours: Mapping[str, str]) -> str:
    """Key figures, a picture of the page or of the months, and the stories."""
    drawn = _picture(facts, colours) if isinstance(facts.corpus, Issue) else _months(facts)
    return _key_figures(facts, findings) + drawn + _stories(facts, colours)


def _key_figures(facts: Facts, findings: Sequence[Finding]) -> str:
    said: list[tuple[str, str]] = []
    for finding in findings:
        row = facts.mentions.get(finding.mentions[0]) if finding.mentions else None
        if row is None or finding.kind == "check":
            continue
        named = finding.data.get("what") or finding.data.get("project")
        way_of = "" if named or finding.kind == "series" else escape(way(row))
        whose = "" if named or finding.kind == "series" else str(finding.data.get("subject") or "")
        what = called(whose, str(named or finding.data.get("indicator") or row["indicator"])) + way_of
        if what and row["text"] not in {text for text, _ in said}:
            said.append((row["text"], f"<li><b>{figure(facts, row['mention_id'])}</b><span>{what}</span></li>"))
    said += [one for finding in findings for one in _second(facts, finding)]
    told = {finding.article_id for finding in findings}
    for row in facts.sure.values():
        plain = row["aspect"] == "level" and row["dimension"] != "duration" and row["part"] != "caption" and facts.leads(row["mention_id"])
        if len(said) < KEY and plain and row["article_id"] not in told and row["text"] not in {text for text, _ in said}:
            told.add(row["article_id"])
            said.append(
                (
                    row["text"],
                    f"<li><b>{figure(facts, row['mention_id'])}</b><span>{called(row['subject'], row['indicator'])}{escape(way(row))}</span></li>",
                )
            )
    return f'<ul class="key-figures">{"".join(html for _, html in said[:KEY])}</ul>' if said else ""


def _second(facts: Facts, finding: Finding) -> list[tuple[str, str]]:
    """The figure that a finding has beside its first: what was left of a goal, when the first phase with a date begins."""
    if finding.kind in ("goal", "closed"):
        row = goal_rows(facts, finding).get("remaining")
        if row is None:
            return []
        as_of = finding.data["as_of"]
        when = dated(as_of, facts.issued, near(facts, finding, as_of))
        what = say("page.left_by", when=when) if as_of else escape(say("chart.remaining"))
        return [(row["text"], f"<li><b>{figure(facts, row['mention_id'])}</b><span>{what}</span></li>")]
    for row in finding.data["rows"] if finding.kind == "project" else ():
        day = start_of(facts, row) if row["phase"] > 0 else ""
        if day:
            return [(day, f"<li><b>{day}</b><span>{say('page.phase_begins', phase=called(str(row['label'])))}</span></li>")]
    return []


def _picture(facts: Facts, colours: Mapping[str, str]) -> str:
    """The printed page, or its lines in columns, each story an area of its colour; touching one names it."""
    corpus = facts.corpus
    assert isinstance(corpus, Issue)
    stories = [row for row in facts.articles.values() if row["last_line"] >= row["first_line"]]
    if printed := scans(corpus, SCAN):
        return stories_on(printed, [article.id for article in corpus], facts.articles, colours)
    if len(stories) < 2:
        return ""
    lines = max(int(corpus.lines["line"].max()), 1)
    each = -(-lines // COLUMNS)
    areas = []
    for row in stories:
        name = row["headline"] or say("summary.untitled")
        pieces = []
        for column in range((row["first_line"] - 1) // each, (row["last_line"] - 1) // each + 1):
            top = max(row["first_line"] - 1, column * each) - column * each
            bottom = min(row["last_line"], (column + 1) * each) - column * each
            if bottom > top:
                pieces.append(
                    f'<rect x="{column * (WIDE + GAP)}" y="{top / each * HIGH:.1f}" width="{WIDE}" height="{max(2.0, (bottom - top) / each * HIGH - 2):.1f}"/>'
                )
        areas.append(
            f'<a href="page.html#{escape(row["article_id"])}" class="{colours.get(row["article_id"], "other")}"><title>{escape(name)}</title>{"".join(pieces)}</a>'
        )
    width = COLUMNS * WIDE + (COLUMNS - 1) * GAP
    return (
        f'<figure class="picture"><svg viewBox="0 0 {width} {HIGH}" role="group" aria-label="{escape(say("page.picture"))}">{"".join(areas)}</svg>'
        f"<figcaption>{escape(say('page.picture_note'))}</figcaption></figure>"
    )


def months(facts: Facts) -> pd.Series:
    """How many articles each of the last months has."""
    counts = facts.corpus.articles["published"].str[:7].value_counts().sort_index()
    return counts[counts.index != ""].tail(MONTHS)


def _months(facts: Facts) -> str:
    counted_ = months(facts)
    if len(counted_) < 2:
        return ""
    most = int(counted_.max())
    rows = [
        Bar(f'<time data-period="{month}/{month}">{month}</time>', count / most, counted(int(count), f"articles:{month}"))
        for month, count in counted_.items()
    ]
    return bars(rows, escape(say("page.months"))) + menu(facts.corpus, MONTHS_FILE, say("page.months"))


def _stories(facts: Facts, colours: Mapping[str, str]) -> str:
    rows = []
    listed = list(facts.articles.values())
    if not isinstance(facts.corpus, Issue):  # the latest first
        listed.sort(key=lambda article: article["published"], reverse=True)
    for article in listed[:MOST]:
        name = article["headline"] or say("summary.picture" if article["kind"] == "caption" else "summary.untitled")
        rows.append(
            f'<li><i class="{colours.get(article["article_id"], "other")}"></i><span lang="zh"><a href="page.html#{escape(article["article_id"])}">'
            f"{escape(name)}</a></span></li>"
        )
    shown, folded = rows[:LISTED], rows[LISTED:]
    cut = " " + escape(say("html.shown", n=MOST, all=len(facts.articles))) if len(facts.articles) > MOST else ""
    more = (
        f'<details><summary>{say("page.more_stories", n=counted(len(folded), "folded"))}{cut}</summary><ul class="stories">{"".join(folded)}</ul></details>'
        if folded
        else ""
    )
    return f'<ul class="stories">{"".join(shown)}</ul>{more}'
