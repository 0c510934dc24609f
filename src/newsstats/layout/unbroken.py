"""Stories of a page without blank lines, whose headlines may stand anywhere: every cut of its paragraphs is weighed with all headlines.

A story begins with the paragraph that shares words with its headline, or with a dateline, and its paragraphs share words with each
other. The best cut under one order of the headlines is found by dynamic programming, the order by moving one headline at a time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from newsstats.layout.headlines import pairs
from newsstats.layout.unbroken_lines import Unbroken, unbroken
from newsstats.text.byline import opens_story

LEAD = 0.8
"""What the words that a headline shares with a story's first paragraph count for, against those of each paragraph."""
OPENING = 1.0
"""What a dateline at a story's beginning counts for."""
RIGHT_ABOVE = 0.8
"""What a headline of its own right above a story's beginning counts for."""
STORY = 0.2
"""What each further story costs (tuned with the others above on the open laid-out pages)."""
TAIL = 0.6
"""The second line of a headline is this share of the first one's characters at most, if two lines beside each other got two stories."""
MOST_HEADLINES = 40
"""Headline lines of a page at most: more than any page holds."""
ROUNDS = 3
"""How often the words of the stories that were found are taken to find them anew."""


class Cut:
    """The best cut of a page's paragraphs: `order` are the headlines that have a story, `ends` where each story begins and the last ends."""

    def __init__(self, texts: Sequence[str], parts: Unbroken) -> None:
        paragraphs = ["".join(texts[at] for at in lines) for lines in parts.paragraphs]
        self._size = len(paragraphs)
        self._words = [pairs(text) for text in paragraphs]
        self._frequency = Counter(word for words in self._words for word in words)
        self._weight = {word: math.log((self._size + 1) / count) for word, count in self._frequency.items()}
        self._opens = np.array([OPENING * opens_story(texts[lines[0]]) for lines in parts.paragraphs])
        self.shares = [self._share("".join(texts[at] for at in lines)) for lines in parts.headlines]
        self._above = np.zeros((len(parts.headlines), self._size))
        for n, (follows, alone) in enumerate(zip(parts.follows, parts.alone, strict=True)):
            if alone and follows < self._size:
                self._above[n, follows] = RIGHT_ABOVE
        fits = [share.copy() for share in self.shares]
        lead = [
            share + 0.35 * (np.append(share[1:], 0) + np.append(share[2:], [0, 0])) + above
            for share, above in zip(fits, self._above, strict=True)
        ]
        self.order: list[int] = []
        self.ends: list[int] = []
        self._value = -math.inf
        tried = []
        for begin in (lead, self.shares):
            fits = [share.copy() for share in self.shares]
            self.order = sorted(range(len(fits)), key=lambda n: (int(begin[n].argmax()), n))
            for _ in range(ROUNDS):
                self._settle(fits)
                fits = self._refitted()
            self._settle(fits)
            tried.append((self._value, self.order, self.ends))
        self._value, self.order, self.ends = max(tried, key=lambda found: found[0])

    def _share(self, headline: str) -> np.ndarray:
        """The share of a headline's words that each paragraph has, weighted by how rare they are on the page."""
        words = pairs(headline)
        rare = math.log(self._size + 1)
        whole = sum(self._weight.get(word, rare) for word in words) or 1.0
        return np.array([sum(self._weight[word] for word in words & own) / whole for own in self._words])

    def _refitted(self) -> list[np.ndarray]:
        """How well each paragraph goes with each story: the share of its words that the story's other paragraphs have, less the mean."""
        rows = []
        for first, last in zip(self.ends, self.ends[1:], strict=False):
            inside = Counter(word for words in self._words[first:last] for word in words)
            row = np.zeros(self._size)
            for n, words in enumerate(self._words):
                own = 1 if first <= n < last else 0
                told = [word for word in words if self._frequency[word] > 1]
                whole = sum(self._weight[word] for word in told) or 1.0
                row[n] = sum(self._weight[word] for word in told if inside[word] > own) / whole
            rows.append(row / max(1, last - first) ** 0.25)
        usual = np.mean(rows, axis=0)
        fits = [share.copy() for share in self.shares]
        for n, row in zip(self.order, rows, strict=True):
            fits[n] += row - usual
        return fits

    def _settle(self, fits: list[np.ndarray]) -> None:
        """Move and drop headlines as long as the cut gets better."""
        self._value, self.ends = self._best(self.order, fits)
        better = True
        while better:
            better = self._moved(fits) or self._dropped(fits) or self._added(fits)

    def _moved(self, fits: list[np.ndarray]) -> bool:
        for a in range(len(self.order)):
            for b in range(len(self.order)):
                order = self.order[:a] + self.order[a + 1 :]
                order.insert(b, self.order[a])
                if a != b and self._take(order, fits):
                    return True
        return False

    def _dropped(self, fits: list[np.ndarray]) -> bool:
        if len(self.order) < 2:
            return False
        shorter = [self.order[:a] + self.order[a + 1 :] for a in range(len(self.order))]
        best = max(shorter, key=lambda order: self._best(order, fits)[0])
        return self._take(best, fits)

    def _added(self, fits: list[np.ndarray]) -> bool:
        left = [n for n in range(len(self.shares)) if n not in self.order]
        longer = [[*self.order[:b], n, *self.order[b:]] for n in left for b in range(len(self.order) + 1)]
        return any(self._take(order, fits) for order in longer)

    def _take(self, order: list[int], fits: list[np.ndarray]) -> bool:
        value, ends = self._best(order, fits)
        if value <= self._value + 1e-9:
            return False
        self.order, self._value, self.ends = order, value, ends
        return True

    def _best(self, order: Sequence[int], fits: list[np.ndarray]) -> tuple[float, list[int]]:
        """`(value, ends)` of the best cut into stories whose headlines follow each other in one order."""
        size = self._size
        if len(order) > size:
            return -math.inf, []
        reached = np.full(size + 1, -1e9)
        reached[0] = 0.0
        begun: list[np.ndarray] = []
        for n in order:
            done = np.concatenate([[0.0], np.cumsum(fits[n])])
            gain = reached[:size] + LEAD * self.shares[n] + self._opens + self._above[n] - done[:size]
            best = np.maximum.accumulate(gain)
            begun.append(np.maximum.accumulate(np.where(gain == best, np.arange(size), 0)))
            reached = np.concatenate([[-1e9], done[1:] + best])
        ends = [size]
        for at in range(len(order) - 1, -1, -1):
            ends.append(int(begun[at][ends[-1] - 1]))
        return float(reached[size]) - STORY * len(order), ends[::-1]


def unbroken_stories(texts: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """`(headline lines, body lines)` of each story of a page without blank lines; empty where
    fewer than two headlines, or more than a page holds, are told from the text."""
    parts = unbroken(texts)
    if not 2 <= len(parts.headlines) <= MOST_HEADLINES or len(parts.paragraphs) < 2:
        return []
    return _stories(Cut(texts, parts), texts, parts)


def _stories(cut: Cut, texts: Sequence[str], parts: Unbroken) -> list[tuple[list[int], list[int]]]:
    """`(headline lines, body lines)` of each story.

    Two stories that follow each other under two lines that stand together are one under a headline of two lines, if no dateline parts them.
    """
    heads = _headlines(cut, parts)
    out: list[tuple[list[int], list[int]]] = []
    for lines, first, last in zip(heads, cut.ends, cut.ends[1:], strict=False):
        body = [at for paragraph in parts.paragraphs[first:last] for at in paragraph]
        tail = out and out[-1][0][-1] + 1 == lines[0] and len(texts[lines[0]]) <= TAIL * len(texts[out[-1][0][-1]])
        if tail and not opens_story(texts[body[0]]):
            out[-1] = (out[-1][0] + lines, out[-1][1] + body)
        else:
            out.append((lines, body))
    return out


def _headlines(cut: Cut, parts: Unbroken) -> list[list[int]]:
    """The headline lines of each story in order: its own, and lines beside them that were left over and speak of it."""
    held = {n: [n] for n in cut.order}
    place = {n: at for at, n in enumerate(cut.order)}
    for n, lines in enumerate(parts.headlines):
        if n in place:
            continue
        beside = [m for m in (n - 1, n + 1) if m in place and abs(parts.headlines[m][0] - lines[0]) <= len(parts.headlines[min(m, n)])]
        spoken = {m: float(cut.shares[n][cut.ends[place[m]] : cut.ends[place[m] + 1]].sum()) for m in beside}
        best = max(beside, key=lambda m: (spoken[m], m < n), default=-1)
        if best >= 0 and spoken[best] > 0:
            held[best].append(n)
    return [[at for n in sorted(held[m]) for at in parts.headlines[n]] for m in cut.order]
