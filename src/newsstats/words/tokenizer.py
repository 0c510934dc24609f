"""A segmenter with one issue's own words on top, and the tokens that it makes as columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.text.part import TextPart
from newsstats.text.segmenter import Segmenter
from newsstats.words.figures import figure_spans
from newsstats.words.tagged import Tagged

_ANNOUNCED = re.compile(r"[（(](?:以下)?简称[：:“]?([\u4e00-\u9fffA-Za-z0-9]{2,12})[”]?[）)]")
_PRIVATE = (*range(0xE000, 0xF900), *range(0xF0000, 0x10FFFE))
Span = tuple[int, int, str]
CONTEXT = 24
"""Characters on each side that settle how a word is cut."""


def announced_abbreviations(text: str) -> list[str]:
    """Short names that a page announces: （以下简称昌吉农高区）."""
    return _ANNOUNCED.findall(text)


class Tokenizer:
    """A shared segmenter with one issue's own words on top.

    The issue's words, and figures with their units, are taken out first and the text between them is segmented: no
    state is shared, so issues and threads never see each other's words.
    """

    def __init__(self, segmenter: Segmenter, words: Mapping[str, str] | None = None) -> None:
        self.segmenter = segmenter
        self.words = dict(words or {})
        self._listed = sorted(self.words)
        self._own: AhoCorasick | None = None
        if self._listed:
            self._own = AhoCorasick(self._listed, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

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
            cut = self._cut(text, spans, taken)
            counts[k] = len(cut)
            words += cut
        every = np.empty(len(words), dtype=object)
        every[:] = words
        codes, uniques = pd.factorize(every)
        distinct = uniques.tolist()
        tags = self.segmenter.tags(distinct) | taken
        if len(tags) < len(uniques):
            tags.update(self._in_context(parts, counts, words, [n for n, word in enumerate(distinct) if word not in tags], codes))
        pos = np.empty(len(uniques), dtype=object)
        pos[:] = list(map(tags.__getitem__, distinct))
        return Tagged(list(parts), counts, codes, uniques, pos)

    def _in_context(
        self, parts: Sequence[TextPart], counts: np.ndarray, words: list[str], wanted: list[int], codes: np.ndarray
    ) -> dict[str, str]:
        """Parts of speech of words that jieba's hidden Markov model makes of single characters, read where each first comes."""
        first = np.full(int(codes.max()) + 1, len(codes), dtype=np.int64)
        np.minimum.at(first, codes, np.arange(len(codes)))
        begins = np.concatenate(([0], np.cumsum(counts)))
        out: dict[str, str] = {}
        for n in wanted:
            at = int(first[n])
            part = int(np.searchsorted(begins, at, side="right")) - 1
            word = words[at]
            start = sum(map(len, words[int(begins[part]) : at]))
            text = parts[part].reading or parts[part].text
            around = self.segmenter.tag(text[max(0, start - CONTEXT) : start + len(word) + CONTEXT])
            out[word] = next((pos for found, pos in around if found == word), "x")
        return out

    def _own_spans(self, text: str) -> list[Span]:
        if self._own is None:
            return []
        return [(start, end, self.words[self._listed[n]]) for n, start, end in self._own.find_matches_as_indexes(text)]

    def _cut(self, text: str, spans: list[Span], taken: dict[str, str]) -> list[str]:
        """The words of a text; parts of speech of those that were taken out go to `taken`."""
        if not spans:
            return self.segmenter.cut(text)
        stand_in = _stand_in(text)
        pieces: list[str] = []
        at = 0
        for start, end, _ in spans:
            pieces.append(text[at:start])
            at = end
        pieces.append(text[at:])
        words = self.segmenter.cut(stand_in.join(pieces))
        at = -1
        for start, end, pos in spans:
            at = words.index(stand_in, at + 1)
            words[at] = text[start:end]
            taken[words[at]] = pos
        return words


def joined(tagged: Tagged, words: Mapping[str, str]) -> Tagged:
    """The same tokens with each run of them that makes one of `words` (word → part of speech) as one token; linear.

    A place at which a word begins or ends inside a token stays as it is.
    """
    if not words or not len(tagged.codes):
        return tagged
    listed = sorted(words)
    automaton = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    bounds = np.concatenate(([0], np.cumsum(tagged.sizes[tagged.codes])))
    base, hits = 0, []
    for part in tagged.parts:
        text = part.reading or part.text
        hits += [(n, base + start, base + end) for n, start, end in automaton.find_matches_as_indexes(text)]
        base += len(text)
    if not hits:
        return tagged
    which, starts, ends = np.array(hits, dtype=np.int64).T
    first, last = np.searchsorted(bounds, starts), np.searchsorted(bounds, ends)
    whole = (bounds[np.minimum(first, len(bounds) - 1)] == starts) & (bounds[np.minimum(last, len(bounds) - 1)] == ends)
    which, first, last = which[whole], first[whole], last[whole]
    table = dict(tagged.code_of)
    new = [word for word in listed if word not in table]
    table.update((word, len(tagged.words) + n) for n, word in enumerate(new))
    codes = tagged.codes.copy()
    codes[first] = np.array([table[word] for word in listed], dtype=codes.dtype)[which]
    drop = np.zeros(len(codes) + 1, dtype=np.int64)
    np.add.at(drop, first + 1, 1)
    np.add.at(drop, last, -1)
    kept = np.cumsum(drop)[:-1] == 0
    owner = np.repeat(np.arange(len(tagged.parts)), tagged.counts)
    names, tags = (np.empty(len(table), dtype=object) for _ in range(2))
    names[:] = [*tagged.words, *new]
    tags[:] = [*tagged.tags, *new]
    for word, pos in words.items():
        tags[table[word]] = pos
    counts = np.bincount(owner[kept], minlength=len(tagged.parts))
    return tagged.recoded(counts, codes[kept], names, tags, table)


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
