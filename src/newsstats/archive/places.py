"""Where the characters of an article's parts stand in its source, kept as runs so that a hit leads back to them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from newsstats.text.article import Article


def places_of(article: Article) -> str:
    """Part → runs `[start, source start, length]` of characters that follow each other in both, as JSON.

    Examples
    --------
    >>> places_of(Article.of("n1", "", "今天小雨。"))
    '{"body":[[0,0,5]]}'
    """
    held: dict[str, list[list[int]]] = {}
    for part in article.parts:
        if not part.text or part.name in held:
            continue
        if isinstance(part.source, range):
            held[part.name] = [[0, part.source.start, len(part.text)]]
            continue
        source = np.asarray(part.source)
        breaks = np.flatnonzero(np.diff(source) != 1) + 1
        starts = np.concatenate(([0], breaks))
        lengths = np.diff(np.concatenate((starts, [len(source)])))
        held[part.name] = [[int(a), int(source[a]), int(n)] for a, n in zip(starts, lengths, strict=True)]
    return json.dumps(held, separators=(",", ":"))


def source_span(runs: Sequence[Sequence[int]], start: int, end: int) -> tuple[int, int]:
    """The source offsets of the characters from `start` to `end` of a part, half open.

    Examples
    --------
    >>> source_span([[0, 10, 4], [4, 20, 4]], 3, 6)
    (13, 22)
    """
    return _at(runs, start), _at(runs, max(start, end - 1)) + 1


def _at(runs: Sequence[Sequence[int]], offset: int) -> int:
    run = next((r for r in reversed(runs) if r[0] <= offset), runs[0])
    return run[1] + offset - run[0]
