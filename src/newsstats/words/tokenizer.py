"""A segmenter with one issue's own words on top, and the tokens that it makes as columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from newsstats.numbers.table import TextPart
from newsstats.words.figures import figure_spans
from newsstats.words.segment import Segmenter

_ANNOUNCED = re.compile(r"[（(](?:以下)?简称[：:“]?([\u4e00-\u9fffA-Za-z0-9]{2,12})[”]?[）)]")
_PRIVATE = (*range(0xE000, 0xF900), *range(0xF0000, 0x10FFFE))
Span = tuple[int, int, str]
CONTEXT = 24
"""Characters on each side that settle how a word is cut."""


def announced_abbreviations(text: str) -> list[str]:
    """Short names that a page announces: （以下简称昌吉农高区）."""
    return _ANNOUNCED.findall(text)


@dataclass(slots=True)
class Tagged:
    """The tokens of some parts, one after the other, in columns.

    `words[codes[i]]` is token `i` and `tags[codes[i]]` its part of speech; `counts[k]` tokens belong to `parts[k]`.
    """

    parts: list[TextPart]
    counts: np.ndarray
    codes: np.ndarray
    words: np.ndarray
    tags: np.ndarray


class Tokenizer:
    """A shared segmenter with one issue's own words on top.

    The issue's words, and figures with their units, are taken out first and the text between them is segmented: no
    state is shared, so issues and threads never see each other's words.
    """

    def __init__(self, segmenter: Segmenter, words: Mapping[str, str] | None = None) -> None:
        self.segmenter = segmenter
        self.words = dict(words or {})
        longest = sorted(self.words, key=lambda w: (-len(w), w))
        self._own = re.compile("|".join(map(re.escape, longest))) if longest else None

    def tag(self, text: str) -> list[tuple[str, str]]:
        """`(word, part of speech)`; joined, the words are the text. Figures are as the dictionary has them."""
        spans = self._own_spans(text)
        if not spans:
            return self.segmenter.tag(text)
        out: list[tuple[str, str]] = []
        at = 0
        for start, end, pos in spans:
            if at < start:
                out += self.segmenter.tag(text[at:start])
            out.append((text[start:end], pos))
            at = end
        return out + self.segmenter.tag(text[at:]) if at < len(text) else out

    def tagged(self, parts: Sequence[TextPart]) -> Tagged:
        """The tokens of some texts; a figure and its unit are one word."""
        words: list[str] = []
        taken: dict[str, str] = {}
        counts = np.zeros(len(parts), dtype=np.int64)
        for k, part in enumerate(parts):
            text = part.reading or part.text
            spans = figure_spans(text)
            if self._own is not None:
                spans = _merged(spans, self._own_spans(text))
            cut, tags = self._cut(text, spans)
            taken.update(tags)
            counts[k] = len(cut)
            words += cut
        every = np.empty(len(words), dtype=object)
        every[:] = words
        codes, uniques = pd.factorize(every)
        pos = np.empty(len(uniques), dtype=object)
        for k, word in enumerate(uniques):
            pos[k] = taken.get(word) or self.segmenter.tag_alone(word) or self._tag_in_context(parts, word)
        return Tagged(list(parts), counts, codes, uniques, pos)

    def _tag_in_context(self, parts: Sequence[TextPart], word: str) -> str:
        """The part of speech of a word that jieba's hidden Markov model makes of single characters, where it first does."""
        for part in parts:
            text = part.reading or part.text
            at = text.find(word)
            while at >= 0:
                for found, pos in self.segmenter.tag(text[max(0, at - CONTEXT) : at + len(word) + CONTEXT]):
                    if found == word:
                        return pos
                at = text.find(word, at + CONTEXT)
        return "x"

    def _own_spans(self, text: str) -> list[Span]:
        return [(*found.span(), self.words[found.group()]) for found in self._own.finditer(text)] if self._own is not None else []

    def _cut(self, text: str, spans: list[Span]) -> tuple[list[str], dict[str, str]]:
        """The words, and the parts of speech of those that were taken out."""
        if not spans:
            return self.segmenter.cut(text), {}
        stand_in = _stand_in(text)
        pieces: list[str] = []
        at = 0
        for start, end, _ in spans:
            pieces.append(text[at:start])
            at = end
        pieces.append(text[at:])
        words = self.segmenter.cut(stand_in.join(pieces))
        tags: dict[str, str] = {}
        at = -1
        for start, end, pos in spans:
            at = words.index(stand_in, at + 1)
            words[at] = text[start:end]
            tags[words[at]] = pos
        return words, tags


def _stand_in(text: str) -> str:
    """A character that the text does not have and that the segmenter keeps apart."""
    if "\ue000" not in text:
        return "\ue000"
    used = set(map(ord, text))
    return chr(next(c for c in _PRIVATE if c not in used))


def _merged(figures: list[Span], own: list[Span]) -> list[Span]:
    """Both lists in order; where two overlap, the one that begins first stays, and of equals the longer one."""
    if not own:
        return figures
    out: list[Span] = []
    at = 0
    for span in sorted([*figures, *own], key=lambda s: (s[0], -s[1])):
        if span[0] >= at:
            out.append(span)
            at = span[1]
    return out
