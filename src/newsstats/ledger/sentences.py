"""The sentences of a ledger's rows, and whether two of them say the same but for their figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from newsstats.checks.relation import CLOSE, OPEN
from newsstats.text.sentences import sentence_ends

Texts = Callable[[pd.DataFrame], Mapping[tuple[str, str], str]]
"""From rows of a ledger to the text of each of their parts, by article and part."""
_FIGURES: Final = re.compile(r"[\d.,，〇零一二三四五六七八九十百千万亿两％%]+")
_MARKS: Final = re.compile(r"[\W_]+")


def sentence_of(text: str, start: int, end: int) -> tuple[str, int]:
    """The sentence that holds some characters, and where it begins."""
    ends = [*sentence_ends(text), len(text)]
    n = bisect_right(ends, start)
    begin = ends[n - 1] if n else 0
    finish = max(end, ends[n] if n < len(ends) else len(text))
    return text[begin:finish], begin


def marked(text: str, start: int, end: int) -> str:
    """The sentence on one line with the figure between ⟦ and ⟧."""
    sentence, begin = sentence_of(text, start, end)
    return f"{sentence[: start - begin]}{OPEN}{sentence[start - begin : end - begin]}{CLOSE}{sentence[end - begin :]}".strip().replace(
        "\n", " "
    )


def without_figures(sentence: str) -> str:
    """A sentence as words alone: figures and marks taken out."""
    return _MARKS.sub("", _FIGURES.sub("", sentence))


def likeness(one: str, other: str) -> float:
    """Share of the pairs of characters that two texts have in common (Dice 1945), 0 to 1.

    Examples
    --------
    >>> likeness("大桥通车", "大桥通车"), likeness("大桥通车", "粮食丰收")
    (1.0, 0.0)
    """
    if one == other:
        return 1.0
    a, b = (Counter(text[n : n + 2] for n in range(len(text) - 1)) for text in (one, other))
    whole = a.total() + b.total()
    return 2 * (a & b).total() / whole if whole else 0.0
