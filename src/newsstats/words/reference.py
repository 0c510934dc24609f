"""General Chinese to compare with: the word counts and IDF values that jieba ships."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def general_counts() -> dict[str, int]:
    """Counts of the words of jieba 0.42.1's dictionary (about 60 million words of news and novels)."""
    out: dict[str, int] = {}
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ", 2)
        out[word] = int(count)
    return out


@cache
def general_total() -> int:
    """The sum of `general_counts`."""
    return sum(general_counts().values())


@cache
def idf() -> tuple[dict[str, float], float]:
    """jieba's inverse document frequencies, and their median for words that it does not list."""
    out: dict[str, float] = {}
    for line in (files("jieba") / "analyse" / "idf.txt").read_text(encoding="utf-8").splitlines():
        word, value = line.rsplit(" ", 1)
        out[word] = float(value)
    ordered = sorted(out.values())
    return out, ordered[len(ordered) // 2]
