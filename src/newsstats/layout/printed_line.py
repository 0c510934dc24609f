"""A line of type with its box. Coordinates are points (a picture's pixels) from the page's top left, so that `top < bottom`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class PrintedLine:
    """One line of type: its text, its box and its type size in the same unit. `vertical` lines run downwards.

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

    @property
    def top(self) -> float:
        return self.baseline - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.12 * self.size
