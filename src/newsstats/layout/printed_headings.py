"""Headlines in print: larger type above the columns of a story, and what is large and none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsstats.layout.printed_block import BLOCK_SIZE, PrintedBlock
from newsstats.layout.segmentation import is_closed

KICKER_GAP = 1.8
"""A kicker stands within this many type sizes of its headline."""
CROSSHEAD_CHARACTERS = 16
"""Characters of a crosshead at most (by judgement)."""
CROSSHEAD_SIZE = 0.92
"""A crosshead's type is this share of its headline's at most."""
CENTRED = 0.6
"""A crosshead's margins to both edges of its column are this many type sizes at least."""


@dataclass(slots=True)
class Heading:
    """Headline blocks that stand together, above the blocks of their story."""

    blocks: list[PrintedBlock]
    body: list[PrintedBlock] = field(default_factory=list)
    bylines: list[PrintedBlock] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(b.x0 for b in self.blocks)

    @property
    def x1(self) -> float:
        return max(b.x1 for b in self.blocks)

    @property
    def top(self) -> float:
        return min(b.top for b in self.blocks)

    @property
    def bottom(self) -> float:
        return max(b.bottom for b in (*self.blocks, *self.bylines))

    @property
    def size(self) -> float:
        return max(b.size for b in self.blocks)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box around everything of the story."""
        boxes = [b.box for b in (*self.blocks, *self.body)]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def headings(heads: Sequence[PrintedBlock], plain: list[PrintedBlock]) -> list[Heading]:
    """Headline blocks one below the other (kicker, headline, subhead) as one; a small kicker above joins them and leaves `plain`."""
    groups: list[Heading] = []
    for block in sorted(heads, key=lambda b: (b.top, b.x0)):
        home = next((g for g in reversed(groups) if _under(g, block, plain)), None)
        if home is not None:
            home.blocks.append(block)
        else:
            groups.append(Heading([block]))
    for group in groups:
        kicker = next((b for b in plain if _is_kicker(b, group)), None)
        if kicker is not None:
            plain.remove(kicker)
            group.blocks.insert(0, kicker)
    return groups


def _under(group: Heading, block: PrintedBlock, plain: Sequence[PrintedBlock]) -> bool:
    last = group.blocks[-1]
    gap = block.top - last.bottom
    overlap = min(group.x1, block.x1) - max(group.x0, block.x0)
    if not -0.3 * block.size <= gap <= 1.6 * max(last.size, block.size) or overlap < 0.4 * min(group.x1 - group.x0, block.x1 - block.x0):
        return False
    return not any(last.bottom - 1 <= b.top and b.bottom <= block.top + 1 and b.x0 < block.x1 and b.x1 > block.x0 for b in plain)


def _is_kicker(block: PrintedBlock, group: Heading) -> bool:
    gap = group.top - block.bottom
    return (
        len(block.lines) <= 2
        and not is_closed(block.text)
        and not re.search(r"[，；：、]$", block.text)
        and -0.2 * block.size <= gap <= KICKER_GAP * block.size
        and block.x0 >= group.x0 - block.size
        and block.x1 <= group.x1 + block.size
    )


def running_head(blocks: Sequence[PrintedBlock], body: float) -> PrintedBlock | None:
    """The line alone at the top of a page that is no headline: apart from what is below it, where two headlines or more begin side by side.

    `body` is the size of body type. Above a single headline the line must end in a number and be smaller than that headline; a line above
    none stays what it is.
    """
    ordered = sorted(blocks, key=lambda b: b.top)
    if len(ordered) < 3 or len(ordered[0].lines) > 1:
        return None
    first, rest = ordered[0], ordered[1:]
    below = min(b.top for b in rest)
    if below - first.bottom < max(first.size, body):
        return None
    row = [b for b in rest if b.top - below <= 0.6 * b.size and b.size > body * (1 + BLOCK_SIZE)]
    largest = max(b.size for b in rest)
    numbered = re.search(r"\d$", first.text) is not None and any(first.size < b.size for b in row)
    return first if (len(row) > 1 or numbered) and first.size <= largest * (1 + BLOCK_SIZE) and not is_closed(first.text) else None


def crossheads(found: list[Heading], plain: Sequence[PrintedBlock], leading: float) -> set[int]:
    """The `id` of each heading that is none: a short, centred line in a column of a story with a larger headline."""
    out: set[int] = set()
    for one in found:
        block = one.blocks[0]
        if len(one.blocks) > 1 or len(block.lines) > 1 or len(block.text) > CROSSHEAD_CHARACTERS:
            continue
        below = min((b for b in plain if b.top >= block.bottom - 1 and _across(b, block)), key=lambda b: b.top, default=None)
        if below is None or below.top - block.bottom > 1.5 * leading:
            continue
        if block.x0 - below.x0 < CENTRED * block.size or below.x1 - block.x1 < CENTRED * block.size:
            continue
        over = [h for h in found if h is not one and h.bottom <= block.top + 0.5 * block.size and h.x0 <= below.x1 and id(h) not in out]
        # the heading of its story begins in its column, or in one to the left at whose head the column begins
        owner = max(
            (h for h in over if _across(h, below) or block.top - h.bottom <= 2 * leading), key=lambda h: (h.top, h.x0), default=None
        )
        if owner is not None and block.size <= CROSSHEAD_SIZE * owner.size:
            out.add(id(one))
    return out


def _across(a: Heading | PrintedBlock, b: PrintedBlock) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def roles(blocks: Sequence[PrintedBlock], body: float) -> list[tuple[str, list[str]]]:
    """The largest type is the headline's; what stands above it is the kicker, below it the subhead."""
    if not blocks:
        return []
    ordered = sorted(blocks, key=lambda b: (b.top, b.x0))
    main = max(range(len(ordered)), key=lambda n: (round(ordered[n].size / (0.05 * body)), -n))
    out: list[tuple[str, list[str]]] = []
    for n, block in enumerate(ordered):
        role = "kicker" if n < main else "headline" if n == main else "subhead"
        if n > main and abs(block.size - ordered[main].size) <= BLOCK_SIZE * block.size:
            role = "headline"
        out.append((role, [line.text for line in block.lines]))
    return out
