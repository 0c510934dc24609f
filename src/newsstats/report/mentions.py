"""Every figure of the issue in one table with filters, each linked to its sentence on the marked page."""

from __future__ import annotations

import re
from html import escape

import pandas as pd

from newsstats.issue import Issue
from newsstats.lang import say, words
from newsstats.report.glance import FIGURES

_IDS = re.compile(r"(<t[dh][^>]*>)((?:a\d{2,}(?:-n\d{3,})?)(?:、a\d{2,}(?:-n\d{3,})?)*)(</t[dh]>)")


def mentions_table(issue: Issue) -> str:
    """The section `#figures`."""
    rows = []
    numbers = issue.numbers[issue.numbers["kind"].isin(FIGURES)]
    for row in numbers.to_dict("records"):
        value = f"{row['base_value']:,.10g} {row['base_unit']}" if row["base_value"] == row["base_value"] else row["date"]
        rows.append(
            f'<tr data-dimension="{escape(row["dimension"])}" data-section="{escape(row["section"])}"><td><a href="page.html#{escape(row["mention_id"])}">'
            f"{escape(row['text'])}</a></td><td>{escape(str(value))}</td><td>{escape(row['measured_property'])}</td>"
            f'<td>{escape(row["measured_entity"])}</td><td><a href="page.html#{escape(row["article_id"])}">{escape(row["article_id"])}</a></td>'
            f"<td>{escape(row['context'])}</td></tr>"
        )
    head = "".join(
        f'<th scope="col">{escape(say(f"figures.{k}"))}</th>' for k in ("figure", "base", "property", "entity", "article", "context")
    )
    return (
        f'<section class="chapter" id="figures"><h2>{escape(say("figures.title"))}</h2><p>{escape(say("figures.hint"))}</p>'
        f'<p class="filters" data-filters="figures-table"><label>{escape(say("html.search"))} <input type="search" placeholder="{escape(say("html.placeholder"))}"></label> '
        f"{_select('dimension', numbers['dimension'], words('dimensions'))} {_select('section', numbers['section'], {})} <output></output></p>"
        f'<div class="tablewrap" tabindex="0"><table id="figures-table"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div></section>'
    )


def _select(name: str, values: pd.Series, names: dict[str, str]) -> str:
    options = "".join(f'<option value="{escape(v)}">{escape(names.get(v, v))}</option>' for v in sorted(set(values) - {""}))
    return f'<label>{escape(say(f"figures.{name}"))} <select name="{name}"><option value="">{escape(say("html.all"))}</option>{options}</select></label>'


def linked(html: str) -> str:
    """Cells that hold ids of stories or mentions lead to their place on the marked page."""

    def cell(found: re.Match[str]) -> str:
        links = "、".join(f'<a href="page.html#{one}">{one}</a>' for one in found[2].split("、"))
        return f"{found[1]}{links}{found[3]}"

    return _IDS.sub(cell, html)
