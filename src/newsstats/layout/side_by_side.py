"""Headlines that stood side by side and came out as one line: where it is cut.

A headline may have a gap of its own, so a line is cut only where each piece is spoken of in a paragraph of its own.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from newsstats.layout.lines import Line
from newsstats.layout.unbroken import Cut
from newsstats.layout.unbroken_lines import unbroken

LEAST = 5
"""Characters of a headline at least."""
SPOKEN = (0.25, 0.5)
"""Shares of the words of both pieces that one paragraph has, of the one and of the other at least."""
SPOKEN_NEAR = (0.3, 0.8)
"""The same where the two paragraphs would be of one story if the line were one headline."""
FAR = 3
"""Paragraphs of one story that lie this far apart may be two stories."""
ALIEN = 0.25
"""Share of a piece's words at most that the other one's paragraph has (tuned with those above on pages made of real articles)."""
_GAP = re.compile(r"[ \u3000]+")


def cuts(texts: Sequence[str]) -> dict[int, list[int]]:
    """Line → the places in its text at which another story's headline begins, of a page without blank lines."""
    parts = unbroken(texts)
    gapped = [lines[0] for lines in parts.headlines if len(lines) == 1 and _GAP.search(texts[lines[0]])]
    if not gapped or not parts.paragraphs:
        return {}
    cut = Cut(texts, parts)
    found: dict[int, list[int]] = {}
    for at in gapped:
        whole = texts[at]
        begin = 0
        for gap in _GAP.finditer(whole):
            left, right = whole[begin : gap.start()], whole[gap.end() :]
            # a headline that names its crossheads has them beside each other
            if min(len(left), len(right)) >= LEAST and not {left, right} & set(texts) and _are_two(cut, left, right):
                found.setdefault(at, []).append(gap.end())
                begin = gap.end()
    return found


def _are_two(cut: Cut, left: str, right: str) -> bool:
    """Whether two pieces are spoken of in different paragraphs, each in its own alone."""
    of_left, of_right = cut.known.of(left), cut.known.of(right)
    a, b = int(of_left.argmax()), int(of_right.argmax())
    low, high = sorted((float(of_left[a]), float(of_right[b])))
    apart = bisect_right(cut.ends, a) != bisect_right(cut.ends, b)
    if not apart and abs(a - b) < FAR:
        return False
    least, well = SPOKEN if apart else SPOKEN_NEAR
    return low >= least and high >= well and max(float(of_left[b]), float(of_right[a])) <= ALIEN


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
