"""What a reporter can ask: what a finding's story does not say, and what its figures do not settle."""

from __future__ import annotations

from html import escape

from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.page.english import called

MOST = 2
"""Questions of a card."""


def questions(finding: Finding) -> str:
    """The questions of a card as HTML; nothing where the story leaves none open that a rule knows.

    A project: which phases have no date to begin, whether any date to finish is there. A goal: of which day its figures are. Two figures
    of one thing, and figures that do not add up: which of them holds. A list that names only some: who the others are.
    """
    asked = _of_project(finding) if finding.kind == "project" else _of_figures(finding)
    if not asked:
        return ""
    return f'<p class="how ask"><b>{escape(say("page.ask"))}</b> {" ".join(asked[:MOST])}</p>'


def _of_project(finding: Finding) -> list[str]:
    rows = finding.data["rows"]
    phases = [row for row in rows if row["phase"] > 0]
    open_ = [row for row in phases or rows if not row["start"] and row["status"] not in ("started", "under way", "completed")]
    out = []
    if open_:
        listed = escape(say("page.list")).join(called(str(row["label"])) for row in open_ if row["label"])
        out.append(say("page.ask_start", what=listed or called(finding.data["project"])))
    if not any(row["finish"] for row in rows) and any(row["status"] != "completed" for row in rows):
        out.append(escape(say("page.ask_finish")))
    return out


def _of_figures(finding: Finding) -> list[str]:
    if finding.kind == "goal" and not finding.data["as_of"]:
        return [escape(say("page.ask_when"))]
    if finding.kind == "contradiction" or (finding.kind == "check" and finding.data["verdict"] == "disagrees"):
        return [escape(say("page.ask_which"))]
    return [escape(say("page.ask_named"))] if finding.kind == "listing" else []
