"""Stories of a page without blank lines, whose headlines may stand anywhere: every cut of its paragraphs is weighed with all headlines.

A story begins with the paragraph that shares words with its headline, or with a dateline, and its paragraphs share words with each
other. The best cut under one order of the headlines is found by dynamic programming, the order by moving one headline at a time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from newsstats.layout.cohesion import Cohesion
from newsstats.layout.headlines import pairs
from newsstats.layout.segmentation import carries_on, is_lede
from newsstats.layout.unbroken_lines import Unbroken, unbroken
from newsstats.layout.word_shares import WordShares
from newsstats.text.byline import opens_story

LEAD = 0.8
"""What the words that a headline shares with a story's first paragraph count for, against those of each paragraph."""
OPENING = 1.0
"""What a dateline at a story's beginning counts for."""
LEDE = 0.3
"""What it counts for that a paragraph begins as stories do (记者从…, 今年以来), and against it as they hardly do (目前, 此外)."""
RIGHT_ABOVE = 0.8
"""What a headline of its own right above a story's beginning counts for."""
STORY = 0.2
"""What each further story costs (tuned with the others above on the open laid-out pages)."""
TAIL = 0.6
"""The second line of a headline is this share of the first one's characters at most, if two lines beside each other got two stories."""
ONE_STORY = 1.0
"""Evidence (`newsstats.layout.cohesion`) above which two texts under two lines that stand together are one story."""
FRAGMENT = 200
"""Characters of a text at most that may be the beginning or the end of the story beside it."""
UNSPOKEN = 1.2
"""What it counts against a beginning that the first paragraphs have no word of the headline."""
MOST, BOTH = 30, 0.25
"""Characters of a headline's first lines at most, and the share of the words of each line that one paragraph has, for both to be one."""
BESIDE = 0.9
"""Share of the most that any paragraph has of a left-over line's words, which the story beside it has at least."""
TORN, HEADLESS = 2, 0.4
"""Paragraphs at a page's beginning at most that may be the end of a story without a headline, and what each of them costs."""
MOST_HEADLINES = 40
"""Headline lines of a page at most: more than any page holds."""
BEHIND = 0.35
"""What the words that a headline shares with each of the two paragraphs behind count for when the headlines are ordered at first."""
NEVER = -1e9
"""The worth of a cut that cannot be."""
ROUNDS = 3
"""How often the words of the stories that were found are taken to find them anew."""


def _spoken_soon(share: np.ndarray) -> np.ndarray:
    """Whether each paragraph or one of the two behind it has a word of a headline."""
    return (share + np.append(share[1:], 0) + np.append(share[2:], [0, 0])[: len(share)]) > 0


def _opening(paragraph: str, line: str) -> float:
    """What the first words of a paragraph say for a story's beginning there."""
    if opens_story(line):
        return OPENING
    return LEDE * (is_lede(paragraph) - carries_on(paragraph))


class Cut:
    """The best cut of a page's paragraphs: `order` are the headlines that have a story, `ends` where each story begins and the last ends."""

    def __init__(self, texts: Sequence[str], parts: Unbroken) -> None:
        paragraphs = ["".join(texts[at] for at in lines) for lines in parts.paragraphs]
        self.known = WordShares(paragraphs)
        opens = np.array([_opening(text, texts[lines[0]]) for text, lines in zip(paragraphs, parts.paragraphs, strict=True)])
        self.shares = [self.known.of("".join(texts[at] for at in lines)) for lines in parts.headlines]
        above = np.zeros((len(parts.headlines), self.known.size))
        for n, (follows, alone) in enumerate(zip(parts.follows, parts.alone, strict=True)):
            if alone and follows < self.known.size:
                above[n, follows] = RIGHT_ABOVE
        self._starts = [LEAD * share + opens + one - UNSPOKEN * ~_spoken_soon(share) for share, one in zip(self.shares, above, strict=True)]
        near = [
            share + BEHIND * (np.append(share[1:], 0) + np.append(share[2:], [0, 0])) + one
            for share, one in zip(self.shares, above, strict=True)
        ]
        found = [self._settled(begin) for begin in (near, self.shares)]
        _, self.order, self.ends = max(found, key=lambda cut: cut[0])

    def _settled(self, begin: Sequence[np.ndarray]) -> tuple[float, list[int], list[int]]:
        """`(value, order, ends)` of the cut that is found when the headlines stand, at first, in the order of the paragraphs that suit them."""
        likeliest = sorted(range(len(begin)), key=lambda n: (-float(begin[n].max()), n))[: self.known.size]
        order = sorted(likeliest, key=lambda n: (int(begin[n].argmax()), n))
        search = _Search(self._starts, self.shares, order)
        for _ in range(ROUNDS):
            search = _Search(self._starts, self._refitted(search.order, search.ends()), search.order)
        return search.value, search.order, search.ends()

    def _refitted(self, order: Sequence[int], ends: Sequence[int]) -> list[np.ndarray]:
        """How well each paragraph goes with each story: the share of its words that the story's other paragraphs have, less the mean."""
        rows = []
        for first, last in pairwise(ends):
            inside = Counter(word for words in self.known.words[first:last] for word in words)
            row = np.zeros(self.known.size)
            for n, words in enumerate(self.known.words):
                own = 1 if first <= n < last else 0
                told = [word for word in words if self.known.frequency[word] > 1]
                whole = math.fsum(self.known.weight[word] for word in told) or 1.0
                row[n] = math.fsum(self.known.weight[word] for word in told if inside[word] > own) / whole
            rows.append(row / max(1, last - first) ** 0.25)
        usual = np.mean(rows, axis=0)
        fits = [share.copy() for share in self.shares]
        for n, row in zip(order, rows, strict=True):
            fits[n] += row - usual
        return fits


class _Search:
    """The order of headlines that no single move, drop or addition makes better, for paragraphs that fit stories as `fits` says.

    `starts` says what it is worth that a headline's story begins with a paragraph.
    """

    def __init__(self, starts: Sequence[np.ndarray], fits: Sequence[np.ndarray], order: Sequence[int]) -> None:
        self._count = len(fits)
        self._done = [np.concatenate([[0.0], np.cumsum(fit)]) for fit in fits]
        self._begin = [start - done[:-1] for start, done in zip(starts, self._done, strict=True)]
        first = np.full(len(fits[0]) + 1, NEVER)
        first[: TORN + 1] = -HEADLESS * np.arange(min(TORN, len(fits[0])) + 1)
        self._reached = [first]
        self.value = -math.inf
        self.order: list[int] = []
        self._use(list(order))
        while self._moved() or self._dropped() or self._added():
            pass

    def ends(self) -> list[int]:
        """Where each story begins, and where the last one ends."""
        found = [len(self._reached[0]) - 1]
        for n, reached in zip(reversed(self.order), reversed(self._reached[:-1]), strict=True):
            gain = reached[: found[-1]] + self._begin[n][: found[-1]]
            found.append(found[-1] - 1 - int(gain[::-1].argmax()))
        return found[::-1]

    def _then(self, reached: np.ndarray, n: int) -> np.ndarray:
        """What a cut is worth at each paragraph's end when the story of one headline more ends there."""
        out = np.empty_like(reached)
        out[0] = NEVER
        np.maximum.accumulate(reached[:-1] + self._begin[n], out=out[1:])
        out[1:] += self._done[n][1:]
        return out

    def _value_of(self, order: Sequence[int]) -> float:
        """The worth of the best cut under an order; what it has in common with the present one is not weighed again."""
        if len(order) >= len(self._reached[0]):
            return -math.inf
        same = next((at for at, (a, b) in enumerate(zip(order, self.order, strict=False)) if a != b), min(len(order), len(self.order)))
        reached = self._reached[same]
        for n in order[same:]:
            reached = self._then(reached, n)
        return float(reached[-1]) - STORY * len(order)

    def _use(self, order: list[int]) -> None:
        self.value, self.order = self._value_of(order), order
        del self._reached[1:]
        for n in order:
            self._reached.append(self._then(self._reached[-1], n))

    def _took(self, order: list[int]) -> bool:
        if self._value_of(order) <= self.value + 1e-9:
            return False
        self._use(order)
        return True

    def _moved(self) -> bool:
        for a in range(len(self.order)):
            for b in range(len(self.order)):
                order = self.order[:a] + self.order[a + 1 :]
                order.insert(b, self.order[a])
                if a != b and self._took(order):
                    return True
        return False

    def _dropped(self) -> bool:
        if len(self.order) < 2:
            return False
        shorter = [self.order[:a] + self.order[a + 1 :] for a in range(len(self.order))]
        return self._took(max(shorter, key=self._value_of))

    def _added(self) -> bool:
        left = [n for n in range(self._count) if n not in self.order]
        longer = ([*self.order[:b], n, *self.order[b:]] for n in left for b in range(len(self.order) + 1))
        return any(self._took(order) for order in longer)


def unbroken_stories(texts: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """`(headline lines, body lines)` of each story of a page without blank lines; empty where
    fewer than two headlines, or more than a page holds, are told from the text."""
    parts = _joined(_spoken_of(unbroken(texts), texts), texts)
    if not 2 <= len(parts.headlines) <= MOST_HEADLINES or len(parts.paragraphs) < 2:
        return []
    return _stories(Cut(texts, parts), texts, parts)


def _spoken_of(parts: Unbroken, texts: Sequence[str]) -> Unbroken:
    """The parts without headline lines none of whose words comes in any paragraph: a page's name, a slogan."""
    words = {word for lines in parts.paragraphs for word in pairs("".join(texts[at] for at in lines))}
    kept = [n for n, lines in enumerate(parts.headlines) if words & pairs("".join(texts[at] for at in lines))]
    return Unbroken(parts.paragraphs, [parts.headlines[n] for n in kept], [parts.follows[n] for n in kept], [parts.alone[n] for n in kept])


def _joined(parts: Unbroken, texts: Sequence[str]) -> Unbroken:
    """The parts with two headline lines made one that stand together and are both spoken of best in the same paragraph."""
    if not parts.paragraphs:
        return parts
    known = WordShares(["".join(texts[at] for at in lines) for lines in parts.paragraphs])
    out = Unbroken(parts.paragraphs, [], [], [])
    before = np.zeros(len(parts.paragraphs))
    for lines, follows, alone in zip(parts.headlines, parts.follows, parts.alone, strict=True):
        share = known.of("".join(texts[at] for at in lines))
        best = int(share.argmax())
        together = out.headlines and out.headlines[-1][-1] + 1 == lines[0] and sum(len(texts[at]) for at in out.headlines[-1]) <= MOST
        if together and int(before.argmax()) == best and min(float(before[best]), float(share[best])) >= BOTH:
            out.headlines[-1] = out.headlines[-1] + lines
        else:
            out.headlines.append(lines)
            out.follows.append(follows)
            out.alone.append(alone)
        before = share
    return out


def _stories(cut: Cut, texts: Sequence[str], parts: Unbroken) -> list[tuple[list[int], list[int]]]:
    """`(headline lines, body lines)` of each story.

    Two stories that follow each other under two lines that stand together are one under a headline of two lines, if no dateline parts them
    and one of the texts is a fragment: its line is a tail, or it speaks of the same as the other.
    """
    heads = _headlines(cut, parts)
    bodies = ["".join(texts[at] for paragraph in parts.paragraphs[first:last] for at in paragraph) for first, last in pairwise(cut.ends)]
    kin = Cohesion(bodies)
    torn = [at for paragraph in parts.paragraphs[: cut.ends[0]] for at in paragraph]
    out: list[tuple[list[int], list[int]]] = []
    for n, (lines, (first, last)) in enumerate(zip(heads, pairwise(cut.ends), strict=True)):
        body = [at for paragraph in parts.paragraphs[first:last] for at in paragraph]
        together = bool(out) and out[-1][0][-1] + 1 == lines[0] and not opens_story(texts[body[0]])
        small = together and min(len(bodies[n - 1]), len(bodies[n])) <= FRAGMENT
        tail = small and len(texts[lines[0]]) <= TAIL * len(texts[out[-1][0][-1]])
        if tail or (small and kin.between(bodies[n - 1], bodies[n]) > ONE_STORY):
            out[-1] = (out[-1][0] + lines, out[-1][1] + body)
        else:
            out.append((lines, body))
    return [*([([], torn)] if torn else []), *out]


def _headlines(cut: Cut, parts: Unbroken) -> list[list[int]]:
    """The headline lines of each story in order: its own, and lines beside them that were left over and speak of it."""
    held = {n: [n] for n in cut.order}
    place = {n: at for at, n in enumerate(cut.order)}
    for n, lines in enumerate(parts.headlines):
        if n in place:
            continue
        beside = [m for m in (n - 1, n + 1) if m in place and abs(parts.headlines[m][0] - lines[0]) <= len(parts.headlines[min(m, n)])]
        share = cut.shares[n]
        spoken = {m: float(share[cut.ends[place[m]] : cut.ends[place[m] + 1]].max()) for m in beside}
        best = max(beside, key=lambda m: (spoken[m], m < n), default=-1)
        if best >= 0 and spoken[best] >= BESIDE * float(share.max()) > 0:
            held[best].append(n)
    return [[at for n in sorted(held[m]) for at in parts.headlines[n]] for m in cut.order]
