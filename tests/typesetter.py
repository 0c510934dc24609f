"""Sets stories into a multi-column PDF page with reportlab and the packaged font."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from functools import cache

from newsstats.charts.fonts import paths


@dataclass
class Set:
    """One story as it is to be printed."""

    headline: str
    paragraphs: list[str]
    kicker: str = ""
    subhead: str = ""
    columns: int = 2
    caption: str = ""
    credit: str = ""
    beside: int = 0
    """Characters a line of a headline that stands at the left of its story; 0: above it."""


@dataclass
class Sheet:
    """Rows of stories side by side; `folio` lines stand at the top. On a `standing` sheet all lines run downwards, from the right."""

    rows: list[list[Set]]
    folio: list[str] = field(default_factory=list)
    standing: int = 0
    """Characters of a vertical line; 0: lines run level."""


SIZE, LEADING, GUTTER, MARGIN = 9.0, 14.0, 14.0, 40.0
TALL = 2400.0


@cache
def _truetype(characters: frozenset[str], name: str) -> bytes:
    """The characters of the packaged font with quadratic outlines: reportlab embeds no others."""
    from fontTools import subset
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    font = TTFont(paths()[0])
    cutter = subset.Subsetter(subset.Options(notdef_outline=True, layout_features=[]))
    cutter.populate(unicodes=[ord(c) for c in characters | {" "}])
    cutter.subset(font)
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for glyph in order:
        pen = TTGlyphPen(None)
        outlines[glyph].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[glyph] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: font["hmtx"][glyph] for glyph in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def pdf_of(
    sheets: list[Sheet],
    *,
    characters_per_line: int = 16,
    shuffle: bool = False,
    password: str | None = None,
    page: tuple[float, float] = (1000, TALL),
) -> bytes:
    """The sheets as a PDF, one page a sheet of a width and height in points; `shuffle` draws the lines from the page's bottom up."""
    from reportlab.lib import pdfencrypt
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    texts = "".join(text for sheet in sheets for *_, text in _marks(sheet, characters_per_line))
    font = f"Sans{zlib.crc32(''.join(sorted(set(texts))).encode()):08x}"
    pdfmetrics.registerFont(TTFont(font, io.BytesIO(_truetype(frozenset(texts), font))))
    out = io.BytesIO()
    lock = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=page, invariant=1, encrypt=lock)
    for sheet in sheets:
        marks = _marks(sheet, characters_per_line)
        for x, y, size, text in reversed(marks) if shuffle else marks:
            canvas.setFont(font, size)
            canvas.drawString(x, page[1] - y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _marks(sheet: Sheet, width: int) -> list[tuple[float, float, float, str]]:
    marks: list[tuple[float, float, float, str]] = []
    if sheet.standing:
        return _standing_marks(sheet)
    y = MARGIN
    for text in sheet.folio:
        marks.append((MARGIN, y, SIZE, text))
        y += 2.5 * LEADING
    for row in sheet.rows:
        x, lowest = MARGIN, y
        for story in row:
            bottom = _story(marks, story, x, y, width)
            lowest = max(lowest, bottom)
            x += story.columns * (width * SIZE + GUTTER) + GUTTER + (story.beside * 22.0 + GUTTER if story.beside else 0.0)
        y = lowest + 3 * LEADING
    return marks


def _standing_marks(sheet: Sheet) -> list[tuple[float, float, float, str]]:
    """Every character by itself: headlines and columns one to the left of the other."""
    marks: list[tuple[float, float, float, str]] = []
    x = 1000 - MARGIN
    for story in (story for row in sheet.rows for story in row):
        marks += [(x - 22.0, MARGIN + 22.0 + 23.0 * n, 22.0, char) for n, char in enumerate(story.headline)]
        x -= 22.0 + 2 * GUTTER
        for text in ("\u3000\u3000" + paragraph for paragraph in story.paragraphs):
            for at in range(0, len(text), sheet.standing):
                piece = text[at : at + sheet.standing]
                marks += [(x - SIZE, MARGIN + SIZE + 1.1 * SIZE * n, SIZE, char) for n, char in enumerate(piece) if char != "\u3000"]
                x -= LEADING
        x -= 2 * GUTTER
    return marks


def _story(marks: list[tuple[float, float, float, str]], story: Set, x: float, y: float, width: int) -> float:
    if story.beside:
        pieces = [story.headline[k : k + story.beside] for k in range(0, len(story.headline), story.beside)]
        marks += [(x, y + LEADING + 22.0 * 1.35 * (n + 1), 22.0, piece) for n, piece in enumerate(pieces)]
        x += story.beside * 22.0 + GUTTER
    for size, text in ((13.0, story.kicker), (22.0, "" if story.beside else story.headline), (14.0, story.subhead)):
        room = int((story.columns * (width * SIZE + GUTTER) - GUTTER) // size)
        for piece in (text[k : k + room] for k in range(0, len(text), room)):
            y += size * 1.35
            marks.append((x, y, size, piece))
    y += LEADING
    lines: list[tuple[float, str]] = []
    for paragraph in story.paragraphs:
        rest, indent = paragraph, 2
        while rest:
            cut = width - indent
            while cut < len(rest) and rest[cut] in "，。、；：！？”）":
                cut += 1
            lines.append((indent * SIZE, rest[:cut]))
            rest, indent = rest[cut:], 0
    tall = -(-len(lines) // story.columns)
    top, lowest = y, y
    for n, (indent, text) in enumerate(lines):
        column, row = divmod(n, tall)
        at = top + (row + 1) * LEADING
        marks.append((x + column * (width * SIZE + GUTTER) + indent, at, SIZE, text))
        lowest = max(lowest, at)
    for size, text in ((7.5, story.caption), (7.0, story.credit)):
        if text:
            lowest += 3 * LEADING
            marks.append((x, lowest, size, text))
    return lowest
