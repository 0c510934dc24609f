"""Findings in one sentence, for a chart's title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from newsstats import lang
from newsstats.charts.labels import group_name
from newsstats.findings.reporting_lag import Lag
from newsstats.lang import say
from newsstats.words.network import Network


def phases(projects: pd.DataFrame) -> str:
    """Which phase takes the most of the announced investment, and how much of it."""
    rows = projects[(projects["phase"] > 0) & projects["investment"].notna()]
    if len(rows) < 2:
        return say("say.phases_none")
    total = float(rows["investment"].sum())
    top = rows.sort_values("investment").iloc[-1]
    about = say("say.about") if (rows["investment_modifier"] != "").any() else ""
    return say("say.phases", label=top["label"], about=about, share=f"{float(top['investment']) / total:.0%}")


def schedule(projects: pd.DataFrame) -> str:
    """When the first dated phase starts, and how many phases the page gives no date for."""
    rows = projects[projects["phase"] > 0] if (projects["phase"] > 0).any() else projects
    dated = rows[(rows["start"] != "") | (rows["finish"] != "")]
    if dated.empty:
        return say("say.schedule_none")
    first = dated.iloc[0]
    what = first["label"] or first["project"]
    begins = say("say.begins", what=what, day=first["start"]) if first["start"] else say("say.ends", what=what, day=first["finish"])
    without = len(rows) - len(dated)
    return begins + (say("say.others", n=without) if without else "")


def checks(table: pd.DataFrame) -> str:
    """How many relations were found, and how many of them disagree."""
    if table["trivial"].all():
        return say("say.checks_none")
    wrong = int((table["verdict"] == "disagrees").sum())
    telling = int((~table["trivial"]).sum())
    return say("say.checks", n=telling) + (say("say.checks_wrong", n=wrong) if wrong else say("say.checks_right"))


def breakdown(breakdowns: pd.DataFrame) -> str:
    """The largest part of the first printed whole."""
    if breakdowns.empty:
        return ""
    rows = breakdowns[breakdowns["whole_mention_id"] == breakdowns["whole_mention_id"].iloc[0]]
    top = rows.sort_values("value").iloc[-1]
    return say("say.breakdown", whole=top["whole"], part=top["part"], share=f"{float(top['share']):.0%}")


def lags(rows: Sequence[Lag]) -> str:
    """The quickest and the slowest story of a page."""
    days = [one.days for one in rows]
    return say("say.lags", first=min(days), last=max(days)) if days else ""


def progress(table: pd.DataFrame) -> str:
    """How much of the first goal is done, as of when."""
    if table.empty:
        return ""
    row = table.iloc[0]
    when = say("say.as_of", day=row["as_of"]) if row["as_of"] else ""
    share = f"{say('say.about')}{float(row['share']):.0%}" if row["modifier"] else f"{float(row['share']):.1%}"
    return say("say.progress", when=when, what=row["what"], share=share)


def roles(counts: pd.DataFrame) -> str:
    """How many of the page's lines are body text. Takes `role` and `count`."""
    body = int(counts.loc[counts["role"] == "body", "count"].sum())
    return say("say.roles", n=int(counts["count"].sum()), body=body)


def kinds(counts: pd.DataFrame) -> str:
    """The most frequent kind of mention. Takes `kind` and `count`."""
    if counts.empty:
        return ""
    top = counts.sort_values("count").iloc[-1]
    return say("say.kinds", all=int(counts["count"].sum()), n=int(top["count"]), kind=lang.words("kinds").get(top["kind"], top["kind"]))


def terms(table: pd.DataFrame) -> str:
    """The most frequent word of all."""
    if table.empty:
        return ""
    counts = table.groupby("word")["count"].sum().sort_index()
    return say("say.terms", word=counts.idxmax(), n=int(counts.max()))


def keyness(table: pd.DataFrame, names: Mapping[str, str]) -> str:
    """The word that is most typical of any story."""
    typical = table[table["log_ratio"] > 0]
    if typical.empty:
        return say("say.no_keys")
    top = typical.sort_values(["log_likelihood", "word"]).iloc[-1]
    group = str(top.iloc[0])
    return say("say.keyness", headline=names.get(group) or group_name(group, table.iloc[:, 0].nunique()), word=top["word"])


def network(found: Network) -> str:
    """The two words that stand together most closely."""
    if not len(found):
        return say("say.no_links")
    top = found.links.iloc[0]
    return say("say.network", first=top["first"], second=top["second"], n=int(top["sentences"]))


def positions(table: pd.DataFrame) -> str:
    """Of which words the places are drawn."""
    return say("say.positions", words=say("page.list").join(dict.fromkeys(table["word"])))


def places(table: pd.DataFrame) -> str:
    """The place that is named most."""
    if table.empty:
        return say("say.no_places")
    top = table.iloc[0]
    return say("say.places", place=top["place"], n=int(top["count"]))


def topics(table: pd.DataFrame) -> str:
    """The group that is most about one known topic."""
    known = table[table["topic"] != "unknown"]
    if known.empty:
        return say("say.no_topics")
    top = known.sort_values(["weight", "count"]).iloc[-1]
    return say(
        "say.topics",
        group=group_name(top.iloc[0], table.iloc[:, 0].nunique()),
        topic=top[f"label_{lang.current()}"],
        share=f"{float(top['weight']):.0%}",
    )


def largest(numbers: pd.DataFrame, dimension: str) -> str:
    """The largest figure of a dimension and what it measures."""
    from newsstats.charts.labels import label
    from newsstats.charts.numbers import names_of, strip_rows

    rows = strip_rows(numbers, dimension)
    if rows.empty:
        return say("say.nothing")
    row = rows.iloc[0]
    return say("say.largest", what=names_of(rows.head(1))[0], value=label(row["base_value"], row["modifier"], row["base_unit"]))


def series(table: pd.DataFrame, indicator: str) -> str:
    """Whose figure it is, from when to when, and how many points in time there are."""
    known = table[table["value"].notna()]
    if known.empty:
        return say("ledger.no_series")
    subjects = known["subject"].unique()
    return say(
        "ledger.series", subject=subjects[0] if len(subjects) == 1 else "", indicator=indicator, first=known["period_start"].min()[:7],
        last=known["period_end"].max()[:7], n=len(known),
    )  # fmt: skip


def contradictions(table: pd.DataFrame) -> str:
    """How many pairs of reports differ, and how many of them contradict each other."""
    if table.empty:
        return say("ledger.contradictions_none")
    return say("ledger.contradictions", n=len(table), wrong=int((table["kind"] == "contradiction").sum()))


def biography(table: pd.DataFrame) -> str:
    """How many facts of the first project were told, and how often one changed."""
    if table.empty:
        return say("ledger.no_biography")
    rows = table[(table["project"] == table["project"].iloc[0]) & (table["phase"] == 0)].drop_duplicates(["fact", "as_of", "said"])
    return say("ledger.biography", project=table["project"].iloc[0], n=len(rows), changed=int(rows["changed"].sum()))
