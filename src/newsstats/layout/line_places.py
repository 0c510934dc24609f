"""Where the lines of a page that was read stand on the printed page."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from newsstats.layout.lines import Line, Place
from newsstats.layout.printed_line import PrintedLine, PrintedSheet

_SPACE = re.compile(r"[\s\u3000]+")
_QUOTE = re.compile("[\"'“”‘’＂＇「」『』]")


def place_lines(lines: Sequence[Line], sheet: PrintedSheet, number: int = 0) -> None:
    """Give each line of text the place of the printed line that it is, and how sure its recogniser was.

    Parameters
    ----------
    lines
        The lines of one page.
    sheet
        The printed lines that it was read from, with the size of the page.
    number
        Of the sheet in its file, from 0.

    Notes
    -----
    A line of type becomes one line of text, so they are matched by their characters. Of several that read alike the one nearest to the
    line before is taken. Linear in the lines, but for lines that read alike.
    """
    waiting: dict[str, list[PrintedLine]] = {}
    for printed in sheet.lines:
        waiting.setdefault(_bare(printed.text), []).append(printed)
    last: PrintedLine | None = None
    for line in lines:
        alike = waiting.get(_bare(line.text))
        if not line.stripped or not alike:
            continue
        nearest = 0
        if last is not None and len(alike) > 1:
            steps = [math.hypot(one.x0 - last.x0, one.baseline - last.baseline) for one in alike]
            nearest = steps.index(min(steps))
        last = alike.pop(nearest)
        line.place, line.sure = _place(last, sheet, number), last.sure


def _bare(text: str) -> str:
    """What two writings of one line have in common: no spaces, one kind of quotation mark."""
    return _QUOTE.sub('"', _SPACE.sub("", text))


def _place(printed: PrintedLine, sheet: PrintedSheet, number: int) -> Place:
    """The box of a printed line as shares of its page, turned back by how the page leans."""
    top = printed.top
    bottom = top + printed.length if printed.vertical else printed.bottom
    x, y = (printed.x0 + printed.x1) / 2, (top + bottom) / 2
    cos, sin = math.cos(sheet.lean), math.sin(sheet.lean)
    moved_x, moved_y = x * cos - y * sin - x, x * sin + y * cos - y
    edges = (
        (printed.x0 + moved_x) / sheet.width,
        (top + moved_y) / sheet.height,
        (printed.x1 + moved_x) / sheet.width,
        (bottom + moved_y) / sheet.height,
    )
    left, upper, right, lower = (min(1.0, max(0.0, edge)) for edge in edges)
    return (number, left, upper, right, lower)
