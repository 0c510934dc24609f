"""What the page talks about: the terms of each story on one scale, who and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from newsstats.lang import say, words
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, bars
from newsstats.report.page.menu import menu
from newsstats.report.page.places import places_map
from newsstats.report.page.write import counted

GROUPS, TERMS, NAMES = 6, 5, 12
"""Groups, terms of each and names of each kind that are shown."""
TERMS_FILE, PLACES_FILE = "terms-by-story", "places-on-the-map"
"""Names of the charts' files."""
LINES, CONTEXT = 4, 14
"""Places of a word that are shown on touch, and characters on both sides of it."""


def terms(facts: Facts, colours: Mapping[str, str]) -> str:
    """Terms as small multiples, and the names."""
    return _terms(facts, colours) + _names(facts)


class Shown(NamedTuple):
    """The terms that are drawn: rows with `group`, `name` (what a group is called), `word` and `count`, and how many groups are left out."""

    table: pd.DataFrame
    by_article: bool
    left_out: int


def shown_terms(facts: Facts) -> Shown:
    """The most frequent nouns of each story, or of each section where there are many stories."""
    corpus = facts.corpus
    few = len(corpus) <= 2 * GROUPS
    by = "article" if few else corpus.grouping
    table = corpus.terms(by=by, pos="n", top=TERMS)
    column = "article_id" if few else (table.columns[0] if by != "issue" else "")
    table = table.assign(group=table[column] if column else "")
    groups = list(dict.fromkeys(table["group"]))
    if few:
        groups = [article for article in groups if facts.articles[article]["kind"] == "story"] or groups
    drawn = groups[:GROUPS]
    names = {
        group: (facts.articles[group]["headline"] or say("summary.untitled")) if few else str(group) or say("chart.no_section")
        for group in drawn
    }
    table = table[table["group"].isin(drawn)]
    return Shown(table.assign(name=table["group"].map(names)), few, len(groups) - len(drawn))


def _terms(facts: Facts, colours: Mapping[str, str]) -> str:
    table, few, left_out = shown_terms(facts)
    if table.empty:
        return ""
    most = int(table["count"].max())
    groups = list(dict.fromkeys(table["group"]))
    places = _places(facts, groups, set(table["word"])) if few else {}
    panels = []
    for group in groups:
        rows = table[table["group"] == group]
        name = rows["name"].iloc[0]
        drawn = [
            Bar(
                _keyword(facts, row["word"], group if few else ""),
                row["count"] / most,
                counted(int(row["count"]), f"term:{row['word']}", places.get((group, row["word"]), ())),
            )
            for row in rows.to_dict("records")
        ]
        panels.append(f'<div class="{colours.get(group, "other")}">{bars(drawn, escape(name))}</div>')
    note = say("page.terms_note", n=left_out) if left_out else ""
    panel = f'<div class="panels terms" lang="zh">{"".join(panels)}</div>'
    return (
        f'<p class="sub">{escape(say("page.terms_sub"))} {escape(note)}</p>{panel}{menu(facts.corpus, TERMS_FILE, say("page.terms_sub"))}'
    )


def _keyword(facts: Facts, word: str, article: str) -> str:
    """A word that shows, on touch, where it stands; of many articles the word alone."""
    if not article:
        return escape(word)
    found = facts.corpus.concordance(word, CONTEXT)
    found = found[found["article_id"] == article].head(LINES)
    lines = "".join(
        f"<li data-quote>{escape(left)}<mark>{escape(keyword)}</mark>{escape(right)}</li>"
        for left, keyword, right in zip(found["left"], found["keyword"], found["right"], strict=True)
    )
    return f'<details class="kw" name="kw"><summary>{escape(word)}</summary><ul>{lines}</ul></details>' if lines else escape(word)


def _places(facts: Facts, articles: Sequence[str], wanted: set[str]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Where each word of each article stands in the source."""
    tokens = facts.corpus.analysis.unit_tokens
    tokens = tokens[tokens["article_id"].isin(articles) & tokens["word"].isin(wanted) & tokens["pos"].str.startswith("n")]
    out: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for article, word, start, end in zip(tokens["article_id"], tokens["word"], tokens["source_start"], tokens["source_end"], strict=True):
        out.setdefault((article, word), []).append((int(start), int(end)))
    return out


def _names(facts: Facts) -> str:
    names = facts.corpus.names
    if names.empty:
        return ""
    titles = words("name_kinds")
    out = []
    for kind in ("person", "place", "organisation"):
        rows = names[names["kind"] == kind].groupby("name", sort=False).agg(count=("count", "max"), role=("role", "first"))
        rows = rows.sort_values("count", ascending=False, kind="stable").head(NAMES)
        if len(rows):
            listed = say("page.list").join(
                f"{escape(str(name))}{f' <small>{escape(str(row.role))}</small>' if row.role else ''}" for name, row in rows.iterrows()
            )
            out.append(f"<dt>{escape(titles[kind])}</dt><dd>{listed}</dd>")
    return f'<dl class="names">{"".join(out)}</dl>' + _map(facts)


def _map(facts: Facts) -> str:
    drawn = places_map(facts.corpus.names)
    return drawn + menu(facts.corpus, PLACES_FILE, say("page.map")) if drawn else ""
