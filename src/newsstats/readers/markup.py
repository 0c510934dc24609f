"""The plain text of markup, paragraph by paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "form", "button", "select", "textarea",
     "head", "title", "nav", "map", "audio", "video", "canvas")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "tr", "table", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "blockquote", "figure", "figcaption", "center", "hr", "dd", "dt", "dl", "pre")
)  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_INDENTED = re.compile(r"(?<=[。！？”」』])[\u3000]{2,}")


def tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" \u3000")


def squeezed(text: str) -> str:
    """Without white space, in one width, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def paragraphs(element: Any) -> Iterator[str]:
    """Plain-text paragraphs of an element: block elements and line breaks end one, and so does a printed indent."""
    pieces: list[str] = []

    def flush() -> Iterator[str]:
        raw = "".join(pieces)
        pieces.clear()
        for piece in _INDENTED.split(raw):
            if text := tidy(piece):
                yield text

    for event, node in _walk(element):
        if event == "text":
            pieces.append(node)
        else:
            yield from flush()
    yield from flush()


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    """Text and block borders of an element in order, without recursion."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield "block", tag
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if not tag or tag in SKIPPED:
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if tag in _BLOCKS:
            yield "block", tag
        if node.text:
            yield "text", node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def text_of_markup(text: str) -> list[str]:
    """The paragraphs of a piece of HTML (a table's cell); text without tags is one paragraph a line.

    Examples
    --------
    >>> text_of_markup("<p>第一段</p><p>第二段&nbsp;完</p>")
    ['第一段', '第二段 完']
    """
    from lxml import html as lxml_html

    text = _NOT_XML.sub("", text)
    if not text.strip():
        return []
    # outside of block elements a cell's own line breaks part its paragraphs
    marked = text if re.search(r"<(?:p|div|br)\b", text, re.I) else text.replace("\n", "<br>")
    return list(paragraphs(lxml_html.fragment_fromstring(marked, create_parent="div")))
