"""Where sentences end."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

_SENTENCE: Final = re.compile(r"[^。！？!?\n]*+(?:\n++|[。！？!?]++[”’」』）)]*+|\Z)")
_SENTENCE_END: Final = re.compile(r"[。！？!?\n]")


def sentence_ends(text: str) -> list[int]:
    """Offsets at which sentences end, in order (a semicolon ends a clause, not a sentence)."""
    pieces = _SENTENCE.findall(text)
    while pieces and _SENTENCE_END.search(pieces[-1]) is None:
        pieces.pop()
    return list(accumulate(map(len, pieces)))
