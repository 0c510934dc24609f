"""An issue as ALTO 4: pages, blocks and printed lines, for libraries that keep their newspapers so.

An archive knows the lines of a page and their order, not where they stand on the paper: positions, which ALTO leaves open, are
left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from newsstats.archive.tei import xml_text
from newsstats.version import __version__

_PARTS = (("kicker", "kicker"), ("headline", "headline"), ("subhead", "subhead"), ("text", "body"), ("text", "caption"))
_ROLES = ("kicker", "headline", "subhead", "body", "caption")


def alto(issue: dict[str, Any], articles: Sequence[dict[str, Any]]) -> bytes:
    """ALTO 4.4 of a row of `issues` and its rows of `articles`: a block a part, tagged with its role and its article.

    Source: ALTO schema 4.4 (Library of Congress).

    Examples
    --------
    >>> alto({"name": "a.txt"}, []).decode().count("<Layout>")
    1
    """
    pages: dict[tuple[int, str], list[tuple[int, dict[str, Any]]]] = {}
    for number, article in enumerate(articles, 1):
        pages.setdefault((article["page"], article["page_label"]), []).append((number, article))
    tags = [f'<LayoutTag ID="role-{role}" TYPE="role" LABEL="{role}"/>' for role in _ROLES]
    tags += [f'<StructureTag ID="article-{n}" TYPE="article" LABEL="{_quoted(a["article_id"])}"/>' for n, a in enumerate(articles, 1)]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.4">',
        "<Description><MeasurementUnit>pixel</MeasurementUnit>"
        f"<sourceImageInformation><fileName>{xml_text(issue['name'])}</fileName></sourceImageInformation>"
        f'<Processing ID="newsstats"><processingSoftware><softwareName>newsstats</softwareName><softwareVersion>{__version__}</softwareVersion>'
        "</processingSoftware></Processing></Description>",
        f"<Tags>{''.join(tags)}</Tags>",
        "<Layout>",
    ]
    for index, ((number, label), held) in enumerate(sorted(pages.items()) or [((0, ""), [])], 1):
        printed = f' PRINTED_IMG_NR="{_quoted(label)}"' if label else ""
        lines.append(f'<Page ID="page{index}" PHYSICAL_IMG_NR="{number or index}"{printed}><PrintSpace>')
        for n, article in held:
            lines += _blocks(n, article)
        lines.append("</PrintSpace></Page>")
    return "\n".join([*lines, "</Layout>", "</alto>", ""]).encode()


def _quoted(text: str) -> str:
    return xml_text(text).replace('"', "&quot;")


def _blocks(number: int, article: dict[str, Any]) -> Iterator[str]:
    places = json.loads(article["places"])
    for column, part in _PARTS:
        if part not in places or not article[column]:
            continue
        printed = list(_lines(article[column], places[part]))
        if not printed:
            continue
        yield f'<TextBlock ID="block{number}-{part}" TAGREFS="role-{part} article-{number}">'
        for n, text in enumerate(printed, 1):
            words = "<SP/>".join(f'<String CONTENT="{_quoted(word)}"/>' for word in text.split())
            yield f'<TextLine ID="line{number}-{part}-{n}">{words}</TextLine>'
        yield "</TextBlock>"


def _lines(text: str, runs: Sequence[Sequence[int]]) -> Iterator[str]:
    """The printed lines of a part: a run of characters that follow each other in the source, cut at paragraphs."""
    for start, _, length in runs:
        yield from (line for line in text[start : start + length].split("\n") if line.strip())
