"""What the notebooks share: open an issue, draw a chart or say why there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats import lang as language
from newsstats.issue import Issue, read_issue
from newsstats.lang import say, words

if TYPE_CHECKING:
    from IPython.display import HTML, Markdown

    from newsstats.archive import Archive


def open_issue(
    path: str | Path | Sequence[str | Path],
    *,
    date: str | None = None,
    paper: str | None = None,
    script: str | None = None,
    lang: str = "zh",
) -> Issue:
    """Read an issue and set notebooks up: charts are stored as data (their own MIME type), tables are shown whole.

    `lang` is the language of charts and sentences, `zh` or `en`. `newsstats lab` has tables that sort and search (itables).
    """
    language.use(lang)
    _store_charts()
    pd.set_option("display.max_rows", 200)
    pd.set_option("display.max_columns", 30)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", _written)
    if os.environ.get("NEWSSTATS_TABLES") == "interactive":
        import itables

        itables.init_notebook_mode(all_interactive=True, connected=False)
    return read_issue(path, date=date, paper=paper, script=script)


def _store_charts() -> None:
    """Charts are stored as data under plotly's own MIME type, with a PNG beside it for viewers that draw nothing from data.

    Code hosts and `jupyter nbconvert --to html` show the PNG. `NEWSSTATS_STILLS=0` leaves it out.
    """
    import plotly.io as pio

    pio.renderers.default = "plotly_mimetype"
    if os.environ.get("NEWSSTATS_STILLS") == "0":
        return
    from plotly.io.base_renderers import PlotlyRenderer

    class WithStill(PlotlyRenderer):
        def to_mimebundle(self, fig_dict: dict[str, Any]) -> dict[str, Any]:
            import plotly.graph_objects as go

            from newsstats.charts import still

            return {**super().to_mimebundle(fig_dict), "image/png": still.png(go.Figure(fig_dict, skip_invalid=True))}

    pio.renderers["newsstats"] = WithStill()
    pio.renderers.default = "newsstats"


def _written(value: float) -> str:
    """A figure as people write it: 740,000,000 and 0.851351, never 7.4e+08."""
    return f"{value:,.0f}" if abs(value) >= 1e6 else f"{value:,.6g}"


def draw(chart: Callable[..., Any], table: pd.DataFrame, *, empty: str, **options: object) -> object:
    """The chart of a table, or the sentence `empty` where the table has no row."""
    from IPython.display import Markdown

    return Markdown(empty) if table.empty else chart(table, **options)


def open_archive(folder: str | Path | None, *, lang: str = "zh", issues: int = 240) -> Archive:
    """The archive in a folder; without one, a small archive of made-up newspapers, made in a folder that goes with the kernel."""
    import atexit
    import shutil
    import tempfile

    from newsstats.archive import Archive
    from newsstats.archive.made_up import make

    language.use(lang)
    _store_charts()
    pd.set_option("display.max_rows", 60)
    pd.set_option("display.max_colwidth", 60)
    pd.set_option("display.float_format", _written)
    if folder is not None:
        return Archive(folder)
    work = Path(tempfile.mkdtemp(prefix="newsstats-"))
    atexit.register(shutil.rmtree, work, ignore_errors=True)
    make(work / "issues", issues, characters=450)
    Archive.build(work / "issues", work / "made-up", workers=1)
    return Archive(work / "made-up")


def source(issue: Issue) -> str:
    """The source line of every chart: paper, date, file, and whose figures these are."""
    from newsstats.charts.source import source_line

    return source_line(issue)


def tell(text: str) -> Markdown:
    """A sentence with a figure in it, as prose."""
    from IPython.display import Markdown

    return Markdown(text)


def strip(numbers: pd.DataFrame, dimension: str, *, source: str) -> object:
    """The figures of one dimension as a strip of dots, or a sentence where there is none."""
    from newsstats.charts import dimension_strip, statements

    rows = numbers[numbers["dimension"] == dimension]
    empty = say("say.no_dimension", name=words("dimensions").get(dimension, dimension))
    return draw(dimension_strip, rows, empty=empty, dimension=dimension, title=statements.largest(rows, dimension), source=source)


def clouds(terms: pd.DataFrame, by: str = "section") -> None:
    """A word cloud for each group, with its words as the picture's alt text."""
    from IPython.display import display

    from newsstats.charts import word_clouds

    if terms.empty:
        display(tell(say("say.no_nouns")))
        return
    heard = "；".join(f"{group}：{'、'.join(rows['word'].head(8))}" for group, rows in terms.groupby(by, sort=False))
    display(word_clouds(terms, by=by), metadata={"image/png": {"alt": heard}})


def phase_sum(projects: pd.DataFrame) -> Markdown:
    """Whether the phases' investments add up to the whole's, in a sentence."""
    from newsstats.charts.labels import label

    phased = projects[(projects["phase"] > 0) & projects["investment"].notna()]
    wholes = projects[(projects["phase"] == 0) & projects["investment"].notna() & projects["project"].isin(phased["project"])]
    if phased.empty or wholes.empty:
        return tell(say("say.no_sum"))
    parts, whole = float(phased["investment"].sum()), float(wholes["investment"].sum())
    return tell(
        say("say.phase_sum", **{k: label(v, "", "CNY") for k, v in (("parts", parts), ("whole", whole), ("gap", abs(parts - whole)))})
    )


def adds_up(progress: pd.DataFrame) -> Markdown:
    """Done + remaining beside the printed total of each goal, in a sentence."""
    from newsstats.charts.labels import label

    told = [
        say(
            "say.adds_up",
            what=row["what"],
            **{k: label(v, "", row["unit"]) for k, v in (("done", row["done"]), ("remaining", row["remaining"]), ("total", row["total"]))},
            sum=label(row["done"] + row["remaining"], "", row["unit"]),
        )
        for row in progress.to_dict("records")
    ]
    return tell("；".join(told) or say("say.nothing_to_add"))


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
    head = "".join(
        f"<th scope='col'>{h}</th>" for h in (say(f"figures.{k}") for k in ("article", "figure", "base", "property", "entity", "context"))
    )
    body = "".join(
        f"<tr><td>{escape(article)}</td><td><a href='page.html#{escape(mention, quote=True)}'>{escape(text)}</a></td><td>{escape(_value(value, unit))}</td><td>{escape(prop)}</td>"
        f"<td>{escape(entity)}</td><td>{_marked_clause(context, text)}</td></tr>"
        for article, mention, text, value, unit, prop, entity, context in zip(
            rows["article_id"],
            rows["mention_id"],
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
    head = "".join(f"<th scope='col'>{h}</th>" for h in words("kwic").values())
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


VERDICTS = {
    "agrees": ("✓", "agrees"),
    "agrees within rounding": ("≈", "rounding"),
    "disagrees": ("✗", "disagrees"),
}
"""Sign and class (the report colours it) of each verdict."""


def checked(checks: pd.DataFrame) -> HTML:
    """The checks as a readable list, those that disagree first; the verdict is told in words, a sign and a colour."""
    from IPython.display import HTML

    order = list(VERDICTS)[::-1]
    rows = checks.assign(_order=checks["verdict"].map(order.index)).sort_values(["_order"], kind="stable")
    items = "".join(
        f"<tr><td>{_linked(row['article_id'])}</td><td>{escape(words('relations').get(row['kind'], row['kind']))}</td>"
        f"<td class='{VERDICTS[row['verdict']][1]}' style='white-space:nowrap'><b>{VERDICTS[row['verdict']][0]} {escape(words('verdicts')[row['verdict']])}</b></td>"
        f"<td>{escape(row['statement'].replace(', printed ', say('checked.printed')))}</td><td>{escape(translated(row['reason']))}</td></tr>"
        for row in rows.to_dict("records")
    )
    head = "".join(
        f"<th scope='col'>{h}</th>" for h in (say(f"checked.{k}") for k in ("article", "relation", "verdict", "statement", "reason"))
    )
    return HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{items}</tbody></table>")


def translated(reason: str) -> str:
    """Why a check holds its figures to be related, in the language that holds here; the tables have it in Chinese."""
    for pattern, text in language.words("reasons").items():
        reason = re.sub(pattern, text, reason)
    return reason


def _linked(anchor: str) -> str:
    """A story or mention that leads to its place on the marked page."""
    return f"<a href='page.html#{escape(anchor, quote=True)}'>{escape(anchor)}</a>"


def _value(value: float, unit: str) -> str:
    return f"{value:,.10g} {unit}".strip() if value == value else ""


def _marked_clause(context: str, text: str) -> str:
    before, found, after = context.partition(text)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(context)
