"""A character of a PDF's text layer with its box."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Glyph:
    """A character: its left and right edge, its baseline and its size of type, in points from the page's top left."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
