"""A PDF as a page: its printed lines by their geometry, or, where no type is larger than the rest, by their words."""

from __future__ import annotations

from newsstats.page.columns import blocks_of, reading_order, set_page
from newsstats.page.glyphs import PrintedLine, printed_pages
from newsstats.page.layout import read_dump
from newsstats.page.placed import Page, merge
from newsstats.page.setting import set_out


def read_pdf(data: bytes, where: str) -> Page:
    """All pages of a PDF that have a text layer. Raises: see `newsstats.page.glyphs.printed_pages`."""
    pages = [_read(lines) for lines in printed_pages(data, where) if lines]
    return merge(pages)


def _read(lines: list[PrintedLine]) -> Page:
    page = set_page(lines)
    if any(story.headlines and story.paragraphs for story in page.stories):
        return set_out(page)
    return read_dump(_dump(lines))


def _dump(lines: list[PrintedLine]) -> str:
    """The page as a text dump in reading order, blocks parted by blank lines."""
    blocks = blocks_of(lines)
    order = reading_order([(b.x0, b.top, b.x1, b.bottom) for b in blocks], rows_first=False)
    return "\n".join("".join(line.text + "\n" for line in blocks[n].lines) for n in order)
