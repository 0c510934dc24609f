"""A piece of an article with the place of its characters in the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from newsstats.text.script import is_traditional, simplified


@dataclass(frozen=True, slots=True)
class TextPart:
    """A headline, a kicker, a body … with its text.

    Parameters
    ----------
    name
        `kicker`, `headline`, `subhead`, `body` or `caption`.
    text
        Its characters, as they are read.
    source
        The offset of each character in the source, shape (n,): a `range` where the text stands in the source as it is, an array
        where layout breaks were taken out. Left out: the text is its own source.
    reading
        A text of the same length to be read in place of `text` (a traditional text in simplified characters), or empty.
    article_id
        Whose part it is; `Article` fills it in.
    """

    name: str
    text: str
    source: Any = None
    reading: str = field(default="", kw_only=True)
    article_id: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if self.source is None:
            object.__setattr__(self, "source", range(len(self.text)))
        if len(self.source) != len(self.text) or (self.reading and len(self.reading) != len(self.text)):
            raise ValueError(f"{self.name}: a source offset and a reading are needed for each of the {len(self.text)} characters")

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.name, self.text, self.source, self.reading, self.article_id)

    @property
    def runs(self) -> bool:
        """True for running text (body, caption), False for a headline line."""
        return self.name in ("body", "caption")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of `text[start:end]`, half open.

        Examples
        --------
        >>> TextPart("body", "今天开工", range(10, 14)).span(2, 4)
        (12, 14)
        """
        return int(self.source[start]), int(self.source[end - 1]) + 1

    def spans(self, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The same for arrays of offsets, shapes (k,)."""
        if isinstance(self.source, range):
            return starts + self.source.start, ends + self.source.start
        return self.source[starts], self.source[ends - 1] + 1

    def moved(self, by: int) -> TextPart:
        """The same part of a source that begins `by` characters earlier."""
        source = range(self.source.start + by, self.source.stop + by) if isinstance(self.source, range) else self.source + by
        return TextPart(self.name, self.text, source, reading=self.reading, article_id=self.article_id)


def _restored(name: str, text: str, source: Any, reading: str, article_id: str) -> TextPart:
    """A part out of a pickle; the compiled class does not let its fields be set one by one."""
    return TextPart(name, text, source, reading=reading, article_id=article_id)


def read_parts(texts: Mapping[str, str]) -> list[TextPart]:
    """The parts of an article by their names, without the empty ones; a traditional article is read in simplified characters."""
    traditional = is_traditional("".join(texts.values()))
    return [TextPart(name, text, reading=simplified(text) if traditional else "") for name, text in texts.items() if text]
