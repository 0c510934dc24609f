"""Do the figures add up? What was really checked, contradictions first, the arithmetic written out."""

from __future__ import annotations

from html import escape

from newsstats.lang import say, words
from newsstats.report.findings import Facts

ORDER = ("disagrees", "short", "agrees within rounding", "agrees")
ROWS = 20
"""Checks that are listed; the rest is counted."""


def verdicts(facts: Facts) -> str:
    """The checks as a table; empty where nothing was checked."""
    checks = facts.corpus.checks
    again = (checks["kind"] == "repeat") & checks["verdict"].str.startswith("agrees")
    telling = checks[~checks["trivial"] & ~again].drop_duplicates(["article_id", "statement"])
    rows = sorted(telling.to_dict("records"), key=lambda row: ORDER.index(row["verdict"]) if row["verdict"] in ORDER else len(ORDER))
    if not rows:
        return ""
    said, kinds = words("verdicts"), words("relations")
    body = "".join(
        f'<tr><td><span class="verdict {escape(row["verdict"].split()[0])}{" rounding" if "rounding" in row["verdict"] else ""}">{escape(said[row["verdict"]])}</span></td>'
        f"<td>{escape(kinds[row['kind']])}</td><td>{escape(_statement(row['statement']))}</td>"
        f'<td><a href="page.html#{escape(row["whole_mention_id"] or row["article_id"])}">{escape(say("page.sentence"))}</a></td></tr>'
        for row in rows[:ROWS]
    )
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ORDER}
    told = say("page.comma").join(f"{said[verdict]} {n}" for verdict, n in counts.items() if n)
    quiet = int((checks["trivial"] | again).sum())
    more = say("page.quiet_checks", n=quiet) if quiet else ""
    rest = say("html.shown", n=ROWS, all=len(rows)) if len(rows) > ROWS else ""
    head = "".join(f'<th scope="col">{escape(say(f"page.{name}"))}</th>' for name in ("verdict", "relation", "sum", "where"))
    return (
        f"<p>{escape(told)}{escape(say('page.stop'))}{escape(more)} {escape(rest)}</p>"
        f'<div class="tablewrap" tabindex="0"><table class="checks"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _statement(statement: str) -> str:
    """The arithmetic in the reader's words."""
    return statement.replace(", printed ", say("page.printed"))
