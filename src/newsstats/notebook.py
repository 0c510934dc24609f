"""What the notebooks share: open an issue, draw a chart or say why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats.issue import Issue, read_issue

if TYPE_CHECKING:
    from IPython.display import HTML, Markdown


def open_issue(
    path: str | Path | Sequence[str | Path], *, date: str | None = None, paper: str | None = None, script: str | None = None
) -> Issue:
    """Read an issue and set notebooks up: charts are stored as data (their own MIME type), tables are shown whole."""
    import plotly.io as pio

    pio.renderers.default = "plotly_mimetype"
    pd.set_option("display.max_rows", 200)
    pd.set_option("display.max_columns", 30)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", _written)
    return read_issue(path, date=date, paper=paper, script=script)


def _written(value: float) -> str:
    """A figure as people write it: 740,000,000 and 0.851351, never 7.4e+08."""
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:,.6g}"


def draw(chart: Callable[..., Any], table: pd.DataFrame, *, empty: str, **options: object) -> object:
    """The chart of a table, or the sentence `empty` where the table has no row."""
    from IPython.display import Markdown

    return Markdown(empty) if table.empty else chart(table, **options)


def say(text: str) -> Markdown:
    """A sentence with a figure in it, as prose."""
    from IPython.display import Markdown

    return Markdown(text)


def marked(numbers: pd.DataFrame, *, dimension: str | None = None, section: str | None = None) -> HTML:
    """A table of figures with each mention marked in its clause, filtered by dimension and section.

    Raises: `ValueError` naming the choices for a dimension or section that the table does not have.
    """
    from IPython.display import HTML

    rows = numbers
    for column, wanted in (("dimension", dimension), ("section", section)):
        if wanted is not None:
            choices = sorted(set(numbers[column]) - {""})
            if wanted not in choices:
                raise ValueError(f"{column}={wanted!r}: choose one of {', '.join(choices) or 'none'}")
            rows = rows[rows[column] == wanted]
    head = "".join(f"<th scope='col'>{h}</th>" for h in ("稿件", "数字", "换算", "量的是", "谁的", "原句"))
    body = "".join(
        f"<tr><td>{escape(article)}</td><td>{escape(text)}</td><td>{escape(_value(value, unit))}</td><td>{escape(prop)}</td>"
        f"<td>{escape(entity)}</td><td>{_marked_clause(context, text)}</td></tr>"
        for article, text, value, unit, prop, entity, context in zip(
            rows["article_id"],
            rows["text"],
            rows["base_value"],
            rows["base_unit"],
            rows["measured_property"],
            rows["measured_entity"],
            rows["context"],
            strict=True,
        )
    )
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def kwic(lines: pd.DataFrame, articles: pd.DataFrame | None = None) -> HTML:
    """A concordance aligned on its keyword; with `articles`, every line names its story's headline."""
    from IPython.display import HTML

    headlines = {} if articles is None else dict(zip(articles["article_id"], articles["headline"], strict=True))
    body = "".join(
        f"<tr><td><a href='page.html#{escape(article)}' title='{escape(headlines.get(article, ''), quote=True)}'>{escape(article)}</a></td>"
        f"<td style='text-align:right;white-space:nowrap'>{escape(left)}</td>"
        f"<td style='text-align:center;white-space:nowrap'><mark>{escape(keyword)}</mark></td>"
        f"<td style='text-align:left;white-space:nowrap'>{escape(right)}</td></tr>"
        for article, left, keyword, right in zip(lines["article_id"], lines["left"], lines["keyword"], lines["right"], strict=True)
    )
    head = "".join(f"<th scope='col'>{h}</th>" for h in ("稿件", "上文", "词", "下文"))
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


VERDICTS = {
    "agrees": ("相符", "✓", "#1a7f37"),
    "agrees within rounding": ("在四舍五入或约数之内相符", "≈", "#7d4e00"),
    "disagrees": ("不符", "✗", "#b42318"),
}
KINDS = {
    "sum": "相加", "difference": "相减", "share": "占比", "growth": "增减幅度", "list_length": "列举个数", "repeat": "前后一致", "date": "日期",
}  # fmt: skip


def checked(checks: pd.DataFrame) -> HTML:
    """The checks as a readable list, those that disagree first; the verdict is told in words, a sign and a colour."""
    from IPython.display import HTML

    order = list(VERDICTS)[::-1]
    rows = checks.assign(_order=checks["verdict"].map(order.index)).sort_values(["_order"], kind="stable")
    items = "".join(
        f"<tr><td>{escape(row['article_id'])}</td><td>{escape(KINDS.get(row['kind'], row['kind']))}</td>"
        f"<td style='color:{VERDICTS[row['verdict']][2]};white-space:nowrap'><b>{VERDICTS[row['verdict']][1]} {VERDICTS[row['verdict']][0]}</b></td>"
        f"<td>{escape(row['statement'].replace(', printed ', '，版面写 '))}</td><td>{escape(row['reason'])}</td></tr>"
        for row in rows.to_dict("records")
    )
    head = "".join(f"<th scope='col'>{h}</th>" for h in ("稿件", "关系", "结论", "算式", "为什么算在一起"))
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{items}</tbody></table>")


def _value(value: float, unit: str) -> str:
    return f"{value:,.10g} {unit}".strip() if value == value else ""


def _marked_clause(context: str, text: str) -> str:
    before, found, after = context.partition(text)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(context)
