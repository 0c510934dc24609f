"""The headline of an article page: where its headings and its title agree, less the name of the site."""

from __future__ import annotations

import re
from typing import Any

from newsstats.data import load_toml
from newsstats.layout.furniture import names_paper
from newsstats.readers.markup import SKIPPED, squeezed, tidy

HEADLINE = (4, 90)
"""Characters of a headline, at least and at most."""
BEGINNING = 12
"""Characters by which the beginning of a text is found among a page's elements."""
SEPARATORS = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|[-–—]{1,2}(?=[^-–—]{2,16}$)")
_LATIN_TAIL = re.compile(r"[\s\-·]*[A-Za-z.][A-Za-z. ]*$")
_LEVELS = ("h1", "h2", "h3", "h4")


def titles_of(tree: Any) -> list[str]:
    """The page's title and what it is called for others."""
    found = [tidy(node.text_content()) for node in tree.iter("title")][:1]
    found += [
        tidy(value)
        for node in tree.iter("meta")
        if (node.get("property") or node.get("name") or "").lower() in ("og:title", "twitter:title") and (value := node.get("content"))
    ]
    return [title for title in dict.fromkeys(found) if title]


def site_piece(piece: str) -> str:
    """A site's name without its name in Latin letters; empty for anything else."""
    ends = tuple(load_toml("article_litter.toml")["site"])
    name = piece.strip(" _-|–—《》")
    for one in (name, _LATIN_TAIL.sub("", name)):
        if 2 <= len(one) <= 14 and one.endswith(ends):
            return one
    return ""


def headline_of(tree: Any, first: str = "") -> tuple[Any, str]:
    """`(element, text)`: the longest heading, else any block, whose text begins a title; else the heading above the text.

    `first` is the first paragraph of the article. Where no heading says anything the title stands for it, less the site's name; the
    name of a paper is never a headline.
    """
    titles = [_behind_site(title) for title in titles_of(tree) if not names_paper(title)]
    wanted = [squeezed(title) for title in titles]
    for tags in (("h1", "h2", "h3"), ("div", "p", "span", "td", "strong", "b", "font")):
        best: tuple[int, Any, str] | None = None
        for node in tree.iter(*tags):
            if tags[0] == "div" and len(node) > 3:
                continue
            text = tidy(node.text_content())
            short = squeezed(text)
            if (
                HEADLINE[0] <= len(short) <= HEADLINE[1]
                and any(title.startswith(short) for title in wanted)
                and not names_paper(text)
                and (best is None or len(squeezed(_without_site(text))) > best[0])
            ):
                best = len(squeezed(_without_site(text))), node, text
        if best is not None:
            return best[1], _without_site(best[2])
    if first and (above := headings_above(tree, first)):
        heading = min(above, key=lambda node: _LEVELS.index(node.tag))
        return heading, tidy(heading.text_content())
    pieces = SEPARATORS.split(titles[0]) if titles else [""]
    return None, "" if names_paper(pieces[0]) else pieces[0]


def _behind_site(title: str) -> str:
    """A title without the name of its site in front, where that is a piece of its own: 某某新闻网-大桥通车."""
    pieces = SEPARATORS.split(title, maxsplit=1)
    rest = pieces[1].strip() if len(pieces) > 1 else ""
    return rest if len(squeezed(rest)) >= HEADLINE[0] and site_piece(pieces[0]) and not site_piece(SEPARATORS.split(rest)[-1]) else title


def headings_above(tree: Any, first: str) -> list[Any]:
    """The headings right above the text that begins with a paragraph, in order: kicker, headline and subhead; not the name of a paper."""
    wanted = squeezed(first)[:BEGINNING]
    found: list[Any] = []
    inside: set[Any] = set()
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in SKIPPED or node in inside:
            continue
        text = tidy(node.text_content()) if node.tag in _LEVELS else ""
        if text:
            inside = set(node.iter())
            if HEADLINE[0] <= len(squeezed(text)) <= HEADLINE[1] and not names_paper(text):
                found.append(node)
        elif node.text and squeezed(node.text)[:BEGINNING] == wanted:
            return found[-3:]
        elif node.text and len(squeezed(node.text)) > HEADLINE[1]:
            found.clear()
    return []


def kicker_of(headings: list[Any], headline: Any) -> str:
    """The smaller heading right above the headline."""
    at = headings.index(headline) if headline in headings else 0
    above = headings[at - 1] if at else None
    return tidy(above.text_content()) if above is not None and above.tag > headline.tag else ""


def _without_site(text: str) -> str:
    """A title without the name of its site, where that is a piece of its own at the end."""
    pieces = SEPARATORS.split(text)
    if len(pieces) > 1 and site_piece(pieces[-1]):
        return text[: text.rindex(pieces[-1])].rstrip(" _-|｜–—")
    return text
