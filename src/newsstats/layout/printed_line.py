"""A line of type with its box. Coordinates are points (a picture's pixels) from the page's top left, so that `top < bottom`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class PrintedLine:
    """One line of type: its text, its box and its type size in the same unit.

    `vertical` lines run downwards for `length`; `baseline` is their first character's.

    `lefts` are the left edges of its characters where they are known; `sure` is how sure a recogniser is of a picture's line (0 to 1).
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    vertical: bool = False
    lefts: tuple[float, ...] = ()
    sure: float = 1.0
    length: float = 0.0

    @property
    def top(self) -> float:
        return self.baseline - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.12 * self.size


@dataclass(slots=True)
class PrintedSheet:
    """One page of printed lines and its size in their unit; `lean` is the angle [radians] by which its picture leans."""

    lines: list[PrintedLine]
    width: float
    height: float
    lean: float = 0.0


def turned(line: PrintedLine) -> PrintedLine:
    """A vertical line as the level one that it is on a page turned to the left: columns that follow to the left follow below."""
    each = line.length / max(1, len(line.text))
    lefts = tuple(line.top + n * each for n in range(len(line.text)))
    return PrintedLine(line.text, line.top, line.top + line.length, -line.x0, line.size, lefts=lefts, sure=line.sure)
