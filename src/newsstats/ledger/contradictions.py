"""Two articles that print different figures for one thing: contradictions and revisions, each with both sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import pandas as pd

from newsstats import schema
from newsstats.checks.interval import Interval
from newsstats.ledger.frequency import DAY, SPAN
from newsstats.ledger.names import NATIONAL, SHORTEST_PROJECT, fixed, generic, lasting, listed, names_a_project, place_of
from newsstats.ledger.sentences import Texts, likeness, marked, sentence_of, without_figures
from newsstats.ledger.series import with_full_names

ALIKE: Final = {"listed": 0.0, "named": 0.35, "common": 0.6, "unnamed": 0.8}
"""How alike two sentences without their figures must be to be of one thing, by what is known of it; by judgement: a listed statistic of a
named place needs nothing more, an amount of a named subject a little, a count, a figure of the whole country or of a project without a
time much; of a figure of nobody in particular sentences and articles must be nearly the same."""
_ASPECTS: Final = ("level", "growth", "change", "share", "rate")
KEY: Final = ("series_indicator", "series_subject", "aspect", "comparison", "base", "whole", "period_start", "period_end", "base_unit")
"""What two observations have in common that are of one thing."""


def candidates(ledger: pd.DataFrame) -> pd.DataFrame:
    """The rows that could contradict one another: sure, with a period, and of a thing of which another article prints another figure."""
    project = ledger["series_subject"].map(_follows).astype(bool)
    rows = ledger[
        ledger["sure"]
        & ((ledger["status"] == "actual") | project)
        & ((ledger["frequency"] != "") | project)
        & (ledger["series_indicator"].str.len() > 1)
        & ledger["aspect"].isin(_ASPECTS)
    ]
    rows = with_full_names(rows)
    rows = rows.assign(base=rows["base"].where(rows["comparison"] == "since", ""))
    once = (
        rows["series_indicator"].map(lasting).astype(bool) & rows["series_subject"].map(_follows).astype(bool) & (rows["aspect"] == "level")
    )
    rows = rows.assign(**{name: rows[name].where(~once, "") for name in ("period_start", "period_end", "frequency")})
    groups = rows.groupby(list(KEY), sort=False)
    several = (groups["amount"].transform("nunique") > 1) & (groups["article_id"].transform("nunique") > 1)
    return rows[several]


def contradictions_of(ledger: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """`schema.CONTRADICTIONS`, by day of the later article.

    Parameters
    ----------
    ledger
        Rows of `schema.LEDGER`.
    texts
        Gives the text of each part that rows stand in.

    Notes
    -----
    Two rows are of one thing when indicator, subject, aspect, comparison and period are the same, and further the text leaves no room:
    a listed statistic of a named place, or two sentences that are the more alike the less is known of the figure (`ALIKE`). They contradict each other when no value prints as both. A later figure is a revision when its sentence says so, or the paper is the same
    and the day later.
    """
    rows = candidates(ledger)
    held = texts(rows) if len(rows) else {}
    ordered = rows.sort_values([*KEY, "published", "outlet", "article_id", "start"], kind="stable").to_dict("records")
    made = [row for _, group in groupby(ordered, key=_key) for row in _pairs(list(group), held)]
    made.sort(
        key=lambda row: (row["second_published"], row["second_article"], row["second_mention"], row["first_article"], row["first_mention"])
    )
    return schema.frame_of_rows(made, schema.CONTRADICTIONS)


_key = itemgetter(*KEY)


def _pairs(group: list[dict[Any, Any]], held: Mapping[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
    """Each report that differs from the last one before it of the same thing; `group` is in the order of days."""
    before: list[Mapping[Any, Any]] = []
    printed: dict[str, set[float]] = {}
    for row in group:
        if row["amount"] == row["amount"]:
            printed.setdefault(row["article_id"], set()).add(row["amount"])
    for row in group:
        earlier = next((one for one in reversed(before) if one["article_id"] != row["article_id"] and _of_one_thing(one, row, held)), None)
        before.append(row)
        if earlier is None or _meet(earlier, row):
            continue
        revised = _replaces(earlier, row, held)
        # an article that prints the other's figure for the same thing too tells of both
        if revised or not any(len(printed.get(one["article_id"], ())) > 1 for one in (row, earlier)):
            yield _told(earlier, row, held, revised)


def _meet(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    mine, its = (Interval(row["amount"], row["amount_low"], row["amount_high"]) for row in (one, other))
    return mine.meets(its)


def _replaces(one: Mapping[Any, Any], other: Mapping[Any, Any], held: Mapping[tuple[str, str], str]) -> bool:
    """True when the later report's sentence says that its figure takes the earlier one's place (由7.2亿元增加到7.8亿元, 经核实)."""
    sentence, _ = sentence_of(held[other["article_id"], other["part"]], other["start"], other["end"])
    return bool(other["revised"]) or re.search(f"[由从][^，。；]{{0,8}}{re.escape(one['text'])}", sentence) is not None


def _of_one_thing(one: Mapping[Any, Any], other: Mapping[Any, Any], held: Mapping[tuple[str, str], str]) -> bool:
    known = _known(one, other)
    wanted = ALIKE[known]
    if not wanted:
        return True
    if known == "unnamed" and likeness(*(without_figures(held[r["article_id"], r["part"]]) for r in (one, other))) < wanted:
        return False  # stories that share one turn of phrase are of two things
    sentences = [without_figures(sentence_of(held[r["article_id"], r["part"]], r["start"], r["end"])[0]) for r in (one, other)]
    return likeness(*sentences) >= wanted


def _known(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    """What is known of a figure that two articles print."""
    subject, regular = one["series_subject"], one["frequency"] not in ("", DAY, SPAN)
    if lasting(one["series_indicator"]) and not one["frequency"] and _follows(subject):
        return "listed"
    if listed(one["series_indicator"]) and regular:
        if place_of(subject):
            return "listed"
        if fixed(one["series_indicator"]) and not subject and one["outlet"] == other["outlet"] != "":
            return "listed"
    if generic(subject):
        return "unnamed"
    counted = one["dimension"] == "count" or subject == NATIONAL or not one["frequency"] or one["frequency"] == SPAN
    return "common" if counted else "named"


def _follows(subject: str) -> bool:
    """True for the name of one project, whose figures need no time."""
    return names_a_project(subject) and not generic(subject) and len(subject) > SHORTEST_PROJECT


def _told(one: Mapping[Any, Any], other: Mapping[Any, Any], held: Mapping[tuple[str, str], str], revised: bool) -> dict[str, Any]:
    later = one["outlet"] == other["outlet"] != "" and one["published"] < other["published"]
    sentences = [marked(held[r["article_id"], r["part"]], r["start"], r["end"]) for r in (one, other)]
    reason = "revised" if revised else "same_paper" if later else "papers" if one["outlet"] != other["outlet"] else "same_day"
    return {
        "kind": "revision" if revised or later else "contradiction",
        "indicator": other["series_indicator"], "subject": other["series_subject"], "aspect": other["aspect"],
        "comparison": other["comparison"], "period_start": other["period_start"], "period_end": other["period_end"], "unit": other["base_unit"],
        "first_value": one["amount"], "second_value": other["amount"], "first_published": one["published"],
        "second_published": other["published"], "first_outlet": one["outlet"], "second_outlet": other["outlet"],
        "first_article": one["article_id"], "second_article": other["article_id"], "first_mention": one["mention_id"],
        "second_mention": other["mention_id"], "first_sentence": sentences[0], "second_sentence": sentences[1],
        "reason": reason,
    }  # fmt: skip
