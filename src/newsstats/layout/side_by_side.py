"""Headlines that stood side by side and came out as one line: where it is cut.

A headline may have a gap of its own, so a line is cut only where each piece is spoken of in a paragraph of its own.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from newsstats.layout.lines import Line
from newsstats.layout.unbroken import Cut
from newsstats.layout.unbroken_lines import TORN_TAIL, unbroken

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
LONGEST = 120
"""Characters of a line at most that is several headlines."""
_GAP = re.compile(r"[ \u3000]+")


def cuts(texts: Sequence[str]) -> dict[int, list[int]]:
    """Line → the places in its text at which another story's headline begins, of a page without blank lines."""
    parts = unbroken(texts)
    gapped = [
        lines[0]
        for lines in parts.headlines
        if len(texts[lines[0]]) <= LONGEST
        and _GAP.search(texts[lines[0]])
        and (len(lines) == 1 or (len(lines) == 2 and len(texts[lines[1]]) <= TORN_TAIL))
    ]
    if not gapped or not parts.paragraphs:
        return {}
    cut = Cut(texts, parts)
    found = {at: _places(cut, texts[at], set(texts)) for at in gapped}
    return {at: places for at, places in found.items() if places}


def _places(cut: Cut, whole: str, lines: Collection[str], begin: int = 0, end: int | None = None) -> list[int]:
    """Where a line is cut: at the gap that parts its words best, then at those of both pieces."""
    end = len(whole) if end is None else end
    best: tuple[float, int, int] | None = None
    for gap in _GAP.finditer(whole, begin, end):
        left, right = whole[begin : gap.start()], whole[gap.end() : end]
        # a headline that names its crossheads has them beside each other
        if min(len(left), len(right)) >= LEAST and not {left, right} & set(lines):
            worth = _are_two(cut, left, right)
            if worth and (best is None or worth > best[0]):
                best = worth, gap.start(), gap.end()
    if best is None:
        return []
    return [*_places(cut, whole, lines, begin, best[1]), best[2], *_places(cut, whole, lines, best[2], end)]


def _are_two(cut: Cut, left: str, right: str) -> float:
    """How well two pieces are spoken of in different paragraphs, each in its own alone; 0 where they are one headline."""
    of_left, of_right = cut.known.of(left), cut.known.of(right)
    a, b = int(of_left.argmax()), int(of_right.argmax())
    low, high = sorted((float(of_left[a]), float(of_right[b])))
    apart = bisect_right(cut.ends, a) != bisect_right(cut.ends, b)
    if not apart and abs(a - b) < FAR:
        return 0.0
    least, well = SPOKEN if apart else SPOKEN_NEAR
    alien = max(float(of_left[b]), float(of_right[a]))
    return low + high - alien if low >= least and high >= well and alien <= ALIEN else 0.0


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
