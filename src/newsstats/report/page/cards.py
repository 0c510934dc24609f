"""A card a finding: a sentence, one chart, the source's own sentence, and how it was worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from newsstats.charts.labels import label
from newsstats.charts.source import source_line
from newsstats.findings.cues import has
from newsstats.findings.news_value import Finding
from newsstats.lang import current, say, words
from newsstats.ledger.names import lasting, series_indicator, without_project
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, Piece, bars, stacked
from newsstats.report.page.english import called
from newsstats.report.page.questions import questions
from newsstats.report.page.verdicts import statement
from newsstats.report.page.write import computed, counted, dated, figure, period, sentences, span_of, whole

SERIES = 14
"""Periods of a series that a card shows."""
COST = 6
"""Characters of what a text calls a cost at most; longer ones hold more than that."""
CHARTED = ("goal", "closed", "project", "contradiction", "revision", "series")
"""Kinds of findings that have a chart, which is there as a file too."""
_TAG = re.compile("<[^>]+>")


def card(facts: Facts, finding: Finding, colour: str, number: int) -> tuple[str, str]:
    """`(title, HTML)` of a finding's card; the title is HTML too, its figures lead to their characters."""
    title, chart, how = _WRITERS[finding.kind](facts, finding)
    quoted = sentences(facts, finding.mentions if finding.kind != "series" else finding.mentions[:1])
    told = f'<p class="how"><b>{escape(say("page.how"))}</b> {how}</p>' if how else ""
    row = facts.articles.get(finding.article_id)
    story = f'<p class="story"><i class="{colour}"></i>{escape(row["headline"] or say("summary.untitled"))}</p>' if row else ""
    return (
        title,
        f'<article class="card {colour}">{story}<h3>{title}</h3>{chart}<div class="proof">{quoted}{_beside(told + questions(finding))}</div>{_menu(facts, finding, number, title)}</article>',
    )


def _beside(notes: str) -> str:
    return f"<div>{notes}</div>" if notes else ""


def _menu(facts: Facts, finding: Finding, number: int, title: str) -> str:
    """The chart as files: picture, drawing, data."""
    if finding.kind not in CHARTED or (
        finding.kind == "project" and sum(row["phase"] > 0 for row in finding.data["rows"]) < 2 and not finding.data["breakdown"]
    ):
        return ""
    links = "".join(f'<a href="files/charts/finding-{number}.{kind}" download>{kind.upper()}</a> ' for kind in ("png", "svg", "csv"))
    code = f'<figure><img src="finding-{number}.svg" alt="{_TAG.sub("", title)}"><figcaption>{escape(source_line(facts.corpus))}</figcaption></figure>'
    embed = (
        f'<details class="embed"><summary>{escape(say("page.embed"))}</summary><p>{escape(say("page.embed_how"))}</p>'
        f'<input readonly aria-label="{escape(say("page.embed"))}" value="{escape(code)}"></details>'
    )
    return f'<div class="menu">{escape(say("page.take"))} {links}{embed}</div>'


def _goal_rows(facts: Facts, finding: Finding) -> dict[str, Mapping[Any, Any]]:
    """Which mention is the goal's total, what is done, what remains."""
    rows = [facts.mentions[mention] for mention in finding.mentions if mention in facts.mentions]
    out = {}
    for name in ("total", "done", "remaining"):
        found = next((row for row in rows if abs(row["base_value"] - finding.data[name]) < 1e-6 * max(1.0, abs(finding.data[name]))), None)
        if found is not None:
            out[name] = found
    return out


def _goal_bars(facts: Facts, finding: Finding) -> str:
    data, rows = finding.data, _goal_rows(facts, finding)
    said = {name: figure(facts, row["mention_id"]) for name, row in rows.items()}
    when = dated(data["as_of"], facts.issued, _near(facts, finding, data["as_of"]))
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
    rows = _goal_rows(facts, finding)
    if len(rows) < 3:
        return ""
    done, total, left = rows["done"], rows["total"], rows["remaining"]
    share = computed(whole(finding.data["share"]), f"{done['text']}/{total['text']}", [done, total])
    return say(
        "page.goal_how",
        done=figure(facts, done["mention_id"]),
        left=figure(facts, left["mention_id"]),
        total=figure(facts, total["mention_id"]),
        share=share,
    )


def _goal(facts: Facts, finding: Finding) -> tuple[str, str, str]:
    data, rows = finding.data, _goal_rows(facts, finding)
    left = figure(facts, rows["remaining"]["mention_id"]) if "remaining" in rows else escape(label(data["remaining"], "", data["unit"]))
    if {"done", "total"} <= rows.keys():
        share = computed(whole(data["share"]), f"{rows['done']['text']}/{rows['total']['text']}", [rows["done"], rows["total"]])
    else:
        share = escape(whole(data["share"]))
    when = say("page.as_of", when=dated(data["as_of"], facts.issued, _near(facts, finding, data["as_of"]))) if data["as_of"] else ""
    return (
        say("page.goal", what=called(data["what"]), share=share, left=left, when=when),
        _goal_bars(facts, finding),
        _goal_how(facts, finding),
    )


def _closed(facts: Facts, finding: Finding) -> tuple[str, str, str]:
    data, rows = finding.data, _goal_rows(facts, finding)
    total = figure(facts, rows["total"]["mention_id"]) if "total" in rows else label(data["total"], "", data["unit"])
    title = say("page.closed", what=called(data["what"]), total=total, when=_closed_on(facts, finding), word=called(data["word"]))
    return title, _goal_bars(facts, finding), _goal_how(facts, finding)


def _closed_on(facts: Facts, finding: Finding) -> str:
    mention = facts.mentions.get(finding.data["closed_mention"])
    return dated(finding.data["closed"], facts.issued, [mention] if mention else [])


def _near(facts: Facts, finding: Finding, iso: str) -> list[Mapping[Any, Any]]:
    """The dates of a story that name a day, month or year: where it is read from."""
    return [
        row for row in facts.mentions.values() if row["article_id"] == finding.article_id and row["kind"] == "date" and row["date"] == iso
    ][:1]


def _project(facts: Facts, finding: Finding) -> tuple[str, str, str]:
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
                        _cited(facts, row[f"{name}_mention"], float(row[name]), unit),
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
    return title, chart + _breakdowns(facts, finding), _phase_sum(facts, rows, phases)


def _cited(facts: Facts, mention: str, value: float, unit: str) -> str:
    return figure(facts, mention) if mention in facts.mentions else escape(label(value, "", unit))


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
            _cited(facts, str(part["mention_id"]), float(part["value"]), str(part["base_unit"])),
            f"tint{n % 4}",
        )
        for n, part in enumerate(mine)
    ]
    gap = 1.0 - sum(piece.share for piece in pieces)
    if gap > 0.005:
        pieces.append(Piece(escape(say("page.rest")), gap, escape(label(gap * total, "", str(parts[0]["base_unit"]))), "open"))
    return stacked(pieces, escape(say("page.breakdown", whole=str(parts[0]["whole"]))))


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


def _check(facts: Facts, finding: Finding) -> tuple[str, str, str]:
    kind = words("relations")[finding.data["kind"]]
    return statement(facts, finding.data), f"<p>{escape(say('page.check', kind=kind))}</p>", escape(finding.data["reason"])


def _report(facts: Facts, finding: Finding) -> tuple[str, str, str]:
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
    return title, bars(rows, called(data["subject"], data["indicator"])), escape(say(f"ledger.{data['reason']}"))


def _series(facts: Facts, finding: Finding) -> tuple[str, str, str]:
    rows = finding.data["rows"]
    shown = rows[-SERIES:]
    known = [row for row in shown if row["value"] == row["value"]]
    most = max(abs(row["value"]) for row in known) or 1.0
    drawn = [
        Bar(
            period(row["period_start"], row["period_end"]), abs(row["value"]) / most if row["value"] == row["value"] else 0.0,
            _cited(facts, row["mention_id"], row["value"], row["unit"]) if row["value"] == row["value"] else escape(say("page.unsaid")),
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
        value=_cited(facts, last["mention_id"], last["value"], last["unit"]),
    )
    return (
        title,
        bars(drawn, called(finding.data["indicator"])),
        say("page.series_how", n=counted(sum(int(row["sources"]) for row in rows), "reports")),
    )


def _figure(facts: Facts, finding: Finding) -> tuple[str, str, str]:
    """The story's own headline: what it says of the figure is not said anew."""
    row = finding.data
    headline = facts.corpus[finding.article_id].part("headline")
    before, after = headline[: row["start"]], headline[row["end"] :]
    return f"{escape(before)}{figure(facts, finding.mentions[0], str(row['text']))}{escape(after)}".replace("\n", " "), "", ""


_WRITERS = {
    "goal": _goal, "closed": _closed, "project": _project, "check": _check, "contradiction": _report, "revision": _report, "series": _series,
    "figure": _figure,
}  # fmt: skip
