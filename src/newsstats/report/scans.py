"""The printed pages themselves: pictures of the sheets of PDFs and images that an issue was read from."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsstats.corpus.issue import Issue
from newsstats.layout.character_width import NARROW
from newsstats.layout.lines import Line

WIDTH = 900
"""Pixels of a picture's width in which type can be read."""
QUALITY = 55
"""Of the JPEG: a page of 900 pixels takes some 200 kB."""
SHEETS = 6
"""Sheets that are shown at most."""

ONE_SIZE = 1.5
"""By how much the heights of two lines of one area may differ."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a sheet's width and height."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of one sheet as a data URL, its height as a share of its width, and the lines that stand on it."""

    url: str
    ratio: float
    lines: tuple[Line, ...]


def scans(issue: Issue, width: int = WIDTH) -> list[Scan]:
    """The sheets whose lines have places, in order; none where the files are gone, have one name, or need an extra that is not there."""
    names = [file.name for file in issue.files]
    out: list[Scan] = []
    for file in issue.files:
        own = [line for line in issue.page.lines if line.place is not None and (line.file or issue.name) == file.name]
        if not own or names.count(file.name) > 1 or not file.is_file():
            continue
        wanted = sorted({line.place[0] for line in own if line.place is not None})[: SHEETS - len(out)]
        for number, picture in _pictures(file.read_bytes(), wanted, width):
            lines = tuple(line for line in own if line.place is not None and line.place[0] == number)
            out.append(Scan(_url(picture), picture.height / picture.width, lines))
    return out


def _pictures(data: bytes, wanted: list[int], width: int) -> Iterator[tuple[int, Any]]:
    """The sheets that are wanted, as pictures of a width in pixels."""
    if data.startswith(b"%PDF-"):
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        try:
            for number in wanted:
                page = document[number]
                yield number, page.render(scale=width / page.get_width()).to_pil().convert("RGB")
        finally:
            document.close()
        return
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(data)) as whole:
        for number, frame in enumerate(ImageSequence.Iterator(whole)):
            if number in wanted:
                picture = frame.convert("RGB")
                yield number, picture.resize((width, round(picture.height * width / picture.width)))


def _url(picture: Any) -> str:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


def areas(lines: Sequence[Line]) -> list[Box]:
    """The boxes (left, top, right, bottom, as shares) of what some lines fill: those of one column and size that follow each other are one."""
    out: list[Box] = []
    high = 0.0
    for line in lines:
        if line.place is None:
            continue
        _, left, top, right, bottom = line.place
        before, high = high, bottom - top
        if out:
            a, b, c, d = out[-1]
            below = -0.002 <= top - d <= 2.5 * high
            alike = max(before, high) <= ONE_SIZE * min(before, high)
            if below and alike and min(c, right) - max(a, left) > 0.5 * min(c - a, right - left):
                out[-1] = (min(a, left), b, max(c, right), bottom)
                continue
        out.append((left, top, right, bottom))
    return out


def box_within(line: Line, start: int, end: int) -> Box:
    """The box of the characters `start` to `end` of a line's text, taken by their widths."""
    assert line.place is not None
    _, left, top, right, bottom = line.place
    lead = len(line.text) - len(line.text.lstrip())
    widths = [NARROW if char.isascii() else 1.0 for char in line.text[lead:].rstrip()]
    whole = sum(widths) or 1.0
    first, last = sum(widths[: max(0, start - lead)]), sum(widths[: max(0, end - lead)])
    each = (right - left) / whole
    return left + first * each, top, left + last * each, bottom
