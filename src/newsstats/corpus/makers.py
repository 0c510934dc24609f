"""From the analysis to the columns of each table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from newsstats import schema
from newsstats.corpus.analysis import Analysis
from newsstats.corpus.registry import rows_as_columns
from newsstats.text.article import Article
from newsstats.text.sentences import sentence_ends
from newsstats.words.tokens import tokens_table


def articles(analysis: Analysis) -> dict[str, list[Any]]:
    """`schema.ARTICLES`."""
    return rows_as_columns([_article(article) for article in analysis.articles], schema.ARTICLES)


def _article(article: Article) -> dict[str, object]:
    byline, text = article.byline, article.text
    assert byline is not None
    printed = next((part for part in article.parts if part.runs), None) or next(iter(article.parts), None)
    span = printed.span(0, len(printed.text)) if printed is not None and printed.text else (0, 0)
    return {
        "article_id": article.id,
        "kind": article.kind,
        "section": article.section,
        "kicker": article.part("kicker").replace("\n", " "),
        "headline": article.headline,
        "subhead": article.part("subhead").replace("\n", " "),
        "source": byline.source,
        "reporters": "、".join(byline.reporters),
        "correspondents": "、".join(byline.correspondents),
        "place": byline.place,
        "dateline": _dateline(byline.day, article.published),
        "text": text,
        "characters": sum(map(len, text.split())),
        "sentences": len([s for s in sentence_ends(text) if s]) or 1,
        "first_line": article.lines[0],
        "last_line": article.lines[1],
        "source_start": span[0],
        "source_end": span[1],
        "page": article.page,
        "page_label": article.page_label,
        "published": article.published,
        "outlet": article.outlet,
        "file": article.file,
        "row": article.row,
        "confidence": article.confidence,
        "doubt": article.doubt,
    }


def _dateline(day: str, published: str) -> str:
    """The day that an opening prints, as ISO."""
    if not day:
        return ""
    from newsstats.numbers.dates import Calendar
    from newsstats.numbers.normal import Normal

    found = Calendar(published or None).find(Normal(day).text, 0)
    return found.iso if found else ""


def tokens(analysis: Analysis) -> pd.DataFrame:
    """`schema.TOKENS`."""
    return tokens_table(analysis.tagged, analysis.sections, analysis.units)


def token_columns(analysis: Analysis) -> dict[str, list[Any]]:
    """The same as plain lists."""
    return {str(name): values.tolist() for name, values in tokens(analysis).items()}


def numbers(analysis: Analysis) -> dict[str, list[Any]]:
    """`schema.NUMBERS`."""
    return analysis.mentions


def names(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.NAMES`."""
    from newsstats.names.reader import by_network
    from newsstats.names.table import names_rows

    found = analysis.named_by_network if by_network() else analysis.named
    return rows_as_columns(names_rows(analysis.parts, found, analysis.bylines), schema.NAMES)


def quotes(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.QUOTES`."""
    from newsstats.names.quotes import quotes_rows
    from newsstats.names.reader import by_network

    found = analysis.named_by_network if by_network() else analysis.named
    return rows_as_columns(quotes_rows(analysis.parts, found), schema.QUOTES)


def projects(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.PROJECTS`."""
    return rows_as_columns(analysis.projects, schema.PROJECTS)


def breakdowns(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.BREAKDOWNS`."""
    from newsstats.findings.breakdowns import breakdowns_rows

    return rows_as_columns(breakdowns_rows(analysis.stories), schema.BREAKDOWNS)


def progress(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.PROGRESS`."""
    from newsstats.findings.progress import progress_rows

    return rows_as_columns(progress_rows(analysis.stories), schema.PROGRESS)


def timeline(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.TIMELINE`."""
    from newsstats.findings.timeline import timeline_rows

    return rows_as_columns(timeline_rows(analysis.stories), schema.TIMELINE)


def checks(analysis: Analysis) -> dict[str, list[object]]:
    """`schema.CHECKS`."""
    from newsstats.checks.table import checks_rows

    return rows_as_columns(checks_rows(analysis.stories), schema.CHECKS)


def ledger(analysis: Analysis) -> dict[str, list[Any]]:
    """`schema.LEDGER`."""
    from newsstats.ledger.entries import ledger_columns

    return ledger_columns(analysis.articles, analysis.mentions, analysis.projects)
