"""A copy of the page with every number mention marked where it stands."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import pandas as pd

from newsstats.charts.labels import label
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.lang import words


def annotated_page(issue: Corpus, prefix: str = "", only: Collection[str] | None = None) -> str:
    """The source as HTML, line by line, each mention a `<mark>` whose id is its mention id; a story's first line has the story's.

    Of a table of articles the lines are those of the articles' parts; `only` are ids of articles that are shown (all).

    `prefix` goes in front of every id.
    """
    lines = _lines(issue)
    numbers = issue.numbers
    if only is not None and not isinstance(issue, Issue):
        lines, numbers = lines[lines["article_id"].isin(only)], numbers[numbers["article_id"].isin(only)]
    numbers = numbers.sort_values(["source_start", "source_end"])
    spans = list(zip(numbers["source_start"], numbers["source_end"], numbers["mention_id"], numbers["kind"], _titles(numbers), strict=True))
    out: list[str] = ['<div class="page" lang="zh">']
    roles = words("roles")
    k = 0
    seen: set[str] = set()
    for start, text, role, article in zip(lines["source_start"], lines["text"], lines["role"], lines["article_id"], strict=True):
        end = start + len(text)
        pieces: list[str] = []
        at = start
        while k < len(spans) and spans[k][0] < end:
            a, b, mention, kind, title = spans[k]
            a, stop = max(a, at), min(b, end)
            if stop > a:
                pieces.append(escape(issue.source[at:a]))
                anchor = "" if mention in seen else f' id="{prefix}{escape(mention)}"'
                seen.add(mention)
                pieces.append(f'<mark{anchor} class="{escape(kind)}" title="{escape(title)}">{escape(issue.source[a:stop])}</mark>')
                at = stop
            if b > end:
                break
            k += 1
        pieces.append(escape(issue.source[at:end]))
        said = "" if role == "blank" else f"{roles.get(role, role)} {article}".strip()
        first = f' id="{prefix}{escape(article)}"' if article and article not in seen else ""
        seen.add(article)
        out.append(f'<span class="line"{first}><span class="role">{escape(said)}</span>{"".join(pieces)}</span>')
    out.append("</div>")
    return "\n".join(out)


def _lines(corpus: Corpus) -> pd.DataFrame:
    """The lines of an issue, or those of each article's parts."""
    if isinstance(corpus, Issue):
        return corpus.lines
    rows = []
    for article in corpus:
        for part in article.parts:
            at = 0
            for line in part.text.split("\n"):
                if line:
                    rows.append((part.span(at, at + 1)[0], line, part.name, article.id))
                at += len(line) + 1
    return pd.DataFrame(rows, columns=["source_start", "text", "role", "article_id"])


def _titles(numbers: pd.DataFrame) -> list[str]:
    """What each mention is and says, in the report's language."""
    kinds = words("kinds")
    return [
        "；".join(filter(None, (kinds[kind], f"{prop} {entity}".strip(), date, label(value, modifier, unit) if value == value else "")))
        for kind, prop, entity, date, value, modifier, unit in zip(
            numbers["kind"], numbers["measured_property"], numbers["measured_entity"], numbers["date"], numbers["base_value"],
            numbers["modifier"], numbers["base_unit"], strict=True,
        )
    ]  # fmt: skip
