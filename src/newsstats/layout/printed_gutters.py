"""Lines that run across a gutter: two columns' lines read as one, because a mark hangs between them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from newsstats.layout.printed_line import PrintedLine

NEAR = 6.0
"""Lines that show where a column begins are this many type sizes away at most."""
EXACT = 0.2
"""A column begins where a character does, give or take this many type sizes."""
SAME_ROW = 0.4
"""Lines stand in one row while their baselines differ by this many type sizes at most."""
_HANGING = frozenset("，。、；：！？")
SHORTEST = 3
"""Characters of a part of a line at least."""


def split_at_gutters(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, each parted where lines above and below begin a column in its middle while others end before it."""
    ordered = sorted(lines, key=lambda line: line.baseline)
    baselines = [line.baseline for line in ordered]
    out: list[PrintedLine] = []
    for line in lines:
        reach = (NEAR + SAME_ROW) * line.size
        near = ordered[bisect.bisect_left(baselines, line.baseline - reach) : bisect.bisect_right(baselines, line.baseline + reach)]
        rest = line
        for at in _inner_edges(line, near):
            done = len(line.text) - len(rest.text)
            if at - done >= SHORTEST and _begins_a_column(line, at, near):
                left, rest = _parted(rest, at - done)
                out.append(left)
        out.append(rest)
    return out


def _inner_edges(line: PrintedLine, near: Sequence[PrintedLine]) -> list[int]:
    """The characters of a line, from left to right, at whose left edge another line begins."""
    found: set[int] = set()
    reach = EXACT * line.size
    for x in {other.x0 for other in near}:
        first, last = bisect.bisect_left(line.lefts, x - reach), bisect.bisect_right(line.lefts, x + reach)
        found.update(range(max(first, SHORTEST), min(last, len(line.lefts) - SHORTEST + 1)))
    return sorted(found)


def _begins_a_column(line: PrintedLine, at: int, near: Sequence[PrintedLine]) -> bool:
    """True where lines on both sides begin a column; behind a mark that hangs in the gutter two on one side are enough."""
    x, reach = line.lefts[at], EXACT * line.size
    above = below = 0
    before = False
    for other in near:
        apart = other.baseline - line.baseline
        if other is line or abs(other.x0 - x) > reach or abs(apart) > NEAR * line.size or abs(other.size - line.size) > 0.3 * line.size:
            continue
        above, below = above + (apart < -0.5 * line.size), below + (apart > 0.5 * line.size)
        before = before or any(
            mate is not other and abs(mate.baseline - other.baseline) <= SAME_ROW * line.size and x - 3 * line.size < mate.x1 <= x + reach
            for mate in near
        )
    hangs = line.text[at - 1] in _HANGING
    return before and ((above > 0 and below > 0) or (hangs and max(above, below) > 1))


def _parted(line: PrintedLine, at: int) -> tuple[PrintedLine, PrintedLine]:
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    skipped = len(line.text) - at - len(right)
    lefts = line.lefts[at + skipped :]
    end = line.lefts[len(left)] if len(left) < len(line.lefts) else line.x1
    return replace(line, text=left, x1=min(end, lefts[0]), lefts=line.lefts[: len(left)]), replace(
        line, text=right, x0=lefts[0], lefts=lefts
    )
