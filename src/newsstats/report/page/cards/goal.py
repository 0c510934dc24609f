"""A goal: how much of it is done, or that it has come to its end."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from newsstats.charts.labels import label
from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Piece, stacked
from newsstats.report.page.cards.cite import near
from newsstats.report.page.cards.written import Written
from newsstats.report.page.english import called
from newsstats.report.page.write import computed, dated, figure, whole


def goal_rows(facts: Facts, finding: Finding) -> dict[str, Mapping[Any, Any]]:
    """Which mention is the goal's total, what is done, what remains."""
    rows = [facts.mentions[mention] for mention in finding.mentions if mention in facts.mentions]
    out = {}
    for name in ("total", "done", "remaining"):
        found = next((row for row in rows if abs(row["base_value"] - finding.data[name]) < 1e-6 * max(1.0, abs(finding.data[name]))), None)
        if found is not None:
            out[name] = found
    return out


def _goal_bars(facts: Facts, finding: Finding) -> str:
    data, rows = finding.data, goal_rows(facts, finding)
    said = {name: figure(facts, row["mention_id"]) for name, row in rows.items()}
    when = dated(data["as_of"], facts.issued, near(facts, finding, data["as_of"]))
    before = stacked(
        [
            Piece(escape(say("chart.done")), data["done"] / data["total"], said.get("done", label(data["done"], "", data["unit"])), "full"),
            Piece(
                escape(say("chart.remaining")),
                data["remaining"] / data["total"],
                said.get("remaining", label(data["remaining"], "", data["unit"])),
                "open",
            ),
        ],
        say("page.by", when=when) if when else escape(say("page.then")),
    )
    if not data["closed"]:
        return before
    after = stacked(
        [Piece(called(data["word"]), 1.0, said.get("total", label(data["total"], "", data["unit"])), "full")], _closed_on(facts, finding)
    )
    return before + after


def _goal_how(facts: Facts, finding: Finding) -> str:
    rows = goal_rows(facts, finding)
    if len(rows) < 3:
        return ""
    done, total, left = rows["done"], rows["total"], rows["remaining"]
    share = computed(_share(finding.data), f"{done['text']}/{total['text']}", [done, total])
    return say(
        "page.goal_how",
        done=figure(facts, done["mention_id"]),
        left=figure(facts, left["mention_id"]),
        total=figure(facts, total["mention_id"]),
        share=share,
    )


def goal(facts: Facts, finding: Finding) -> Written:
    """What is done of a goal and what is left, and of when that is."""
    data, rows = finding.data, goal_rows(facts, finding)
    left = figure(facts, rows["remaining"]["mention_id"]) if "remaining" in rows else escape(label(data["remaining"], "", data["unit"]))
    if {"done", "total"} <= rows.keys():
        share = computed(_share(data), f"{rows['done']['text']}/{rows['total']['text']}", [rows["done"], rows["total"]])
    else:
        share = escape(_share(data))
    when = say("page.as_of", when=dated(data["as_of"], facts.issued, near(facts, finding, data["as_of"]))) if data["as_of"] else ""
    title = say("page.goal", what=called(data["what"]), share=share, left=left, when=when)
    return Written(title, _goal_bars(facts, finding), _goal_how(facts, finding))


def closed(facts: Facts, finding: Finding) -> Written:
    """A goal that has come to its end, with the share of before."""
    data, rows = finding.data, goal_rows(facts, finding)
    total = figure(facts, rows["total"]["mention_id"]) if "total" in rows else label(data["total"], "", data["unit"])
    title = say("page.closed", what=called(data["what"]), total=total, when=_closed_on(facts, finding), word=called(data["word"]))
    return Written(title, _goal_bars(facts, finding), _goal_how(facts, finding), _before(facts, finding, rows))


def _share(data: Mapping[Any, Any]) -> str:
    """The share as exactly as its figures allow: whole percents with 约 where one of them is printed so."""
    return f"{say('say.about')}{data['share']:.0%}" if data["modifier"] else whole(data["share"])


def _before(facts: Facts, finding: Finding, rows: Mapping[str, Mapping[Any, Any]]) -> str:
    """What was left before the end, and when."""
    as_of = finding.data["as_of"]
    if not as_of or "remaining" not in rows:
        return ""
    when = dated(as_of, facts.issued, near(facts, finding, as_of))
    return say("page.closed_before", when=when, left=figure(facts, rows["remaining"]["mention_id"]))


def _closed_on(facts: Facts, finding: Finding) -> str:
    mention = facts.mentions.get(finding.data["closed_mention"])
    return dated(finding.data["closed"], facts.issued, [mention] if mention else [])
