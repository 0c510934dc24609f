"""A PDF as a page: its printed lines by their geometry, or, where no type is larger than the rest, by their words."""

from __future__ import annotations

from dataclasses import replace

from newsstats.layout.dates import number_of_page, section_of_page
from newsstats.layout.dump import read_dump
from newsstats.layout.line_places import place_lines
from newsstats.layout.page import Page, merge
from newsstats.layout.printed import structured_page
from newsstats.layout.printed_block import printed_blocks
from newsstats.layout.printed_line import PrintedLine, PrintedSheet
from newsstats.layout.reading_order import reading_order
from newsstats.layout.script import as_printed, parts_as_printed
from newsstats.layout.structured import as_page
from newsstats.readers.glyphs import printed_pages
from newsstats.text.script import is_traditional, simplified


def read_pdf(data: bytes, where: str) -> Page:
    """All pages of a PDF that have a text layer. Raises: see `newsstats.readers.glyphs.printed_pages`."""
    return merge([numbered(read_printed(sheet, number)) for number, sheet in enumerate(printed_pages(data, where)) if sheet.lines])


def numbered(page: Page) -> Page:
    """The page with the number and the section that it prints."""
    page.number, page.section = page.number or number_of_page(page.lines), page.section or section_of_page(page.lines)
    return page


def read_printed(sheet: PrintedSheet, number: int, noise: float = 0.0) -> Page:
    """One page of printed lines, the sheet `number` of its file. A traditional page is laid out in simplified characters and shown as
    printed."""
    page = _as_it_is_printed(sheet.lines, noise)
    place_lines(page.lines, sheet, number)
    return page


def _as_it_is_printed(lines: list[PrintedLine], noise: float) -> Page:
    if not is_traditional("\n".join(line.text for line in lines)):
        return _read(lines, noise)
    printed = {simplified(line.text): line.text for line in reversed(lines)}
    page = _read([replace(line, text=simplified(line.text)) for line in lines], noise)
    read = page.source
    out = list(read)
    for line in page.lines:
        at = line.start + len(line.text) - len(line.text.lstrip())
        original = printed.get(line.text.strip(), "")
        out[at : at + len(original)] = original
    page = as_printed(page, "".join(out))
    parts_as_printed(page, read)
    return page


def _read(lines: list[PrintedLine], noise: float) -> Page:
    page = structured_page(lines, noise)
    if any(story.headlines and story.paragraphs for story in page.stories):
        return as_page(page)
    return read_dump(_dump(lines))


def _dump(lines: list[PrintedLine]) -> str:
    """The page as a text dump in reading order, blocks parted by blank lines."""
    blocks = printed_blocks(lines)
    order = reading_order([(b.x0, b.top, b.x1, b.bottom) for b in blocks], rows_first=False)
    return "\n".join("".join(line.text + "\n" for line in blocks[n].lines) for n in order)
