"""Lines of a picture that a recogniser read across gutters, taken apart by where columns begin and end and how wide characters are."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from newsstats.layout.character_width import NARROW
from newsstats.layout.printed_block import body_size
from newsstats.layout.printed_line import PrintedLine

NEAR = 24.0
"""Lines that show where a column begins are this many type sizes away at most."""
SHORTEST = 3
"""Characters of a part of a line at least."""
OFF = 0.6
"""Edges and characters are found within this many character widths."""
QUOTES = (1.0, NARROW)
"""Widths of a quotation mark: some types set it as wide as a character, some as a letter."""
CERTAIN = 0.5
"""A fit no further off than this needs but one other line that begins the column."""
FULL = 1.3
"""The left part of a line that was read across a gutter reaches its column's right edge within this many character widths."""


def widths(text: str) -> list[float]:
    """The width of each character in Chinese ones; a recogniser gives full-width marks as narrow ones."""
    return [NARROW if char.isascii() and (char.isalnum() or char in "%.-/ ") else 1.0 for char in text]


def split_merged(lines: Sequence[PrintedLine], noise: float) -> list[PrintedLine]:
    """The lines of a picture, each that runs across gutters as its columns' lines; `noise` is that of the sizes of type."""
    size = body_size(lines, noise)
    of_body = [line for line in lines if abs(line.size - size) <= 2 * noise * size]
    if not of_body:
        return list(lines)
    advance = statistics.median((line.x1 - line.x0) / sum(widths(line.text)) for line in of_body)
    inside = set(map(id, of_body))
    out: list[PrintedLine] = []
    for line in lines:
        out.extend(_columns(line, of_body, advance) if id(line) in inside else [line])
    return out


def _columns(line: PrintedLine, of_body: Sequence[PrintedLine], advance: float) -> list[PrintedLine]:
    """A line's parts from left to right; the rightmost gutter is found first."""
    near = [
        other for other in of_body if other is not line and abs(other.baseline - line.baseline) <= NEAR * line.size and other.x1 > line.x0
    ]
    parts: list[PrintedLine] = []
    rest = line
    for edge in sorted({round(other.x0) for other in near}, reverse=True):
        if not rest.x0 + SHORTEST * advance < edge < rest.x1 - SHORTEST * advance:
            continue
        starts = [other for other in near if abs(other.x0 - edge) <= 0.5 * OFF * advance]
        rows = [other.baseline for other in starts]
        ends = [
            other.x1
            for other in near
            if edge - 3 * advance < other.x1 <= edge + 0.5 * advance and any(abs(other.baseline - row) <= 0.4 * line.size for row in rows)
        ]
        if not ends:
            continue
        fits = [_fitting(rest, float(edge), max(ends), advance, quote) for quote in QUOTES]
        off, at = min(fits, key=lambda fit: fit[0])
        if at and (len(starts) > 1 or off < CERTAIN):
            parts.append(replace(rest, text=rest.text[at:], x0=float(edge), lefts=()))
            rest = replace(rest, text=rest.text[:at], x1=min(max(ends), edge - 0.1 * advance), lefts=())
    return [rest, *reversed(parts)]


def _fitting(line: PrintedLine, edge: float, end: float, advance: float, quote: float) -> tuple[float, int]:
    """`(how far off, where)` a line's text is parted so that its right part fills the room from the edge on and its left part its column.

    `quote` is the width of quotation marks; the place is 0 where nothing fits.
    """
    each = [quote if char in "“”" else width for char, width in zip(line.text, widths(line.text), strict=True)]
    best, least = 0, float("inf")
    right = sum(each)
    for at in range(len(each)):
        if SHORTEST <= at <= len(each) - SHORTEST:
            off = abs(line.x1 - right * advance - edge) / advance
            left = (line.x0 + (sum(each) - right) * advance - end) / advance
            if off <= OFF and abs(left) <= FULL and off + 0.5 * abs(left) < least:
                best, least = at, off + 0.5 * abs(left)
        right -= each[at]
    return least, best
