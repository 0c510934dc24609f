"""The table of numbers: each mention, its value, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any, Final

from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.numbers.table import value_columns, where_columns
from newsstats.observations.measured import Measured
from newsstats.observations.observe import observe
from newsstats.observations.reading import Tag
from newsstats.observations.sentences import CROWDED
from newsstats.schema import NUMBERS, OBSERVED
from newsstats.text.part import TextPart

BATCH: Final = 100_000
"""Characters that are read together; by judgement: arrays long enough to be fast, short enough to stay in the cache."""


Group = tuple[Iterable[TextPart], Mapping[str, str], Tag]
"""Parts of articles (those of one article next to each other), the ISO date of each article by its id, and words with their parts of speech."""


def mention_columns(parts: Iterable[TextPart], published: Mapping[str, str], tag: Tag, *, observed: bool = True) -> dict[str, list[Any]]:
    """The columns of `schema.NUMBERS` but for `section`, as plain lists; linear in the characters.

    Parameters
    ----------
    parts
        Parts of articles, those of one article next to each other.
    published
        The ISO date of each article by its id: what years and months that a text leaves out are taken from.
    tag
        Words with their parts of speech, for what a number says.
    observed
        Without it the numbers are found and valued only: none of `OBSERVED` is a column.
    """
    return columns_of_groups([(parts, published, tag)], observed=observed)[0]


def columns_of_groups(groups: Iterable[Group], *, observed: bool = True) -> list[dict[str, list[Any]]]:
    """The same for several corpora at once, each with its own words: many small ones together take less time than one by one."""
    out: list[dict[str, list[Any]]] = []
    batch = _Batch()
    for parts, published, tag in groups:
        columns: dict[str, list[Any]] = {name: [] for name in NUMBERS if name != "section"}
        out.append(columns)
        running: dict[str, int] = {}
        for part in parts:
            normal = Normal(part.text, part.reading)
            issued = published.get(part.article_id) or ""
            found = scan(normal, issued or None)
            if not found:
                continue
            number = running.get(part.article_id, 0)
            running[part.article_id] = number + len(found)
            made = [where_columns(part, normal, found, number), value_columns(found)]
            if observed:
                made.append(_measures(Measured(normal, tag), found))
                batch.add(normal.words, found, issued, tag, columns)
            for columns_of in made:
                for name, values in columns_of.items():
                    columns[name] += values
    batch.flush()
    return [{name: values for name, values in columns.items() if observed or name not in OBSERVED} for columns in out]


class _Batch:
    """Texts whose observations are read together: fewer and longer arrays; what one text gives does not hang on the others."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.texts: list[str] = []
        self.found: list[list[Mention]] = []
        self.issued: list[str] = []
        self.tags: list[Tag] = []
        self.columns: list[dict[str, list[Any]]] = []
        self.size = 0

    def add(self, text: str, found: list[Mention], issued: str, tag: Tag, columns: dict[str, list[Any]]) -> None:
        """One text, and the columns that its observations go into."""
        self.texts.append(text)
        self.found.append(found)
        self.issued.append(issued)
        self.tags.append(tag)
        self.columns.append(columns)
        self.size += len(text)
        if self.size >= BATCH:
            self.flush()

    def flush(self) -> None:
        if self.texts:
            at = 0
            made = observe(self.texts, self.found, self.issued, self.tags)
            for found, columns in zip(self.found, self.columns, strict=True):
                for name, values in made.items():
                    columns[name] += values[at : at + len(found)]
                at += len(found)
        self._clear()


def _measures(measured: Measured, found: list[Mention]) -> dict[str, list[Any]]:
    """What the mentions measure, and whose they are; in a heap of figures nothing is read."""
    heaps = _heaps(measured.sentences, found) if len(found) > CROWDED else frozenset()
    properties, entities = [], []
    for mention, following in zip_longest(found, found[1:]):
        prop = entity = ""
        if mention.kind in ("quantity", "ordinal", "date") and (not heaps or bisect_right(measured.sentences, mention.start) not in heaps):
            prop, entity = measured.of(mention, following)
        properties.append(prop)
        entities.append(entity)
    return {"measured_property": properties, "measured_entity": entities}


def _heaps(sentences: list[int], found: list[Mention]) -> frozenset[int]:
    """Numbers of the sentences (their beginnings are given) that hold more figures than a sentence does."""
    counted = Counter(bisect_right(sentences, mention.start) for mention in found)
    return frozenset(sentence for sentence, count in counted.items() if count > CROWDED)
