"""One row a token, with offsets, part of speech and the place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

import pandas as pd

from newsstats.data import load_words
from newsstats.schema import TOKENS, frame
from newsstats.words.segment import Segmenter

_ANNOUNCED = re.compile(r"[（(](?:以下)?简称[：:“]?([\u4e00-\u9fffA-Za-z0-9]{2,12})[”]?[）)]")


def announced_abbreviations(text: str) -> list[str]:
    """Short names that a page announces: （以下简称昌吉农高区）."""
    return _ANNOUNCED.findall(text)


class Tokenizer:
    """A shared segmenter with one issue's own words on top.

    The issue's words, and spans that have to stay whole (figures with their units), are cut out first and the
    text between them is segmented: no state is shared, so issues and threads never see each other's words.
    """

    def __init__(self, segmenter: Segmenter, words: Mapping[str, str] | None = None) -> None:
        self.segmenter = segmenter
        self.words = dict(words or {})
        longest = sorted(self.words, key=lambda w: (-len(w), w))
        self._own = re.compile("|".join(map(re.escape, longest))) if longest else None

    def tag(self, text: str, whole: Iterable[tuple[int, int, str]] = ()) -> list[tuple[str, str]]:
        """`(word, part of speech)`; joined, the words are the text. `whole` spans become one token each."""
        spans = list(whole)
        if self._own is not None:
            taken = [(a, b) for a, b, _ in spans]
            for found in self._own.finditer(text):
                a, b = found.span()
                if not any(x < b and a < y for x, y in taken):
                    spans.append((a, b, self.words[found.group()]))
        if not spans:
            return self.segmenter.tag(text)
        out: list[tuple[str, str]] = []
        at = 0
        for a, b, pos in sorted(spans):
            if a < at:
                continue
            if a > at:
                out.extend(self.segmenter.tag(text[at:a]))
            out.append((text[a:b], pos))
            at = b
        if at < len(text):
            out.extend(self.segmenter.tag(text[at:]))
        return out


def tokens_table(parts: Iterable[object], tokenizer: Tokenizer, whole: Mapping[tuple[str, str], list]) -> pd.DataFrame:
    """Tokens of some `TextPart`s; white space is no token. Columns as in `schema.TOKENS`."""
    from newsstats.numbers.table import TextPart, sentence_ends

    stops = load_words("stopwords.txt")
    c: dict[str, list] = {name: [] for name in TOKENS}
    for part in parts:
        assert isinstance(part, TextPart)
        at = 0
        ends = sentence_ends(part.text)
        body = part.part in ("body", "caption")
        source = part.source.tolist() if hasattr(part.source, "tolist") else part.source
        for word, pos in tokenizer.tag(part.reading or part.text, whole.get((part.article_id, part.part), ())):
            start, at = at, at + len(word)
            if word.isspace():
                continue
            sentence = bisect_right(ends, start)
            c["article_id"].append(part.article_id)
            c["section"].append(part.section)
            c["part"].append(part.part)
            c["sentence"].append(sentence if body else -1 - sentence)
            c["start"].append(start)
            c["end"].append(at)
            c["word"].append(part.text[start:at] if part.reading else word)
            c["pos"].append(pos)
            c["stop"].append(word in stops or (pos in ("w", "x") and not word.isalnum()))
            c["source_start"].append(source[start])
            c["source_end"].append(source[at - 1] + 1)
    return frame(c, TOKENS)
