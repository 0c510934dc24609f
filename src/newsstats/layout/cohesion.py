"""Whether two stretches of text are of one story, by the words that they share.

Two stories of a page share some character pairs, two halves of one story about four times as many for their
length. How many they share is taken as Poisson, and the logarithm of the likelihood ratio is the evidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsstats.layout.headlines import pairs

USUAL_LIFT = 1.6e-4
"""Shared pairs of two stories over the product of their pairs: the median over the stories of seven real pages."""
KIN = 4.0
"""How many times as many the halves of one story share (median of 130 cuts: 4.6; of 114 pairs of stories: 0.9)."""
TRUST = 0.3
"""Shared pairs come in bursts (a long name is many pairs): the evidence counts this much."""
MOST = 8.0
"""The evidence counts for this much at most either way, in the logarithm of a likelihood ratio."""


class Cohesion:
    """Evidence that texts belong together, against the background of what the page's stories share anyway."""

    def __init__(self, stories: Sequence[str]) -> None:
        self._stories = stories
        self._lift = 0.0

    def _usual(self) -> float:
        """How many of their pairs stories of this page share, counted when first asked for."""
        sets = [pairs(story) for story in self._stories]
        shared = room = 0
        for n, first in enumerate(sets):
            for second in sets[n + 1 :]:
                shared += len(first & second)
                room += len(first) * len(second)
        # a page of two stories says little of what stories share: it starts from the usual figure
        prior = 200_000
        return (shared + USUAL_LIFT * prior) / (room + prior)

    def between(self, first: str, second: str) -> float:
        """Positive where two texts look like one story, negative where they look like two; at most 8 either way."""
        self._lift = self._lift or self._usual()
        a, b = pairs(first), pairs(second)
        expected = self._lift * len(a) * len(b)
        ratio = TRUST * (len(a & b) * math.log(KIN) - (KIN - 1) * expected)
        return max(-MOST, min(MOST, ratio))
