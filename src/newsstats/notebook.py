"""What the notebooks share: open an issue, draw a chart or say why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats.issue import Issue, read_issue

if TYPE_CHECKING:
    from IPython.display import Markdown


def open_issue(path: str | Path, *, date: str | None = None, paper: str | None = None) -> Issue:
    """Read an issue and set notebooks up: charts are stored as data (their own MIME type), tables are shown whole."""
    import plotly.io as pio

    pio.renderers.default = "plotly_mimetype"
    pd.set_option("display.max_rows", 200)
    pd.set_option("display.max_columns", 30)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", "{:,.6g}".format)
    return read_issue(path, date=date, paper=paper)


def draw(chart: Callable[..., Any], table: pd.DataFrame, *, empty: str, **options: object) -> object:
    """The chart of a table, or the sentence `empty` where the table has no row."""
    from IPython.display import Markdown

    return Markdown(empty) if table.empty else chart(table, **options)


def say(text: str) -> Markdown:
    """A sentence with a figure in it, as prose."""
    from IPython.display import Markdown

    return Markdown(text)
