"""General Chinese to compare with: the word counts and IDF values that jieba ships."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np


def _jieba_file(*names: str) -> str:
    """A text that jieba ships; the package itself, which takes a while to import, is not."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*names).read_text(encoding="utf-8")


@cache
def general_counts() -> dict[str, int]:
    """Counts of the words of jieba 0.42.1's dictionary (about 60 million words of news and novels)."""
    out: dict[str, int] = {}
    for line in _jieba_file("dict.txt").splitlines():
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
    fields = _jieba_file("analyse", "idf.txt").split()
    values = np.array(fields[1::2], dtype=float)
    return dict(zip(fields[::2], values.tolist(), strict=True)), float(np.partition(values, len(values) // 2)[len(values) // 2])
