"""Chinese words with their part of speech: jieba's algorithm and dictionary through rjieba, plus layers.

Without layers the words are jieba's. A layer is a list of `(word, part of speech)`; layers belong to one
`Segmenter`, so two issues in one process never see each other's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path

import rjieba

from newsstats.data import load_rows
from newsstats.errors import LexiconError, MissingInputError
from newsstats.text.remembered import Remembered

LAYER_FREQUENCY = 20_000
"""High enough that a listed word wins against the dictionary's pieces; jieba counts its own most common words in the hundred thousands."""

_FIRST = itemgetter(0)
_WORD = re.compile(r"[0-9A-Za-z\u3400-\u9fff·\-+]{1,40}")


class Segmenter:
    """jieba's dictionary with layers of words on top."""

    def __init__(self, words: Iterable[tuple[str, str]] = ()) -> None:
        self._jieba = rjieba.Jieba()
        self._retagged: dict[str, str] = {}
        self._tags = Remembered(self._tag_alone)
        self.words: dict[str, str] = {}
        for word, pos in words:
            self.add(word, pos)

    def add(self, word: str, pos: str = "n") -> None:
        """Add one word to this segmenter only."""
        self.words[word] = pos
        self._tags.clear()
        self._jieba.add_word(word, LAYER_FREQUENCY, pos)
        # rjieba keeps the part of speech that its dictionary has for a word; jieba takes the new one
        if self._jieba.tag(word) != [(word, pos)]:
            self._retagged[word] = pos
        else:
            self._retagged.pop(word, None)

    def retag(self, word: str, pos: str) -> None:
        """Give a word of the dictionary another part of speech; what is a word stays as it is."""
        self._tags.clear()
        self._retagged[word] = pos

    def tag(self, text: str) -> list[tuple[str, str]]:
        """`(word, part of speech)` for every token; joined, the words are the text."""
        tagged: list[tuple[str, str]] = self._jieba.tag(text)
        retagged = self._retagged
        if not retagged or retagged.keys().isdisjoint(map(_FIRST, tagged)):
            return tagged
        return [(word, retagged.get(word, pos)) for word, pos in tagged]

    def cut(self, text: str, *, hmm: bool = True) -> list[str]:
        """The words alone; without `hmm` those of the dictionary only."""
        return self._jieba.cut(text, hmm)

    def tags(self, words: Sequence[str]) -> dict[str, str]:
        """The part of speech of each word that `cut` made, by itself; a word that is one only beside others is left out."""
        return {word: pos for word, pos in zip(words, self._tags.of(words), strict=True) if pos}

    def _tag_alone(self, word: str) -> str:
        found = self._jieba.tag(word)
        return self._retagged.get(word) or (found[0][1] if len(found) == 1 else "")


@cache
def plain() -> Segmenter:
    """The dictionary without layers, shared: nothing is ever added to it."""
    return Segmenter()


@cache
def newspaper() -> Segmenter:
    """The dictionary with the project's own words on top, shared and never changed."""
    segmenter = Segmenter(project_lexicon())
    for row in load_rows("tags.tsv"):
        segmenter.retag(row[0], row[1])
    return segmenter


def crosses_word(first: str, second: str) -> bool:
    """True when the end of `first` and the beginning of `second` make one word of the dictionary."""
    head, tail = first[-8:], second[:8]
    at = 0
    for word in newspaper().cut(head + tail):
        if at < len(head) < at + len(word):
            return True
        at += len(word)
    return False


def project_lexicon() -> tuple[tuple[str, str], ...]:
    """The project's own words: `data/lexicon.tsv`."""
    return tuple((row[0], row[1]) for row in load_rows("lexicon.tsv"))


def user_lexicon(path: str | Path) -> list[tuple[str, str]]:
    """Words of a file in jieba's user-dictionary form: `word [frequency] [part of speech]` a line.

    Raises: `MissingInputError`, `LexiconError` naming the line.
    """
    file = Path(path)
    if not file.is_file():
        raise MissingInputError("no such word list", str(file), "check the name")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise LexiconError("cannot be read as UTF-8", str(file), "save it as UTF-8") from error
    out: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields or fields[0].startswith("#"):
            continue
        if not _WORD.fullmatch(fields[0]) or len(fields) > 3:
            raise LexiconError(f"line {number} is no word", str(file), "write: word frequency tag")
        pos = fields[-1] if len(fields) > 1 and not fields[-1].isdigit() else "n"
        out.append((fields[0], pos))
    return out
