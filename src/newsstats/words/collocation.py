"""Word pairs that stand together more than chance has it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from newsstats.schema import COLLOCATIONS, Coded, frame
from newsstats.words.association import expected, log_dice, log_likelihood, pmi
from newsstats.words.counting import counted, distinct
from newsstats.words.frequency import select

LONGEST_SENTENCE = 200
"""Tokens of a sentence that pairs are made of at most: a list without a full stop would give quadratically many."""


def collocations(
    tokens: pd.DataFrame, *, window: int | str = 5, pos: str | None = None, min_count: int = 2, top: int | None = 50
) -> pd.DataFrame:
    """Pairs of words that stand together in one sentence, in reading order.

    Parameters
    ----------
    tokens
        A table of tokens. Stop words and words of one character are left out before windows are laid.
    window
        A number of tokens, 2 or more (surface co-occurrence; Evert 2008): a token of the first word counts when the second stands
        behind it within the window, a token of the second when the first stands in front of it, and the pair has the smaller of
        both counts. `"sentence"` (textual co-occurrence): sentences in which the first stands before the second, each counted once.
    pos
        Part of speech by its beginning.
    min_count
        How often a pair comes at least.
    top
        Pairs at most.

    Returns
    -------
    DataFrame
        `first`, `second`, `count` (never more than the rarer word's), `expected`, `pmi` (bits; Church and Hanks 1990),
        `log_likelihood` (Dunning 1993) and `log_dice` (Rychlý 2008, 14 at most); sorted by `log_likelihood`. Margins are of the
        window: tokens that have the other word in it, or sentences.

    Raises
    ------
    ValueError
        A window under 2, or another word.
    """
    if isinstance(window, str) and window != "sentence":
        raise ValueError(f'window={window!r}: a number of tokens, 2 or more, or "sentence"')
    if not isinstance(window, str) and window < 2:
        raise ValueError("window is a number of tokens, 2 or more")
    kept = select(tokens, pos, stop=False)
    kept = kept[kept["word"].str.len() > 1]
    words, names = pd.factorize(kept["word"], sort=True)
    sentences = kept.groupby(["article_id", "part", "sentence"], sort=False).ngroup().to_numpy()
    if isinstance(window, str):
        pairs, o11, r1, c1, n = _textual(words, sentences, len(names))
    else:
        pairs, o11, r1, c1, n = _surface(words, sentences, len(names), window)
    often = o11 >= min_count
    pairs, o11, r1, c1 = pairs[often], o11[often], r1[often], c1[often]
    first, second = np.divmod(pairs, max(1, len(names)))
    sizes = np.bincount(words, minlength=len(names)) if window != "sentence" else None
    f1, f2 = (r1, c1) if sizes is None else (sizes[first], sizes[second])
    g2 = log_likelihood(o11, r1, c1, n)
    order = np.lexsort((second, first, -g2))[: None if top is None else top]
    listed = names.to_numpy(dtype=object)
    return frame(
        {
            "first": Coded(first[order], listed),
            "second": Coded(second[order], listed),
            "count": o11[order],
            "expected": expected(r1, c1, n)[order],
            "pmi": pmi(o11, r1, c1, n)[order] if len(o11) else o11.astype(float),
            "log_likelihood": g2[order],
            "log_dice": log_dice(o11, f1, f2)[order] if len(o11) else o11.astype(float),
        },
        COLLOCATIONS,
    )


Counted = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, int]
"""`(pair, o11, r1, c1, n)`: a pair is `first * words + second`."""


def _neighbours(sentences: np.ndarray, window: int) -> Iterator[tuple[np.ndarray, int]]:
    """`(places, distance)`: at each place the token `distance` further on stands in the same sentence; linear in tokens × window."""
    places = np.arange(len(sentences))
    for distance in range(1, window):
        places = places[places + distance < len(sentences)]
        places = places[sentences[places] == sentences[places + distance]]
        if not len(places):
            return
        yield places, distance


def _surface(words: np.ndarray, sentences: np.ndarray, size: int, window: int) -> Counted:
    """Co-occurrence within a window: the table of the word of which fewer tokens have the other one beside them."""
    behind, before = [], []
    for places, distance in _neighbours(sentences, window):
        different = places[words[places] != words[places + distance]]
        behind.append(different * size + words[different + distance])
        before.append((different + distance) * size + words[different])
    if not behind:
        return _nothing()
    # a token counts once for a word that stands twice in its window
    token, other = np.divmod(distinct(np.concatenate(behind)), size)
    pairs, first_has = counted(words[token] * size + other)
    has_second = np.bincount(other, minlength=size)
    token, other = np.divmod(distinct(np.concatenate(before)), size)
    same, second_has = counted(other * size + words[token])
    assert len(pairs) == len(same)
    has_first = np.bincount(other, minlength=size)
    counts = np.bincount(words, minlength=size)
    first, second = np.divmod(pairs, size)
    forwards = first_has <= second_has
    o11 = np.minimum(first_has, second_has)
    r1 = np.where(forwards, counts[first], counts[second])
    c1 = np.where(forwards, has_second[second], has_first[first])
    return pairs, o11, r1, c1, len(words)


def _textual(words: np.ndarray, sentences: np.ndarray, size: int) -> Counted:
    """Co-occurrence in sentences: how many have the pair, and how many have each word."""
    found = []
    total = int(sentences.max()) + 1 if len(sentences) else 0
    for places, distance in _neighbours(sentences, LONGEST_SENTENCE):
        different = places[words[places] != words[places + distance]]
        pair = words[different] * size + words[different + distance]
        found.append(sentences[different] * np.int64(size) ** 2 + pair)
    if not found:
        return _nothing()
    together = distinct(np.concatenate(found)) % np.int64(size) ** 2
    pairs, o11 = counted(together)
    held = np.bincount(distinct(sentences * size + words) % size, minlength=size)
    first, second = np.divmod(pairs, size)
    return pairs, o11, held[first], held[second], total


def _nothing() -> Counted:
    empty = np.zeros(0, dtype=np.int64)
    return empty, empty, empty, empty, 1
