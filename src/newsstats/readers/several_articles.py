"""Several articles in one HTML page: each an `article` element with a heading of its own, or under a heading of one rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsstats.readers.litter import without_litter
from newsstats.readers.markup import paragraphs, tidy
from newsstats.text.byline import byline_of

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
    return _of_elements(tree) or _under_headings(tree)


def _under_headings(tree: Any) -> list[ArticleElement]:
    """The articles between headings of one rank beside each other, where each but one at most opens as a story does (本报讯): no crossheads."""
    seen: set[Any] = set()
    for node in tree.iter(*HEADINGS):
        holder = node.getparent()
        if holder is None or holder in seen:
            continue
        seen.add(holder)
        headings = [child for child in holder if child.tag == node.tag and tidy(child.text_content())]
        if len(headings) < 2:
            continue
        found: list[ArticleElement] = []
        for heading in headings:
            lines: list[str] = []
            for below in heading.itersiblings():
                if below.tag == node.tag:
                    break
                if isinstance(below.tag, str):
                    lines += paragraphs(below)
            headline = tidy(heading.text_content())
            _, body, _ = without_litter(lines or [""], headline)
            if sum(line.count("。") for line in body) >= SENTENCES and byline_of(body[0]).end:
                found.append(ArticleElement({"kicker": "", "headline": headline}, body, holder, heading))
        if len(found) > 1 and len(found) >= len(headings) - 1:
            return found
    return []


def _of_elements(tree: Any) -> list[ArticleElement]:
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
