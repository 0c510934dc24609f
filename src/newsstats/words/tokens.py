"""One row a token, with offsets, part of speech and the place in the source."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.data import load_words
from newsstats.numbers.table import sentence_ends
from newsstats.schema import TOKENS, Coded, frame
from newsstats.words.tokenizer import Tagged


def tokens_table(tagged: Tagged) -> pd.DataFrame:
    """The table of tokens; white space is no token. Columns as in `schema.TOKENS`."""
    parts, codes, words, tags = tagged.parts, tagged.codes, tagged.words, tagged.tags
    if not len(codes):
        return frame({name: [] for name in TOKENS}, TOKENS)
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))[codes]
    starts, ends, sentences, source_starts, source_ends = (np.empty(len(codes), dtype=np.int64) for _ in range(5))
    as_printed: np.ndarray | None = None
    at = 0
    for part, count in zip(parts, tagged.counts.tolist(), strict=True):
        rows = slice(at, at + count)
        at += count
        end = np.cumsum(lengths[rows])
        start = end - lengths[rows]
        starts[rows], ends[rows] = start, end
        breaks = np.array(sentence_ends(part.text), dtype=np.int64)
        sentence = np.searchsorted(breaks, start, side="right")
        sentences[rows] = sentence if part.part in ("body", "caption") else -1 - sentence
        source = part.source
        if isinstance(source, range):
            source_starts[rows], source_ends[rows] = start + source.start, end + source.start
        else:
            source_starts[rows], source_ends[rows] = source[start], source[end - 1] + 1
        if part.reading:
            as_printed = as_printed if as_printed is not None else words[codes]
            as_printed[rows] = [part.text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]
    stops = load_words("stopwords.txt")
    blank = np.array([word.isspace() for word in words])
    stop = np.array([w in stops or (t in ("w", "x") and not w.isalnum()) for w, t in zip(words, tags, strict=True)])
    keep = ~blank[codes]
    of_part = np.repeat(np.arange(len(parts)), tagged.counts)[keep]
    per_part = {name: Coded(of_part, [getattr(part, name) for part in parts]) for name in ("article_id", "section", "part")}
    return frame(
        {
            **per_part,
            "sentence": sentences[keep],
            "start": starts[keep],
            "end": ends[keep],
            "word": Coded(codes[keep], words) if as_printed is None else as_printed[keep],
            "pos": Coded(codes[keep], tags),
            "stop": stop[codes][keep],
            "source_start": source_starts[keep],
            "source_end": source_ends[keep],
        },
        TOKENS,
    )
