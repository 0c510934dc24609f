"""Headlines that stood side by side and came out as one line: where it is cut.

A headline may have a gap of its own, so a line is cut only where each piece is spoken of in a paragraph of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

import numpy as np

from newsstats.layout.lines import Line
from newsstats.layout.unbroken_lines import unbroken
from newsstats.layout.word_shares import WordShares

LEAST = 5
"""Characters of a headline at least."""
SPOKEN, SPOKEN_WELL = 0.25, 0.5
"""Shares of the words of both pieces that one paragraph has, of the one and of the other at least."""
ALIEN = 0.25
"""Share of a piece's words at most that the other one's paragraph has (the three tuned on pages made of real articles)."""
_GAP = re.compile(r"[ \u3000]+")


def cuts(texts: Sequence[str]) -> dict[int, list[int]]:
    """Line → the places in its text at which another story's headline begins, of a page without blank lines."""
    parts = unbroken(texts)
    gapped = [lines[0] for lines in parts.headlines if len(lines) == 1 and _GAP.search(texts[lines[0]])]
    if not gapped or not parts.paragraphs:
        return {}
    known = WordShares(["".join(texts[at] for at in lines) for lines in parts.paragraphs])
    found: dict[int, list[int]] = {}
    for at in gapped:
        whole = texts[at]
        begin = 0
        for gap in _GAP.finditer(whole):
            left, right = whole[begin : gap.start()], whole[gap.end() :]
            # a headline that names its crossheads has them beside each other
            if min(len(left), len(right)) >= LEAST and not {left, right} & set(texts) and _are_two(known.of(left), known.of(right)):
                found.setdefault(at, []).append(gap.end())
                begin = gap.end()
    return found


def _are_two(left: np.ndarray, right: np.ndarray) -> bool:
    """Whether two pieces are spoken of in different paragraphs, each in its own alone."""
    a, b = int(left.argmax()), int(right.argmax())
    low, high = sorted((float(left[a]), float(right[b])))
    return low >= SPOKEN and high >= SPOKEN_WELL and max(float(left[b]), float(right[a])) <= ALIEN


def cut_lines(lines: Sequence[Line], places: Mapping[int, Sequence[int]]) -> list[Line]:
    """The lines, those at `places` cut in pieces that tile them; all pieces keep their line's number."""
    out: list[Line] = []
    for at, line in enumerate(lines):
        lead = len(line.text) - len(line.text.lstrip())
        edges = [0, *(lead + place for place in places.get(at, ())), len(line.text)]
        for first, last in itertools.pairwise(edges):
            end = line.end if last == len(line.text) else line.start + last
            text = line.text[first:last]
            out.append(Line(line.number, line.page, line.start + first, end, text, text.strip(), line.role, file=line.file))
    return out
