"""General Chinese to compare with: the word counts and IDF values that jieba ships."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newsstats.data import load_words
from newsstats.text.segmenter import newspaper


def _jieba_file(*names: str) -> bytes:
    """A file (UTF-8) that jieba ships; the package itself, which takes a while to import, is not."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*names).read_bytes()


@cache
def _dictionary() -> dict[str, tuple[int, str]]:
    """Word → (count, part of speech) of jieba 0.42.1's dictionary."""
    fields = _jieba_file("dict.txt").decode().split()  # three a line, none with a space inside
    return dict(zip(fields[::3], zip(map(int, fields[1::3]), fields[2::3], strict=True), strict=True))


@cache
def general_counts() -> dict[str, int]:
    """Counts of the words of jieba 0.42.1's dictionary (about 60 million words of news and novels)."""
    return {word: count for word, (count, _) in _dictionary().items()}


@cache
def general_size(pos: str = "") -> int:
    """How many words of two characters and more that are no stop words `general_counts` counts, of a part of speech."""
    stops = load_words("stopwords.txt")
    return sum(count for word, (count, tag) in _dictionary().items() if len(word) > 1 and word not in stops and tag.startswith(pos))


def is_listed_word(word: str) -> bool:
    """Whether jieba's dictionary or the project's own lists have the word."""
    return word in _dictionary() or word in newspaper().words


def listed_tag(word: str) -> str:
    """The part of speech that jieba's dictionary has for a word, "" for none."""
    return _dictionary().get(word, (0, ""))[1]


IDF_MEDIAN = 11.9547675029
"""The median of jieba 0.42.1's inverse document frequencies, for words that it does not list."""


@cache
def _idf() -> dict[bytes, bytes]:
    fields = _jieba_file("analyse", "idf.txt").split()
    return dict(zip(fields[::2], fields[1::2], strict=True))


def is_listed(word: str) -> bool:
    """Whether jieba's inverse document frequencies have the word."""
    return word.encode() in _idf()


def idf(words: Iterable[str]) -> list[float]:
    """jieba's inverse document frequency of each word, or `IDF_MEDIAN`."""
    table = _idf()
    return [float(table.get(word.encode(), IDF_MEDIAN)) for word in words]
