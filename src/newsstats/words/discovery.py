"""Words that an issue uses and no dictionary has, found by how they hold together and how freely they stand.

A candidate is a run of tokens, every other one a single character, that comes again and again, whose parts hardly stand
apart (cohesion: the smallest pointwise mutual information over its cuts) and which has many neighbours on both sides
(branching entropy). Both after Huang and Powers 2003 and Jin and Tanaka-Ishii 2006.
"""

from __future__ import annotations

from collections import Counter
from math import log2

import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, Implementation

from newsstats.data import load_words
from newsstats.words.tagged import Tagged

LEAST_COUNT = 4
"""A word of a page comes this often (by judgement)."""
TOKENS_A_COUNT = 50_000
"""In a long text it comes once more for each so many tokens: chance brings rare neighbours together (by judgement)."""
LONGEST = 5
"""Characters, and tokens, of a learned word at most."""
COHESION = 3.0
"""Bits by which a word's halves stand together more often than apart."""
BRANCHING = 1.2
"""Bits of entropy of the neighbouring words, across marks, on the poorer side: a sentence printed again brings no new ones."""
_HAN = (0x4E00, 0x9FFF)
_APART = np.array([ord(c) for c in "零〇一二两三四五六七八九十百千万亿几第年月日的"], dtype=np.uint32)
"""Numerals, and the particle that joins two words: no new word holds one."""
_EDGE = "\n"


def new_words(tagged: Tagged) -> list[str]:
    """Words of two to five characters that tokenized texts have in pieces; longest first. Linear in the tokens.

    Every place at which such a word is printed is a run of whole tokens, so that joining them changes nothing else.
    """
    least = max(LEAST_COUNT, len(tagged.codes) // TOKENS_A_COUNT)
    words = np.append(tagged.words, _EDGE)
    edges = np.concatenate(([0], np.cumsum(tagged.counts)))
    codes = np.insert(tagged.codes, edges, len(words) - 1)
    stops = load_words("stopwords.txt")
    sizes = np.append(tagged.sizes, len(_EDGE))
    han = np.append(_all_han(tagged), False) if len(tagged.words) else np.zeros(1, dtype=bool)
    opens, closes = (np.zeros(len(words), dtype=bool) for _ in range(2))
    # no part of a word is rarer than the word
    for n in np.flatnonzero(np.bincount(codes, minlength=len(words)) >= least).tolist():
        opens[n], closes[n] = words[n][0] not in stops, words[n][-1] not in stops
    index = np.arange(len(codes))
    word_at = han[codes]
    before = np.maximum.accumulate(np.where(word_at, index, 0))
    after = np.minimum.accumulate(np.where(word_at, index, len(codes) - 1)[::-1])[::-1]
    grams = [_Grams(np.flatnonzero(word_at), codes[word_at], codes, least)]
    while len(grams[-1].at) and len(grams) < LONGEST:
        grams.append(grams[-1].longer(sizes[codes]))
    found: dict[str, int] = {}
    inside: set[tuple[str, int]] = set()
    for k in range(len(grams), 1, -1):
        level = grams[k - 1]
        for at, count in level.firsts(codes, sizes, opens, closes):
            pieces = codes[at : at + k]
            if _cohesion(at, k, count, grams, len(codes)) < COHESION:
                continue
            places = level.places(at)
            if _entropy(codes[before[places - 1]]) < BRANCHING or _entropy(codes[after[places + k]]) < BRANCHING:
                continue
            word = "".join(words[pieces])
            if (word, count) not in inside:
                found[word] = int(count)
                inside.update((word[a:b], int(count)) for a in range(len(word)) for b in range(a + 1, len(word) + 1))
    candidates = sorted(found, key=lambda w: (-len(w), w))
    printed = _printed(_EDGE.join(part.reading or part.text for part in tagged.parts), candidates)
    return [w for w, count in zip(candidates, printed, strict=True) if count == found[w]]


def _all_han(tagged: Tagged) -> np.ndarray:
    """Whether each word is of Chinese characters alone, none of which keeps apart."""
    codes = tagged.characters
    fit = (codes >= _HAN[0]) & (codes <= _HAN[1]) & ~np.isin(codes, _APART)
    return np.logical_and.reduceat(fit, np.cumsum(tagged.sizes) - tagged.sizes)


def _printed(text: str, words: list[str]) -> list[int]:
    """How often each word is printed in a text, in one pass (Aho and Corasick 1975)."""
    if not words:
        return []
    hits = AhoCorasick(words, implementation=Implementation.ContiguousNFA).find_matches_as_indexes(text, overlapping=True)
    return np.bincount(np.fromiter((n for n, _, _ in hits), dtype=np.int64, count=len(hits)), minlength=len(words)).tolist()


class _Grams:
    """Runs of k tokens that come often enough: where each begins and which one it is."""

    def __init__(self, at: np.ndarray, ids: np.ndarray, codes: np.ndarray, least: int, k: int = 1) -> None:
        if k > 1:
            ids, _ = pd.factorize(ids)
        counts = np.bincount(ids) if len(ids) else np.zeros(0, dtype=np.int64)
        often = counts[ids] >= least if len(ids) else np.zeros(0, dtype=bool)
        self.at, self.ids, self.counts, self.codes, self.least, self.k = at[often], ids[often], counts, codes, least, k
        self.all = np.full(len(codes) + 1, -1, dtype=np.int64)
        self.all[self.at] = self.ids
        self._order: np.ndarray | None = None
        self._sorted = ids

    def longer(self, sizes: np.ndarray) -> _Grams:
        """Runs of one token more, made of two overlapping ones, no longer than a word may be.

        Of two neighbours at least one is a single character: whole words side by side are no new word.
        """
        following = self.all[self.at + 1]
        ends = np.concatenate(([0], np.cumsum(sizes)))
        last = np.minimum(self.at + self.k + 1, len(sizes))
        fits = (following >= 0) & (ends[last] - ends[self.at] <= LONGEST)
        if self.k == 1:
            fits &= (sizes[self.at] == 1) | (sizes[last - 1] == 1)
        return _Grams(self.at[fits], self.ids[fits] * (len(self.counts) + 1) + following[fits], self.codes, self.least, self.k + 1)

    def firsts(self, codes: np.ndarray, sizes: np.ndarray, opens: np.ndarray, closes: np.ndarray) -> list[tuple[int, int]]:
        """The first place of each run that has a single character and may open and close a word, with how often it comes."""
        _, index = np.unique(self.ids, return_index=True)
        at = self.at[index]
        short = np.min([sizes[codes[at + k]] for k in range(self.k)], axis=0) == 1 if len(at) else np.zeros(0, dtype=bool)
        index = index[short & opens[codes[at]] & closes[codes[at + self.k - 1]]]
        return [(int(self.at[i]), int(self.counts[self.ids[i]])) for i in np.sort(index)]

    def places(self, at: int) -> np.ndarray:
        """Every place of the run that begins at `at`."""
        wanted = self.all[at]
        if self._order is None:
            self._order = np.argsort(self.ids, kind="stable")
            self._sorted = self.ids[self._order]
        return self.at[self._order[np.searchsorted(self._sorted, wanted) : np.searchsorted(self._sorted, wanted, side="right")]]


def _cohesion(at: int, k: int, count: int, grams: list[_Grams], total: int) -> float:
    """The least mutual information, in bits, over the cuts of the run of k tokens at `at`."""
    lefts = (grams[j - 1].counts[grams[j - 1].all[at]] for j in range(1, k))
    rights = (grams[k - j - 1].counts[grams[k - j - 1].all[at + j]] for j in range(1, k))
    return min(log2(count * total / (left * right)) for left, right in zip(lefts, rights, strict=True))


def _entropy(neighbours: np.ndarray) -> float:
    """Bits of the neighbours' distribution."""
    total = len(neighbours)
    return -sum(count / total * log2(count / total) for count in Counter(neighbours.tolist()).values())
