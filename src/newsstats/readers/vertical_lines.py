"""Lines of a PDF that run downwards."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsstats.layout.printed_line import PrintedLine
from newsstats.readers.glyph import Glyph

AT_ONE_PLACE = 8
"""Lines that begin in one square of type at most that are looked at; more are printed over each other."""


def vertical_lines(glyphs: list[Glyph]) -> tuple[list[PrintedLine], list[Glyph]]:
    """Three and more glyphs one right below the other are a vertical line; the rest is set level.

    On a page that is mostly vertical the file may give the heads of columns in rows: what stands right above a line is its beginning, and
    fewer glyphs that begin as high as a line beside them are a line too.
    """
    runs = [run for run in _standing(glyphs) if len(run) >= 3]
    taken = {id(glyph) for run in runs for glyph in run}
    rest = [glyph for glyph in glyphs if id(glyph) not in taken]
    if len(taken) > len(rest):
        heads, level = _Heads(runs), _level(rest)
        for chain in _standing(sorted(rest, key=lambda g: (g.x0, g.y))):
            if (below := heads.below(chain[-1])) is not None:
                below[:0] = chain
            elif heads.beside(chain[0]) and not any(id(glyph) in level for glyph in chain):
                runs.append(chain)
            else:
                continue
            taken.update(map(id, chain))
        rest = [glyph for glyph in rest if id(glyph) not in taken]
    return [_vertical_line(run) for run in runs], rest


def _level(glyphs: Iterable[Glyph]) -> set[int]:
    """The `id` of each glyph that touches the next or the last one on its baseline: of a line that is set level (第3版)."""
    found: set[int] = set()
    for last, glyph in pairwise(sorted(glyphs, key=lambda g: (round(g.y), g.x0))):
        if abs(glyph.y - last.y) <= 0.1 * last.size and -0.1 * last.size <= glyph.x0 - last.x1 <= 0.2 * last.size:
            found |= {id(last), id(glyph)}
    return found


class _Heads:
    """Where vertical lines begin, in squares as large as their type: looking one up takes the same time however many there are."""

    def __init__(self, runs: list[list[Glyph]]) -> None:
        self.side = max(0.1, statistics.median(run[0].size for run in runs))
        self.squares: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        self.lines = {id(run[0]): run for run in runs}
        for run in runs:
            self.squares[self._square(run[0])].append(run[0])

    def _square(self, glyph: Glyph) -> tuple[int, int]:
        return int(glyph.x0 // self.side), int(glyph.y // self.side)

    def _near(self, glyph: Glyph, right: int, down: int) -> Iterator[Glyph]:
        x, y = self._square(glyph)
        for column in range(x - right, x + right + 1):
            for row in range(y - down, y + down + 1):
                yield from self.squares.get((column, row), ())[:AT_ONE_PLACE]

    def below(self, last: Glyph) -> list[Glyph] | None:
        """The line that begins right below a glyph."""
        return next((self.lines[id(head)] for head in self._near(last, 1, 2) if _is_below(last, head)), None)

    def beside(self, first: Glyph) -> bool:
        """Whether a line beside a glyph begins as high."""
        return any(abs(head.y - first.y) <= 0.3 * first.size for head in self._near(first, 3, 1))


def _standing(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Runs of glyphs, in the order in which they come, each right below the one before."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.char.isspace():
            continue
        if runs and _is_below(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _is_below(last: Glyph, glyph: Glyph) -> bool:
    return (
        abs(glyph.x0 - last.x0) < 0.2 * last.size
        and 0.8 * last.size <= glyph.y - last.y <= 1.6 * last.size
        and abs(glyph.size - last.size) <= 0.1 * last.size
    )


def _vertical_line(run: list[Glyph]) -> PrintedLine:
    size = run[0].size
    return PrintedLine(
        "".join(g.char for g in run), min(g.x0 for g in run), max(g.x1 for g in run), run[0].y, size, vertical=True,
        length=run[-1].y - run[0].y + size,
    )  # fmt: skip
