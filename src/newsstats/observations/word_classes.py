"""Words that are used alike (产值, 产量, 总额; 县, 镇, 乡) as classes, so that what is learned of one word holds for its like.

1,500 classes in 400 groups in 100 families, of 113,474 words, from the word vectors of the Synonyms package (MIT); `tools/make_word_classes.py`
makes them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import Final
from zlib import crc32

import numpy as np

_GROUPS, _FAMILIES, _MARKS = 10_000, 20_000, 30_000
"""Where the numbers of groups, families and marks begin, so that none is taken for another."""
NO_CLASS: Final = 1


def classes_of(word: str) -> tuple[int, int, int]:
    """Class, group and family of a word; of an unknown word those of its longest known end (占比 of 产品占比); of a mark the mark itself."""
    known, of_word, group, family = _classes()
    for k in range(len(word)):
        n = known.get(crc32(word[k:].encode("utf-8", "surrogatepass")))
        if n is not None:
            one = of_word[n]
            return one + NO_CLASS + 1, _GROUPS + group[one], _FAMILIES + family[one]
    mark = NO_CLASS if word[:1].isalpha() else _MARKS + crc32(word.encode("utf-8", "surrogatepass")) % _MARKS
    return mark, mark, mark


@cache
def _classes() -> tuple[dict[int, int], list[int], list[int], list[int]]:
    with as_file(files("newsstats") / "data" / "word_classes.npz") as path, np.load(path) as stored:
        hashes = np.cumsum(stored["word"], dtype=np.uint32).tolist()
        known = {one: n for n, one in enumerate(hashes)}
        return known, stored["word_class"].tolist(), stored["group"].tolist(), stored["family"].tolist()
