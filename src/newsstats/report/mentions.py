"""Every figure of the issue in one table with filters, each linked to its sentence on the marked page."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

import pandas as pd

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import FIGURES
from newsstats.lang import say, words

_CELL = re.compile(r"(<t[dh][^>]*>)([^<>\s]{1,2000})(</t[dh]>)")
_MENTION = re.compile(r"-n\d{3,}$")
ROWS = 1500
"""Figures that the table lists; of a longer one it says how many there are (all are in the table `numbers`)."""


def mentions_table(issue: Corpus) -> str:
    """The section `#figures`."""
    rows = []
    numbers = issue.numbers[issue.numbers["kind"].isin(FIGURES)]
    shown = numbers.head(ROWS)
    for row in shown.to_dict("records"):
        value = f"{row['base_value']:,.10g} {row['base_unit']}" if row["base_value"] == row["base_value"] else row["date"]
        rows.append(
            f'<tr data-dimension="{escape(row["dimension"])}" data-section="{escape(row["section"])}"><td><a href="page.html#{escape(row["mention_id"])}">'
            f"{escape(row['text'])}</a></td><td>{escape(str(value))}</td><td>{escape(row['measured_property'])}</td>"
            f'<td>{escape(row["measured_entity"])}</td><td><a href="page.html#{escape(row["article_id"])}">{escape(row["article_id"])}</a></td>'
            f"<td>{escape(row['context'])}</td></tr>"
        )
    more = " " + say("html.shown", n=ROWS, all=len(numbers)) if len(numbers) > ROWS else ""
    head = "".join(
        f'<th scope="col">{escape(say(f"figures.{k}"))}</th>' for k in ("figure", "base", "property", "entity", "article", "context")
    )
    return (
        f'<section class="chapter" id="figures"><h2>{escape(say("figures.title"))}</h2><p>{escape(say("figures.hint"))}{escape(more)}</p>'
        f'<p class="filters" data-filters="figures-table"><label>{escape(say("html.search"))} <input type="search" placeholder="{escape(say("html.placeholder"))}"></label> '
        f"{_select('dimension', shown['dimension'], words('dimensions'))} {_select('section', shown['section'], {})} <output></output></p>"
        f'<div class="tablewrap" tabindex="0"><table id="figures-table"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div></section>'
    )


def _select(name: str, values: pd.Series, names: dict[str, str]) -> str:
    options = "".join(f'<option value="{escape(v)}">{escape(names.get(v, v))}</option>' for v in sorted(set(values) - {""}))
    return f'<label>{escape(say(f"figures.{name}"))} <select name="{name}"><option value="">{escape(say("html.all"))}</option>{options}</select></label>'


def linked(html: str, ids: Collection[str]) -> str:
    """Cells that hold ids of stories or mentions lead to their place on the marked page."""

    def cell(found: re.Match[str]) -> str:
        named = found[2].split("、")
        if not all(_MENTION.sub("", one) in ids for one in named):
            return found[0]
        links = "、".join(f'<a href="page.html#{one}">{one}</a>' for one in named)
        return f"{found[1]}{links}{found[3]}"

    return _CELL.sub(cell, html)
