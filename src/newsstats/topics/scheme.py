"""Topics with the words that speak for them: IPTC's, or a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from newsstats.data import load_rows
from newsstats.errors import LexiconError, MissingInputError

PLAIN = 3.0
"""The weight of a word that a scheme lists without one: it says it plainly."""


@dataclass(frozen=True)
class Scheme:
    """`words`: word → ((topic, weight), …); `labels`: topic or subtopic → (English label, Chinese label).

    `subtopics`: (topic, word) → the subtopic that the word speaks for; a user's own scheme has none.
    """

    words: Mapping[str, tuple[tuple[str, float], ...]]
    labels: Mapping[str, tuple[str, str]]
    subtopics: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def strengths(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """Word → ((topic, what its weight counts in a score), …)."""
        return {word: tuple((topic, weight**1.5) for topic, weight in pairs) for word, pairs in self.words.items()}

    @property
    def longest(self) -> int:
        """Characters of the longest word."""
        return max(map(len, self.words), default=0)


@cache
def media_topics() -> Scheme:
    """IPTC Media Topics: `data/topics.tsv`, `data/topic_labels.tsv` and, for the second level, `data/subtopics.tsv`."""
    words: dict[str, list[tuple[str, float]]] = {}
    for word, topic, weight in load_rows("topics.tsv"):
        words.setdefault(word, []).append((topic, float(weight)))
    below = load_rows("subtopics.tsv")
    return Scheme(
        {word: tuple(pairs) for word, pairs in words.items()},
        {row[0]: (row[1], row[2]) for row in load_rows("topic_labels.tsv")} | {row[0]: (row[2], row[3]) for row in below},
        {(topic, word): code for code, topic, _, _, listed in below for word in listed.split(" ")},
    )


def read_scheme(path: str | Path) -> Scheme:
    """A user's own topics from a TOML file: one table a topic, its `words` a list, or word = weight (1 a little, 3 plainly).

    TOML wants Chinese names and words in quotation marks.

    Parameters
    ----------
    path
        The file::

            ["低空经济"]
            words = ["低空", "无人机", "飞行汽车"]

            ["养老"]
            words = { "养老院" = 3, "老人" = 1 }

    Raises
    ------
    MissingInputError
        There is no such file.
    LexiconError
        It is no TOML, or a topic has no words.
    """
    file = Path(path)
    if not file.is_file():
        raise MissingInputError("no such scheme of topics", str(file), "check the name")
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LexiconError(
            f"is no TOML ({error})", str(file), 'write ["topic"] and words = ["a word"], with the quotation marks'
        ) from error
    words: dict[str, list[tuple[str, float]]] = {}
    for topic, entry in given.items():
        listed = entry.get("words") if isinstance(entry, dict) else None
        weights = dict.fromkeys(listed, PLAIN) if isinstance(listed, list) and all(isinstance(word, str) for word in listed) else listed
        good = (
            isinstance(weights, dict)
            and weights
            and all(word and isinstance(weight, int | float) and weight > 0 for word, weight in weights.items())
        )
        if not good or not isinstance(weights, dict):
            raise LexiconError(f"topic {topic!r} has no words", str(file), 'write words = ["a word"], or words = { "a word" = 3 }')
        for word, weight in weights.items():
            words.setdefault(word, []).append((topic, float(weight)))
    if not words:
        raise LexiconError("has no topics", str(file), 'write ["topic"] and words = ["a word"]')
    unknown = media_topics().labels["unknown"]
    return Scheme({word: tuple(pairs) for word, pairs in words.items()}, {topic: (topic, topic) for topic in given} | {"unknown": unknown})
