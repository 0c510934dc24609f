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
_HANGING = frozenset("，。、；：！？")
SHORTEST = 3
"""Characters of a part of a line at least."""


def split_at_gutters(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, each parted where lines above and below begin a column in its middle while others end before it."""
    edges = sorted((line.x0, n) for n, line in enumerate(lines))
    keys = [x for x, _ in edges]
    out: list[PrintedLine] = []
    for n, line in enumerate(lines):
        rest = line
        for at in range(SHORTEST, len(line.lefts) - SHORTEST + 1):
            hangs = line.text[at - 1] in _HANGING
            if _begins_a_column(line, n, line.lefts[at], lines, edges, keys, hangs):
                done = len(line.text) - len(rest.text)
                if at - done >= SHORTEST:
                    left, rest = _parted(rest, at - done)
                    out.append(left)
        out.append(rest)
    return out


def _begins_a_column(
    line: PrintedLine,
    n: int,
    x: float,
    lines: Sequence[PrintedLine],
    edges: list[tuple[float, int]],
    keys: list[float],
    hangs: bool,
) -> bool:
    """True where lines on both sides begin a column; behind a mark that hangs in the gutter two on one side are enough."""
    reach = EXACT * line.size
    above = below = 0
    before = False
    for k in range(bisect.bisect_left(keys, x - reach), bisect.bisect_right(keys, x + reach)):
        other = lines[edges[k][1]]
        apart = other.baseline - line.baseline
        if edges[k][1] == n or abs(apart) > NEAR * line.size or abs(other.size - line.size) > 0.3 * line.size:
            continue
        above, below = above + (apart < -0.5 * line.size), below + (apart > 0.5 * line.size)
        before = before or any(
            mate is not other and abs(mate.baseline - other.baseline) <= 0.4 * line.size and x - 3 * line.size < mate.x1 <= x + reach
            for mate in lines
        )
    return before and ((above > 0 and below > 0) or (hangs and max(above, below) > 1))


def _parted(line: PrintedLine, at: int) -> tuple[PrintedLine, PrintedLine]:
    left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
    skipped = len(line.text) - at - len(right)
    lefts = line.lefts[at + skipped :]
    end = line.lefts[len(left)] if len(left) < len(line.lefts) else line.x1
    return replace(line, text=left, x1=min(end, lefts[0]), lefts=line.lefts[: len(left)]), replace(
        line, text=right, x0=lefts[0], lefts=lefts
    )
