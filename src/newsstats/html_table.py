"""Tables for people, drawn by great_tables; the page or notebook around them gives them their look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from html import escape
from typing import Any

_STYLE = re.compile(r"<style>.*?</style>\s*", re.DOTALL)
_TABLE = re.compile(r"<table.*</table>", re.DOTALL)
_NAMES = re.compile(r' (?:headers|id|data-quarto-[a-z-]+|rowspan|colspan|style)="[^"]*"')
_CLASSES = re.compile(r' class="gt_(?:table|col_headings|col_heading|row|table_body)[^"]*?(gt_right)?"')


def html_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Collection[int] = (), caption: str = "", kind: str = ""
) -> str:
    """A table whose cells are HTML already.

    Parameters
    ----------
    head
        What each column is called, as plain text.
    rows
        The cells of each row, as HTML.
    right
        Positions of the columns that are set at the right, as figures are.
    caption
        What the table is, as plain text.
    kind
        The class of the table.

    Examples
    --------
    >>> html_table(["城市", "次数"], [["<b>昌吉</b>", "12"]], right={1}).count("<b>昌吉</b>")
    1
    """
    import pandas as pd
    from great_tables import GT, html

    names = [f"c{n}" for n in range(len(head))]
    frame = pd.DataFrame([list(row) for row in rows], columns=names, dtype=object)
    labels: dict[str, Any] = {name: html(escape(title)) for name, title in zip(names, head, strict=True)}
    table = GT(frame, id="t").cols_label(labels)
    table = table.cols_align("left", names).cols_align("right", [names[n] for n in sorted(right)])
    # the cells are marked up already: a formatter of one's own takes them as they are
    drawn = _STYLE.sub("", table.fmt(str, columns=names).as_raw_html())
    found = _TABLE.search(drawn)
    drawn = _CLASSES.sub(lambda m: ' style="text-align:right"' if m[1] else "", _head_and_cells(found[0] if found else drawn))
    opening = f'<table class="{escape(kind)}">' if kind else "<table>"
    return drawn.replace("<table>", opening + (f"<caption>{escape(caption)}</caption>" if caption else ""), 1)


def _head_and_cells(drawn: str) -> str:
    """The markup without the names that would stand twice on a page of several tables; cells keep what is inside them."""
    return re.sub(r"<(?:table|thead|tbody|tr|th|td)\b[^>]*>", lambda m: _NAMES.sub("", m[0]), re.sub(r">\s*\n\s*<", "><", drawn))
