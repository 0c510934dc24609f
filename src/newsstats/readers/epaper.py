"""An e-paper's HTML as a page: the known makers by their markup, any other article page by trafilatura.

Scripts, styles, forms and navigation are never read; what is taken is plain text.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import islice
from typing import Any

from newsstats.data import load_toml
from newsstats.errors import InputKindError
from newsstats.layout import furniture
from newsstats.layout.dates import iso_date
from newsstats.layout.masthead import paper_name
from newsstats.layout.page import Page
from newsstats.layout.structured import StructuredPage, as_page
from newsstats.readers.article_page import date_of, read_article
from newsstats.readers.headings import headings_above, headline_of, kicker_of, titles_of
from newsstats.readers.litter import is_caption, without_litter
from newsstats.readers.markup import SKIPPED, paragraphs, tidy
from newsstats.readers.roles import story_of
from newsstats.readers.several_articles import articles_of
from newsstats.readers.site import paper_of
from newsstats.settings import limit, raising

_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
_PAGE_LABEL = re.compile(r"(?:第\s*)?([A-Z]?\d{1,3})\s*版\s*(?:[:：]\s*([\u4e00-\u9fffA-Za-z·]{2,12}))?")
_NODE_NAME = re.compile(r"(?:第\s*)?([A-Z]?\d{1,3})\s*版?\s*[:：]\s*([\u4e00-\u9fffA-Za-z·]{2,12})")
_PRINTED = re.compile(r"《([\u4e00-\u9fff]{2,12})》\s*[（(]\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)")
_PRINTED_TAIL = re.compile(r"《[\u4e00-\u9fff]{2,12}》\s*[（(].*$")
_PROPERTY = re.compile(r"<(?:founder-)?(title|subtitle|introtitle|author|date|nodename|sourcename)>(.{0,2000}?)</", re.I | re.S)
_TAG = re.compile(r"<[^<>]{0,300}>")
_CDATA = re.compile(r"(?<=>)<!\[CDATA\[([^<>]{0,2000}?)\]\]>")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[-/]?(\d\d)[-/](\d\d)/")
_META_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "og:release_date", "date", "dc.date")
_META_PAPERS = ("source", "mediaid", "og:site_name", "publisher", "sitename", "author")
_META_SECTIONS = ("article:section", "column", "section", "channel")


def looks_like_html(text: str) -> bool:
    """True for a decoded file that begins as an HTML document does."""
    return _LOOKS.match(text[:4000].lstrip("\ufeff")) is not None


def read_html(text: str, where: str) -> Page:
    """The article of an e-paper page or of any article page; a page without one has no story.

    Raises: `InputKindError` for a document that is too large or no HTML.
    """
    if len(text) > (most := limit("html_characters")):
        raise InputKindError(
            f"is HTML of more than {most} characters", where, f"save its articles one by one, or {raising('html_characters')}"
        )
    from lxml import etree
    from lxml import html as lxml_html

    try:
        tree = lxml_html.document_fromstring(_prepared(text), parser=lxml_html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputKindError("is no readable HTML", where, "save the page anew, or give its text") from error
    most = limit("html_elements")
    if next(islice(tree.iter(), most, None), None) is not None:
        raise InputKindError(f"has more than {most} elements", where, f"save its articles one by one, or {raising('html_elements')}")
    return as_page(_known(tree) or _several(tree) or _article(text, tree))


def _prepared(text: str) -> str:
    """lxml refuses decoded text that declares an encoding, and drops what an element holds as CDATA."""
    text = _CDATA.sub(lambda found: html.escape(found.group(1)), text)
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text.lstrip("\ufeff"), count=1)


@cache
def _makers() -> list[dict[str, Any]]:
    from lxml import etree

    return [
        {field: paths if field == "name" else [etree.XPath(path) for path in paths] for field, paths in maker.items()}
        for maker in load_toml("makers.toml")["maker"]
    ]


def _known(tree: Any) -> StructuredPage | None:
    """The article by the markup of a known maker, or None."""
    for maker in _makers():
        content = _first(tree, maker["content"])
        found_paragraphs = list(paragraphs(content)) if content is not None else []
        if not any(len(p) > 15 for p in found_paragraphs):
            continue
        said = _properties(tree)
        inside = set(content.iter())
        heads: dict[str, str] = {}
        for field in ("kicker", "headline", "subhead", "byline"):
            found = _first(tree, maker[field])
            text = _text(found) if found is not None and found not in inside else ""
            heads[field] = _PRINTED_TAIL.sub("", text).strip() or said.get(field, "")
        if not heads["headline"] or furniture.names_paper(heads["headline"]):
            _find_headline(tree, heads, found_paragraphs[0])
        before, body, behind = without_litter(found_paragraphs, heads["headline"])
        page = _page(tree, content, heads, body, said)
        if page.stories:
            page.stories[0].captions += [[line] for line in _captions_beside(content) if [line] not in page.stories[0].captions]
        page.paper = page.paper or paper_of(tree, heads["headline"])
        return _around(page, before, behind)
    return None


def _several(tree: Any) -> StructuredPage | None:
    """The page of two or more articles, or None."""
    found = articles_of(tree)
    if not found:
        return None
    said = {"paper": _paper(tree)}
    said["date"], source = date_of(tree, found[0].heading)
    page, section = _setting(tree, [one.element for one in found], said, [], only=True)
    page.date_source, page.guessed = source, True
    page.stories = [story_of(one.heads, one.lines, section) for one in found]
    _label_page(page, section)
    return page


def _find_headline(tree: Any, heads: dict[str, str], first: str) -> None:
    """The headline, and the kicker above it, of a page whose maker sets them elsewhere than the others do."""
    heading, heads["headline"] = headline_of(tree, first)
    if heading is not None and not heads["kicker"]:
        heads["kicker"] = kicker_of(headings_above(tree, first), heading)


def _article(text: str, tree: Any) -> StructuredPage:
    """The article of any other page."""
    found = read_article(_prepared(text), tree)
    if not found.paragraphs:
        return StructuredPage()
    page = _page(tree, None, {"headline": found.headline}, found.paragraphs, {"date": found.date, "paper": found.paper}, only=True)
    page.date_source, page.guessed = found.date_source, True
    return _around(page, found.before, found.behind)


def _captions_beside(content: Any) -> list[str]:
    """The captions that stand beside an article's text in the block that holds both."""
    holder = content.getparent()
    if holder is None or holder.tag in ("body", "html"):
        return []
    return [line for node in holder if node is not content and isinstance(node.tag, str) for line in paragraphs(node) if is_caption(line)]


def _around(page: StructuredPage, before: list[str], behind: list[str]) -> StructuredPage:
    """The page with lines that belong to no article."""
    page.above += [("other", line) for line in before]
    page.below = [("other", line) for line in behind] + page.below
    return page


def _page(tree: Any, content: Any, heads: dict[str, str], lines: list[str], said: dict[str, str], *, only: bool = False) -> StructuredPage:
    """The page of an article; with `only` its date and paper are what was said and nothing else."""
    page, section = _setting(tree, content, said, list(heads.values()), only=only)
    story = story_of(heads, lines, section)
    if story.paragraphs or story.captions:
        page.stories.append(story)
        _label_page(page, section)
    return page


def _setting(tree: Any, content: Any, said: dict[str, str], heads: list[str], *, only: bool) -> tuple[StructuredPage, str]:
    """`(page without stories, section)`: paper, day and number of the page around an article, or around several.

    A day in one of the article's headlines (`heads`) is not the page's.
    """
    number, section = _label(tree, content)
    section = said.get("nodename", "") or section or _meta(tree, _META_SECTIONS)
    if (found := _NODE_NAME.fullmatch(section)) is not None:
        number, section = number or found.group(1), found.group(2) or ""
    page = StructuredPage(number=number)
    outside = _outside_text(tree, content)
    for head in filter(None, heads):
        outside = outside.replace(head, "")
    printed = _PRINTED.search(outside)
    page.paper = said.get("paper", "") if only else (printed.group(1) if printed else "") or said.get("paper", "") or _paper(tree)
    page.date = said.get("date", "") if only else _date(tree, said, printed.group(2) if printed else "", outside)
    return page, section


def _label_page(page: StructuredPage, section: str) -> None:
    """Paper, day, number and section as the page's folio line."""
    label = " ".join(filter(None, (page.paper, page.date, f"第{page.number}版" if page.number else "", section)))
    if label:
        page.above.append(("folio", label))


def _first(tree: Any, paths: list[Any]) -> Any:
    for path in paths:
        for found in path(tree):
            if hasattr(found, "iter"):
                return found
    return None


def _text(element: Any) -> str:
    return " ".join(paragraphs(element))


def _properties(tree: Any) -> dict[str, str]:
    """What Founder's `enpproperty` comment says."""
    names = {"title": "headline", "subtitle": "subhead", "introtitle": "kicker", "author": "byline", "sourcename": "paper"}
    said: dict[str, str] = {}
    for comment in tree.xpath("//comment()"):
        text = comment.text or ""
        if "enpproperty" in text:
            for name, value in _PROPERTY.findall(text):
                key = names.get(name.lower(), name.lower())
                said.setdefault(key, tidy(html.unescape(_TAG.sub("", value))))
    said["paper"] = paper_name(said.get("paper", ""))
    return said


def _meta(tree: Any, names: tuple[str, ...]) -> str:
    values = {
        (m.get("name") or m.get("property") or "").lower(): tidy(m.get("content") or "") for m in tree.iter("meta") if m.get("content")
    }
    return next((values[name] for name in names if values.get(name)), "")


def _inside(content: Any) -> set[Any]:
    """Every element of an article, or of a list of them."""
    held = content if isinstance(content, list) else [] if content is None else [content]
    return {node for one in held for node in one.iter()}


def _outside_text(tree: Any, content: Any) -> str:
    """The page's visible text without the article's own."""
    inside = _inside(content)
    return " ".join(
        piece
        for n in tree.iter()
        if isinstance(n.tag, str) and n.tag not in SKIPPED and n not in inside
        for piece in (n.text, n.tail)
        if piece
    )[:200_000]


def _label(tree: Any, content: Any) -> tuple[str, str]:
    """Page number and page name; in the list of all pages, only the entry marked as the current one counts."""
    inside = _inside(content)
    listed: list[tuple[str, str, bool]] = []
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in SKIPPED or node in inside:
            continue
        text = tidy("".join(piece for piece in (node.text, *(child.tail for child in node)) if piece))
        if len(text) > 80 or not (found := _PAGE_LABEL.search(text)):
            continue
        if "下转" in text or "上接" in text:
            continue
        link = node.tag == "a" or any(a.tag == "a" for a in node.iterancestors())
        marks = " ".join(filter(None, (node.get("class"), *(a.get("class") for a in node.iterancestors()))))
        current = not link or any(word in marks.split() for word in ("current", "active", "on", "cur", "selected"))
        listed.append((found.group(1), found.group(2) or "", current))
    chosen = [entry for entry in listed if entry[2]] or (listed if len({e[0] for e in listed}) == 1 else [])
    if not chosen:
        said = next((found for title in titles_of(tree) if (found := _PAGE_LABEL.search(title))), None)
        return (said.group(1).lstrip("0"), said.group(2) or "") if said else ("", "")
    number, name, _ = max(chosen, key=lambda entry: bool(entry[1]))
    return number.lstrip("0"), name or next((n for m, n, _ in listed if n and m.lstrip("0") == number.lstrip("0")), "")


def _paper(tree: Any) -> str:
    for name in _META_PAPERS:
        if paper := paper_name(_meta(tree, (name,))):
            return paper
    return paper_name(" ".join(tidy(t.text or "") for t in tree.iter("title")))


def _date(tree: Any, said: dict[str, str], printed: str, outside: str) -> str:
    for text in (printed, said.get("date", ""), _meta(tree, _META_DATES)):
        if iso := iso_date(text):
            return iso
    links = [e.get("href") or e.get("content") or "" for e in tree.xpath("//link[@rel='canonical'] | //meta[@property='og:url']")]
    for link in links:
        if (found := _URL_DATE.search(link)) and (iso := iso_date("-".join(found.groups()))):
            return iso
    # a day in a title is the page's only where the title says a page or a paper and nothing else
    labels = [title for title in titles_of(tree) if _PAGE_LABEL.search(title) or furniture.names_paper(title)]
    return iso_date(" ".join(labels)) or iso_date(outside)
