"""A line of type with its box. Coordinates are points from the page's top left, so that `top < bottom`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class PrintedLine:
    """One line of type: its text, its box and its type size in points. `vertical` lines run downwards."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    vertical: bool = False

    @property
    def top(self) -> float:
        return self.baseline - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.12 * self.size
