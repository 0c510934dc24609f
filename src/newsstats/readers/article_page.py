"""Any article page of the web: headline, day, paper and body, each held to what the page itself declares or prints.

The headline is where heading and title agree; the day is one that the page declares or prints near its headline; the body is read
twice by trafilatura, once for precision and once for recall, and what pages put around an article is taken off.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from newsstats.layout.dates import iso_date
from newsstats.layout.furniture import line_role
from newsstats.layout.masthead import paper_name
from newsstats.readers.blocks import paragraphs_of
from newsstats.readers.headings import headline_of
from newsstats.readers.litter import is_notice, without_litter
from newsstats.readers.markup import SKIPPED, squeezed, tidy
from newsstats.readers.no_article import is_prose, lists_links, lists_things
from newsstats.readers.site import paper_of

LABEL = 80
"""Characters at most of a block that prints a page's or an article's day (by judgement)."""
LEAD = 3
"""Sentences of the text that may stand between a headline and its day: a summary (by judgement)."""
NEAR = 400
"""Characters of visible text behind a headline in which its day is printed (by judgement)."""
_META_DATES = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "publish-date", "datepublished", "og:release_date",
    "release_date", "weibo:article:create_at", "apub:time", "dc.date", "dc.date.issued", "date", "dateupdate", "sailthru.date", "bytedance:published_time",
)  # fmt: skip
_FULL_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)")
_PUBLISHED = re.compile(rf"(?:发布|發布|发表|發表|刊登|刊发|刊發|上传|上傳)(?:日期|时间|時間|于|於)\s?[:：]?\s?({_FULL_DATE.pattern})")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[-/]?(\d\d)[-/](\d\d)/")
_COPYRIGHT = re.compile(r"(?:©|copyright|版权所有|版權所有|备案|许可证)", re.I)


@dataclass(slots=True)
class ArticlePage:
    """What an article page holds; empty where it does not say. `date_source` is `meta`, `printed` or empty.

    `before` and `behind` are lines around the body that belong to the page, not to the article.
    """

    headline: str = ""
    date: str = ""
    date_source: str = ""
    paper: str = ""
    paragraphs: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


def read_article(text: str, tree: Any) -> ArticlePage:
    """The article of a page; one without paragraphs where there is none."""
    read = _body(text)
    if not read or lists_things(read):
        return ArticlePage()
    above, lines = _without_heads(tree, paragraphs_of(tree, read))
    page = ArticlePage(paragraphs=lines)
    heading, page.headline = headline_of(tree, page.paragraphs[0])
    if is_notice(page.headline + "\n" + "\n".join(page.paragraphs)) or lists_things(page.paragraphs):
        return ArticlePage()
    page.date, page.date_source = date_of(tree, heading)
    page.paper = paper_of(tree, page.headline, heading) or next(filter(None, map(paper_name, above)), "")
    page.before, page.paragraphs, page.behind = without_litter(page.paragraphs, page.headline)
    page.before = [line for line in above if squeezed(line) != squeezed(page.headline)] + page.before
    if lists_links(tree, page.paragraphs) or not (page.date or is_prose(page.paragraphs)):
        return ArticlePage()
    return page


def _without_heads(tree: Any, paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """`(folio lines and headings, the rest)` of a body that was read with what stands above it, as in a page made of tables."""
    headings = {squeezed(node.text_content()) for node in tree.iter("h1", "h2", "h3", "h4")}
    n = 0
    while n < len(paragraphs) - 1 and (line_role(paragraphs[n]) in ("folio", "masthead") or squeezed(paragraphs[n]) in headings):
        n += 1
    return paragraphs[:n], paragraphs[n:]


def date_of(tree: Any, heading: Any) -> tuple[str, str]:
    """`(day, meta or printed)`: one that the page declares, else one that it prints near its headline; none from a copyright line."""
    values = {
        (node.get("name") or node.get("property") or node.get("itemprop") or "").lower(): node.get("content") or ""
        for node in tree.iter("meta")
    }
    for name in _META_DATES:
        if iso := iso_date(values.get(name, "")):
            return iso, "meta"
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and (iso := _declared(script.text or "")):
            return iso, "meta"
    if heading is not None and (iso := _printed_near(tree, heading)):
        return iso, "printed"
    if iso := _said_to_be_printed(tree):
        return iso, "printed"
    for node in tree.iter("time"):
        if iso := iso_date(node.get("datetime") or node.text or ""):
            return iso, "meta"
    for node in tree.iter("link", "meta"):
        address = (
            node.get("href")
            if (node.get("rel") or "") == "canonical"
            else node.get("content")
            if (node.get("property") or "") == "og:url"
            else ""
        )
        if (found := _URL_DATE.search(address or "")) and (iso := iso_date("-".join(found.groups()))):
            return iso, "meta"
    return "", ""


def _declared(script: str) -> str:
    """The day of publication in JSON-LD."""
    try:
        held = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        found = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', script)
        return iso_date(found[1]) if found else ""
    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("datePublished"), str) and (iso := iso_date(one["datePublished"])):
                return iso
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return ""


def _printed_near(tree: Any, heading: Any) -> str:
    """The first full date in a label behind a heading and before the article's text is well under way, or right before the heading."""
    before: list[str] = []
    behind: list[str] = []
    passed, size, sentences = False, 0, 0
    inside = set(heading.iter())
    for node in tree.iter():
        if node is heading:
            passed = True
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            pieces = [node.tail] if passed or node not in inside else []
        else:
            pieces = [None if node in inside else node.text, node.tail if node is heading or node not in inside else None]
        for piece in pieces:
            if not piece or not (said := tidy(piece)) or _COPYRIGHT.search(said):
                continue
            size += len(said) if passed else 0
            sentences += said.count("。") if passed else 0
            if _is_label(node, said):
                (behind if passed else before).append(said)
        if size > NEAR or sentences > LEAD:
            break
    for text in (" ".join(behind)[:NEAR], " ".join(before)[-120:]):
        if found := _FULL_DATE.search(text):
            return iso_date(found[0])
    return ""


def _said_to_be_printed(tree: Any) -> str:
    """The only day that the page calls the day of publication (发布日期：2024-05-06), wherever it says so."""
    found: set[str] = set()
    for node in tree.iter():
        if isinstance(node.tag, str) and node.tag not in SKIPPED:
            for piece in (node.text, node.tail):
                if piece and len(piece) <= 2 * LABEL and (said := _PUBLISHED.search(piece)) and (iso := iso_date(said[1])):
                    found.add(iso)
    return found.pop() if len(found) == 1 else ""


def _is_label(node: Any, said: str) -> bool:
    """True for a piece of text that is no part of a sentence: the block that it stands in is short and has no full stop."""
    if "。" in said or len(said) > LABEL:
        return False
    block = node
    while block.getparent() is not None and block.tag in ("b", "strong", "i", "em", "a", "span", "font", "u"):
        block = block.getparent()
    if block.tag not in ("p", "li"):
        return True
    text = block.text_content()
    return len(text) <= 2 * LABEL and "。" not in text


def _body(text: str) -> list[str]:
    """The paragraphs that trafilatura reads for precision, or for recall where the longest one of these is missing in the first."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    readings = []
    for precise in (True, False):
        document: Any = trafilatura.bare_extraction(
            text, include_comments=False, with_metadata=False, favor_precision=precise, favor_recall=not precise
        )
        readings.append([line for raw in (document.text or "").split("\n") if (line := tidy(raw))] if document is not None else [])
    narrow, full = readings
    longest = max(full, key=len, default="")
    return full if longest and squeezed(longest) not in squeezed("".join(narrow)) else narrow
