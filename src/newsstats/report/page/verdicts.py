"""Do the figures add up? What was really checked, contradictions first, the arithmetic written out."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from newsstats.html_table import html_table
from newsstats.lang import say, words
from newsstats.report.findings import Facts
from newsstats.report.page.write import counted, span_of

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
    body = [
        (
            f'<span class="verdict {escape(row["verdict"].split()[0])}{" rounding" if "rounding" in row["verdict"] else ""}" data-verdict="{escape(row["verdict"])}">{escape(said[row["verdict"]])}</span>',
            escape(kinds[row["kind"]]),
            statement(facts, row),
            f'<a href="page.html#{escape(row["whole_mention_id"] or row["article_id"])}">{escape(say("page.sentence"))}</a>',
        )
        for row in rows[:ROWS]
    ]
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ORDER}
    told = escape(say("page.comma")).join(
        f"{escape(said[verdict])} {counted(n, f'verdict:{verdict}')}" for verdict, n in counts.items() if n
    )
    quiet = int((checks["trivial"] | again).sum())
    more = say("page.quiet_checks") if quiet else ""
    rest = say("html.shown", n=ROWS, all=len(rows)) if len(rows) > ROWS else ""
    head = [say(f"page.{name}") for name in ("verdict", "relation", "sum", "where")]
    return (
        f"<p>{told}{escape(say('page.stop'))}{escape(more)} {escape(rest)}</p>"
        f'<div class="tablewrap" tabindex="0">{html_table(head, body, kind="checks")}</div>'
    )


def statement(facts: Facts, row: Mapping[Any, Any]) -> str:
    """The arithmetic in the reader's words, with where its figures stand."""
    ids = [row["whole_mention_id"], *str(row["part_mention_ids"]).split("、")]
    at = ";".join(f"{a}-{b}" for a, b in (span_of(facts.mentions[one]) for one in ids if one in facts.mentions))
    return f'<span class="arithmetic" data-at="{at}">{escape(row["statement"].replace(", printed ", say("page.printed")))}</span>'
