"""What a card says."""

from __future__ import annotations

from typing import NamedTuple


class Written(NamedTuple):
    """A card's parts as HTML: its title, its chart, how it was worked out, and what the page's standfirst adds to the title."""

    title: str
    chart: str = ""
    how: str = ""
    more: str = ""
