"""Printed lines of one size, one below the other, as a block."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from newsstats.layout.printed_line import PrintedLine

LEADING = 2.15
"""Lines of one block are no further apart than this many type sizes, if the page is not set looser."""
LOOSE = 1.35
"""Lines of one block are no further apart than this many times the page's usual leading."""
WIDER = 1.4
"""A line that would make its block this much wider runs on into the next column (by judgement)."""
BLOCK_SIZE = 0.12
"""Type sizes of one block differ by this share at most."""


@dataclass(slots=True)
class PrintedBlock:
    """Printed lines of one size, one below the other."""

    lines: list[PrintedLine]
    x0: float
    x1: float

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.x0, self.top, self.x1, self.bottom


def block_of(lines: list[PrintedLine]) -> PrintedBlock:
    """The block that lines make."""
    return PrintedBlock(lines, min(line.x0 for line in lines), max(line.x1 for line in lines))


def body_size(lines: Sequence[PrintedLine], noise: float = 0.0) -> float:
    """The size of type that most characters of a page have; sizes that differ by `noise` at most count as one."""
    sizes: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        sizes[size] = sizes.get(size, 0) + len(line.text)
    near = {size: sum(count for other, count in sizes.items() if abs(other - size) <= noise * size) for size in sizes}
    return max(near, key=lambda size: (near[size], sizes[size], -size), default=10.0)


def usual_leading(lines: Sequence[PrintedLine], size: float) -> float:
    """The distance between a body line and the next one below it that most lines have."""
    of_body = sorted((line for line in lines if abs(line.size - size) <= 2 * BLOCK_SIZE * size), key=lambda n: n.baseline)
    apart: list[float] = []
    for n, line in enumerate(of_body):
        for other in of_body[n + 1 :]:
            if other.baseline - line.baseline > 4 * size:
                break
            if other.baseline - line.baseline >= 0.7 * size and min(line.x1, other.x1) > max(line.x0, other.x0):
                apart.append(other.baseline - line.baseline)
                break
    return statistics.median_low(apart) if apart else 1.5 * size


def printed_blocks(lines: Sequence[PrintedLine], noise: float = 0.0) -> list[PrintedBlock]:
    """Lines stacked into blocks, from the top of the page down."""
    loosest = LOOSE * usual_leading(lines, body_size(lines, noise))
    done: list[PrintedBlock] = []
    growing: list[PrintedBlock] = []
    for line in sorted(lines, key=lambda n: (n.baseline, n.x0)):
        limit = line.baseline - 6 * line.size
        done.extend(b for b in growing if b.lines[-1].baseline < limit and b.size <= line.size)
        growing = [b for b in growing if not (b.lines[-1].baseline < limit and b.size <= line.size)]
        homes = [b for b in growing if _stacks(b, line, loosest, noise)]
        if homes:
            home = max(homes, key=lambda b: (b.lines[-1].baseline, -abs(b.x0 - line.x0)))
            home.lines.append(line)
            x0, x1 = min(home.x0, line.x0), max(home.x1, line.x1)
            # one line that runs on into the next column does not widen its own
            if len(home.lines) <= 2 or x1 - x0 <= WIDER * (home.x1 - home.x0):
                home.x0, home.x1 = x0, x1
        else:
            growing.append(PrintedBlock([line], line.x0, line.x1))
    return sorted(done + growing, key=lambda b: (round(b.top, 1), b.x0))


def _stacks(block: PrintedBlock, line: PrintedLine, loosest: float, noise: float) -> bool:
    last = block.lines[-1]
    apart = line.baseline - last.baseline
    size = max(line.size, last.size)
    if not 0.7 * line.size <= apart <= max(LEADING * size, loosest):
        return False
    if abs(line.size - last.size) > (BLOCK_SIZE + noise) * size:
        return False
    overlap = min(block.x1, line.x1) - max(block.x0, line.x0)
    return overlap >= 0.5 * min(line.x1 - line.x0, block.x1 - block.x0)
