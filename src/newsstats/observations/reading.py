"""Texts as arrays of tokens in which every number mention is one token: what observations are read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np

from newsstats.data import load_toml
from newsstats.numbers.mention import Mention
from newsstats.text.stand_in import stand_in

Tag = Callable[[str], list[tuple[str, str]]]

GAP: Final = "\n" * 16
"""Stands between two texts of a batch: no window of characters reaches from one into the other."""
SENTENCE_ENDS: Final = frozenset("。！？!?\n")
CLAUSE_ENDS: Final = frozenset("，,；;：:") | SENTENCE_ENDS
BREAKS: Final = CLAUSE_ENDS | frozenset("…")
"""No noun phrase reaches over one of these."""
_OPENING: Final = frozenset("“‘《〈「『（(")
_CLOSING: Final = frozenset("”’》〉」』）)")
_PARTICLES: Final = frozenset({"的", "了", "着", "过", "地", "得", "等", "之", "所", "把", "被", "将", "和", "与", "及", "以及", "或", "、", "·"})
_NO_START: Final = frozenset({"uj", "ul", "uz", "ug", "uv", "ud", "y", "u", "c", "f", "k", "e", "o"})
_NO_END: Final = frozenset({"uj", "ul", "uz", "ug", "uv", "ud", "y", "u", "c", "p", "d", "e", "o"})
START, END, BREAK, CLAUSE, SENTENCE, LIST = 1, 2, 4, 8, 16, 32
"""What a token may do: begin a phrase, end one, break one, end a clause, end a sentence, stand between the items of a list."""
KINDS: Final = ("quantity", "ordinal", "date", "time", "phrase", "indefinite")


@cache
def cue_words() -> dict[str, int]:
    """Each word of `observations.toml` with the classes that it is in, a bit for each."""
    out: dict[str, int] = {}
    for n, words in enumerate(load_toml("observations.toml")["words"].values()):
        for word in words:
            out[word] = out.get(word, 0) | 1 << n
    return out


def cue_classes() -> list[str]:
    """The names of the classes, in the order of their bits."""
    return list(load_toml("observations.toml")["words"])


def hashed(text: str) -> int:
    """A number for a string, the same in every process."""
    return crc32(text.encode("utf-8", "surrogatepass"))


class _Vocabulary:
    """What is known of a word with its part of speech by itself; grows as words are met."""

    def __init__(self) -> None:
        self.index: dict[tuple[str, str], int] = {}
        self.rows: list[tuple[int, ...]] = []
        self.table = np.empty((0, 9), dtype=np.uint32)

    def ids(self, tagged: Sequence[tuple[str, str]]) -> np.ndarray:
        get = self.index.get
        out = [get(pair, -1) for pair in tagged]
        if -1 in out:
            for n, at in enumerate(out):
                if at < 0:
                    out[n] = self._add(tagged[n])
            self.table = np.array(self.rows, dtype=np.uint32)
        return np.array(out, dtype=np.int64)

    def _add(self, pair: tuple[str, str]) -> int:
        at = self.index.get(pair)
        if at is None:
            at = self.index[pair] = len(self.rows)
            self.rows.append(_attributes(*pair))
        return at


def _attributes(word: str, pos: str) -> tuple[int, ...]:
    """Hashes of the word, its tag, coarse tag, first and last characters, length and abilities."""
    abilities = START | END
    if word in _PARTICLES or pos in _NO_START:
        abilities &= ~START
    if word in _PARTICLES or pos in _NO_END:
        abilities &= ~END
    if word in BREAKS:
        abilities = BREAK
    elif word in _OPENING:
        abilities = START
    elif word in _CLOSING:
        abilities = END
    elif pos == "x" and len(word) == 1 and not word.isalnum():
        abilities = 0
    if word in CLAUSE_ENDS:
        abilities |= CLAUSE
    if word in SENTENCE_ENDS or "\n" in word:
        abilities = BREAK | CLAUSE | SENTENCE
    if word in ("、", "和", "及", "与", "以及"):
        abilities |= LIST
    coarse = pos if pos in ("ns", "nr", "nt", "nz", "vn", "uj", "x") else pos[:1]
    if pos == "x" and not word.isalnum():
        pos = coarse = word
    return (hashed(word), hashed("t" + pos), hashed("c" + coarse), hashed(word[:1]), hashed("l" + word[-1:]), hashed("2" + word[-2:]), len(word), abilities, _cues(word))


def _cues(word: str) -> int:
    """The classes of a word; of a longer word those of its end (占比 of 产品占比)."""
    words = cue_words()
    for k in range(min(len(word), 4) if len(word) > 2 else len(word), 1, -1):
        if word[-k:] in words:
            return words[word[-k:]]
    return words.get(word, words["率"] if word[-1:] == "率" else 0)


WORD, TAG, COARSE, FIRST, LAST, LAST_TWO, LENGTH, ABILITIES, CUES = range(9)
_vocabulary = _Vocabulary()


@dataclass(slots=True)
class Reading:
    """Some texts as tokens, one after the other.

    Token `i` is the characters `starts[i]` to `ends[i]` of text `owner[i]`; row `i` of `table` says what kind of word it is.
    Mention `k` (of all texts, in order) is token `at[k]`, and character `places[k]` of `codes`.
    """

    table: np.ndarray
    words: list[str]
    starts: np.ndarray
    ends: np.ndarray
    owner: np.ndarray
    sentence: np.ndarray
    clause: np.ndarray
    at: np.ndarray
    places: np.ndarray
    codes: np.ndarray
    mentions: list[Mention]
    texts: list[str]

    def text(self, first: int, last: int) -> str:
        """The characters of tokens `first` to `last`, both inside."""
        return self.texts[self.owner[first]][self.starts[first] : self.ends[last]]


def read(texts: Sequence[str], found: Sequence[Sequence[Mention]], tag: Tag) -> Reading:
    """The texts as tokens, each mention as one."""
    tagged: list[tuple[str, str]] = []
    counts, pieces = [], []
    mentions: list[Mention] = []
    lengths: list[np.ndarray] = []
    for text, here in zip(texts, found, strict=True):
        mark = stand_in(text)
        cut, at = [], 0
        for m in here:
            cut.append(text[at : m.start])
            at = m.end
        cut.append(text[at:])
        masked = mark.join(cut)
        words = tag(masked)
        size = np.array([len(w) for w, _ in words], dtype=np.int64)
        if here:
            k = 0
            for n, (w, _) in enumerate(words):
                if w == mark:
                    m = here[k]
                    words[n] = ("#" + m.kind, "#" + m.kind[0])
                    size[n] = m.end - m.start
                    k += 1
            if k < len(here):
                raise AssertionError("a mention's stand-in was joined to a word")
        tagged += words
        counts.append(len(words))
        lengths.append(size)
        pieces.append(masked if mark == "\ue000" else masked.replace("\ue000", "\ue001").replace(mark, "\ue000"))
        mentions += here
    ids = _vocabulary.ids(tagged)
    table = _vocabulary.table[ids]
    owner = np.repeat(np.arange(len(texts)), counts)
    ends = np.concatenate([np.cumsum(size) for size in lengths]) if lengths else np.empty(0, dtype=np.int64)
    starts = ends - (np.concatenate(lengths) if lengths else 0)
    ability = table[:, ABILITIES]
    edge = np.diff(owner, prepend=owner[:1]) != 0
    sentence = np.cumsum(np.concatenate(([0], (ability[:-1] & SENTENCE) != 0)).astype(bool) | edge) if len(owner) else owner
    clause = np.cumsum(np.concatenate(([0], (ability[:-1] & CLAUSE) != 0)).astype(bool) | edge) if len(owner) else owner
    at_tokens = np.flatnonzero(np.array([w[:1] == "#" and len(w) > 1 and p[:1] == "#" for w, p in tagged], dtype=bool))
    codes = np.frombuffer((GAP + GAP.join(pieces) + GAP).encode("utf-32-le"), dtype=np.uint32)
    places = np.flatnonzero(codes == 0xE000)
    return Reading(table, [w for w, _ in tagged], starts, ends, owner, sentence, clause, at_tokens, places, codes, mentions, list(texts))
