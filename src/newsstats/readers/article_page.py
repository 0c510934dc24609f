"""Any article page of the web: headline, day, paper and body, each held to what the page itself declares or prints.

The headline is where heading and title agree; the day is one that the page declares or prints near its headline; the body is read
twice by trafilatura, once for precision and once for recall, and what pages put around an article is taken off.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsstats.data import load_toml
from newsstats.layout import furniture
from newsstats.layout.dates import iso_date
from newsstats.readers.markup import SKIPPED, tidy

HEADLINE = (4, 90)
"""Characters of a headline, at least and at most."""
PARAGRAPH = 60
"""Characters of a lone paragraph that is an article by itself (by judgement)."""
LITTER = 160
"""Characters of a line around an article at most (by judgement)."""
NEAR = 400
"""Characters of visible text behind a headline in which its day is printed (by judgement)."""
_SEPARATORS = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|[-–—]{1,2}(?=[^-–—]{2,16}$)")
_META_DATES = (
    "article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "publish-date", "datepublished", "og:release_date",
    "release_date", "weibo:article:create_at", "apub:time", "dc.date", "dc.date.issued", "date", "dateupdate", "sailthru.date", "bytedance:published_time",
)  # fmt: skip
_FULL_DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[-/]?(\d\d)[-/](\d\d)/")
_COPYRIGHT = re.compile(r"(?:©|copyright|版权所有|版權所有|备案|许可证)", re.I)
_LATIN_TAIL = re.compile(r"[\s\-·]*[A-Za-z.][A-Za-z. ]*$")


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
    page = ArticlePage(paragraphs=_body(text))
    if not page.paragraphs:
        return page
    heading, page.headline = headline_of(tree)
    page.date, page.date_source = _date(tree, heading)
    page.paper = paper_of(tree, page.headline)
    page.before, page.paragraphs, page.behind = without_litter(page.paragraphs, page.headline)
    if not page.date and not _is_prose(page.paragraphs):
        return ArticlePage()
    return page


def _is_prose(paragraphs: list[str]) -> bool:
    """True when most of a text stands in paragraphs that end as sentences do: no list, form, forum or error page."""
    closed = [line for line in paragraphs if len(line) >= 20 and line.rstrip("”’」』）)")[-1:] in "。！？!?…"]
    enough = len(closed) >= 2 or any(len(line) >= PARAGRAPH for line in closed)
    return enough and sum(map(len, closed)) >= 0.6 * sum(map(len, paragraphs))


def squeezed(text: str) -> str:
    """Without white space, in one width, for comparing."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _titles(tree: Any) -> list[str]:
    """The page's title and what it is called for others."""
    found = [tidy(node.text_content()) for node in tree.iter("title")][:1]
    found += [
        tidy(value)
        for node in tree.iter("meta")
        if (node.get("property") or node.get("name") or "").lower() in ("og:title", "twitter:title") and (value := node.get("content"))
    ]
    return [title for title in dict.fromkeys(found) if title]


def headline_of(tree: Any) -> tuple[Any, str]:
    """`(element, text)`: the longest heading, else any block, whose text begins a title; else the title less the site's name."""
    titles = _titles(tree)
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
                and (best is None or len(short) > best[0])
            ):
                best = len(short), node, text
        if best is not None:
            return best[1], _without_site(best[2])
    return None, _SEPARATORS.split(titles[0])[0] if titles else ""


def _without_site(text: str) -> str:
    """A title without the name of its site, where that is a piece of its own at the end."""
    pieces = _SEPARATORS.split(text)
    if len(pieces) > 1 and _site(pieces[-1], tuple(load_toml("article_litter.toml")["site"])):
        return text[: text.rindex(pieces[-1])].rstrip(" _-|｜–—")
    return text


def _date(tree: Any, heading: Any) -> tuple[str, str]:
    """A day that the page declares, else one that it prints behind its headline; none from a copyright line."""
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
    """The first full date in the visible text behind an element, or right before it."""
    before: list[str] = []
    behind: list[str] = []
    passed, size = False, 0
    inside = set(heading.iter())
    for node in tree.iter():
        if node is heading:
            passed = True
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            pieces = [node.tail] if passed or node not in inside else []
        else:
            pieces = [None if node in inside else node.text, node.tail if node is heading or node not in inside else None]
        for piece in pieces:
            if piece and (said := piece.strip()) and not _COPYRIGHT.search(said):
                (behind if passed else before).append(said)
                size += len(said) if passed else 0
        if size > NEAR:
            break
    for text in (" ".join(behind)[:NEAR], " ".join(before)[-120:]):
        if found := _FULL_DATE.search(text):
            return iso_date(found[0])
    return ""


def paper_of(tree: Any, headline: str) -> str:
    """The name behind the headline in the title, else what the page calls its site."""
    ends = tuple(load_toml("article_litter.toml")["site"])
    for title in _titles(tree):
        rest = title[len(headline) :] if title.startswith(headline) else title
        for piece in reversed(_SEPARATORS.split(rest)):
            name = _site(piece, ends)
            if name and squeezed(name) not in squeezed(headline):
                return name
    values = {(node.get("property") or node.get("name") or "").lower(): tidy(node.get("content") or "") for node in tree.iter("meta")}
    return next(
        (name for key in ("og:site_name", "application-name", "mediaid", "source") if (name := _site(values.get(key, ""), ends))), ""
    )


def _site(piece: str, ends: tuple[str, ...]) -> str:
    """A site's name without its name in Latin letters; empty for anything else."""
    name = piece.strip(" _-|–—《》")
    short = _LATIN_TAIL.sub("", name)
    for one in (name, short):
        if 2 <= len(one) <= 14 and one.endswith(ends):
            return one
    return ""


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


@cache
def _litter(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load_toml("article_litter.toml")[name]))


def _is_litter(where: str, line: str) -> bool:
    """True for a short line of one of the usual forms that is no picture's credit or caption."""
    if len(line) > LITTER or furniture.line_role(line) == "credit" or furniture.is_caption(line):
        return False
    return _litter(where).fullmatch(line) is not None


def without_litter(paragraphs: list[str], headline: str) -> tuple[list[str], list[str], list[str]]:
    """`(lines before, the paragraphs, lines behind)`: what pages put around an article is parted from it, and nothing is dropped.

    A repeated headline, 原标题, credits, share lines and list marks are such.
    """
    lines = [line for raw in paragraphs if (line := raw.strip("|｜ \u3000").removeprefix("- ").strip())]
    head = squeezed(headline)
    first, last = 0, len(lines)
    while first < last and (squeezed(lines[first]) == head or _is_litter("before", lines[first])):
        first += 1
    while last > first + 1 and _is_litter("behind", lines[last - 1]):
        last -= 1
    # a text of short lines without marks (a poem, a list) is no litter
    if 2 * sum(map(len, lines[first:last])) < sum(map(len, lines)):
        return [], lines, []
    before, body, behind = lines[:first], lines[first:last], lines[last:]
    whole = body[-1]
    for _ in range(3):
        body[-1] = _litter("tails").sub("", body[-1]).rstrip() or body[-1]
    if tail := whole[len(body[-1]) :].strip():
        behind.insert(0, tail)
    if headline and body[0] != headline and body[0].startswith(headline):
        before.append(headline)
        body[0] = body[0].removeprefix(headline).lstrip()
    return before, body, behind
