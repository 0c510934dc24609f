"""Texts as arrays of tokens in which every number mention is one token: what observations are read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Final
from zlib import crc32

import numpy as np

from newsstats.data import load_toml
from newsstats.numbers.mention import Mention
from newsstats.observations.word_classes import classes_of

Tag = Callable[[str], list[tuple[str, str]]]

MASK: Final = "\ue000"
"""Stands for a mention while its text is cut into words."""
GAP: Final = "\n" * 16
"""Stands between two texts of a batch: no window of characters reaches from one into the other."""
BEFORE_TEXT: Final = (("\n", "edge"),) * 2
BEHIND_TEXT: Final = (("\n", "edge"),) * 3
"""Tokens without characters around each text: what stands beside its first and last words is never another text."""
SENTENCE_ENDS: Final = frozenset("。！？!?\n")
CLAUSE_ENDS: Final = frozenset("，,；;：:") | SENTENCE_ENDS
BREAKS: Final = CLAUSE_ENDS | frozenset("…")
"""No noun phrase reaches over one of these."""
_OPENING: Final = frozenset("“‘《〈「『（(")
_CLOSING: Final = frozenset("”’》〉」』）)")
_PARTICLES: Final = frozenset(load_toml("observations.toml")["phrases"]["particles"])
_JOINERS: Final = frozenset(load_toml("observations.toml")["phrases"]["joiners"])
_NO_START: Final = frozenset({"uj", "ul", "uz", "ug", "uv", "ud", "y", "u", "c", "f", "k", "e", "o"})
_NO_END: Final = frozenset({"uj", "ul", "uz", "ug", "uv", "ud", "y", "u", "c", "p", "d", "e", "o"})
START, END, BREAK, CLAUSE, SENTENCE, LIST, OPENING, CLOSING = 1, 2, 4, 8, 16, 32, 64, 128
"""What a token may do: begin a phrase, end one, break one, end a clause, end a sentence, stand between the items of a list, open or close a pair."""


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
        self._add((MASK, "x"))
        self.table = np.array(self.rows, dtype=np.uint32)

    def ids(self, tagged: Sequence[tuple[str, str]]) -> np.ndarray:
        """The row of `table` of each word, shape (words,); that of `MASK` is 0."""
        index = self.index
        out = np.fromiter(map(index.get, tagged, repeat(-1)), dtype=np.int64, count=len(tagged))
        new = np.flatnonzero(out < 0)
        if len(new):
            for n in new.tolist():
                out[n] = self._add(tagged[n])
            self.table = np.concatenate((self.table, np.array(self.rows[len(self.table) :], dtype=np.uint32).reshape(-1, COLUMNS)))
        return out

    def _add(self, pair: tuple[str, str]) -> int:
        at = self.index.get(pair)
        if at is None:
            at = self.index[pair] = len(self.rows)
            self.rows.append(_attributes(*pair))
        return at


def _attributes(word: str, pos: str) -> tuple[int, ...]:
    """Hashes of the word, its tag, coarse tag, first and last characters; length, abilities, cues, and the classes of words used alike."""
    abilities = START | END
    if word in _PARTICLES or pos in _NO_START:
        abilities &= ~START
    if word in _PARTICLES or pos in _NO_END:
        abilities &= ~END
    if word in BREAKS:
        abilities = BREAK
    elif word in _OPENING:
        abilities = START | OPENING
    elif word in _CLOSING:
        abilities = END | CLOSING
    elif pos == "x" and len(word) == 1 and not word.isalnum():
        abilities = 0
    if word in CLAUSE_ENDS:
        abilities |= CLAUSE
    if word in SENTENCE_ENDS or "\n" in word:
        abilities = BREAK | CLAUSE | SENTENCE
    if word in _JOINERS:
        abilities |= LIST
    coarse = pos if pos in ("ns", "nr", "nt", "nz", "vn", "uj", "x") else pos[:1]
    if pos == "x" and not word.isalnum():
        pos = coarse = word
    return (
        hashed(word),
        hashed("t" + pos),
        hashed("c" + coarse),
        hashed(word[:1]),
        hashed("l" + word[-1:]),
        hashed("2" + word[-2:]),
        0 if pos == "edge" else len(word),
        abilities,
        _cues(word),
        *classes_of(word),
    )


def _cues(word: str) -> int:
    """The classes of a word; of a longer word those of its end (占比 of 产品占比)."""
    words = cue_words()
    for k in range(min(len(word), 4) if len(word) > 2 else len(word), 1, -1):
        if word[-k:] in words:
            return words[word[-k:]]
    return words.get(word, words["率"] if word[-1:] == "率" else 0)


WORD, TAG, COARSE, FIRST, LAST, LAST_TWO, LENGTH, ABILITIES, CUES, CLASS, GROUP, FAMILY = range(12)
COLUMNS: Final = 12
_vocabulary = _Vocabulary()


@dataclass(slots=True)
class Reading:
    """Some texts as tokens, one after the other.

    Token `i` is the characters `starts[i]` to `ends[i]` of text `owner[i]`; row `i` of `table` says what kind of word it is.
    Mention `k` (of all texts, in order) is token `at[k]`, and character `places[k]` of `codes`.
    """

    table: np.ndarray
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

    def token_at(self, beside: int, character: int) -> int:
        """The token of a character of the text that token `beside` stands in."""
        a, b = np.searchsorted(self.owner, [self.owner[beside], self.owner[beside] + 1])
        return int(a + np.searchsorted(self.starts[a:b], character, side="right") - 1)

    def text(self, first: int, last: int) -> str:
        """The characters of tokens `first` to `last`, both inside."""
        return self.texts[self.owner[first]][self.starts[first] : self.ends[last]]


def read(texts: Sequence[str], found: Sequence[Sequence[Mention]], tags: Sequence[Tag]) -> Reading:
    """The texts as tokens, each by its own words, each mention as one."""
    counts: list[int] = []
    pieces: list[str] = []
    tagged: list[tuple[str, str]] = []
    mentions: list[Mention] = []
    for text, here, tag in zip(texts, found, tags, strict=True):
        shown = text.replace(MASK, "\u25a1") if MASK in text else text
        masked, at = [], 0
        for m in here:
            masked.append(shown[at : m.start])
            at = m.end
        masked.append(shown[at:])
        joined = MASK.join(masked)
        words = tag(joined)
        tagged += [*BEFORE_TEXT, *words, *BEHIND_TEXT]
        counts.append(len(words) + len(BEFORE_TEXT) + len(BEHIND_TEXT))
        pieces.append(joined)
        mentions += here
    ids = _vocabulary.ids(tagged)
    at_tokens = np.flatnonzero(ids == 0)
    if len(at_tokens) != len(mentions):
        raise AssertionError("a mention's stand-in was joined to a word")
    ids[at_tokens] = _vocabulary.ids([("#" + m.kind, "#" + m.kind[0]) for m in mentions])
    table = _vocabulary.table[ids]
    size = table[:, LENGTH].astype(np.int64)
    size[at_tokens] = [m.end - m.start for m in mentions]
    owner = np.repeat(np.arange(len(texts)), counts)
    ends = np.cumsum(size)
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    ends -= (np.cumsum(lengths) - lengths)[owner]
    ability = table[:, ABILITIES]
    edge = np.diff(owner, prepend=owner[:1]) != 0
    sentence = _groups(ability, SENTENCE, edge)
    clause = _groups(ability, CLAUSE, edge)
    codes = np.frombuffer((GAP + GAP.join(pieces) + GAP).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Reading(
        table, ends - size, ends, owner, sentence, clause, at_tokens, np.flatnonzero(codes == ord(MASK)), codes, mentions, list(texts)
    )


def _groups(ability: np.ndarray, closing: int, edge: np.ndarray) -> np.ndarray:
    """The number of each token's sentence or clause: a new one begins behind a closing token and with each text."""
    begins = edge.copy()
    begins[1:] |= (ability[:-1] & closing) != 0
    return np.cumsum(begins)
