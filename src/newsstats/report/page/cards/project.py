"""A project: its phases as small multiples, its schedule, the parts of its sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from newsstats.charts.labels import label
from newsstats.findings.cues import has
from newsstats.findings.news_value import Finding
from newsstats.lang import current, say
from newsstats.ledger.names import lasting, series_indicator, without_project
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, Piece, bars, stacked
from newsstats.report.page.cards.cite import cited
from newsstats.report.page.cards.written import Written
from newsstats.report.page.english import called
from newsstats.report.page.write import computed, counted, dated, figure, span_of

COST = 6
"""Characters of what a text calls a cost at most; longer ones hold more than that."""


def project(facts: Facts, finding: Finding) -> Written:
    """A project: its phases in money, floor area and time, and what its sum is made of."""
    rows: Sequence[Mapping[str, Any]] = finding.data["rows"]
    phases = [row for row in rows if row["phase"] > 0 and row["investment"] == row["investment"]]
    title = say(
        "page.project",
        project=called(finding.data["project"]),
        what=escape(_cost(facts, finding)),
        value=figure(facts, finding.mentions[0]),
    )
    if len(phases) > 1:
        known = [row for row in phases if row["start"] or row["finish"]]
        number = counted(len(phases), "places", _places(facts, [row["investment_mention"] for row in phases]))
        when = counted(len(known), "places", [span_of(mention) for row in known for mention in _dates(facts, row)[:1]])
        title += say("page.phases", n=number, dated=when) if len(known) < len(phases) else say("page.phases_all", n=number)
    chart = ""
    for name, unit in (("investment", "CNY"), ("area", "m2")):
        known = [row for row in phases if row[name] == row[name]]
        if len(known) > 1:
            most = max(float(row[name]) for row in known)
            chart += bars(
                [
                    Bar(
                        called(str(row["label"]) or str(row["phase"])),
                        float(row[name]) / most,
                        cited(facts, row[f"{name}_mention"], float(row[name]), unit),
                    )
                    for row in known
                ],
                escape(say(f"chart.{name}")),
            )
    if len(phases) > 1:
        steps = "".join(
            f'<li><span class="name">{called(str(row["label"]))}</span><span class="{"" if row["start"] or row["finish"] else "unsaid"}">{_schedule(facts, row)}</span></li>'
            for row in phases
        )
        chart += f'<div class="bars schedule"><p class="caption">{escape(say("page.schedule"))}</p><ul>{steps}</ul></div>'
    chart = f'<div class="panels">{chart}</div>' if chart else ""
    return Written(title, chart + _breakdowns(facts, finding), _phase_sum(facts, rows, phases), _next(facts, phases))


def _next(facts: Facts, phases: Sequence[Mapping[str, Any]]) -> str:
    """The first phase that has a date, with what it costs."""
    for row in phases:
        day = start_of(facts, row)
        if day and row["investment_mention"] in facts.mentions:
            begun = say("chart.begun", day=day)
            return say("page.phase_next", phase=called(str(row["label"])), value=figure(facts, row["investment_mention"]), begun=begun)
    return ""


def _cost(facts: Facts, finding: Finding) -> str:
    """What the text calls the sum: 总投资, 社会投资; just investment where it is not sure."""
    said = without_project(str(facts.mentions[finding.mentions[0]]["indicator"]), str(finding.data["project"]))
    printed = said if has("figure", "investment", said) and len(said) <= COST else ""
    return printed if printed and current() == "zh" else say("page.total_cost" if lasting(series_indicator(printed)) else "page.cost")


def _places(facts: Facts, mentions: Sequence[str]) -> list[tuple[int, int]]:
    return [span_of(facts.mentions[mention]) for mention in mentions if mention in facts.mentions]


def _dates(facts: Facts, row: Mapping[str, Any]) -> list[Mapping[Any, Any]]:
    """The mentions that a phase's start and finish are read from."""
    rows = [facts.mentions[one] for one in str(row["mention_ids"]).split("、") if one in facts.mentions]
    return [one for one in rows if one["kind"] == "date" and one["date"] in (row["start"], row["finish"])]


def start_of(facts: Facts, row: Mapping[str, Any]) -> str:
    """When a phase begins, as HTML that cites its date; empty where the text gives none."""
    said = [one for one in _dates(facts, row) if one["date"] == row["start"]]
    return dated(str(row["start"]), facts.issued, said[:1]) if row["start"] and said else ""


def _schedule(facts: Facts, row: Mapping[str, Any]) -> str:
    """When a phase begins and ends, as HTML."""
    said = [
        say(key, day=dated(str(row[name]), facts.issued, [one for one in _dates(facts, row) if one["date"] == row[name]]))
        for name, key in (("start", "chart.begun"), ("finish", "chart.ended"))
        if row[name]
    ]
    return say("page.comma").join(said) or escape(say("page.unsaid"))


def _breakdowns(facts: Facts, finding: Finding) -> str:
    parts: Sequence[Mapping[str, Any]] = finding.data["breakdown"]
    if len(parts) < 2:
        return ""
    total = float(parts[0]["whole_value"])
    mine = [part for part in parts if part["whole_mention_id"] == parts[0]["whole_mention_id"]]
    pieces = [
        Piece(
            called(str(part["part"])),
            float(part["value"]) / total,
            cited(facts, str(part["mention_id"]), float(part["value"]), str(part["base_unit"])),
            f"tint{n % 4}",
        )
        for n, part in enumerate(mine)
    ]
    gap = 1.0 - sum(piece.share for piece in pieces)
    if gap > 0.005:
        pieces.append(Piece(escape(say("page.rest")), gap, escape(label(gap * total, "", str(parts[0]["base_unit"]))), "open"))
    return stacked(pieces, say("page.breakdown", whole=called(str(parts[0]["whole"]))))


def _phase_sum(facts: Facts, rows: Sequence[Mapping[str, Any]], phases: Sequence[Mapping[str, Any]]) -> str:
    total = next((row for row in rows if row["phase"] == 0 and row["investment"] == row["investment"]), None)
    if total is None or len(phases) < 2 or any(row["investment_mention"] not in facts.mentions for row in (total, *phases)):
        return ""
    cited = [facts.mentions[row["investment_mention"]] for row in phases]
    said = " + ".join(figure(facts, row["mention_id"]) for row in cited)
    value = sum(float(row["investment"]) for row in phases)
    return say(
        "page.phase_sum",
        parts=said,
        sum=computed(label(value, "", "CNY"), "+".join(row["text"] for row in cited), cited),
        total=figure(facts, total["investment_mention"]),
    )
