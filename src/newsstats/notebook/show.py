"""What notebooks show: a chart or why there is none, sentences with figures, tables with marked words."""

from __future__ import annotations

from collections.abc import Callable, Sized
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats.checks.relation import ALARMS, CLOSE, MARKS, OPEN, VERDICTS
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.html_table import html_table
from newsstats.lang import say, translated, words

if TYPE_CHECKING:
    from IPython.display import HTML, Markdown


def draw(chart: Callable[..., Any], table: Sized, *, empty: str, **options: object) -> object:
    """The chart of a table, or the sentence `empty` where the table has no row."""
    from IPython.display import Markdown

    return chart(table, **options) if len(table) else Markdown(empty)


def source(issue: Corpus) -> str:
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
    from newsstats.charts.select import largest_figures

    rows = largest_figures(numbers, dimension)
    empty = say("say.no_dimension", name=words("dimensions").get(dimension, dimension))
    return draw(dimension_strip, rows, empty=empty, dimension=dimension, title=statements.largest(rows, dimension), source=source)


def line_roles(corpus: Corpus) -> pd.DataFrame:
    """How many lines of the pages have each role (`role`, `count`), checked to tile the source; no row for a table of articles."""
    if not isinstance(corpus, Issue):
        return pd.DataFrame({"role": pd.Series(dtype="str"), "count": pd.Series(dtype="int64")})
    lines = corpus.lines
    spans = zip(lines["source_start"], lines["source_end"], strict=True)
    if "".join(corpus.source[a:b] for a, b in spans) != corpus.source:
        raise AssertionError("the lines do not tile the source")
    return lines["role"].value_counts().sort_index().rename_axis("role").reset_index()


def frequent(corpus: Corpus, most: int = 3) -> list[str]:
    """The nouns of three characters and more that most articles have, names of people left out; shorter ones where there are too few."""
    terms = corpus.terms(by="issue", pos="n", top=None)
    terms = terms[~terms["pos"].str.startswith("nr")].sort_values(
        ["documents", "count", "word"], ascending=[False, False, True], kind="stable"
    )
    long = terms[terms["word"].str.len() >= 3]
    return list(dict.fromkeys([*long["word"], *terms["word"]]))[:most] or ["，"]


def group_by(corpus: Corpus) -> str:
    """What charts group a corpus by: the section for pages, else `corpus.grouping` (a few articles: the whole)."""
    if isinstance(corpus, Issue):
        return "section"
    return corpus.grouping if corpus.grouping != "article" else "issue"


def clouds(terms: pd.DataFrame, by: str = "section") -> None:
    """A word cloud for each group, with its words as the picture's alt text."""
    by = by if by in terms.columns else "word"
    if by == "word":
        terms = terms.assign(all="")
        by = "all"
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

    sentences = [
        say(
            "say.adds_up",
            what=row["what"],
            **{k: label(v, "", row["unit"]) for k, v in (("done", row["done"]), ("remaining", row["remaining"]), ("total", row["total"]))},
            sum=label(row["done"] + row["remaining"], "", row["unit"]),
        )
        for row in progress.to_dict("records")
    ]
    return tell("；".join(sentences) or say("say.nothing_to_add"))


MARKED = 300
"""Rows of figures, checks or lines of context that a notebook shows."""


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
    count, rows = len(rows), rows.head(MARKED)
    head = [say(f"figures.{k}") for k in ("article", "figure", "base", "property", "entity", "context")]
    body = [
        (
            escape(article),
            f"<a href='page.html#{escape(mention, quote=True)}'>{escape(text)}</a>",
            escape(_value(value, unit)),
            escape(prop),
            escape(entity),
            _marked_clause(context, text),
        )
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
    ]
    more = f"<p>{escape(say('html.shown', n=MARKED, all=count))}</p>" if count > MARKED else ""
    return HTML(more + html_table(head, body))


def kwic(lines: pd.DataFrame, articles: pd.DataFrame | None = None) -> HTML:
    """A concordance aligned on its keyword; with `articles`, every line names its story's headline."""
    from IPython.display import HTML

    headlines = {} if articles is None else dict(zip(articles["article_id"], articles["headline"], strict=True))
    body = [
        (
            f"<a href='page.html#{escape(article)}' title='{escape(headlines.get(article, ''), quote=True)}'>{escape(article)}</a>",
            f"<span style='white-space:nowrap'>{escape(left)}</span>",
            f"<mark style='white-space:nowrap'>{escape(keyword)}</mark>",
            f"<span style='white-space:nowrap'>{escape(right)}</span>",
        )
        for article, left, keyword, right in zip(*(lines[c].head(MARKED) for c in ("article_id", "left", "keyword", "right")), strict=True)
    ]
    return HTML(html_table(list(words("kwic").values()), body, right={1}))


CLASSES = {"disagrees": "disagrees", "short": "short", "agrees within rounding": "rounding", "agrees": "agrees"}
"""Class of each verdict, which the report colours."""


def checked(checks: pd.DataFrame) -> HTML:
    """The checks as a readable list, alarms first and with their sentences; the verdict is told in words, a sign and a colour.

    Trivial ones (a list that has as many members as it says) are counted below, not shown.
    """
    from IPython.display import HTML

    order = list(VERDICTS)
    telling = checks[~checks["trivial"]]
    rows = telling.assign(_order=telling["verdict"].map(order.index)).sort_values(["_order"], kind="stable").head(MARKED)
    items = [
        (
            _linked(row["article_id"]),
            escape(words("relations").get(row["kind"], row["kind"])),
            f"<b class='{CLASSES[row['verdict']]}' style='white-space:nowrap'>{MARKS[row['verdict']]} {escape(words('verdicts')[row['verdict']])}</b>",
            escape(row["statement"].replace(", printed ", say("checked.printed"))) + _work_item(row),
            escape(translated(row["reason"])),
        )
        for row in rows.to_dict("records")
    ]
    head = [say(f"checked.{k}") for k in ("article", "relation", "verdict", "statement", "reason")]
    hidden = len(checks) - len(telling)
    below = f"<p>{escape(say('check.hidden_here', n=hidden))}</p>" if hidden else ""
    return HTML(html_table(head, items) + below)


def _work_item(row: dict[Any, Any]) -> str:
    """Under an alarm's arithmetic: what would be right, and its sentences with the figures marked."""
    if row["verdict"] not in ALARMS:
        return ""
    right = f"<br>{escape(say('check.right', right=row['right']))}" if row["right"] else ""
    told = escape(row["sentences"]).replace(OPEN, "<mark>").replace(CLOSE, "</mark>").replace("\n", "<br>")
    return f"{right}<br>{told}"


def _linked(anchor: str) -> str:
    """A story or mention that leads to its place on the marked page."""
    return f"<a href='page.html#{escape(anchor, quote=True)}'>{escape(anchor)}</a>"


def _value(value: float, unit: str) -> str:
    return f"{value:,.10g} {unit}".strip() if value == value else ""


def _marked_clause(context: str, text: str) -> str:
    before, found, after = context.partition(text)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(context)
