"""Words that an issue uses and no dictionary has, found by how they hold together and how freely they stand.

A candidate is a run of characters that comes again and again, whose parts hardly stand apart (cohesion: the
smallest pointwise mutual information over its cuts) and which has many neighbours on both sides (branching
entropy). Both after Huang and Powers 2003 and Jin and Tanaka-Ishii 2006.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from operator import add

from newsstats.data import load_words
from newsstats.words.segment import Segmenter

LEAST_COUNT = 4
LONGEST = 5
COHESION = 3.0
"""Bits by which a word's halves stand together more often than apart."""
BRANCHING = 1.2
"""Bits of entropy of the neighbours on the poorer side; the edge of a clause is a neighbour that is new each time."""
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿几第年月日")


def new_words(texts: Iterable[str], segmenter: Segmenter) -> list[str]:
    """Words of two to five characters that the segmenter leaves in pieces, single characters among them; longest first."""
    runs = [run for text in texts for run in _RUN.findall(text)]
    counts = _counts(runs)
    total = sum(map(len, runs))
    stops = load_words("stopwords.txt")
    found: list[str] = []
    text = "\n".join(runs)
    for word in sorted(counts, key=lambda w: (-len(w), w)):
        count = counts[word]
        if len(word) < 2 or count < LEAST_COUNT or word[0] in stops or word[-1] in stops or _NUMERALS & set(word):
            continue
        if any(word in longer and counts[longer] == count for longer in found) or _cohesion(word, counts, total) < COHESION:
            continue
        pieces = segmenter.cut(word)
        if len(pieces) < 2 or min(map(len, pieces)) > 1:
            continue
        places = [m.start() for m in re.finditer(re.escape(word), text)]
        if min(_branching(text, places, len(word))) >= BRANCHING and _whole_tokens(word, runs, segmenter):
            found.append(word)
    return found


def _counts(runs: list[str]) -> Counter[str]:
    """How often each run of characters comes; longer ones are counted only where their beginnings come often enough."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run)
        counts.update(map(add, run, run[1:]))
    for size in range(3, LONGEST + 1):
        grown: Counter[str] = Counter()
        for run in runs:
            grown.update(run[k : k + size] for k in range(len(run) - size + 1) if counts[run[k : k + size - 1]] >= LEAST_COUNT)
        counts.update({w: n for w, n in grown.items() if n >= LEAST_COUNT})
    return counts


def _branching(text: str, places: list[int], size: int) -> tuple[float, float]:
    """Entropy of the neighbours on both sides; a clause's edge is a new neighbour each time."""
    left = Counter(text[at - 1] if at and text[at - 1] != "\n" else f"<{at}" for at in places)
    right = Counter(text[at + size] if at + size < len(text) and text[at + size] != "\n" else f">{at}" for at in places)
    return _entropy(left), _entropy(right)


def _cohesion(word: str, counts: Counter[str], total: int) -> float:
    return min(math.log2(counts[word] * total / (counts[word[:k]] * max(counts[word[k:]], counts[word]))) for k in range(1, len(word)))


def _entropy(neighbours: Counter[str]) -> float:
    total = sum(neighbours.values())
    return -sum(n / total * math.log2(n / total) for n in neighbours.values()) if total else 0.0


def _whole_tokens(word: str, runs: list[str], segmenter: Segmenter) -> bool:
    """True when the word never begins or ends inside another word of its sentence."""
    for run in runs:
        at = run.find(word)
        if at < 0:
            continue
        ends = {0}
        for token in segmenter.cut(run):
            ends.add(max(ends) + len(token))
        while at >= 0:
            if at not in ends or at + len(word) not in ends:
                return False
            at = run.find(word, at + 1)
    return True
