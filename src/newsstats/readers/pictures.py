"""A picture of a page: its lines as a recogniser reads them (the extra `ocr`), with their boxes, made straight.

The recogniser is RapidOCR with the models of its own wheel (PaddleOCR's, Apache-2.0); nothing is fetched.
"""

from __future__ import annotations

import io
import math
import statistics
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from newsstats.errors import InputKindError
from newsstats.extras import needs
from newsstats.layout.page import Page, merge
from newsstats.layout.printed_line import PrintedLine, PrintedSheet
from newsstats.layout.printed_merges import split_merged, widths
from newsstats.readers.pdf import numbered, read_printed
from newsstats.readers.recognised import recognised_once
from newsstats.settings import limit, raising
from newsstats.text.radicals import folded

if TYPE_CHECKING:
    import numpy as np

NOISE = 0.12
"""Share by which a line's size may be misread."""
LONGEST_SIDE = 3200
"""Pixels of a picture's longer side at most when it is read; a broadsheet page at 150 dpi has about as many."""
DPI = 150
"""Dots an inch at which a PDF without a text layer is drawn."""
TYPE_OF_BOX = 0.85
"""Size of type of a recogniser's box, as a share of its height."""
BASELINE = 0.16
"""How far above the lower edge of a box its baseline is, as a share of its height."""
LEAST_SURE = 0.5
"""A line of which the recogniser is less sure is not taken for text."""
FEWEST = 40
"""Chinese characters of a page's picture at least."""
_MODULES = ("rapidocr", "onnxruntime")
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


def looks_like_picture(data: bytes) -> bool:
    """True for the bytes of a JPEG, PNG or TIFF."""
    return data.startswith(_MAGIC)


def can_recognise() -> bool:
    """True where the extra `ocr` is installed."""
    return all(find_spec(module) is not None for module in _MODULES)


def read_picture(data: bytes, where: str) -> Page:
    """The page that a picture shows; a TIFF of several pictures is read as several pages.

    Raises: `MissingExtraError` without the extra `ocr`, `InputKindError` for a broken or oversized picture and for one with too little
    to read.
    """
    _needs_recogniser(where)
    from PIL import Image, ImageSequence

    most = limit("picture_megapixels")

    def frames() -> Iterator[Any]:
        try:
            with Image.open(io.BytesIO(data)) as picture:
                for frame in ImageSequence.Iterator(picture):
                    if frame.width * frame.height > most * 1_000_000:
                        raise InputKindError(
                            f"is a picture of more than {most} megapixels", where, f"scale it down, or {raising('picture_megapixels')}"
                        )
                    yield frame.convert("RGB")
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise InputKindError("is a broken picture", where, "open and save it anew") from error

    return _pages(frames(), where, "is a picture with too little text to read")


def read_scan(data: bytes, where: str) -> Page:
    """A PDF without a text layer, drawn page by page and read as pictures. Raises: see `read_picture`."""
    _needs_recogniser(where)
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    most = limit("picture_megapixels")

    def frames() -> Iterator[Any]:
        for n in range(len(document)):
            width, height = document[n].get_size()
            scale = min(DPI / 72, math.sqrt(most * 1_000_000 / max(1.0, width * height)))
            yield document[n].render(scale=scale).to_pil().convert("RGB")

    try:
        return _pages(frames(), where, "has no text layer, and its pictures too little text to read")
    finally:
        document.close()


def _pages(frames: Iterable[Any], where: str, empty: str) -> Page:
    """The pages of pictures (Pillow images, one at a time in memory) as one; `empty` is the error of too little text."""
    import numpy as np

    pages = []
    for number, frame in enumerate(frames):
        sheet = recognised_once(np.asarray(frame)[:, :, ::-1].copy(), picture_sheet)
        if sheet.lines:
            pages.append(read_printed(sheet, number, NOISE))
    if sum(sum("\u4e00" <= char <= "\u9fff" for char in page.source) for page in pages) < FEWEST:
        raise InputKindError(empty, where, "give a sharper picture, 150 dots an inch or more")
    return merge([numbered(page) for page in pages])


def picture_sheet(pixels: np.ndarray) -> PrintedSheet:
    """The lines that the recogniser reads in a picture (rows, columns, blue-green-red), from the top down, in pixels, made straight."""
    height, width = pixels.shape[:2]
    found = _recogniser()(pixels)
    if found.boxes is None:
        return PrintedSheet([], width, height)
    lean = _lean(found.boxes)
    lines = [
        line
        for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
        if float(sure) >= LEAST_SURE and (line := _line(box, folded(text), float(sure), lean)) is not None
    ]
    ordered = sorted(split_merged(lines, NOISE), key=lambda line: (round(line.baseline, 1), line.x0))
    return PrintedSheet(ordered, width, height, lean)


def _needs_recogniser(where: str) -> None:
    needs("ocr", *_MODULES, what="a picture of a page", where=where)


@cache
def _recogniser() -> Any:
    import logging

    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.max_side_len": LONGEST_SIDE, "Global.use_cls": False, "Global.log_level": "error"})


def _lean(boxes: Any) -> float:
    """The angle in radians by which a picture's lines lean: the median of its wide boxes."""
    angles = [
        math.atan2(float(box[1][1] - box[0][1]), float(box[1][0] - box[0][0]))
        for box in boxes
        if box[1][0] - box[0][0] > 8 * abs(float(box[3][1] - box[0][1]))
    ]
    return statistics.median(angles) if angles else 0.0


def _line(box: Any, text: str, sure: float, lean: float) -> PrintedLine | None:
    text = text.strip()
    if not text:
        return None
    cos, sin = math.cos(-lean), math.sin(-lean)
    xs = [float(x) * cos - float(y) * sin for x, y in box]
    ys = [float(x) * sin + float(y) * cos for x, y in box]
    x0, x1 = (xs[0] + xs[3]) / 2, (xs[1] + xs[2]) / 2
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    height = bottom - top
    if height > 2.5 * (x1 - x0) and len(text) > 2:
        return PrintedLine(text, x0, x1, top + (x1 - x0), (x1 - x0) * TYPE_OF_BOX, vertical=True, sure=sure, length=height)
    each = (x1 - x0) / sum(widths(text))
    size = TYPE_OF_BOX * height
    # the advance of its characters says the size of type better than the height of a box does, unless they are set apart
    if each <= (1.3 * size if len(text) >= 4 else size):
        size = each
    return PrintedLine(text, x0, x1, bottom - BASELINE * height, size, sure=sure)
