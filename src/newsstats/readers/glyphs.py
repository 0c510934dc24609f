"""Where a PDF page's text stands: printed lines with their boxes and type sizes, from the glyphs of its text layer.

Coordinates are PDF points with the origin at the page's top left, so that `top < bottom`.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from typing import TYPE_CHECKING

from newsstats.errors import InputKindError
from newsstats.extras import needs
from newsstats.layout.printed_gaps import stretched
from newsstats.layout.printed_gutters import split_at_gutters
from newsstats.layout.printed_line import PrintedLine, PrintedSheet
from newsstats.readers.glyph import Glyph
from newsstats.readers.vertical_lines import vertical_lines
from newsstats.settings import limit, raising
from newsstats.text.radicals import folded

if TYPE_CHECKING:
    import pypdfium2


GUTTER = 0.75
"""Glyphs on one baseline belong to one line while the gap between them is narrower than this many type sizes."""
GAP = 0.4
"""A gap this wide between two characters was set on purpose (the halves of a headline)."""
OVERLAP = 0.7
"""Glyphs of one line overlap by this many type sizes at most: half-width brackets reach into the character before them."""
_CLOSING = frozenset("，。、；：！？）”’》」』】")
SAME_LINE = 0.3
"""Glyphs stand on one line while their baselines differ by less than this many type sizes."""
SAME_SIZE = 0.2
"""Glyphs are of one size while they differ by less than this share."""


class NoTextLayerError(InputKindError):
    """A PDF holds pictures of pages and no text."""


def printed_pages(data: bytes, where: str) -> list[PrintedSheet]:
    """The printed lines of every page (none where a page has no text layer).

    Raises: `MissingExtraError` without pypdfium2, `InputKindError` for a broken, encrypted, scanned or oversized file.
    """
    needs("pdf", "pypdfium2", what="a PDF", where=where)
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputKindError("is an encrypted PDF", where, "save it without its password first") from error
        raise InputKindError("is a broken PDF", where, "open and save it anew, or give the page's text") from error
    try:
        if len(document) > (most := limit("pdf_pages")):
            raise InputKindError(
                f"has {len(document)} pages, more than {most}", where, f"split it into its issues, or {raising('pdf_pages')}"
            )
        if len(document) > 1:
            _refuse_many_glyphs(document, where)
        pages = [_printed_page(document, number, where) for number in range(len(document))]
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise NoTextLayerError(
            "has no text layer (a scan?)", where, "pip install 'newsstats[ocr]' to read its pictures, or give the page's text"
        )
    return pages


def _refuse_many_glyphs(document: pypdfium2.PdfDocument, where: str) -> None:
    """Count before anything is read: a small file may draw the same crowded form on every page."""
    import pypdfium2

    most, found = limit("pdf_glyphs_total"), 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        found += text.count_chars()
        text.close()
        page.close()
        if found > most:
            raise InputKindError(
                f"has more than {most} characters on its first {number + 1} pages", where, f"split it, or {raising('pdf_glyphs_total')}"
            )


def _printed_page(document: pypdfium2.PdfDocument, number: int, where: str) -> PrintedSheet:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise InputKindError(f"page {number + 1} is broken", where, "open and save the PDF anew") from error
    try:
        width, height = page.get_size()
        return PrintedSheet(printed_lines(_glyphs(text, height, f"{where}, page {number + 1}")), width, height)
    finally:
        text.close()
        page.close()


def _glyphs(text: pypdfium2.PdfTextPage, height: float, where: str) -> list[Glyph]:
    import pypdfium2.raw as pdfium

    count = text.count_chars()
    if count > (most := limit("pdf_glyphs")):
        raise InputKindError(f"has {count} characters on one page, more than {most}", where, raising("pdf_glyphs"))
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    box_at, matrix_at = ctypes.byref(box), ctypes.byref(matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    out: list[Glyph] = []
    high = 0
    for n in range(count):
        code = pdfium.FPDFText_GetUnicode(text, n)
        if code < 0x20 or code in (0xFFFE, 0xFFFF, 0xAD) or pdfium.FPDFText_IsGenerated(text, n) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        if not pdfium.FPDFText_GetLooseCharBox(text, n, box_at):
            continue
        size = pdfium.FPDFText_GetFontSize(text, n)
        if pdfium.FPDFText_GetMatrix(text, n, matrix_at):
            size *= math.hypot(matrix.c, matrix.d)
        if not pdfium.FPDFText_GetCharOrigin(text, n, x_at, y_at) or not 0.5 < size < 2000:
            continue
        # a closing mark's ink ends at its middle: one hanging in the gutter does not close the gap
        right = box.left + (box.right - box.left) * (0.5 if chr(code) in _CLOSING else 1.0)
        out.append(Glyph(folded(chr(code)), box.left, right, height - y.value, size))
    return out


def printed_lines(glyphs: list[Glyph]) -> list[PrintedLine]:
    """Glyphs in any order as printed lines, from the top of the page down."""
    vertical, rest = vertical_lines(glyphs)
    runs = [run for run in _runs(rest) if any(not g.char.isspace() for g in run)]
    lines = stretched(split_at_gutters([_line(run) for run in _joined_runs(runs)])) + vertical
    return sorted(lines, key=lambda line: (round(line.baseline, 1), line.x0))


def _runs(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other on one baseline, as the file has them."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _follows(a: Glyph, b: Glyph) -> bool:
    return (
        abs(a.y - b.y) <= SAME_LINE * min(a.size, b.size)
        and abs(a.size - b.size) <= SAME_SIZE * max(a.size, b.size)
        and -OVERLAP * a.size <= b.x0 - a.x1 <= GUTTER * a.size
        and b.x0 >= a.x0
    )


def _joined_runs(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs on one baseline that touch, whatever order the file has them in, as one line."""
    rows: dict[int, list[list[Glyph]]] = defaultdict(list)
    for run in runs:
        rows[round(run[0].y / 2)].append(run)
    done: list[list[Glyph]] = []
    open_rows: list[list[Glyph]] = []
    for row in sorted(rows):
        for run in sorted(rows[row], key=lambda r: r[0].x0):
            home = next((o for o in reversed(open_rows) if _follows(o[-1], run[0])), None)
            if home is not None:
                home.extend(run)
            else:
                open_rows.append(run)
        low = row * 2 - 40
        done.extend(o for o in open_rows if o[0].y < low)
        open_rows = [o for o in open_rows if o[0].y >= low]
    return done + open_rows


def _line(run: list[Glyph]) -> PrintedLine:
    text: list[str] = []
    lefts: list[float] = []
    for n, glyph in enumerate(run):
        if n and not text[-1].isspace() and not glyph.char.isspace():
            before = run[n - 1]
            latin = _latin(before.char) and _latin(glyph.char)
            wide = 0.2 if latin else GAP + (0.5 if before.char in _CLOSING else 0.0)
            if glyph.x0 - before.x1 > wide * glyph.size:
                text.append(" ")
                lefts.append(before.x1)
        text.append(glyph.char)
        lefts.extend([glyph.x0] * len(glyph.char))
    inked = [g for g in run if not g.char.isspace()]
    size = sorted(g.size for g in inked)[len(inked) // 2]
    said = "".join(text)
    first = len(said) - len(said.lstrip())
    kept = tuple(lefts[first : first + len(said.strip())])
    return PrintedLine(said.strip(), inked[0].x0, max(g.x1 for g in inked), inked[0].y, size, lefts=kept)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
