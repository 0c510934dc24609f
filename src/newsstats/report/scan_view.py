"""The printed pages with what was read on them: stories as areas, mentions as boxes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from newsstats.corpus.issue import FIGURES, Issue
from newsstats.lang import say
from newsstats.report.scans import Box, Scan, areas, box_within

WIDE = 1000
"""Units of the drawing from left to right."""


def stories_on(scans: Sequence[Scan], ids: Sequence[str], articles: Mapping[str, Mapping[str, Any]], colours: Mapping[str, str]) -> str:
    """Each sheet with its stories in their colours; touching one names it.

    Parameters
    ----------
    scans
        The sheets.
    ids
        The id of each story of the page, in order.
    articles
        Rows of `corpus.articles` by id.
    colours
        The class of each story's colour.
    """
    out = []
    for scan in scans:
        drawn = []
        for number, name in enumerate(ids):
            boxes = areas([line for line in scan.lines if line.story == number])
            if not boxes or name not in articles:
                continue
            title = escape(articles[name]["headline"] or say("summary.untitled"))
            drawn.append(
                f'<a href="page.html#{escape(name)}" class="{colours.get(name, "other")}"><title>{title}</title>{_boxes(boxes, scan)}</a>'
            )
        out.append(_figure(scan, say("page.picture"), "".join(drawn), say("page.scan_note")))
    return "".join(out)


def mentions_on(scans: Sequence[Scan], issue: Issue) -> str:
    """Each sheet with every figure in a box that leads to it in the text below."""
    numbers = issue.numbers
    numbers = numbers[numbers["kind"].isin(FIGURES)]
    rows = list(zip(numbers["mention_id"], numbers["text"], numbers["source_start"], numbers["source_end"], strict=True))
    out = []
    for scan in scans:
        lines = sorted(scan.lines, key=lambda line: line.start)
        starts = [line.start for line in lines]
        drawn = []
        for mention, text, start, end in rows:
            boxes: list[Box] = []
            for line in lines[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end - 1)]:
                a, b = max(start, line.start) - line.start, min(end, line.start + len(line.text)) - line.start
                if b > a:
                    boxes.append(box_within(line, a, b))
            if boxes:
                drawn.append(f'<a href="#{escape(mention)}"><title>{escape(text)}</title>{_boxes(boxes, scan)}</a>')
        out.append(_figure(scan, say("page.scan_figures"), "".join(drawn), say("page.scan_figures")))
    return "".join(out)


def _figure(scan: Scan, label: str, drawn: str, caption: str) -> str:
    height = WIDE * scan.ratio
    return (
        f'<figure class="scan"><svg viewBox="0 0 {WIDE} {height:.0f}" role="group" aria-label="{escape(label)}">'
        f'<image href="{scan.url}" width="{WIDE}" height="{height:.0f}"/>{drawn}</svg><figcaption>{escape(caption)}</figcaption></figure>'
    )


def _boxes(boxes: Sequence[Box], scan: Scan) -> str:
    high = WIDE * scan.ratio
    return "".join(
        f'<rect x="{left * WIDE:.0f}" y="{top * high:.0f}" width="{max(1.0, (right - left) * WIDE):.0f}" height="{max(1.0, (bottom - top) * high):.0f}"/>'
        for left, top, right, bottom in boxes
    )
