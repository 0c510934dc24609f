"""How a corpus shows itself: one line, and a table of its articles."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Protocol

from newsstats.html_table import html_table as draw
from newsstats.lang import say
from newsstats.text.article import Article

ROWS = 60
"""Articles of a table that is shown."""


class Shown(Protocol):
    """What is shown here: articles with a name."""

    name: str

    def __iter__(self) -> Iterable[Article]: ...
    def __len__(self) -> int: ...


def span(articles: Iterable[Article], to: str = " to ") -> str:
    """First and last day of publication, `2024-01-02 to 2024-06-30`, or empty."""
    days = sorted(article.published for article in articles if article.published)
    return "" if not days else days[0] if days[0] == days[-1] else f"{days[0]}{to}{days[-1]}"


def outlets(articles: Iterable[Article]) -> list[str]:
    """The outlets, most articles first."""
    counted: dict[str, int] = {}
    for article in articles:
        if article.outlet:
            counted[article.outlet] = counted.get(article.outlet, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))


def one_line(corpus: Shown) -> str:
    """`<Corpus news.csv: 2,000 articles of 2 outlets, 2024-01-02 to 2024-06-30, 812,345 characters>`."""
    articles = list(corpus)  # type: ignore[call-overload]
    papers = outlets(articles)
    of = "" if not papers else f" of {papers[0]}" if len(papers) == 1 else f" of {len(papers)} outlets"
    size = sum(len(part.text) for article in articles for part in article.parts)
    said = ", ".join(filter(None, (f"{len(articles):,} articles{of}", span(articles), f"{size:,} characters")))
    return f"<Corpus {corpus.name}: {said}>" if corpus.name else f"<Corpus: {said}>"


def title(corpus: Shown) -> str:
    """Outlets and span, else the name."""
    articles = list(corpus)  # type: ignore[call-overload]
    papers = outlets(articles)
    named = "、".join(papers[:3]) + ("…" if len(papers) > 3 else "")
    return " ".join(filter(None, (named, span(articles, " – ")))) or corpus.name


def html_table(corpus: Shown, title: str) -> str:
    """A heading and one row an article; a long corpus shows its first articles and says how many there are."""
    articles = list(corpus)  # type: ignore[call-overload]
    rows = [
        (html.escape(a.id), html.escape(a.headline or a.text[:24] + "…"), html.escape(a.section), str(sum(map(len, a.text.split()))))
        for a in articles[:ROWS]
    ]
    table = draw([say(f"summary.{k}") for k in ("id", "headline", "section", "length")], rows, right={3})
    more = f"<p>{html.escape(say('html.shown', n=ROWS, all=len(articles)))}</p>" if len(articles) > ROWS else ""
    return f"<section><h3>{html.escape(title)}</h3>{table}{more}</section>"
