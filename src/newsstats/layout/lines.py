"""A decoded file as lines whose spans tile it exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


Place = tuple[int, float, float, float, float]
"""The sheet of a file (from 0), and left, top, right and bottom as shares of its width and height."""


@dataclass(slots=True)
class Line:
    """One source line. `start:end` includes its line break; `text` does not. `place` is where it is printed, where that is known, `sure` how
    sure a recogniser is of a picture's line."""

    number: int
    page: int
    start: int
    end: int
    text: str
    stripped: str
    role: str = "other"
    story: int = -1
    paragraph: int = -1
    file: str = ""
    place: Place | None = None
    sure: float = 1.0


def split_lines(source: str) -> list[Line]:
    """Every line of the source, 1-based."""
    lines: list[Line] = []
    clean = _INVISIBLE.search(source) is None
    at = 0
    for number, (text, line_break) in enumerate(_LINE.findall(source), 1):
        end = at + len(text) + len(line_break)
        if at == end:
            break
        stripped = text.strip() if clean else _INVISIBLE.sub("", text).strip()
        lines.append(Line(number, 1, at, end, text, stripped, "other" if stripped else "blank"))
        at = end
    return lines
