"""The top of the report: counts, the leading findings, the largest sums, the stories."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsstats.charts import statements
from newsstats.charts.labels import label
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import FIGURES, Issue
from newsstats.html_table import html_table
from newsstats.lang import say

LARGEST = 5
"""Sums that the summary lists."""
STORIES = 60
"""Stories that the table lists; a longer one says how many there are."""


def summary(issue: Corpus) -> str:
    """The counts, the leading findings, the largest sums and the stories as HTML."""
    return _cards(issue) + _findings(issue) + _largest(issue) + _stories(issue)


def _cards(issue: Corpus) -> str:
    articles = issue.articles
    counts = (
        ("stories", int((articles["kind"] == "story").sum())),
        ("characters", int(articles["characters"].sum())),
        ("figures", int(issue.numbers["kind"].isin(FIGURES).sum())),
        ("projects", len(issue.projects)),
        ("goals", len(issue.progress)),
        ("checks", int((~issue.checks["trivial"]).sum())),
        ("disagree", int((issue.checks["verdict"] == "disagrees").sum())),
    )
    return '<ul class="summary">' + "".join(f"<li><b>{n:,}</b>{escape(say(f'summary.{key}'))}</li>" for key, n in counts) + "</ul>"


def _findings(issue: Corpus) -> str:
    """A sentence for each kind of finding, linked to its notebook."""
    projects = issue.projects
    said: list[tuple[str, str]] = []
    if ((projects["phase"] > 0) & projects["investment"].notna()).sum() > 1:
        said.append((statements.phases(projects), "04-project-phases"))
    if len(issue.breakdowns):
        said.append((statements.breakdown(issue.breakdowns), "04-project-phases"))
    if len(issue.progress):
        said.append((statements.progress(issue.progress), "05-shelterbelt"))
    by = "section" if isinstance(issue, Issue) else issue.grouping
    topics = issue.topics(by=by)
    if by not in ("article", "issue") and topics.iloc[:, 0].nunique() > 1 and (topics["topic"] != "unknown").any():
        said.append((statements.topics(topics), "06-topics"))
    said.append((statements.checks(issue.checks), "07-do-the-figures-add-up"))
    items = "".join(f'<li><a href="#{stem}">{escape(text)}</a></li>' for text, stem in said)
    return f'<h2>{escape(say("summary.findings"))}</h2><ul class="findings">{items}</ul>'


def _largest(issue: Corpus) -> str:
    numbers = issue.numbers
    money = numbers[(numbers["dimension"] == "money") & (numbers["kind"] == "quantity") & numbers["base_value"].notna()]
    money = (
        money.sort_values(["base_value", "mention_id"], ascending=[False, True]).drop_duplicates(["base_value", "base_unit"]).head(LARGEST)
    )
    if money.empty:
        return ""
    rows = (
        (
            f'<a href="page.html#{escape(row["mention_id"])}">{escape(row["text"])}</a>',
            escape(label(row["base_value"], row["modifier"], row["base_unit"])),
            escape(row["measured_property"]),
            escape(row["measured_entity"]),
        )
        for row in money.to_dict("records")
    )
    return table(say("summary.leading"), [say(f"figures.{k}") for k in ("figure", "base", "property", "entity")], rows)


def _stories(issue: Corpus) -> str:
    articles = issue.articles.head(STORIES)
    rows = (
        (
            f'<a href="page.html#{escape(row["article_id"])}">{escape(row["article_id"])}</a>',
            escape(row["headline"] or say("summary.picture" if row["kind"] == "caption" else "summary.untitled")),
            escape(row["section"]),
            f"{row['characters']:,}",
        )
        for row in articles.to_dict("records")
    )
    more = f" · {say('html.shown', n=STORIES, all=len(issue))}" if len(issue) > STORIES else ""
    return table(say("summary.caption") + more, [say(f"summary.{k}") for k in ("id", "headline", "section", "length")], rows)


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are HTML already."""
    return f'<div class="tablewrap" tabindex="0">{html_table(list(head), [tuple(row) for row in rows], caption=caption)}</div>'
