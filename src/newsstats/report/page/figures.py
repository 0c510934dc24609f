"""All figures in one table: what, whose, how much, when, in which sentence; searched, filtered, sorted, copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from newsstats.corpus.issue import FIGURES
from newsstats.findings.news_value import Finding
from newsstats.lang import say, words
from newsstats.report.findings import Facts
from newsstats.report.page.english import called
from newsstats.report.page.write import counted, figure, period, way

ROWS = 1500
"""Figures that the table lists; of a longer one it says how many there are (all are in the downloads)."""
FOLDED = 15
"""Rows that are shown at first."""


def figures(facts: Facts, findings: Sequence[Finding], colours: Mapping[str, str]) -> str:
    """The table with its filters; empty where no figure is."""
    numbers = facts.corpus.numbers
    numbers = numbers[numbers["kind"].isin(FIGURES)]
    if numbers.empty:
        return ""
    leading = {mention: n for n, finding in enumerate(findings) for mention in reversed(finding.mentions)}
    behind = len(findings) + numbers["kind"].ne("quantity") + ~numbers["mention_id"].isin(list(facts.sure))
    order = numbers["mention_id"].map(leading).fillna(behind)
    shown = numbers.assign(_order=order).sort_values("_order", kind="stable").head(ROWS)
    rows = "".join(_row(facts, row, colours) for row in shown.to_dict("records"))
    head = "".join(
        f'<th scope="col" aria-sort="none"><button type="button" data-sort="{n}">{escape(say(f"page.{name}"))}</button></th>'
        for n, name in enumerate(("figure_", "what", "whose", "when", "clause"))
    )
    more = max(0, len(shown) - FOLDED)
    said = say("page.all_figures", n=counted(len(numbers), "figures"))
    cut = " " + escape(say("html.shown", n=ROWS, all=len(numbers))) if len(numbers) > ROWS else ""
    kinds = _select("kind", "figures.dimension", shown["dimension"], words("dimensions"))
    sections = _select("section", "figures.section", shown["section"], {})
    buttons = (
        (f'<button type="button" id="more">{say("page.more", n=counted(more, "more"))}</button>' if more else "")
        + f'<button type="button" id="copy">{escape(say("page.copy"))}</button><button type="button" id="csv">{escape(say("page.csv"))}</button>'
    )
    return (
        f'<p class="sub">{said}{cut}</p><p class="filters"><label>{escape(say("html.search"))} <input type="search" placeholder="{escape(say("html.placeholder"))}"></label>'
        f' {kinds} {sections} <output aria-live="polite"></output></p><div class="tablewrap" tabindex="0"><table id="figures-table" class="{"folded" if more else ""}">'
        f'<thead><tr>{head}</tr></thead><tbody lang="zh">{rows}</tbody></table></div><p class="buttons">{buttons}</p>'
    )


def _row(facts: Facts, row: Mapping[Any, Any], colours: Mapping[str, str]) -> str:
    sure = facts.sure.get(row["mention_id"])
    what = (
        called(str(row["indicator"])) + escape(way(row))
        if sure is not None
        else escape(words("mention_kinds").get(row["kind"], ""))
        if row["kind"] != "quantity"
        else ""
    )
    start = max(0, str(row["context"]).find(str(row["text"])))
    clause = str(row["context"])
    marked = (
        f"{escape(clause[:start])}<mark>{escape(str(row['text']))}</mark>{escape(clause[start + len(str(row['text'])) :])}"
        if str(row["text"]) in clause
        else escape(clause)
    )
    whose = (row["subject"] or sure["series_subject"]) if sure is not None else ""
    when = period(row["period_start"], row["period_end"], facts.issued)
    colour = colours.get(row["article_id"], "other")
    return (
        f'<tr data-kind="{escape(row["dimension"])}" data-section="{escape(row["section"])}" data-value="{row["base_value"] if row["base_value"] == row["base_value"] else ""}">'
        f'<td class="n"><i class="{colour}"></i>{figure(facts, row["mention_id"])}</td><td>{what or "—"}</td><td>{called(str(whose)) or "—"}</td>'
        f"<td>{when or '—'}</td><td data-quote>{marked}</td></tr>"
    )


def _select(name: str, key: str, values: pd.Series, names: Mapping[str, str]) -> str:
    listed = sorted(set(values) - {""})
    if len(listed) < 2:
        return ""
    options = "".join(f'<option value="{escape(v)}">{escape(names.get(v, v))}</option>' for v in listed)
    return f'<label>{escape(say(key))} <select name="{name}"><option value="">{escape(say("html.all"))}</option>{options}</select></label>'
