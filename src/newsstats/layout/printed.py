"""Printed lines with their geometry become a page of stories.

Lines of one size, one below the other, make a block; blocks in larger type are headlines. A headline has the
columns below it, as far as the next headline; a column beside them belongs to it when the column to its left
breaks off in mid-sentence. Blocks are read column by column, by recursive cuts along white space (the XY-cut
of Nagy and Seth 1984).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsstats.layout import furniture
from newsstats.layout.printed_line import PrintedLine
from newsstats.layout.segmentation import CAPTION_CHARACTERS, is_closed
from newsstats.layout.structured import StructuredPage, StructuredStory
from newsstats.text.byline import opens_story

HEADLINE_SIZE = 1.15
"""Type this much larger than the body's is a headline's."""
LEADING = 2.15
"""Lines of one block are no further apart than this many type sizes."""
BLOCK_SIZE = 0.12
"""Type sizes of one block differ by this share at most."""
INDENT = 0.8
"""A line this many type sizes to the right of its column's edge opens a paragraph."""
KICKER_GAP = 1.8
"""A kicker stands within this many type sizes of its headline."""
HEADLINE_CHARACTERS = 120
"""Characters of a headline in print at most."""


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


@dataclass(slots=True)
class _Heading:
    """Headline blocks that stand together, above the blocks of their story."""

    blocks: list[PrintedBlock]
    body: list[PrintedBlock] = field(default_factory=list)

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
        return max(b.bottom for b in self.blocks)


def structured_page(lines: Sequence[PrintedLine]) -> StructuredPage:
    """One page of printed lines as stories in reading order."""
    upright = [line for line in lines if not line.vertical]
    body_size = _body_size(upright)
    page = StructuredPage()
    plain: list[PrintedBlock] = []
    heads: list[PrintedBlock] = []
    captions: list[PrintedBlock] = []
    credits: list[PrintedBlock] = []
    for block in printed_blocks(upright):
        role = _furniture_role(block)
        if role == "credit":
            credits.append(block)
        elif role is not None:
            page.above.extend((role, line.text) for line in block.lines)
        elif len(block.text) <= CAPTION_CHARACTERS and furniture.is_caption(block.text) and not opens_story(block.text):
            captions.append(block)
        elif block.size >= HEADLINE_SIZE * body_size and len(block.text) <= HEADLINE_CHARACTERS:
            heads.append(block)
        else:
            plain.append(block)
    page.above.extend(("other", line.text) for line in lines if line.vertical)
    headings = _headings(heads, plain)
    stories = _stories(headings, plain)
    order = reading_order([_box(h) for h in stories], rows_first=True)
    stories = [stories[n] for n in order]
    for heading in stories:
        page.stories.extend(_set_stories(heading, body_size))
    _place_beside(page, stories, captions, credits)
    return page


def _body_size(lines: Sequence[PrintedLine]) -> float:
    weight: Counter[float] = Counter()
    for line in lines:
        weight[round(line.size * 2) / 2] += len(line.text)
    return max(weight, key=lambda size: (weight[size], -size), default=10.0)


def printed_blocks(lines: Sequence[PrintedLine]) -> list[PrintedBlock]:
    """Lines stacked into blocks, from the top of the page down."""
    done: list[PrintedBlock] = []
    growing: list[PrintedBlock] = []
    for line in sorted(lines, key=lambda n: (n.baseline, n.x0)):
        limit = line.baseline - 6 * line.size
        done.extend(b for b in growing if b.lines[-1].baseline < limit and b.size <= line.size)
        growing = [b for b in growing if not (b.lines[-1].baseline < limit and b.size <= line.size)]
        homes = [b for b in growing if _stacks(b, line)]
        if homes:
            home = max(homes, key=lambda b: (b.lines[-1].baseline, -abs(b.x0 - line.x0)))
            home.lines.append(line)
            home.x0, home.x1 = min(home.x0, line.x0), max(home.x1, line.x1)
        else:
            growing.append(PrintedBlock([line], line.x0, line.x1))
    return sorted(done + growing, key=lambda b: (round(b.top, 1), b.x0))


def _stacks(block: PrintedBlock, line: PrintedLine) -> bool:
    last = block.lines[-1]
    apart = line.baseline - last.baseline
    if not 0.7 * line.size <= apart <= LEADING * max(line.size, last.size):
        return False
    if abs(line.size - last.size) > BLOCK_SIZE * max(line.size, last.size):
        return False
    overlap = min(block.x1, line.x1) - max(block.x0, line.x0)
    return overlap >= 0.5 * min(line.x1 - line.x0, block.x1 - block.x0)


def _furniture_role(block: PrintedBlock) -> str | None:
    if len(block.lines) > 3:
        return None
    roles = [furniture.line_role(line.text) for line in block.lines]
    if all(roles):
        return roles[0]
    text = block.text
    if furniture.is_doubled(text) or (len(block.lines) == 1 and furniture.rubric_share(text) >= 0.8):
        return "banner"
    return None


def _headings(heads: list[PrintedBlock], plain: list[PrintedBlock]) -> list[_Heading]:
    """Headline blocks one below the other (kicker, headline, subhead) as one; a small kicker above joins them."""
    groups: list[_Heading] = []
    for block in sorted(heads, key=lambda b: (b.top, b.x0)):
        home = next((g for g in reversed(groups) if _under(g, block, plain)), None)
        if home is not None:
            home.blocks.append(block)
        else:
            groups.append(_Heading([block]))
    for group in groups:
        kicker = next((b for b in plain if _is_kicker(b, group)), None)
        if kicker is not None:
            plain.remove(kicker)
            group.blocks.insert(0, kicker)
    return groups


def _under(group: _Heading, block: PrintedBlock, plain: list[PrintedBlock]) -> bool:
    last = group.blocks[-1]
    gap = block.top - last.bottom
    overlap = min(group.x1, block.x1) - max(group.x0, block.x0)
    if not -0.3 * block.size <= gap <= 1.6 * max(last.size, block.size) or overlap < 0.4 * min(group.x1 - group.x0, block.x1 - block.x0):
        return False
    return not any(last.bottom - 1 <= b.top and b.bottom <= block.top + 1 and b.x0 < block.x1 and b.x1 > block.x0 for b in plain)


def _is_kicker(block: PrintedBlock, group: _Heading) -> bool:
    gap = group.top - block.bottom
    return (
        len(block.lines) <= 2
        and not is_closed(block.text)
        and not re.search(r"[，；：、]$", block.text)
        and -0.2 * block.size <= gap <= KICKER_GAP * block.size
        and block.x0 >= group.x0 - block.size
        and block.x1 <= group.x1 + block.size
    )


def _stories(headings: list[_Heading], plain: list[PrintedBlock]) -> list[_Heading]:
    """Every block under its heading; blocks with none make stories of their own."""
    home: dict[int, _Heading] = {}
    loose: list[_Heading] = []
    columns = sorted(plain, key=lambda b: (b.x0, b.top))
    for block in columns:
        above = [h for h in headings if h.top <= block.top and h.bottom <= block.top + block.size and _shares(h, block)]
        heading = max(above, key=lambda h: h.bottom, default=None)
        if not opens_story(block.lines[0].text) and not _right_under(block, heading):
            left = _left_of(block, columns)
            breaks_off = _broken_off(block, left, columns, home)
            if breaks_off is not None:
                heading = home[id(breaks_off)]
            elif heading is None and left is not None:
                heading = home[id(left)]
        if heading is None:
            upper = _above(block, columns)
            if upper is not None and id(upper) in home and not opens_story(block.lines[0].text):
                heading = home[id(upper)]
        if heading is None:
            heading = _Heading([])
            loose.append(heading)
        home[id(block)] = heading
        heading.body.append(block)
    return [h for h in headings if h.body or h.blocks] + loose


def _shares(heading: _Heading, block: PrintedBlock) -> bool:
    return min(heading.x1, block.x1) - max(heading.x0, block.x0) > 0.2 * (block.x1 - block.x0)


def _right_under(block: PrintedBlock, heading: _Heading | None) -> bool:
    if heading is None or not heading.blocks:
        return False
    gap = block.top - heading.bottom
    return gap <= 2.5 * block.size


def _left_of(block: PrintedBlock, columns: Sequence[PrintedBlock]) -> PrintedBlock | None:
    """The block in the next column to the left, beside this one."""
    best: PrintedBlock | None = None
    for other in columns:
        if other is block or other.x1 > block.x0 + 1 or block.x0 - other.x1 > 4 * block.size:
            continue
        if min(other.bottom, block.bottom) - max(other.top, block.top) <= 0.3 * block.size:
            continue
        if best is None or (other.x1, other.bottom) > (best.x1, best.bottom):
            best = other
    return best


def _broken_off(
    block: PrintedBlock, left: PrintedBlock | None, columns: Sequence[PrintedBlock], home: dict[int, _Heading]
) -> PrintedBlock | None:
    """The block in the column to the left that ends in mid-sentence: the one beside this block, else the lowest."""
    if left is None:
        return None
    column = [b for b in columns if id(b) in home and b.x0 < left.x1 and b.x1 > left.x0]
    tails: dict[int, PrintedBlock] = {}
    for other in column:
        tail = tails.get(id(home[id(other)]))
        if tail is None or other.bottom > tail.bottom:
            tails[id(home[id(other)])] = other
    beside = tails[id(home[id(left)])]
    open_tails = [t for t in tails.values() if not is_closed(t.lines[-1].text)]
    return beside if beside in open_tails else max(open_tails, key=lambda t: t.bottom, default=None)


def _above(block: PrintedBlock, columns: Sequence[PrintedBlock]) -> PrintedBlock | None:
    over = [b for b in columns if b is not block and b.bottom <= block.top + 1 and min(b.x1, block.x1) - max(b.x0, block.x0) > 0]
    return max(over, key=lambda b: b.bottom, default=None)


def _box(heading: _Heading) -> tuple[float, float, float, float]:
    all_blocks = [*heading.blocks, *heading.body]
    return min(b.x0 for b in all_blocks), min(b.top for b in all_blocks), max(b.x1 for b in all_blocks), max(b.bottom for b in all_blocks)


def reading_order(boxes: Sequence[tuple[float, float, float, float]], *, rows_first: bool) -> list[int]:
    """Positions of boxes `(x0, top, x1, bottom)` in reading order: the page is cut along white space, again and again."""

    def order(inside: list[int], rows: bool) -> list[int]:
        if len(inside) < 2:
            return inside
        for axis in (1, 0) if rows else (0, 1):
            groups = _cut(boxes, inside, axis)
            if len(groups) > 1:
                return [n for group in groups for n in order(group, rows)]
        return sorted(inside, key=lambda n: (boxes[n][1], boxes[n][0]))

    return order(list(range(len(boxes))), rows_first)


def _cut(boxes: Sequence[tuple[float, float, float, float]], inside: list[int], axis: int) -> list[list[int]]:
    groups: list[list[int]] = []
    end = float("-inf")
    for n in sorted(inside, key=lambda n: (boxes[n][axis], boxes[n][1 - axis])):
        if boxes[n][axis] >= end - 1.0:
            groups.append([])
        groups[-1].append(n)
        end = max(end, boxes[n][axis + 2])
    return groups


def _set_stories(heading: _Heading, body_size: float) -> list[StructuredStory]:
    """The story under a heading; a dateline at a later paragraph's beginning opens another, without a headline."""
    boxes = [(b.x0, b.top, b.x1, b.bottom) for b in heading.body]
    body = [heading.body[n] for n in reading_order(boxes, rows_first=False)]
    story = StructuredStory(headlines=_roles(heading.blocks, body_size))
    out = [story]
    for paragraph in _paragraphs(body):
        if out[-1].paragraphs and opens_story(paragraph[0].text):
            out.append(StructuredStory())
        texts = [line.text for line in paragraph]
        if not out[-1].paragraphs and len(texts) == 1 and furniture.line_role(texts[0]) == "byline":
            out[-1].bylines.append(texts[0])
        else:
            out[-1].paragraphs.append(texts)
    return out


def _paragraphs(body: Sequence[PrintedBlock]) -> list[list[PrintedLine]]:
    """Paragraphs by their indents where the story has any; else a short closed line ends one."""
    marked: list[tuple[PrintedLine, bool, bool]] = []
    for block in body:
        edge = _left_edge(block)
        for line in block.lines:
            indented = line.x0 - edge >= INDENT * line.size
            short = block.x1 - line.x1 >= 1.5 * line.size
            marked.append((line, indented, short))
    by_indent = any(indented for _, indented, _ in marked[1:])
    out: list[list[PrintedLine]] = []
    for n, (line, indented, _) in enumerate(marked):
        before = marked[n - 1] if n else None
        closed = before is not None and is_closed(before[0].text)
        starts = (indented and closed) if by_indent else (closed and before is not None and before[2])
        if before is None or starts:
            out.append([])
        out[-1].append(line)
    return out


def _left_edge(block: PrintedBlock) -> float:
    """Where the block's column begins; a block that is all one indented line keeps its own edge."""
    edges = Counter(round(line.x0) for line in block.lines)
    common = [x for x, count in edges.items() if count * 4 >= len(block.lines)]
    return float(min(common, default=round(block.x0)))


def _roles(blocks: Sequence[PrintedBlock], body_size: float) -> list[tuple[str, list[str]]]:
    """The largest type is the headline's; what stands above it is the kicker, below it the subhead."""
    if not blocks:
        return []
    ordered = sorted(blocks, key=lambda b: (b.top, b.x0))
    main = max(range(len(ordered)), key=lambda n: (round(ordered[n].size / (0.05 * body_size)), -n))
    out: list[tuple[str, list[str]]] = []
    for n, block in enumerate(ordered):
        role = "kicker" if n < main else "headline" if n == main else "subhead"
        if n > main and abs(block.size - ordered[main].size) <= BLOCK_SIZE * block.size:
            role = "headline"
        out.append((role, [line.text for line in block.lines]))
    return out


def _place_beside(
    page: StructuredPage, stories: Sequence[_Heading], captions: Sequence[PrintedBlock], credits: Sequence[PrintedBlock]
) -> None:
    """A caption goes to the story whose columns it stands nearest to, a credit to the nearest caption or story."""
    owners: list[tuple[StructuredStory, tuple[float, float, float, float]]] = []
    for heading in stories:
        first = heading.body[0].lines[0].text if heading.body else ""
        owner = next((s for s in page.stories if s.paragraphs and s.paragraphs[0][0] == first), None)
        if owner is not None:
            owners.append((owner, _box(heading)))
    for kind, blocks in (("caption", captions), ("credit", credits)):
        for block in blocks:
            texts = [line.text for line in block.lines]
            if not owners:
                page.above.extend((kind, text) for text in texts)
                continue
            owner = min(owners, key=lambda pair: _distance(block, pair[1]))[0]
            if kind == "caption":
                owner.captions.append(texts)
                owners.append((owner, (block.x0, block.top, block.x1, block.bottom)))
            else:
                owner.credits.extend(texts)


def _distance(block: PrintedBlock, box: tuple[float, float, float, float]) -> float:
    x0, top, x1, bottom = box
    return max(x0 - block.x1, block.x0 - x1, 0.0) + max(top - block.bottom, block.top - bottom, 0.0)
