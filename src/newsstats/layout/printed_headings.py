"""Headlines in print: larger type above the columns of a story, and what is large and none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsstats.layout.printed_block import BLOCK_SIZE, PrintedBlock, block_of
from newsstats.layout.segmentation import is_closed

KICKER_GAP = 1.8
"""A kicker stands within this many type sizes of its headline."""
BESIDE = 6.0
"""A headline at the left of its text is this many type sizes from its first column at most: its last line may be short."""
APART = 1.2
"""Lines of two headlines are this many times as far apart as those of one at least."""
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
    heads = [part for block in heads for part in _parted(block, plain)]
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
    if _begins_beside(last, block, plain):
        return False
    return not any(last.bottom - 1 <= b.top and b.bottom <= block.top + 1 and b.x0 < block.x1 and b.x1 > block.x0 for b in plain)


def _parted(block: PrintedBlock, plain: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """A block of headline lines as two where one story ends at its right, and the next begins."""
    pitch = min((b.baseline - a.baseline for a, b in pairwise(block.lines)), default=0.0)
    for n in range(1, len(block.lines)):
        if block.lines[n].baseline - block.lines[n - 1].baseline < APART * pitch:
            continue
        above, below = block_of(block.lines[:n]), block_of(block.lines[n:])
        if _begins_beside(above, below, plain):
            return [above, *_parted(below, plain)]
    return [block]


def _begins_beside(last: PrintedBlock, block: PrintedBlock, plain: Sequence[PrintedBlock]) -> bool:
    """True for a headline at the left of its text under another one: at their right a text ends between them, and one begins with it."""
    ended = any(b.top <= last.bottom and b.bottom <= block.top + 0.5 * block.size and _at_right(last, b) for b in plain)
    return ended and any(abs(b.top - block.top) <= 1.5 * block.size and _at_right(block, b) for b in plain)


def _at_right(head: PrintedBlock, text: PrintedBlock) -> bool:
    return 0 <= text.x0 - head.x1 <= BESIDE * head.size


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
