"""Numerals that count nothing: idioms, names, slogans, codes."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsstats.data import load_rows, load_words

BACK: Final = 8
_QUOTED: Final = re.compile(r"[“「『‘]([^“”‘’「」『』。！？；\n]{1,16})[”」』’]")


@cache
def _index() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Words by their first two characters, longest first, and the kind of each."""
    kinds: dict[str, str] = dict.fromkeys(load_words("idioms.txt"), "word")
    for row in load_rows("phrases.tsv"):
        kinds[row[0].strip()] = row[1].strip()
    by_head: dict[str, list[str]] = {}
    for word in kinds:
        by_head.setdefault(word[:2], []).append(word)
    return {head: tuple(sorted(words, key=len, reverse=True)) for head, words in by_head.items()}, kinds


@cache
def _inner_pairs() -> frozenset[str]:
    """Every two characters that stand next to each other in a listed word: a word over a place has the place's own pair."""
    return frozenset(word[k : k + 2] for word in _index()[1] for k in range(max(1, len(word) - 1)))


def covering(text: str, at: int) -> tuple[int, int, str] | None:
    """`(start, end, kind)` of the longest listed word over the numeral character at `at`, or None.

    `kind` is `name`, `word`, or `maybe` for a word that counts when a unit follows.
    """
    pairs = _inner_pairs()
    if text[at : at + 2] not in pairs and (not at or text[at - 1 : at + 1] not in pairs) and text[at] not in pairs:
        return None
    by_head, kinds = _index()
    best: tuple[int, int, str] | None = None
    for start in range(at, max(-1, at - BACK), -1):
        if start < at and text[start : start + 2] not in pairs:
            break
        for word in by_head.get(text[start : start + 2], ()):
            end = start + len(word)
            if end <= at:
                break
            if text.startswith(word, start):
                if best is None or end - start > best[1] - best[0]:
                    best = (start, end, kinds[word])
                break
    return best


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans inside short quotation marks, in order: a slogan or a name, not a sentence."""
    return [found.span(1) for found in _QUOTED.finditer(text)]
