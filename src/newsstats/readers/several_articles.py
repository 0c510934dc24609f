"""Several articles in one HTML page, each an `article` element with a heading of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsstats.readers.litter import without_litter
from newsstats.readers.markup import paragraphs, tidy

SENTENCES = 2
"""Sentences of an article at least; what has fewer is the teaser of one (by judgement)."""
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(slots=True)
class ArticleElement:
    """One `article` element: its headlines by role, the lines of its body, the element itself and the heading that is its headline."""

    heads: dict[str, str]
    lines: list[str]
    element: Any
    heading: Any


def articles_of(tree: Any) -> list[ArticleElement]:
    """Each article of a page with several; empty for a page that holds fewer than two."""
    found: list[ArticleElement] = []
    for node in tree.iter("article"):
        if any(above.tag == "article" for above in node.iterancestors()):
            continue
        headings = [heading for heading in node.iter(*HEADINGS) if tidy(heading.text_content())]
        # the heading of a teaser leads to its article
        if not headings or any(True for _ in headings[0].iter("a")):
            continue
        main = min(headings[:2], key=lambda heading: heading.tag)
        headline = tidy(main.text_content())
        heads = {tidy(heading.text_content()) for heading in headings[: headings.index(main) + 1]}
        _, body, _ = without_litter([line for line in paragraphs(node) if line not in heads] or [""], headline)
        if sum(line.count("。") for line in body) < SENTENCES:
            continue
        kicker = "" if main is headings[0] else tidy(headings[0].text_content())
        found.append(ArticleElement({"kicker": kicker, "headline": headline}, body, node, main))
    return found if len(found) > 1 else []
