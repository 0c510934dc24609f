"""Which story each column of print belongs to.

A column belongs to the headline right above it; else to the headline to its left at whose height it begins; else to the story of the
column above it or, where the column to the left breaks off in mid-sentence, to that one's.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsstats.layout.printed_block import PrintedBlock
from newsstats.layout.printed_headings import Heading
from newsstats.layout.segmentation import is_closed
from newsstats.text.byline import opens_story

RIGHT_UNDER = 2.5
"""A column this many type sizes below a headline at most is right under it."""
SAME_HEIGHT = 0.75
"""Columns begin at one height when their tops differ by this many leadings at most."""
GUTTER = 4.0
"""Neighbouring columns are this many type sizes apart at most."""


def stories(headings: list[Heading], plain: Sequence[PrintedBlock], leading: float) -> list[Heading]:
    """Every block under its heading; blocks with none make stories of their own."""
    home: dict[int, Heading] = {}
    loose: list[Heading] = []
    columns = sorted(plain, key=lambda b: (b.x0, b.top))
    for block in columns:
        heading = (
            _right_above(block, headings, plain)
            or _at_the_height(block, headings, home, columns, leading)
            or _continued(block, headings, columns, home)
        )
        if heading is None:
            heading = Heading([])
            loose.append(heading)
        home[id(block)] = heading
        heading.body.append(block)
    return [h for h in headings if h.body or h.blocks] + loose


def _shared(heading: Heading, block: PrintedBlock) -> bool:
    return min(heading.x1, block.x1) - max(heading.x0, block.x0) > 0.2 * (block.x1 - block.x0)


def _right_above(block: PrintedBlock, headings: Sequence[Heading], plain: Sequence[PrintedBlock]) -> Heading | None:
    """The headline right above a column, with nothing between."""
    above = [h for h in headings if h.top <= block.top and h.bottom <= block.top + block.size and _shared(h, block)]
    heading = max(above, key=lambda h: h.bottom, default=None)
    return heading if heading is not None and block.top - heading.bottom <= RIGHT_UNDER * block.size else None


def _at_the_height(
    block: PrintedBlock, headings: Sequence[Heading], home: dict[int, Heading], columns: Sequence[PrintedBlock], leading: float
) -> Heading | None:
    """The nearest headline to the left at whose top, or at whose columns' top, a column begins.

    Text that runs past that height between the two parts them.
    """
    over = _above(block, columns)
    if over is not None and block.top - over.bottom < leading:
        return None
    near = SAME_HEIGHT * leading
    best: Heading | None = None
    for heading in headings:
        if heading.x0 > block.x0:
            continue
        tops = [heading.top, *(b.top for b in heading.body[:1])]
        between = heading.bottom - near <= block.top <= heading.bottom + RIGHT_UNDER * block.size
        if not between and min(abs(block.top - top) for top in tops) > near:
            continue
        if any(
            heading.x0 < other.x0
            and other.x1 < block.x0 + 1
            and home.get(id(other)) is not heading
            and other.top < block.top - near < other.bottom
            for other in columns
        ):
            continue
        if best is None or heading.x0 > best.x0:
            best = heading
    return best


def _continued(
    block: PrintedBlock, headings: Sequence[Heading], columns: Sequence[PrintedBlock], home: dict[int, Heading]
) -> Heading | None:
    """The story that a column goes on with: the one above it in its column, or the one that breaks off to its left."""
    opens = opens_story(block.lines[0].text)
    above = [h for h in headings if h.top <= block.top and h.bottom <= block.top + block.size and _shared(h, block)]
    heading = max(above, key=lambda h: h.bottom, default=None)
    left = None if opens else _left_of(block, columns)
    broken = _broken_off(block, left, columns, home)
    over = _above(block, columns)
    if over is not None and (heading is None or over.bottom > heading.bottom) and id(over) in home and not opens:
        upper = home[id(over)]
        if broken is None or upper is home[id(broken)] or not is_closed(over.lines[-1].text):
            return upper
    if broken is not None:
        return home[id(broken)]
    if heading is not None:
        return heading
    return home[id(left)] if left is not None else None


def _left_of(block: PrintedBlock, columns: Sequence[PrintedBlock]) -> PrintedBlock | None:
    """The block in the next column to the left, beside this one."""
    best: PrintedBlock | None = None
    for other in columns:
        if other is block or other.x1 > block.x0 + 1 or block.x0 - other.x1 > GUTTER * block.size:
            continue
        if min(other.bottom, block.bottom) - max(other.top, block.top) <= 0.3 * block.size:
            continue
        if best is None or (other.x1, other.bottom) > (best.x1, best.bottom):
            best = other
    return best


def _broken_off(
    block: PrintedBlock, left: PrintedBlock | None, columns: Sequence[PrintedBlock], home: dict[int, Heading]
) -> PrintedBlock | None:
    """The block in the column to the left that ends in mid-sentence: the one beside, else the lowest of a story that begins no lower."""
    if left is None:
        return None
    column = [b for b in columns if id(b) in home and b.x0 < left.x1 and b.x1 > left.x0]
    tails: dict[int, PrintedBlock] = {}
    for other in column:
        tail = tails.get(id(home[id(other)]))
        if tail is None or other.bottom > tail.bottom:
            tails[id(home[id(other)])] = other
    beside = tails[id(home[id(left)])]
    open_tails = [
        t for t in tails.values() if not is_closed(t.lines[-1].text) and (not home[id(t)].blocks or home[id(t)].top < block.bottom)
    ]
    return beside if beside in open_tails else max(open_tails, key=lambda t: t.bottom, default=None)


def _above(block: PrintedBlock, columns: Sequence[PrintedBlock]) -> PrintedBlock | None:
    over = [b for b in columns if b is not block and b.bottom <= block.top + 1 and min(b.x1, block.x1) - max(b.x0, block.x0) > 0]
    return max(over, key=lambda b: b.bottom, default=None)
