"""Charts as bars in the page's own type: they wrap at any width, print, turn dark and can be read out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

ROOM = 5.4
"""Room behind the longest bar [em] at least: charts side by side on one scale have the same."""
_TAG = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, its length (0 to 1 of the longest), what stands at its end, and how it is drawn; texts are HTML."""

    name: str
    length: float
    said: str
    look: str = ""


def bars(rows: Sequence[Bar], caption: str, *, wide: bool = False) -> str:
    """Bars under each other on one scale that begins at 0; the caption (HTML) names what they are. `wide` leaves room for long names."""
    body = "".join(
        f'<li><span class="name">{row.name}</span><span class="track"><span class="bar {row.look}" style="width:{max(0.0, min(1.0, row.length)) * 100:.1f}%">'
        f'</span><span class="said">{row.said}</span></span></li>'
        for row in rows
    )
    room = max([ROOM, *(_width(row.said) for row in rows)])
    return f'<div class="bars{" wide" if wide else ""}" style="--room:{room:.1f}em"><p class="caption">{caption}</p><ul>{body}</ul></div>'


def _width(html: str) -> float:
    """About how wide a text is [em]: a Chinese character 1, a letter or digit a little more than half, and the gap before it."""
    return 0.8 + sum(0.58 if c.isascii() else 1.0 for c in unescape(_TAG.sub("", html)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a stacked bar: its name, its share of the whole (0 to 1), what it says, and how it is drawn; texts are HTML."""

    name: str
    share: float
    said: str
    look: str = ""


def stacked(pieces: Sequence[Piece], caption: str) -> str:
    """One bar in pieces, each named under it; the caption is HTML."""
    drawn = "".join(f'<span class="piece {piece.look}" style="width:{piece.share * 100:.2f}%"></span>' for piece in pieces)
    named = "".join(f'<li><i class="{piece.look}"></i>{piece.name} {piece.said}</li>' for piece in pieces)
    return f'<div class="stacked"><p class="caption">{caption}</p><div class="whole" aria-hidden="true">{drawn}</div><ul class="key">{named}</ul></div>'
