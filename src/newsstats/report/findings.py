"""The findings of a corpus, from its tables, ranked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from newsstats.archive.articles import LATEST
from newsstats.corpus.corpus import Corpus
from newsstats.findings.cues import has
from newsstats.findings.news_value import (
    BODY,
    KINDS,
    NATIONAL,
    OF_KIND,
    OVER_TIME,
    STALE,
    Finding,
    aged,
    closing,
    money,
    place,
    ranked,
    stale,
)
from newsstats.findings.partial_lists import partial_lists
from newsstats.findings.reporting_lag import LAGS, reporting_lags
from newsstats.ledger.frequency import DAY, SPAN
from newsstats.ledger.names import bare, generic, national_paper, statistic
from newsstats.ledger.sentences import sentence_of

_DIGIT = re.compile(r"\d")
TELLING = 10
"""A count in a headline below this tells nothing by itself (两条, 三项); by judgement."""
SERIES, LEAST_PERIODS = 6, 3
"""Statistics that are looked at, those of which most is told first, and periods of one that make a series."""
FEW = 5
"""With fewer findings than these, first paragraphs are looked at too."""
ALARMS = ("disagrees", "short")


class Facts:
    """A corpus's tables, looked up by mention and article."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.issued = max((article.published for article in corpus), default="")

    @property
    def called(self) -> str:
        """The file or archive that it is of."""
        return self.corpus.name.removesuffix(LATEST)

    @cached_property
    def mentions(self) -> dict[str, Mapping[Any, Any]]:
        """Each number mention by its id."""
        return {row["mention_id"]: row for row in self.corpus.numbers.to_dict("records")}

    @cached_property
    def articles(self) -> dict[str, Mapping[Any, Any]]:
        """Each article's row by its id."""
        return {row["article_id"]: row for row in self.corpus.articles.to_dict("records")}

    @cached_property
    def sure(self) -> dict[str, Mapping[Any, Any]]:
        """The ledger's sure rows by their mention: of which it is as good as certain what they are of."""
        ledger = self.corpus.ledger
        return {row["mention_id"]: row for row in ledger[ledger["sure"]].to_dict("records")}

    @cached_property
    def contradictions(self) -> pd.DataFrame:
        """Contradictions and revisions."""
        return self.corpus.contradictions()

    @cached_property
    def series(self) -> list[Finding]:
        """The statistics that make a series, each as a finding."""
        return list(_series(self))

    @cached_property
    def _repeated(self) -> dict[tuple[str, float, str], set[str]]:
        """In which parts each amount of an article is printed."""
        out: dict[tuple[str, float, str], set[str]] = {}
        for row in self.mentions.values():
            if row["base_value"] == row["base_value"]:
                out.setdefault((row["article_id"], row["base_value"], row["base_unit"]), set()).add(row["part"])
        return out

    @cached_property
    def _in_body(self) -> dict[tuple[str, float, str], Mapping[Any, Any]]:
        """The first mention of each amount in the running text of an article."""
        out: dict[tuple[str, float, str], Mapping[Any, Any]] = {}
        for row in self.mentions.values():
            if row["part"] == "body":
                out.setdefault((row["article_id"], row["base_value"], row["base_unit"]), row)
        return out

    def place(self, mention_id: str) -> float:
        """What the place of a figure is worth; the best one where it is printed again."""
        row = self.mentions.get(mention_id)
        if row is None:
            return 0.0
        parts = self._repeated.get((row["article_id"], row["base_value"], row["base_unit"]), {row["part"]})
        text = self.corpus[row["article_id"]].text
        first = row["part"] == "body" and "\n" not in text[: row["start"]]
        return max(place(part, first) for part in parts)

    def in_text(self, row: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """The same figure in the running text, where a headline prints it."""
        if row["part"] in ("body", "caption"):
            return row
        return self._in_body.get((row["article_id"], row["base_value"], row["base_unit"]), row)

    def leads(self, mention_id: str) -> bool:
        """True for a figure of the headline or the first paragraph."""
        return self.place(mention_id) > BODY

    def names_in_sentence(self, mention_id: str, name: str) -> bool:
        """True where the sentence of a figure, or the one before it, has a project's name or its end: no figure of several projects."""
        row = self.mentions.get(mention_id)
        if row is None:
            return False
        subject = row["subject"]
        if subject and not generic(subject) and subject not in name and name not in subject and subject[-3:] != name[-3:]:
            return False
        text = self.corpus[row["article_id"]].part(row["part"])
        sentence, begin = sentence_of(text, row["start"], row["end"])
        before = sentence_of(text, begin - 1, begin)[0] if begin else ""
        several = has("news", "several", text[row["end"] : row["end"] + 12]) or has(
            "news", "several", text[max(0, row["start"] - 12) : row["start"]]
        )
        return not several and any(piece in sentence or piece in before for piece in (name, bare(name), name[-6:]))

    def wire(self, article_id: str) -> float:
        """What it is worth that a story is the wire's: a national source."""
        return NATIONAL if national_paper(str(self.articles.get(article_id, {}).get("source", ""))) else 0.0


def leading(corpus: Corpus, facts: Facts | None = None) -> list[Finding]:
    """The findings that lead a report, strongest first."""
    held = facts or Facts(corpus)
    found = [*_goals(held), *_projects(held), *_checks(held)]
    told = {finding.article_id for finding in found}
    found += [finding for finding in _headlines(held) if finding.article_id not in told]
    many_days = len({article.published for article in corpus}) > 1
    if many_days:
        found += [*_reports(held), *held.series]
    else:
        found += [*_listings(held), *_lags(held)]
    if len(found) < FEW:
        found += _leads(held, {finding.article_id for finding in found})
    if not many_days:
        return ranked(found)
    published = {article.id: article.published for article in corpus}
    older = [replace(one, score=one.score - aged(published.get(one.article_id, held.issued), held.issued)) for one in found]
    return ranked(older, of_kind=OF_KIND)


def _goals(facts: Facts) -> Iterator[Finding]:
    events = facts.corpus.timeline.to_dict("records")
    for row in facts.corpus.progress.to_dict("records"):
        ids = _about_first(row["mention_ids"].split("、"), facts, row)
        end = closing([e for e in events if e["article_id"] == row["article_id"]], row["as_of"] or "0")
        data = {
            **row,
            "closed": end[0]["date"] if end else "",
            "word": end[1] if end else "",
            "closed_mention": end[0]["mention_id"] if end else "",
        }
        kind = "closed" if end else "goal"
        score = KINDS[kind] + max(map(facts.place, ids), default=0.0) + facts.wire(row["article_id"])
        if not end and stale(row["as_of"], facts.issued):
            score -= STALE
        yield Finding(kind, row["article_id"], ids, score, data["closed"] or row["as_of"], row["what"], data)


def _about_first(ids: list[str], facts: Facts, row: Mapping[Any, Any]) -> tuple[str, ...]:
    """The mentions of a goal, its total first: what it is about."""
    return tuple(sorted(ids, key=lambda one: facts.mentions[one]["base_value"] != row["total"] if one in facts.mentions else True))


def _projects(facts: Facts) -> Iterator[Finding]:
    projects = facts.corpus.projects
    for (article, name), rows in projects.groupby(["article_id", "project"], sort=False):
        whole = rows[rows["phase"] == 0]
        invested = whole["investment"].dropna()
        value = float(invested.iloc[0]) if len(invested) else float(rows["investment"].sum())
        if not value or not _plain(str(name)):
            continue
        phases = rows[rows["phase"] > 0]
        mention = str(whole["investment_mention"].iloc[0]) if len(invested) else str(phases["investment_mention"].iloc[0])
        if not facts.names_in_sentence(mention, str(name)):
            continue
        parts = facts.corpus.breakdowns.query("article_id == @article and whole_mention_id != ''")
        data = {"project": name, "rows": rows.to_dict("records"), "breakdown": parts.to_dict("records")}
        yield Finding(
            "project", str(article), (mention,), KINDS["project"] + money(value) + facts.place(mention), facts.issued, str(name), data
        )


def _plain(name: str) -> bool:
    """True for a name that is whole: its quotes close, and it does not begin with the country or hold a verb of completion."""
    return name.count("“") == name.count("”") and not has("news", "no_name", name)


def _checks(facts: Facts) -> Iterator[Finding]:
    for row in facts.corpus.checks.to_dict("records"):
        if row["verdict"] in ALARMS and not row["trivial"]:
            ids = tuple(filter(None, (row["whole_mention_id"], *row["part_mention_ids"].split("、"))))
            score = KINDS["check"] + row["confidence"] + max(map(facts.place, ids), default=0.0)
            yield Finding("check", row["article_id"], ids, score, facts.issued, "", row)


def _telling(facts: Facts, row: Mapping[Any, Any]) -> bool:
    """True for a figure that says something by itself: sure of what it is, no duration, no small count."""
    told = row["kind"] == "quantity" and row["aspect"] in ("level", "growth", "change") and row["dimension"] != "duration"
    large = row["dimension"] != "count" or (row["base_value"] >= TELLING and _DIGIT.search(row["text"]) is not None)
    return told and large and row["mention_id"] in facts.sure and row["base_value"] == row["base_value"]


def _headlines(facts: Facts) -> Iterator[Finding]:
    """A figure in a headline that says what it is of."""
    seen = set()
    for row in facts.mentions.values():
        if row["part"] == "headline" and row["article_id"] not in seen and _telling(facts, row):
            seen.add(row["article_id"])
            yield _of_figure(facts, "figure", row, 1.0)


def _leads(facts: Facts, told: Collection[str]) -> Iterator[Finding]:
    """The weightiest figure of the first paragraph of each story that nothing else is told of."""
    best: dict[str, Finding] = {}
    for mention in facts.sure:
        row = facts.mentions[mention]
        article = row["article_id"]
        if (
            row["part"] == "body"
            and article not in told
            and facts.articles[article]["headline"]
            and facts.leads(mention)
            and _telling(facts, row)
        ):
            found = _of_figure(facts, "lead", row, 0.0)
            if article not in best or found.score > best[article].score:
                best[article] = found
    yield from best.values()


def _of_figure(facts: Facts, kind: str, row: Mapping[Any, Any], more: float) -> Finding:
    size = money(row["base_value"]) if row["dimension"] == "money" else 0.0
    score = KINDS[kind] + size + more + facts.wire(row["article_id"])
    return Finding(kind, row["article_id"], (row["mention_id"],), score, facts.issued, "", row)


def _listings(facts: Facts) -> Iterator[Finding]:
    """Counted lists of which some members have no name."""
    for one in partial_lists(facts.corpus.analysis.stories):
        score = KINDS["listing"] + facts.place(one.mention_id)
        yield Finding("listing", one.article_id, (one.mention_id,), score, facts.issued, "", {"names": one.names, "count": one.count})


def _lags(facts: Facts) -> Iterator[Finding]:
    """The days from what the stories tell to their print, where there are enough and they differ."""
    lags = reporting_lags(facts.corpus.analysis.stories)
    if len(lags) >= LAGS and lags[0].days < lags[-1].days:
        ids = tuple(one.mention_id for one in reversed(lags))
        yield Finding("lag", "", ids, KINDS["lag"], facts.issued, "", {"lags": lags})


def _reports(facts: Facts) -> Iterator[Finding]:
    for row in facts.contradictions.to_dict("records"):
        size = money(row["second_value"]) if row["unit"] == "CNY" else 0.0
        ids = (row["second_mention"], row["first_mention"])
        yield Finding(
            row["kind"],
            row["second_article"],
            ids,
            KINDS[row["kind"]] + 2.0 + size,
            row["second_published"],
            row["subject"] + row["indicator"],
            row,
        )


def _series(facts: Facts) -> Iterator[Finding]:
    """The statistics of which most periods are told; a count of the day (死亡6人) is no series."""
    from newsstats.ledger.choice import series

    table = facts.corpus.indicators()
    names = [name for name in table[table["periods"] >= LEAST_PERIODS]["indicator"].drop_duplicates() if statistic(name)]
    for name in names[:SERIES]:
        rows = series(facts.corpus, name)
        known = rows[rows["value"].notna() & ~rows["frequency"].isin(["", DAY, SPAN])] if len(rows) else rows
        if len(known) < LEAST_PERIODS:
            continue
        counts = known.groupby(["subject", "frequency"]).size().sort_values(ascending=False, kind="stable")
        subject, each = counts.index[0]
        if counts.iloc[0] < LEAST_PERIODS:
            continue
        one = rows[(rows["subject"] == subject) & (rows["frequency"] == each)]
        last = one[one["value"].notna()].iloc[-1]
        data = {"indicator": name, "rows": pd.DataFrame(one).to_dict("records")}
        score = KINDS["series"] + OVER_TIME + min(2.0, len(known) / 6) - aged(str(last["last_reported"]), facts.issued)
        yield Finding("series", "", (str(last["mention_id"]),), score, str(last["period_end"]), name, data)
