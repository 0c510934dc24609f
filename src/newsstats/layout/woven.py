"""Text in which the lines of neighbouring columns stand beside each other: a heap of words that no reading takes apart."""

from __future__ import annotations

import re

LINES = 4
"""Lines of a page at least before its columns are looked for."""
SHARE = 0.35
"""Share of a page's lines that hold a gutter from which its columns are woven (a real page's folio and headlines stay far below)."""
_GUTTER = re.compile(r"[\u4e00-\u9fff，。、；：！？”）]{3}[^\n]{0,6}?(?: {2,}|\u3000{2,}|\t+)[^\n]{0,6}?[\u4e00-\u9fff“（]{3}")


_SPACE = re.compile(r"[ \t\u3000]")
_GLUED = re.compile(r"[\u4e00-\u9fff，。、；：！？”）\d]{5} [\u4e00-\u9fff“（\d]{5}")
GLUED_LINES, GLUED_SHARE = 12, 0.08
"""Lines of two columns glued with one space: how many, and which share of a page's lines (real pages stay under 0.05, glued ones over 0.1)."""


def is_woven(text: str) -> bool:
    """True for a page whose lines run across two columns or more, as `pdftotext` writes them with and, in places, without `-layout`.

    Examples
    --------
    >>> is_woven("大桥昨天正式通车。    渡轮下周停航，\\n全长三公里，双向六    船员转到新码头上\\n" * 6)
    True
    """
    lines = [line for raw in text.splitlines() if (line := raw.strip(" \t\u3000\f"))]
    parted = [line for line in lines if _SPACE.search(line)]
    if len(lines) >= LINES and sum(_GUTTER.search(line) is not None for line in parted) >= SHARE * len(lines):
        return True
    glued = sum(_GLUED.search(line) is not None for line in parted)
    return glued >= GLUED_LINES and glued >= GLUED_SHARE * len(lines)
