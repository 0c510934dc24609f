"""An issue as TEI P5: a header that says where it is from, and a division an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from newsstats.version import __version__

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNKNOWN = "不明"
"""What stands where TEI wants a paper or a day and none is known."""
_HEADS = (("kicker", "kicker"), ("headline", "main"), ("subhead", "sub"))


def xml_text(text: str) -> str:
    """Characters as XML has them; those that no XML may hold become the replacement character."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def tei(issue: dict[str, Any], articles: Sequence[dict[str, Any]]) -> bytes:
    """TEI P5 (namespace of TEI, elements of its newspaper practice) of a row of `issues` and its rows of `articles`.

    Source: TEI Guidelines P5, chapters 2 (header) and 4 (text structure).

    Examples
    --------
    >>> issue = {"paper": "样例日报", "date": "2024-05-06", "name": "a.txt", "sha256": "0", "issue_id": "x"}
    >>> tei(issue, []).decode().count("<publisher>样例日报</publisher>")
    1
    """
    title = " ".join(filter(None, (issue["paper"], issue["date"]))) or issue["name"]
    date = f"<date when={_attribute(issue['date'])}>{xml_text(issue['date'])}</date>" if issue["date"] else f"<date>{UNKNOWN}</date>"
    paper = f"<publisher>{xml_text(issue['paper'])}</publisher>" if issue["paper"] else f"<publisher>{UNKNOWN}</publisher>"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh">',
        "<teiHeader>",
        f"<fileDesc><titleStmt><title>{xml_text(title)}</title></titleStmt>",
        f'<publicationStmt>{paper}{date}<idno type="newsstats">{xml_text(issue["issue_id"])}</idno></publicationStmt>',
        f'<sourceDesc><bibl><title level="j">{xml_text(issue["paper"] or UNKNOWN)}</title>{date}'
        f'<idno type="file">{xml_text(issue["name"])}</idno><idno type="sha256">{xml_text(issue["sha256"])}</idno></bibl></sourceDesc></fileDesc>',
        f'<encodingDesc><appInfo><application ident="newsstats" version={_attribute(__version__)}><label>newsstats</label></application></appInfo></encodingDesc>',
        "</teiHeader>",
        "<text><body>",
    ]
    page: object = None
    for number, article in enumerate(articles, 1):
        shown = article["page_label"] or (str(article["page"]) if article["page"] else "")
        if shown and shown != page:
            lines.append(f"<pb n={_attribute(shown)}/>")
            page = shown
        lines += _article(article, number)
    if not articles:
        lines.append("<p/>")
    lines += ["</body></text>", "</TEI>", ""]
    return "\n".join(lines).encode()


def _article(article: dict[str, Any], number: int) -> list[str]:
    kind = "article" if article["kind"] == "story" else article["kind"]
    out = [f'<div type={_attribute(kind)} n={_attribute(article["article_id"])} xml:id="div{number}">']
    out += [f'<head type="{said}">{xml_text(article[part])}</head>' for part, said in _HEADS if article[part]]
    names = [
        f'<name type="person">{xml_text(n)}</name>' for column in ("reporters", "correspondents") for n in article[column].split("、") if n
    ]
    place = [f"<placeName>{xml_text(article['place'])}</placeName>"] if article["place"] else []
    if names or place:
        out.append(f"<byline>{' '.join(names + place)}</byline>")
    out += [f"<p>{xml_text(paragraph)}</p>" for paragraph in article["text"].split("\n") if paragraph.strip()] or ["<p/>"]
    return [*out, "</div>"]
