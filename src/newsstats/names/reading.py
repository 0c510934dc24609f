"""A text with the dictionary's words in columns, cut once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from newsstats.names.judge import is_common
from newsstats.text.segmenter import newspaper

LEAST_CUT = 3
"""Characters of a common word that no name may cut in two at least: of two, too many begin a name (古称 in 绍伊古称)."""
MOST_BEFORE = 5
"""Words of an own name and of what the firm makes at most; by judgement."""
NOT_IN_A_NAME = frozenset("vpucdmrftyoeq")
"""Parts of speech that end a name to the left."""


@dataclass(slots=True)
class Words:
    """Word n is `distinct[which[n]]`, of the part of speech `tags[which[n]]`, and ends before character `ends[n]`."""

    distinct: list[str]
    tags: list[str]
    which: np.ndarray
    lengths: np.ndarray
    ends: np.ndarray


class Reading:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> Words:
        """The dictionary's words, no issue's own ones: what a name is does not hang on what else is read beside it."""
        segmenter = newspaper()
        cut = segmenter.cut(self.text)
        number = {word: n for n, word in enumerate(dict.fromkeys(cut))}
        which = np.fromiter(map(number.__getitem__, cut), dtype=np.int64, count=len(cut))
        distinct = list(number)
        known = segmenter.tags(distinct)
        lengths = np.fromiter(map(len, distinct), dtype=np.int64, count=len(distinct))[which] if distinct else which
        return Words(distinct, [known.get(word, "") for word in distinct], which, lengths, np.cumsum(lengths))

    def own_name_before(self, start: int) -> int:
        """Where the own name in front of a common part begins (美雅 of 美雅集团), or `start` where the words in front are none.

        Nouns are passed over until a word comes that is no common one; with it stand those of its like in front of it.
        """
        words = self.words
        at = int(np.searchsorted(words.ends, start, side="right"))
        if at >= len(words.ends) or int(words.ends[at] - words.lengths[at]) != start:
            return start
        best = start
        for back in range(1, MOST_BEFORE + 1):
            if back > at:
                break
            which = int(words.which[at - back])
            word, tag = words.distinct[which], words.tags[which]
            if not word.isalnum() or tag[:1] in NOT_IN_A_NAME:
                break
            if not is_common(word):
                best = int(words.ends[at - back] - words.lengths[at - back])
            elif best < start:
                break
        return best

    @cached_property
    def cut_through(self) -> np.ndarray:
        """True at each offset at which a name would cut a common word in two (高速公|路), shape (characters + 1,)."""
        words = self.words
        whole = np.array([len(word) >= LEAST_CUT and is_common(word) for word in words.distinct], dtype=bool)
        out = np.zeros(len(self.text) + 1, dtype=bool)
        if len(whole):
            out[:-1] = np.repeat(whole[words.which], words.lengths)
            out[words.ends - words.lengths] = False
        return out
