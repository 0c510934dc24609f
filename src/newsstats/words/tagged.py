"""The tokens of some parts in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from newsstats.text.part import TextPart


@dataclass
class Tagged:
    """The tokens of some parts, one after the other, in columns.

    `words[codes[i]]` is token `i` and `tags[codes[i]]` its part of speech; `counts[k]` tokens belong to `parts[k]`.
    """

    parts: list[TextPart]
    counts: np.ndarray
    codes: np.ndarray
    words: np.ndarray
    tags: np.ndarray

    @cached_property
    def sizes(self) -> np.ndarray:
        """Characters of each of `words`."""
        return np.array(list(map(len, self.words.tolist())), dtype=np.int64)

    @cached_property
    def characters(self) -> np.ndarray:
        """The code points of `words`, one word after the other."""
        return np.frombuffer("".join(self.words.tolist()).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Where each word stands in `words`."""
        return dict(zip(self.words.tolist(), range(len(self.words)), strict=True))

    def recoded(self, counts: np.ndarray, codes: np.ndarray, words: np.ndarray, tags: np.ndarray, code_of: Mapping[str, int]) -> Self:
        """Other tokens of the same parts, whose words are these and some more behind them; what is known of these is not asked again."""
        out = type(self)(self.parts, counts, codes, words, tags)
        new = np.array(list(map(len, words[len(self.words) :].tolist())), dtype=np.int64)
        vars(out).update(code_of=code_of, sizes=np.concatenate((self.sizes, new)))
        return out
