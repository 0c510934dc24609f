"""One widget for looking around in an issue: search, filters, tables, a chart beside them and the marked page (JupyterLab)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats.corpus.corpus import Corpus
from newsstats.extras import needs
from newsstats.html_table import html_table
from newsstats.lang import say, words
from newsstats.notebook.show import kwic, marked
from newsstats.report.annotate import annotated_page

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROWS = 60
"""Rows of a table that the widget shows."""
DRAWN = 15
"""Figures or words that the chart beside the tables shows."""
NUMBERS, WORDS, LINES, PAGE = range(4)
"""The tabs."""
_STYLE = (
    "<style>.newsstats mark{background:#fff3c4;color:#1f2328;border-radius:3px}.newsstats .page{white-space:pre-wrap;line-height:1.8;"
    "max-height:420px;overflow:auto}.newsstats .page .line{display:block}.newsstats .role{color:#57606a;font-size:.75em;margin-right:1em}</style>"
)


def explore(corpus: Corpus) -> object:
    """The widget of a corpus; `corpus.explore()` calls this. Raises: `MissingExtraError` without ipywidgets."""
    return Explorer(corpus).widget


class Explorer:
    """The widget behind `issue.explore()`; `widget` is what JupyterLab shows.

    `search`, `section`, `pos` and `dimension` are its controls; `numbers()`, `tokens()` and `lines()` the tables that they leave, and
    `chart()` what is drawn beside them: the largest figures of what is left, or its most frequent words.
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
        self.pos = choice(say("chart.pos"), issue.tokens["pos"])
        self.dimension = choice(say("figures.dimension"), issue.numbers["dimension"], words("dimensions"))
        self._parts = [widgets.HTML() for _ in range(4)]
        self._titles = [say("figures.title"), say("chart.word"), "KWIC", say("html.marked")]
        self.tabs = widgets.Tab(children=self._parts, layout=widgets.Layout(flex="3 1 420px"))
        for n, title in enumerate(self._titles):
            self.tabs.set_title(n, title)
        self.tabs.selected_index = NUMBERS
        self._chart = widgets.HTML(layout=widgets.Layout(flex="2 1 320px"))
        for control in (self.search, self.section, self.pos, self.dimension):
            control.observe(lambda change: self._show(), names="value")
        self.tabs.observe(lambda change: self._draw(), names="selected_index")
        beside = widgets.HBox([self.tabs, self._chart], layout=widgets.Layout(flex_flow="row wrap"))
        self.widget = widgets.VBox([widgets.HBox([self.search, self.section]), widgets.HBox([self.pos, self.dimension]), beside])
        self._show()

    def numbers(self) -> pd.DataFrame:
        """Number mentions that fit the section, the dimension and the search (in mention, property, entity or clause)."""
        rows = self._in_section(self.issue.numbers)
        if self.dimension.value:
            rows = rows[rows["dimension"] == self.dimension.value]
        if self.search.value:
            said = rows["text"] + " " + rows["measured_property"] + " " + rows["measured_entity"] + " " + rows["context"]
            rows = rows[said.str.contains(self.search.value, regex=False)]
        return rows

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

    def chart(self) -> go.Figure | None:
        """The largest figures of one dimension where figures are looked at, else the most frequent words; None where nothing is left."""
        from newsstats import charts

        if self.tabs.selected_index == NUMBERS:
            rows = self.numbers()
            known = rows[rows["base_value"].notna() & (rows["dimension"] != "")]
            if known.empty:
                return None
            dimension = str(known["dimension"].mode().iloc[0])
            largest = charts.select.largest_figures(known, dimension).head(DRAWN)
            return charts.dimension_strip(largest, dimension, title=charts.statements.largest(largest, dimension))
        top = self.tokens().head(DRAWN)
        return charts.ranking(top, "word", "count", title=charts.statements.terms(top)) if len(top) else None

    def _show(self) -> None:
        self._parts[NUMBERS].value = f"{_STYLE}<div class='newsstats'>{marked(self.numbers().head(ROWS)).data}</div>" + _shown(
            self.numbers()
        )
        words_left = self.tokens()
        rows = [(escape(word), escape(pos), str(count)) for word, pos, count in words_left.head(ROWS).itertuples(index=False)]
        self._parts[WORDS].value = html_table([say(f"chart.{name}") for name in ("word", "pos", "count")], rows, right={2}) + _shown(
            words_left
        )
        self._parts[LINES].value = str(kwic(self.lines()).data)
        page = annotated_page(self.issue, prefix="explore-")
        if self.search.value:
            lines = (_with_marks(line, escape(self.search.value)) for line in page.split("\n"))
            page = "\n".join(line for line, count in lines if count)
        self._parts[PAGE].value = f'{_STYLE}<div class="newsstats"><div class="page">{page}</div></div>'
        self._draw()

    def _draw(self) -> None:
        from newsstats.charts import matplotlib_drawer

        figure = self.chart()
        self._chart.value = "" if figure is None else matplotlib_drawer.svg(figure, "explore-chart-")


def _shown(rows: pd.DataFrame) -> str:
    """How many of the rows are there to see; nothing where all are."""
    return f"<p>{escape(say('html.shown', n=ROWS, all=len(rows)))}</p>" if len(rows) > ROWS else ""


def _with_marks(line: str, wanted: str) -> tuple[str, int]:
    """A line of HTML with a word marked in its text, never inside a tag or an entity, and how often it is there."""
    count = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal count
        if found[0] != wanted:
            return found[0]
        count += 1
        return f"<mark>{wanted}</mark>"

    return re.sub(rf"<[^>]*>|{re.escape(wanted)}|&#?\w+;", mark, line), count
