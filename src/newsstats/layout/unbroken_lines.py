"""Pages without blank lines: which lines are headlines, and where paragraphs end, by the width of lines and their last marks."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsstats.layout.character_width import NARROW
from newsstats.layout.headlines import pairs, wrapped
from newsstats.layout.segmentation import is_closed, is_lede
from newsstats.text.byline import opens_story

FEWEST, MOST = 20, 2000
"""Lines of a page at least, and at most, before it is read this way."""
BLANK = 0.02
"""Share of its lines that may be blank."""
FIT = 1.5
"""A line fits its column when it is this many characters wider or narrower at most."""
SHORT = 0.9
"""A line this many characters short of its column ends a paragraph, if it is closed."""
INDENT = (0.6, 3.4)
"""How many characters narrower the first line of an indented paragraph is than its column."""
NEAR = 10
"""Lines before and behind from which a column's width is taken."""
RUN = 14
"""Lines of headlines that stand together at most."""
CROSSHEAD = 10
"""Characters of a crosshead at most."""
TORN_TAIL = 4
"""Characters of a line at most that is no headline by itself but the end of the one before."""


SLACK = 0.05
"""Characters by which a line may be wider than its column and still fill it."""
CUT_OFF = 3
"""Lines in a row at most that are a headline because a paragraph opens behind them."""
BELOW = 3
"""Paragraphs under a page's first line that would speak of it if it were a headline."""
QUANTITY = re.compile(r"[0-9][0-9.,]*(?![0-9.,年月日时時点點—~～-])")
"""A figure that is no date: no paragraph begins with one."""
OPENING, CLOSING = ("（", "("), ("）", ")")
"""Brackets; a line in them is a note (who wrote a story), no headline."""
UNIT = re.compile(r"[“‘《（〈「『]*(?:[0-9A-Za-z.,%:/+-]+|.)[，。、；：！？”’》）〉」』%]*")
"""What a line begins with that no typesetter parts."""


@dataclass(slots=True)
class Unbroken:
    """Positions of a page's lines: paragraphs of running text, and headline lines with the paragraph that follows each."""

    paragraphs: list[list[int]]
    headlines: list[list[int]]
    follows: list[int]
    alone: list[bool]


def is_unbroken(texts: Sequence[str]) -> bool:
    """True for a page of many lines and hardly a blank one."""
    blank = sum(not text for text in texts)
    return FEWEST <= len(texts) - blank <= MOST and blank <= BLANK * len(texts)


def width(text: str, narrow: float = NARROW) -> float:
    """The width of a line in Chinese characters; `narrow` is that of a letter or a figure."""
    return sum(narrow if char.isascii() else 1.0 for char in text)


def unit_width(text: str) -> float:
    """The width of what a line begins with and no typesetter parts: a figure or a word of letters, else a character, with its marks.

    Examples
    --------
    >>> unit_width("多个"), round(unit_width("3.5亿"), 2), unit_width("“好”")
    (1.0, 1.65, 2.0)
    """
    match = UNIT.match(text)
    return width(match[0]) if match else 0.0


def _ends_note(texts: Sequence[str], n: int) -> bool:
    """True for the last line of a note in brackets, of one line or two."""
    return texts[n][-1:] in CLOSING and (
        texts[n][:1] in OPENING or (n > 0 and texts[n - 1][:1] in OPENING and texts[n - 1][-1:] not in CLOSING)
    )


class _Widths:
    """What the widths of lines say: the columns around each, and whether paragraphs are indented."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.closed = [is_closed(text) or _ends_note(texts, n) for n, text in enumerate(texts)]
        # some typesetters count a figure as a whole character
        tried = [(self._spread([width(text, narrow) for text in texts]), narrow) for narrow in (NARROW, 1.0)]
        self.width = [width(text, min(tried)[1]) for text in texts]
        self.usual = [self._usual(n) for n in range(len(texts))]
        ends = [n for n in range(len(texts) - 2) if self.closed[n] and self.width[n] < self.usual[n] - SHORT and not self.closed[n + 1]]
        narrower = sum(self._is_narrower(n + 1) for n in ends)
        self.indented = 2 * narrower > len(ends)

    def _spread(self, widths: list[float]) -> float:
        """How much lines of running text differ from the next one, in the mean."""
        steps = [min(abs(a - b), 3.0) for n, (a, b) in enumerate(pairwise(widths)) if not self.closed[n] and not self.closed[n + 1]]
        return sum(steps) / max(1, len(steps))

    def _usual(self, n: int) -> float:
        near = sorted(self.width[max(0, n - NEAR) : n + NEAR + 1])
        return near[int(0.65 * (len(near) - 1))]

    def _is_narrower(self, n: int) -> bool:
        """True for a line that ends before its column does, although what the next one begins with had room in it."""
        if n >= len(self.width) or not self.usual[n] - INDENT[1] <= self.width[n] <= self.usual[n] - INDENT[0]:
            return False
        return n + 1 == len(self.width) or self.width[n] + unit_width(self.texts[n + 1]) <= self.usual[n] + SLACK

    def opens_paragraph(self, n: int) -> bool:
        """True for a line as narrow as the first of an indented paragraph."""
        return self.indented and self._is_narrower(n)

    def fits(self, n: int, start: int) -> bool:
        """True for a line as wide as the column before a run of headlines that begins at `start`, behind it or around it."""
        behind = self._column(range(n + 1, n + 5)) if any(self.closed[n + 1 : n + RUN]) else 0.0
        sides = (self._column(range(start - 1, start - 5, -1)), behind, self.usual[n])
        return any(abs(self.width[n] - column) <= FIT for column in sides if column)

    def _column(self, places: range) -> float:
        """The width of the lines at some places, where they are of one column."""
        found = [self.width[n] for n in places if 0 <= n < len(self.width) and not self.closed[n]]
        return statistics.median(found) if len(found) > 1 and max(found) - min(found) <= 2 * FIT else 0.0


def unbroken(texts: Sequence[str]) -> Unbroken:
    """The parts of a page whose lines are all running text or headlines."""
    sizes = _Widths(texts)
    is_headline = [False] * len(texts)
    at = 0
    while at < len(texts):
        end = _run_of_headlines(sizes, at) if at == 0 or is_headline[at - 1] or sizes.closed[at - 1] else at
        is_headline[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return _parts(sizes, is_headline)


def _run_of_headlines(sizes: _Widths, start: int) -> int:
    """Where a run of headline lines ends that begins at a line; the line itself where it is none."""
    texts, end = sizes.texts, start
    if sizes.opens_paragraph(start) and start + 1 < len(texts) and _goes_on(sizes, start + 1, start):
        return start
    for at in range(start, min(len(texts), start + RUN)):
        text = texts[at]
        if sizes.closed[at] or opens_story(text) or "。" in text or text[:1] in OPENING or ("，" in text and is_lede(text)):
            break
        if text[-1:] in "，、：；":
            continue
        odd = not sizes.fits(at, start) and not sizes.opens_paragraph(at)
        before_opening = at + 1 < len(texts) and opens_story(texts[at + 1])
        last = at + 1 == len(texts) and at == end
        # no paragraph ends without a mark
        cut_off = sizes.indented and at - end < CUT_OFF and sizes.opens_paragraph(at + 1)
        if odd or before_opening or cut_off or last:
            end = at + 1
    # the first line of an indented paragraph is as narrow as a headline may be: the line behind it fills its column
    while start < end < len(texts) and sizes.indented and _goes_on(sizes, end, start) and sizes.width[end - 1] <= sizes.usual[end - 1]:
        end -= 1
    # a headline ends with a word and its object, running text anywhere
    while start < end < len(texts) and not opens_story(texts[end]) and _runs_on(texts[end - 1], texts[end]):
        end -= 1
    return end


def _runs_on(line: str, following: str) -> bool:
    """True for two lines of running text that cannot be parted: across a word, before a quantity, between a figure and its unit."""
    return wrapped(line, following) or bool(QUANTITY.match(following)) or (line[-1:].isdigit() and not following[:1].isascii())


def _goes_on(sizes: _Widths, at: int, start: int) -> bool:
    """True for a line that goes on with a paragraph: it fills its column, or ends a sentence."""
    return not opens_story(sizes.texts[at]) and (sizes.closed[at] or (sizes.fits(at, start) and not sizes.opens_paragraph(at)))


def _parts(sizes: _Widths, is_headline: Sequence[bool]) -> Unbroken:
    found = Unbroken([], [], [], [])
    paragraph: list[int] = []
    run: list[int] = []
    for at, headline in enumerate(is_headline):
        if headline:
            if paragraph:
                found.paragraphs.append(paragraph)
                paragraph = []
            if run and run[-1] == at - 1 and found.headlines and _is_torn(sizes.texts[at - 1], sizes.texts[at]):
                _torn_from(sizes.texts, found, at).append(at)
            else:
                found.headlines.append([at])
                found.follows.append(len(found.paragraphs))
                found.alone.append(not run or run[-1] != at - 1)
                if not found.alone[-1]:
                    found.alone[-2] = False
            run.append(at)
            continue
        paragraph.append(at)
        last = at + 1 == len(is_headline) or is_headline[at + 1]
        if (sizes.closed[at] and not last and (sizes.width[at] < sizes.usual[at] - SHORT or sizes.opens_paragraph(at + 1))) or (
            not last and sizes.closed[at] and opens_story(sizes.texts[at + 1])
        ):
            found.paragraphs.append(paragraph)
            paragraph = []
    if paragraph:
        found.paragraphs.append(paragraph)
    return _without_page_name(sizes, _without_crossheads(sizes, found))


def _torn_from(texts: Sequence[str], found: Unbroken, at: int) -> list[int]:
    """The headline that a line is torn from: the one before it, or the one before that, whose end came behind a headline beside it."""
    *before, last = found.headlines
    if (
        before
        and before[-1][-1] == last[0] - 1
        and _parts_figure(texts[before[-1][-1]], texts[at])
        and not _parts_figure(texts[at - 1], texts[at])
    ):
        return before[-1]
    return last


def _parts_figure(line: str, following: str) -> bool:
    return line[-1:].isdigit() and following[:1].isdigit()


def _is_torn(first: str, second: str) -> bool:
    """True for two lines that are surely one headline: a tail of a few characters, an open quotation, a word across the break."""
    return len(second) <= TORN_TAIL or wrapped(first, second)


def _without_crossheads(sizes: _Widths, found: Unbroken) -> Unbroken:
    """Where most headlines stand in lists, one by itself between paragraphs is a crosshead if it is short or another headline
    has all of it: a paragraph of its own."""
    if 2 * sum(found.alone) >= len(found.alone):
        return found
    texts = ["".join(sizes.texts[at] for at in lines) for lines in found.headlines]
    inner = {
        n
        for n, text in enumerate(texts)
        if found.alone[n]
        and 0 < found.follows[n] < len(found.paragraphs)
        and (len(text) <= CROSSHEAD or any(text in other for m, other in enumerate(texts) if m != n and not found.alone[m]))
    }
    kept = [n for n in range(len(found.headlines)) if n not in inner]
    paragraphs = sorted([*found.paragraphs, *(found.headlines[n] for n in inner)])
    starts = [lines[0] for lines in paragraphs]
    heads = [found.headlines[n] for n in kept]
    return Unbroken(paragraphs, heads, [sum(start < lines[0] for start in starts) for lines in heads], [found.alone[n] for n in kept])


def _without_page_name(sizes: _Widths, found: Unbroken) -> Unbroken:
    """Where most headlines stand in lists, a first line by itself that ends in a figure and speaks of nothing that follows is the page's
    name and number: it is no part of the text."""
    if not found.headlines or found.headlines[0] != [0] or not found.alone[0] or 2 * sum(found.alone) >= len(found.alone):
        return found
    name = sizes.texts[0]
    below = "".join(sizes.texts[at] for lines in found.paragraphs[:BELOW] for at in lines)
    if not name[-1:].isdigit() or pairs(name) & pairs(below):
        return found
    return Unbroken(found.paragraphs, found.headlines[1:], found.follows[1:], found.alone[1:])
