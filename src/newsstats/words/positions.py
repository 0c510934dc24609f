"""Where in a corpus words stand: what a plot of their spread is drawn from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from newsstats.schema import POSITIONS, frame
from newsstats.text.part import TextPart


def positions(parts: Sequence[TextPart], words: Sequence[str]) -> pd.DataFrame:
    """Every place of some words, with how far into the corpus's text it is.

    Parameters
    ----------
    parts
        Parts of articles, in reading order.
    words
        Strings, found as they are printed.

    Returns
    -------
    DataFrame
        `schema.POSITIONS`, by word in the order that was asked for, then in reading order.

    Raises
    ------
    ValueError
        An empty string.
    """
    if not words or not all(words):
        raise ValueError("an empty string is printed nowhere: name a word or phrase")
    whole = max(1, sum(len(part.text) for part in parts))
    found: list[tuple[str, str, float, int, int]] = []
    for word in dict.fromkeys(words):
        before = 0
        for part in parts:
            at = part.text.find(word)
            while at >= 0:
                found.append((word, part.article_id, (before + at) / whole, *part.span(at, at + len(word))))
                at = part.text.find(word, at + len(word))
            before += len(part.text)
    return frame(dict(zip(POSITIONS, zip(*found, strict=True), strict=True)) if found else {name: [] for name in POSITIONS}, POSITIONS)
