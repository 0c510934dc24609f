"""Lines of type that were stretched to fill their column, so far that their end stands apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from newsstats.layout.printed_line import PrintedLine

END, BODY = 4, 6
"""Characters of an end that stands apart at most, and of the line before it at least."""
WIDEST = 8.0
"""A gap inside a line is this many type sizes wide at most."""
NEXT_ROW = 2.4
"""The row above or below is this many type sizes away at most."""
SAME = 0.2
"""Type sizes within which two baselines, or two edges, are one."""


def stretched(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, with an end that stands apart joined to its line where the row above or below runs across the gap between them.

    Takes time in proportion to the lines times those that stand within two rows of each.
    """
    order = sorted(lines, key=lambda line: line.baseline)
    rows = [line.baseline for line in order]
    joined: dict[int, PrintedLine] = {}
    gone: set[int] = set()
    for end in order:
        if len(end.text) > END:
            continue
        reach = NEXT_ROW * end.size
        near = order[bisect_left(rows, end.baseline - reach) : bisect_left(rows, end.baseline + reach)]
        alike = [line for line in near if line is not end and abs(line.size - end.size) <= SAME * end.size]
        edge = SAME * end.size
        for line in alike:
            gap = end.x0 - line.x1
            beside = abs(line.baseline - end.baseline) <= edge and 0 < gap <= WIDEST * end.size and len(line.text) >= BODY
            if beside and any(_runs_across(other, line, end, edge) for other in alike if other is not line):
                joined[id(line)] = replace(line, text=line.text + end.text, x1=end.x1, lefts=line.lefts + end.lefts)
                gone.add(id(end))
                break
    return [joined.get(id(line), line) for line in lines if id(line) not in gone]


def _runs_across(other: PrintedLine, line: PrintedLine, end: PrintedLine, edge: float) -> bool:
    """True for a line of another row that begins where the line does, or left of it, and ends where its end does."""
    return abs(other.baseline - line.baseline) > edge and other.x0 <= line.x0 + edge and abs(other.x1 - end.x1) <= 5 * edge
