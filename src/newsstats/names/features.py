"""What a character of a text looks like from where it stands: its neighbours, its word, the words beside it, as hashed features."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np

from newsstats.data import load_toml
from newsstats.names.gazetteer import by_name, organisations, territories
from newsstats.names.reading import Reading
from newsstats.observations.hashing import numbered

_DIGIT, _LETTER = ord("0"), ord("A")
BITS = 20
"""There are 2**20 rows of weights; some 200,000 features are kept."""
_REACH = 3
"""Characters on both sides that are looked at."""


def features(reading: Reading) -> np.ndarray:
    """Indexes of features, shape (features, characters), below 2**`BITS`; linear in the characters."""
    text, words = reading.text, reading.words
    size = len(text)
    codes = _plain()[np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)]
    padded = np.concatenate((np.zeros(_REACH, np.uint32), codes, np.zeros(_REACH, np.uint32)))

    def at(offset: int) -> np.ndarray:
        return padded[_REACH + offset : _REACH + offset + size]

    which, lengths, ends = words.which, words.lengths, words.ends
    hashes = [_of_word(word, tag) for word, tag in zip(words.distinct, words.tags, strict=True)]
    word_hash, last_hash, tag_hash = np.array(hashes, dtype=np.uint32).reshape(-1, 3).T
    of = np.repeat(np.arange(len(which), dtype=np.int32), lengths)
    # where a character stands in its word: 0 first, 1 inside, 2 last, 3 alone
    position = np.ones(size, dtype=np.uint32)
    position[ends - 1] = 2
    position[ends - lengths] = 0
    position[(ends - 1)[lengths == 1]] = 3
    edge = np.zeros(1, np.uint32)
    word = np.concatenate((edge, edge, word_hash[which], edge, edge))
    tag = np.concatenate((edge, edge, tag_hash[which], edge, edge))
    tail = np.concatenate((edge, last_hash[which], edge))
    here = of + 2
    own, kind = word[here], tag[here]
    shape = _classes()[np.minimum(at(0), 0xFFFF)]
    shapes = np.concatenate((np.zeros(2, np.uint32), _classes()[np.minimum(codes, 0xFFFF)], np.zeros(2, np.uint32)))
    around = shapes[:-4] | shapes[1:-3] << 4 | shape << 8 | shapes[3:-1] << 12 | shapes[4:] << 16
    rows = (
        (at(0),),
        (at(-1),),
        (at(1),),
        (at(-1), at(0)),
        (at(0), at(1)),
        (at(-2), at(-1)),
        (at(1), at(2)),
        (at(-1), at(0), at(1)),
        (at(-2), at(-1), at(0)),
        (at(0), at(1), at(2)),
        (own, position),
        (kind, position, shape),
        (word[here - 1], position, kind),
        (word[here + 1], position, kind),
        (tag[here - 1], kind, tag[here + 1], position),
        (tag[here - 2], tag[here - 1], kind, position),
        (kind, tag[here + 1], tag[here + 2], position),
        (tail[of], position, kind),
        (around, position),
    )
    return numbered(list(enumerate(rows)), BITS)


@cache
def _plain() -> np.ndarray:
    """Each character as it is told apart: one digit stands for all, one Latin letter for all."""
    out = np.arange(0x110000, dtype=np.uint32)
    for first, last, stand_in in (("0", "9", _DIGIT), ("０", "９", _DIGIT), ("a", "z", _LETTER), ("A", "Z", _LETTER)):
        out[ord(first) : ord(last) + 1] = stand_in
    return out


@cache
def _classes() -> np.ndarray:
    """A surname's, a transliterated name's, a place's end, an organisation's end: one bit each."""
    data = load_toml("names.toml")
    out = np.zeros(0x10000, dtype=np.uint32)
    organisation_ends = {end[-1] for end in data["organisation"]["ends"]}
    for bit, characters in enumerate(
        (data["person"]["surnames"], data["person"]["transliteration"], data["place"]["initials"], "".join(sorted(organisation_ends)))
    ):
        for character in characters:
            out[ord(character)] |= 1 << bit
    return out


@cache
def _of_word(word: str, tag: str) -> tuple[int, int, int]:
    """Hashes of a word, of its last two characters, and of its part of speech with the lists of names that have it."""
    listed = (word in by_name()) | (word in territories()) << 1 | (word in organisations()) << 2
    crc = zlib.crc32
    return crc(word.encode()), crc(word[-2:].encode()), crc((tag or "?")[:2].encode()) & 0xFFFF | listed << 16
