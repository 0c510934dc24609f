"""One widget for looking around in an issue: search, filters, tables and the marked page (JupyterLab)."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from newsstats.corpus.corpus import Corpus
from newsstats.extras import needs
from newsstats.lang import say, words
from newsstats.notebook.show import kwic
from newsstats.report.annotate import annotated_page

ROWS = 60
"""Rows of a table that the widget shows."""
_NUMBERS = ["mention_id", "text", "base_value", "base_unit", "measured_property", "measured_entity", "context"]
_STYLE = (
    "<style>.newsstats mark{background:#fff3c4;color:#1f2328;border-radius:3px}.newsstats .page{white-space:pre-wrap;line-height:1.8;"
    "max-height:420px;overflow:auto}.newsstats .page .line{display:block}.newsstats .role{color:#57606a;font-size:.75em;margin-right:1em}</style>"
)


def explore(corpus: Corpus) -> object:
    """The widget of a corpus; `corpus.explore()` calls this. Raises: `MissingExtraError` without ipywidgets."""
    return Explorer(corpus).widget


class Explorer:
    """The widget behind `issue.explore()`; `widget` is what JupyterLab shows.

    `search`, `section`, `pos` and `dimension` are its controls; `numbers()`, `tokens()` and `lines()` the tables that they leave.
    """

    def __init__(self, issue: Corpus) -> None:
        needs("lab", "ipywidgets", what="issue.explore()")
        import ipywidgets as widgets

        self.issue = issue
        every = say("html.all")

        def choice(label: str, values: pd.Series, names: dict[str, str] | None = None) -> Any:
            options = [(every, ""), *((((names or {}).get(v, v)), v) for v in sorted(set(values) - {""}))]
            return widgets.Dropdown(options=options, value="", description=label)

        self.search = widgets.Text(description=say("html.search"), placeholder=say("html.placeholder"), continuous_update=True)
        self.section = choice(say("figures.section"), issue.articles["section"])
        self.pos = choice("pos", issue.tokens["pos"])
        self.dimension = choice(say("figures.dimension"), issue.numbers["dimension"], words("dimensions"))
        self._parts = [widgets.HTML() for _ in range(4)]
        self._titles = [say("figures.title"), say("chart.word"), "KWIC", say("html.marked")]
        tabs = widgets.Tab(children=self._parts)
        for n, title in enumerate(self._titles):
            tabs.set_title(n, title)
        for control in (self.search, self.section, self.pos, self.dimension):
            control.observe(lambda change: self._show(), names="value")
        self.widget = widgets.VBox([widgets.HBox([self.search, self.section]), widgets.HBox([self.pos, self.dimension]), tabs])
        self._show()

    def numbers(self) -> pd.DataFrame:
        """Number mentions that fit the section, the dimension and the search (in mention, property, entity or clause)."""
        rows = self._in_section(self.issue.numbers)
        if self.dimension.value:
            rows = rows[rows["dimension"] == self.dimension.value]
        if self.search.value:
            said = rows["text"] + " " + rows["measured_property"] + " " + rows["measured_entity"] + " " + rows["context"]
            rows = rows[said.str.contains(self.search.value, regex=False)]
        return rows[_NUMBERS]

    def tokens(self) -> pd.DataFrame:
        """Words with their counts that fit the section, the part of speech and the search."""
        rows = self._in_section(self.issue.tokens)
        rows = rows[~rows["stop"]]
        if self.pos.value:
            rows = rows[rows["pos"] == self.pos.value]
        if self.search.value:
            rows = rows[rows["word"].str.contains(self.search.value, regex=False)]
        counted = rows.groupby(["word", "pos"]).size().rename("count").reset_index()
        return counted.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)

    def lines(self) -> pd.DataFrame:
        """The search in context; empty without one."""
        found = self.issue.concordance(self.search.value or "\x00", width=18)
        stories = set(self._in_section(self.issue.articles)["article_id"])
        return found[found["article_id"].isin(stories)]

    def _in_section(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[table["section"] == self.section.value] if self.section.value else table

    def _show(self) -> None:
        self._parts[0].value = _table(self.numbers())
        self._parts[1].value = _table(self.tokens())
        self._parts[2].value = str(kwic(self.lines()).data)
        page = annotated_page(self.issue, prefix="explore-")
        wanted = escape(self.search.value)
        if wanted:
            page = "\n".join(line for line in page.split("\n") if wanted in line)
        self._parts[3].value = f'{_STYLE}<div class="newsstats"><div class="page">{page}</div></div>'


def _table(rows: pd.DataFrame) -> str:
    count = say("html.shown", n=min(ROWS, len(rows)), all=len(rows))
    return f"<p>{escape(count)}</p>{rows.head(ROWS).to_html(index=False, border=0)}"
