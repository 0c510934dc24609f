"""One row a token, with offsets, part of speech and the place in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd

from newsstats.data import load_words
from newsstats.schema import TOKENS, Coded, frame
from newsstats.text.part import TextPart
from newsstats.text.sentences import sentence_ends
from newsstats.words.reference import is_listed_word
from newsstats.words.tagged import Tagged

PHRASE = "nz"
"""The part of speech of phrases that are listed or quoted."""
LONGEST_LEFT_OVER = 3
"""Characters."""
_ASKED = frozenset("wxmt")
"""Parts of speech of marks and figures."""
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")


def tokens_table(tagged: Tagged, sections: Mapping[str, str], units: Tagged | None = None) -> pd.DataFrame:
    """The table of tokens; white space is no token. Columns as in `schema.TOKENS`; `sections` are those of the articles, by id.

    `units` are the same texts with each phrase as one token: they fill the column `phrase`.
    """
    parts, codes, words, tags = tagged.parts, tagged.codes, tagged.words, tagged.tags
    if not len(codes):
        return frame({name: [] for name in TOKENS}, TOKENS)
    lengths = tagged.sizes[codes]
    ends = np.cumsum(lengths)  # over all parts, one after the other
    starts = ends - lengths
    sizes = np.fromiter((len(part.text) for part in parts), dtype=np.int64, count=len(parts))
    bases = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(parts)), tagged.counts)
    breaks = [sentence_ends(part.text) for part in parts]
    number = np.fromiter(map(len, breaks), dtype=np.int64, count=len(parts))
    before = np.cumsum(number) - number
    all_breaks = np.fromiter(chain.from_iterable(breaks), dtype=np.int64, count=int(number.sum())) + np.repeat(bases, number)
    sentences = np.searchsorted(all_breaks, starts, side="right") - before[owner]
    runs = np.array([part.runs for part in parts], dtype=bool)
    sentences = np.where(runs[owner], sentences, -1 - sentences)
    source_starts, source_ends = _source_spans(parts, starts, ends, bases, owner)
    starts, ends = starts - bases[owner], ends - bases[owner]
    as_printed = _as_printed(tagged, owner, starts, ends)
    blank = np.array([word.isspace() for word in words])
    stop = say_nothing(tagged)
    keep = ~blank[codes]
    of_part = owner[keep]
    return frame(
        {
            "article_id": Coded(of_part, [part.article_id for part in parts]),
            "section": Coded(of_part, [sections.get(part.article_id, "") for part in parts]),
            "part": Coded(of_part, [part.name for part in parts]),
            "sentence": sentences[keep],
            "start": starts[keep],
            "end": ends[keep],
            "word": Coded(codes[keep], words) if as_printed is None else as_printed[keep],
            "pos": Coded(codes[keep], tags),
            "stop": stop[codes][keep],
            "phrase": _phrases(ends + bases[owner], units, keep),
            "source_start": source_starts[keep],
            "source_end": source_ends[keep],
        },
        TOKENS,
    )


def says_nothing(word: str, pos: str) -> bool:
    """A stop word, a mark, a bare figure, or what a cut between two words left over: what terms leave out."""
    return (
        word in load_words("stopwords.txt")
        or (pos in ("w", "x") and not word.isalnum())
        or is_figure(word, pos)
        or (pos != PHRASE and is_left_over(word))
    )


def say_nothing(tagged: Tagged) -> np.ndarray:
    """The same of all words of some tokens: only those that may be one are asked."""
    words, tags = tagged.words.tolist(), tagged.tags.tolist()
    stops, edges = load_words("stopwords.txt"), _edges()
    out = np.array([word in stops for word in words], dtype=bool)
    if not len(out):
        return out
    ends = np.cumsum(tagged.sizes)
    heads, last = tagged.characters[ends - tagged.sizes], tagged.characters[ends - 1]
    asked = (tagged.sizes > 1) & (tagged.sizes <= LONGEST_LEFT_OVER) & (np.isin(heads, edges) | np.isin(last, edges))
    asked |= np.array([pos in _ASKED for pos in tags], dtype=bool)
    for n in np.flatnonzero(asked & ~out).tolist():
        out[n] = says_nothing(words[n], tags[n])
    return out


@cache
def _edges() -> np.ndarray:
    """Characters with which what was left over begins or ends."""
    return np.array(sorted(ord(one) for one in {*load_words("stopwords.txt"), *_NUMERALS} if len(one) == 1), dtype=np.uint32)


def is_left_over(word: str) -> bool:
    """Two or three characters that no dictionary has and that begin or end with a word of grammar (愿同, 起以, 之志, 百场)."""
    if not 1 < len(word) <= LONGEST_LEFT_OVER or word[0] < "\u3400":
        return False
    stops = load_words("stopwords.txt")
    # the dictionary is large and asked last
    return (word[0] in stops or word[-1] in stops or word[0] in _NUMERALS) and not is_listed_word(word)


def is_figure(word: str, pos: str) -> bool:
    """A bare figure or a date: what it says is in the table of numbers."""
    return pos in ("m", "t") and any(character.isdigit() or character in _NUMERALS for character in word)


def _phrases(ends: np.ndarray, units: Tagged | None, keep: np.ndarray) -> Coded:
    """The phrase that each kept token belongs to, "" for none; `ends` count through all parts."""
    if units is None:
        return Coded(np.zeros(int(keep.sum()), dtype=np.int64), [""])
    lengths = units.sizes[units.codes]
    starts = np.cumsum(lengths) - lengths
    first = np.searchsorted(ends, starts, side="right")
    count = np.diff(np.append(first, len(ends)))
    of = np.repeat(np.arange(len(count)), count)
    codes = np.where(count[of] > 1, units.codes[of], len(units.words))
    return Coded(codes[keep], [*units.words, ""])


def _source_spans(
    parts: Sequence[TextPart], starts: np.ndarray, ends: np.ndarray, bases: np.ndarray, owner: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Source offsets of tokens whose offsets count through all parts."""
    if all(isinstance(part.source, range) for part in parts):
        shift = np.fromiter((part.source.start for part in parts), dtype=np.int64, count=len(parts)) - bases
        return starts + shift[owner], ends + shift[owner]
    source = np.concatenate([np.asarray(part.source, dtype=np.int64) for part in parts])
    return source[starts], source[ends - 1] + 1


def _as_printed(tagged: Tagged, owner: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray | None:
    """The words as the parts print them, where they were read in other characters; None where none was."""
    read = np.array([bool(part.reading) for part in tagged.parts], dtype=bool)
    if not read.any():
        return None
    words = tagged.words[tagged.codes]
    for n in np.flatnonzero(read[owner]).tolist():
        words[n] = tagged.parts[owner[n]].text[starts[n] : ends[n]]
    return words  # type: ignore[no-any-return]
