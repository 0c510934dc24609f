"""The ledger: one row an observation, under the name of its series, with what the printed figure can stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from newsstats.checks.interval import printed_range
from newsstats.data import load_toml
from newsstats.ledger.frequency import frequency
from newsstats.ledger.names import (
    NATIONAL,
    fixed,
    generic,
    joined,
    listed,
    names_a_part,
    names_a_project,
    national_paper,
    place_of,
    series_indicator,
    series_subject,
    split,
    without_project,
)
from newsstats.ledger.sentences import sentence_of
from newsstats.schema import LEDGER, NUMBERS, SURE
from newsstats.text.article import Article
from newsstats.text.sentences import sentence_ends

_SIGNED: Final = ("growth", "change", "gap")
"""Aspects whose direction is the figure's sign."""
_COUNT: Final = re.compile(r"(?:\d+|[一二三四五六七八九十百千]+)[余多]?个")


def ledger_columns(
    articles: Sequence[Article], mentions: Mapping[str, Sequence[Any]], projects: Sequence[Mapping[str, Any]] = ()
) -> dict[str, list[Any]]:
    """The columns of `schema.LEDGER` from those of `schema.NUMBERS`; linear in the rows.

    Parameters
    ----------
    articles
        The articles of the mentions: their outlets and dates.
    mentions
        The number table as columns.
    projects
        Rows of `schema.PROJECTS`: a figure that they name is the project's where its sentence does not say whose it is.
    """
    kept = [
        n
        for n, (kind, aspect, value) in enumerate(zip(mentions["kind"], mentions["aspect"], mentions["base_value"], strict=True))
        if aspect and kind in ("quantity", "ordinal") and value == value
    ]
    out: dict[str, list[Any]] = {name: [mentions[name][n] for n in kept] for name in NUMBERS}
    by_id = {article.id: article for article in articles}
    owner = [by_id[article] for article in out["article_id"]]
    out["outlet"] = [article.outlet for article in owner]
    out["published"] = [article.published for article in owner]
    out["frequency"] = [frequency(*days) for days in zip(out["period_start"], out["period_end"], strict=True)]
    pairs = [_split(*pair) for pair in zip(out["indicator"], out["subject"], strict=True)]
    out["series_subject"] = _subjects(out, [owner for owner, _ in pairs], projects)
    out["series_indicator"] = [
        series_indicator(without_project(name, subject)) for (_, name), subject in zip(pairs, out["series_subject"], strict=True)
    ]
    out["series_subject"] = _of_the_country(by_id, out)
    out["place"] = [place_of(name) for name in out["subject"]]
    out["amount"], out["amount_low"], out["amount_high"] = _amounts(out)
    out["revised"] = _revised(by_id, out)
    out["sure"] = _sure(out)
    return {name: out[name] for name in LEDGER}


@lru_cache(maxsize=65_536)
def _split(indicator: str, subject: str) -> tuple[str, str]:
    """Owner and variable; the owner that stands in front of the variable counts where no other one is named."""
    owner, rest = split(indicator)
    return (subject, indicator) if subject and owner not in subject else (subject or owner, rest)


def _subjects(rows: Mapping[str, Sequence[Any]], owners: Sequence[str], projects: Sequence[Mapping[str, Any]]) -> list[str]:
    of_project = {
        (row["article_id"], mention): (row["project"], row["label"] if row["phase"] else "")
        for row in projects
        for column, mention in row.items()
        if column.endswith("_mention") and mention
    }
    names: list[str] = []
    phases: list[str] = []
    columns = (rows[name] for name in ("article_id", "mention_id", "indicator", "outlet", "context", "text"))
    for article, mention, indicator, outlet, context, text, owner in zip(*columns, owners, strict=True):
        project, phase = of_project.get((article, mention), ("", ""))
        of_one = owner != indicator and not (names_a_project(owner) and _of_many(context, text))
        subject = owner if of_one else ""
        projects_own = bool(project) and of_one and (bool(phase) or generic(subject) or project.endswith(subject))
        names.append(project if projects_own else series_subject(subject, outlet))
        phases.append(phase if projects_own else "")
    full = joined(names)
    return [full.get(name, name) + phase for name, phase in zip(names, phases, strict=True)]


def _of_many(context: str, text: str) -> bool:
    """True for the sum of many projects, told in front of their noun: 546个总投资约9500亿元的重大项目."""
    before, _, after = context.partition(text)
    return _COUNT.search(before) is not None and _many().match(after) is not None


@cache
def _many() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, load_toml("series.toml")["subjects"]["many"]))
    return re.compile(rf"的[^，。；、]{{0,8}}(?:{nouns})")


def _of_the_country(by_id: Mapping[str, Article], rows: Mapping[str, Sequence[Any]]) -> list[str]:
    """The subjects, the country's where a national paper prints a national statistic and neither headline nor sentence names anybody else."""
    out = list(rows["series_subject"])
    columns = (rows[name] for name in ("series_subject", "series_indicator", "outlet", "article_id", "part", "start", "end"))
    for n, (subject, indicator, outlet, article, part, start, end) in enumerate(zip(*columns, strict=True)):
        if subject or not fixed(indicator) or not national_paper(outlet):
            continue
        held = by_id[article]
        sentence, begin = sentence_of(held.part(part), start, end)
        before = sentence_of(held.part(part), begin - 1, begin)[0] if begin else ""
        if not names_a_part(held.headline + before + sentence):
            out[n] = NATIONAL
    return out


def _amounts(rows: Mapping[str, Sequence[Any]]) -> tuple[list[float], list[float], list[float]]:
    """The value with its direction as sign, and the ends of what prints so [base unit]."""
    columns = (
        rows[name] for name in ("text", "value", "base_value", "base_low", "base_high", "dimension", "modifier", "aspect", "direction")
    )
    values, lows, highs = [], [], []
    for text, value, base_value, base_low, base_high, dimension, modifier, aspect, direction in zip(*columns, strict=True):
        low, high = printed_range(text, value, base_value, base_low, base_high, dimension, modifier)
        if aspect in _SIGNED and direction == "down" and base_value > 0:
            base_value, low, high = -base_value, -high, -low
        values.append(base_value)
        lows.append(low)
        highs.append(high)
    return values, lows, highs


@cache
def _says_revised() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_toml("series.toml")["revised"]["words"])))


def _revised(by_id: Mapping[str, Article], rows: Mapping[str, Sequence[Any]]) -> list[bool]:
    """Whether the sentence of each row says that its figure replaces an earlier one."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    out = []
    for article, part, start in zip(rows["article_id"], rows["part"], rows["start"], strict=True):
        key = article, part
        if key not in places:
            places[key] = _sentences_that_say(by_id[article].part(part))
        out.append(any(begin <= start < end for begin, end in places[key]))
    return out


def _sentences_that_say(text: str) -> list[tuple[int, int]]:
    found = [match.start() for match in _says_revised().finditer(text)]
    if not found:
        return []
    ends = [*sentence_ends(text), len(text)]
    out = []
    for at in found:
        n = bisect_right(ends, at)
        out.append((ends[n - 1] if n else 0, ends[n] if n < len(ends) else len(text)))
    return out


def _sure(rows: Mapping[str, Sequence[Any]]) -> list[bool]:
    """Whether it is as good as certain what each row is of.

    By its confidence, where it is no duration beside a variable that is no time (粮食产量连续10年); because a listed statistic stands in the figure's clause; or because the clause up to the figure is a place and its variable.
    """
    columns = (rows[name] for name in ("indicator", "subject", "series_indicator", "place", "confidence", "context", "dimension"))
    no_times = tuple(load_toml("series.toml")["indicators"]["no_times"])
    return [
        bool(indicator)
        and not (dimension == "duration" and indicator.endswith(no_times))
        and (
            confidence >= SURE
            or (listed(name) and indicator in context)
            or (bool(place) and len(indicator) > 2 and _opens(context, subject + indicator))
        )
        for indicator, subject, name, place, confidence, context, dimension in zip(*columns, strict=True)
    ]


def _opens(context: str, phrase: str) -> bool:
    """Whether a clause begins with a phrase, or with a time and the phrase."""
    before, found, _ = context.partition(phrase)
    return bool(found) and (not before or before[-1] in load_toml("series.toml")["subjects"]["time_marks"])
