"""How much of a headline each paragraph of a page speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from newsstats.layout.headlines import pairs


class WordShares:
    """The pairs of characters of a page's paragraphs, each weighted by how few paragraphs have it."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.size = len(paragraphs)
        self.words = [pairs(text) for text in paragraphs]
        self.frequency = Counter(word for words in self.words for word in words)
        self.weight = {word: math.log((self.size + 1) / count) for word, count in self.frequency.items()}

    def of(self, headline: str) -> np.ndarray:
        """The share of a headline's words that each paragraph has [0 to 1]."""
        words = pairs(headline)
        rare = math.log(self.size + 1)
        whole = math.fsum(self.weight.get(word, rare) for word in words) or 1.0
        return np.array([math.fsum(self.weight[word] for word in words & own) / whole for own in self.words])
