"""Printed lines with their geometry become a page of stories.

Lines of one size, one below the other, make a block; blocks in larger type are headlines; each column goes to its headline, and the
columns of a story are read from left to right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsstats.layout import furniture
from newsstats.layout.printed_block import PrintedBlock, block_of, body_size, printed_blocks, usual_leading
from newsstats.layout.printed_headings import Heading, crossheads, headings, roles, running_head
from newsstats.layout.printed_line import PrintedLine, turned
from newsstats.layout.printed_stories import stories
from newsstats.layout.printed_tables import table_lines
from newsstats.layout.quotes import curled
from newsstats.layout.reading_order import column_groups, reading_order
from newsstats.layout.segmentation import CAPTION_CHARACTERS, is_closed
from newsstats.layout.structured import StructuredPage, StructuredStory
from newsstats.text.byline import opens_story

HEADLINE_SIZE = 1.15
"""Type this much larger than the body's is a headline's."""
INDENT = 0.8
"""A line this many type sizes to the right of its column's edge opens a paragraph."""
HEADLINE_CHARACTERS = 120
"""Characters of a headline in print at most."""


RUNNING = "。，、；："
"""Marks at the end of a line of running text, none of a headline's."""
STANDING = 60
"""Characters of vertical lines from which on they may be a text, not a headline or a label; by judgement."""


def structured_page(lines: Sequence[PrintedLine], noise: float = 0.0) -> StructuredPage:
    """One page of printed lines as stories in reading order.

    `noise` is the share by which sizes of type may be misread (of a picture), 0 where the file itself says them.
    """
    page = _level_page([line for line in lines if not line.vertical], noise)
    standing = [line for line in lines if line.vertical]
    if sum(len(line.text) for line in standing) >= STANDING:
        other = _level_page([turned(line) for line in standing], noise)
        if any(story.paragraphs for story in other.stories):
            page.stories += other.stories
            page.below += [("other", text) for _, text in (*other.above, *other.below)]
            return page
    page.above.extend(("other", line.text) for line in standing)
    return page


def _level_page(upright: Sequence[PrintedLine], noise: float) -> StructuredPage:
    """A page of lines that all run level."""
    size = body_size(upright, noise)
    leading = usual_leading(upright, size)
    page = StructuredPage()
    for table in table_lines([line for line in upright if line.size < (HEADLINE_SIZE + noise) * size]):
        inside = set(map(id, table))
        upright = [line for line in upright if id(line) not in inside]
        page.below.extend(("table", line.text) for line in table)
    blocks = [part for block in printed_blocks(upright, noise) for part in _without_byline(block)]
    plain: list[PrintedBlock] = []
    heads: list[PrintedBlock] = []
    beside: dict[str, list[PrintedBlock]] = {"caption": [], "credit": [], "byline": []}
    top = running_head(blocks, size)
    for block in blocks:
        role = _furniture_role(block)
        if role in beside:
            beside[role].append(block)
        elif role is not None or block is top:
            page.above.extend((role or "folio", line.text) for line in block.lines)
        elif len(block.text) <= CAPTION_CHARACTERS and furniture.is_caption(block.text) and not opens_story(block.text):
            beside["caption"].append(block)
        elif block.size >= (HEADLINE_SIZE + noise) * size and len(block.text) <= HEADLINE_CHARACTERS and not (noise and _runs_on(block)):
            heads.append(block)
        else:
            plain.append(block)
    found = headings(heads, plain)
    inner = crossheads(found, plain, leading)
    subheads = {id(line) for h in found if id(h) in inner for line in h.blocks[0].lines}
    found = [h for h in found if id(h) not in inner]
    loose_bylines = _place_bylines(beside["byline"], found)
    plain += loose_bylines
    plain += [block for block in heads if id(block.lines[0]) in subheads]
    told = stories(found, plain, leading)
    order = reading_order([one.box for one in told], rows_first=True)
    told = [told[n] for n in order]
    owners: list[tuple[StructuredStory, tuple[float, float, float, float]]] = []
    for one in told:
        set_ones = _set_stories(one, size, subheads, noise)
        page.stories.extend(set_ones)
        if set_ones[0].paragraphs:
            owners.append((set_ones[0], one.box))
    _place_beside(page, owners, beside["caption"], beside["credit"])
    return page


def _runs_on(block: PrintedBlock) -> bool:
    """True for lines that end as running text does and no headline: where sizes may be misread, they are no headline whatever their size."""
    return block.text[-1:] in RUNNING


def _without_byline(block: PrintedBlock) -> list[PrintedBlock]:
    """A block whose first line is a byline or a source line as two."""
    if len(block.lines) < 2 or furniture.line_role(block.lines[0].text) != "byline":
        return [block]
    return [block_of(block.lines[:1]), block_of(block.lines[1:])]


def _furniture_role(block: PrintedBlock) -> str | None:
    if len(block.lines) > 3:
        return None
    found = [furniture.line_role(line.text) for line in block.lines]
    if all(found):
        return found[0]
    text = block.text
    if furniture.is_doubled(text) or (len(block.lines) == 1 and furniture.rubric_share(text) >= 0.8):
        return "banner"
    return None


def _place_bylines(blocks: Sequence[PrintedBlock], found: Sequence[Heading]) -> list[PrintedBlock]:
    """A byline or source line right under a headline goes to it; the others are returned."""
    rest: list[PrintedBlock] = []
    for block in blocks:
        above = [h for h in found if -block.size <= block.top - h.bottom <= 2.5 * block.size and h.x0 < block.x1 and h.x1 > block.x0]
        heading = max(above, key=lambda h: h.bottom, default=None)
        if heading is not None:
            heading.bylines.append(block)
        else:
            rest.append(block)
    return rest


def _set_stories(heading: Heading, size: float, subheads: set[int], noise: float) -> list[StructuredStory]:
    """The story under a heading; a dateline at a later paragraph's beginning opens another, without a headline."""
    body = _columns(heading.body)
    heads = roles(heading.blocks, size)
    story = StructuredStory(headlines=[(role, curled(texts)) for role, texts in heads] if noise else heads)
    story.bylines = [line.text for block in heading.bylines for line in block.lines]
    out = [story]
    for paragraph, is_crosshead in _paragraphs(body, subheads):
        if out[-1].paragraphs and opens_story(paragraph[0].text):
            out.append(StructuredStory())
        texts = [line.text for line in paragraph]
        if noise:
            texts = curled(texts)
        if not out[-1].paragraphs and len(texts) == 1 and furniture.line_role(texts[0]) == "byline":
            out[-1].bylines.append(texts[0])
            continue
        if is_crosshead:
            out[-1].crossheads.add(len(out[-1].paragraphs))
        out[-1].paragraphs.append(texts)
    return out


def _columns(blocks: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """The blocks of a story as its columns from left to right, each with its lines from the top down."""
    columns = []
    for group in column_groups([block.box for block in blocks]):
        lines = sorted((line for n in group for line in blocks[n].lines), key=lambda one: one.baseline)
        columns.append(PrintedBlock(lines, min(blocks[n].x0 for n in group), max(blocks[n].x1 for n in group)))
    return columns


def _paragraphs(body: Sequence[PrintedBlock], subheads: set[int]) -> list[tuple[list[PrintedLine], bool]]:
    """`(lines, is a crosshead)`: paragraphs by their indents where the story has any; else a short closed line ends one."""
    marked: list[tuple[PrintedLine, bool, bool, bool]] = []
    for block in body:
        edge = _left_edge(block)
        for line in block.lines:
            indented = line.x0 - edge >= INDENT * line.size
            short = block.x1 - line.x1 >= 1.5 * line.size
            marked.append((line, indented, short, id(line) in subheads))
    by_indent = any(indented for _, indented, _, _ in marked[1:])
    out: list[tuple[list[PrintedLine], bool]] = []
    for n, (line, indented, _, crosshead) in enumerate(marked):
        before = marked[n - 1] if n else None
        closed = before is not None and is_closed(before[0].text)
        starts = (indented and closed) if by_indent else (closed and before is not None and before[2])
        if before is None or starts or crosshead or before[3]:
            out.append(([], crosshead))
        out[-1][0].append(line)
    return out


def _left_edge(block: PrintedBlock) -> float:
    """Where the block's column begins; a block that is all one indented line keeps its own edge."""
    edges = Counter(round(line.x0) for line in block.lines)
    common = [x for x, count in edges.items() if count * 4 >= len(block.lines)]
    return float(min(common, default=round(block.x0)))


def _place_beside(
    page: StructuredPage,
    owners: list[tuple[StructuredStory, tuple[float, float, float, float]]],
    captions: Sequence[PrintedBlock],
    credits: Sequence[PrintedBlock],
) -> None:
    """A caption goes to the story (of those with their boxes) whose columns it stands nearest to, a credit to the nearest caption or story."""
    for kind, blocks in (("caption", captions), ("credit", credits)):
        for block in blocks:
            texts = [line.text for line in block.lines]
            if not owners:
                page.above.extend((kind, text) for text in texts)
                continue
            owner = min(owners, key=lambda pair: _distance(block, pair[1]))[0]
            if kind == "caption":
                owner.captions.append(texts)
                owners.append((owner, block.box))
            else:
                owner.credits.extend(texts)


def _distance(block: PrintedBlock, box: tuple[float, float, float, float]) -> float:
    x0, top, x1, bottom = box
    return max(x0 - block.x1, block.x0 - x1, 0.0) + max(top - block.bottom, block.top - bottom, 0.0)
