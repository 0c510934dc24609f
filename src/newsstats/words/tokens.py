"""One row a token, with offsets, part of speech and the place in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
import pandas as pd

from newsstats.data import load_words
from newsstats.schema import TOKENS, Coded, frame
from newsstats.text.part import TextPart
from newsstats.text.sentences import sentence_ends
from newsstats.words.tokenizer import Tagged


def tokens_table(tagged: Tagged, sections: Mapping[str, str]) -> pd.DataFrame:
    """The table of tokens; white space is no token. Columns as in `schema.TOKENS`; `sections` are those of the articles, by id."""
    parts, codes, words, tags = tagged.parts, tagged.codes, tagged.words, tagged.tags
    if not len(codes):
        return frame({name: [] for name in TOKENS}, TOKENS)
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))[codes]
    ends = np.cumsum(lengths)  # over all parts, one after the other
    starts = ends - lengths
    sizes = np.fromiter((len(part.text) for part in parts), dtype=np.int64, count=len(parts))
    bases = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(parts)), tagged.counts)
    breaks = [sentence_ends(part.text) for part in parts]
    number = np.fromiter(map(len, breaks), dtype=np.int64, count=len(parts))
    before = np.cumsum(number) - number
    all_breaks = np.fromiter(chain.from_iterable(breaks), dtype=np.int64, count=int(number.sum())) + np.repeat(bases, number)
    sentences = np.searchsorted(all_breaks, starts, side="right") - before[owner]
    runs = np.array([part.runs for part in parts], dtype=bool)
    sentences = np.where(runs[owner], sentences, -1 - sentences)
    source_starts, source_ends = _source_spans(parts, starts, ends, bases, owner)
    starts, ends = starts - bases[owner], ends - bases[owner]
    as_printed = _as_printed(tagged, owner, starts, ends)
    stops = load_words("stopwords.txt")
    blank = np.array([word.isspace() for word in words])
    stop = np.array([w in stops or (t in ("w", "x") and not w.isalnum()) for w, t in zip(words, tags, strict=True)])
    keep = ~blank[codes]
    of_part = owner[keep]
    return frame(
        {
            "article_id": Coded(of_part, [part.article_id for part in parts]),
            "section": Coded(of_part, [sections.get(part.article_id, "") for part in parts]),
            "part": Coded(of_part, [part.name for part in parts]),
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


def _source_spans(
    parts: Sequence[TextPart], starts: np.ndarray, ends: np.ndarray, bases: np.ndarray, owner: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Source offsets of tokens whose offsets count through all parts."""
    if all(isinstance(part.source, range) for part in parts):
        shift = np.fromiter((part.source.start for part in parts), dtype=np.int64, count=len(parts)) - bases
        return starts + shift[owner], ends + shift[owner]
    source = np.concatenate([np.asarray(part.source, dtype=np.int64) for part in parts])
    return source[starts], source[ends - 1] + 1


def _as_printed(tagged: Tagged, owner: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray | None:
    """The words as the parts print them, where they were read in other characters; None where none was."""
    read = np.array([bool(part.reading) for part in tagged.parts], dtype=bool)
    if not read.any():
        return None
    words = tagged.words[tagged.codes]
    for n in np.flatnonzero(read[owner]).tolist():
        words[n] = tagged.parts[owner[n]].text[starts[n] : ends[n]]
    return words  # type: ignore[no-any-return]
