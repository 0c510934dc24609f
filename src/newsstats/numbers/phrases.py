"""Numerals that count nothing: idioms, names, slogans, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsstats.data import load_rows, load_words

BACK: Final = 8
"""Characters in front of a numeral in which a phrase may begin."""
_NUMERAL_CHARACTERS: Final = frozenset("零〇○一二两三四五六七八九十百千万亿兆廿卅几数第首半翻对负")
_QUOTED: Final = re.compile(r"[“「『‘]([^“”‘’「」『』。！？；\n]{1,16})[”」』’]")


@dataclass(frozen=True, slots=True)
class _Over:
    """A listed word, seen from one of its characters: `offset` is the character's place in it."""

    offset: int
    word: str
    kind: str


@cache
def _index() -> tuple[dict[str, tuple[_Over, ...]], dict[str, tuple[_Over, ...]]]:
    """The listed words by a numeral character and the one behind it, and those that end in one by it and the one before; longest first."""
    kinds: dict[str, str] = dict.fromkeys(load_words("idioms.txt"), "word")
    for row in load_rows("phrases.tsv"):
        kinds[row[0].strip()] = row[1].strip()
    ahead: dict[str, list[_Over]] = {}
    closing: dict[str, list[_Over]] = {}
    for word in sorted(kinds, key=len, reverse=True):
        for k, c in enumerate(word[:BACK]):
            if c in _NUMERAL_CHARACTERS or c.isdigit() or (k and word[k - 1] == "第"):
                if k + 1 < len(word):
                    ahead.setdefault(word[k : k + 2], []).append(_Over(k, word, kinds[word]))
                else:
                    closing.setdefault(word[k - 1 : k + 1], []).append(_Over(k, word, kinds[word]))
    return tuple({pair: tuple(sorted(over, key=_longest)) for pair, over in of.items()} for of in (ahead, closing))  # type: ignore[return-value]


def _longest(over: _Over) -> tuple[int, int]:
    return -len(over.word), over.offset


def covering(text: str, at: int) -> tuple[int, int, str] | None:
    """`(start, end, kind)` of the longest listed word over the numeral character at `at`, or None.

    `kind` is `name`, `word`, or `maybe` for a word that counts when a unit follows.
    """
    ahead, closing = _index()
    best: tuple[int, int, str] | None = None
    for over in ahead.get(text[at : at + 2], ()):
        if at >= over.offset and text.startswith(over.word, at - over.offset):
            best = (at - over.offset, at - over.offset + len(over.word), over.kind)
            break
    for over in closing.get(text[at - 1 : at + 1], ()) if at else ():
        if best is not None and len(over.word) <= best[1] - best[0]:
            break
        if at >= over.offset and text.startswith(over.word, at - over.offset):
            return (at - over.offset, at + 1, over.kind)
    return best


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans inside short quotation marks, in order: a slogan or a name, not a sentence."""
    spans = []
    for found in _QUOTED.finditer(text):
        start, end = found.span(1)
        quoted = found[1]
        spans.append((start + len(quoted) - len(quoted.lstrip()), end - len(quoted) + len(quoted.rstrip())))
    return [(start, end) for start, end in spans if start < end]
