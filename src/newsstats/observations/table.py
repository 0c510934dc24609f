"""The table of numbers: each mention, its value, and what it says."""

from __future__ import annotations

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
from newsstats.schema import NUMBERS, OBSERVED
from newsstats.text.part import TextPart

BATCH: Final = 100_000
"""Characters that are read together; by judgement: arrays long enough to be fast, short enough to stay in the cache."""


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
    columns: dict[str, list[Any]] = {name: [] for name in NUMBERS if name != "section"}
    running: dict[str, int] = {}
    batch = _Batch(columns, tag)
    for part in parts:
        normal = Normal(part.text, part.reading)
        issued = published.get(part.article_id) or ""
        found = scan(normal, issued or None)
        if found:
            number = running.get(part.article_id, 0)
            running[part.article_id] = number + len(found)
            made = [where_columns(part, normal, found, number), value_columns(found)]
            if observed:
                made.append(_measures(Measured(normal, tag), found))
                batch.add(normal.text, found, issued)
            for columns_of in made:
                for name, values in columns_of.items():
                    columns[name] += values
    batch.flush()
    return {name: values for name, values in columns.items() if observed or name not in OBSERVED}


class _Batch:
    """Texts whose observations are read together: fewer and longer arrays; what one text gives does not hang on the others."""

    def __init__(self, columns: dict[str, list[Any]], tag: Tag) -> None:
        self.columns = columns
        self.tag = tag
        self.texts: list[str] = []
        self.found: list[list[Mention]] = []
        self.issued: list[str] = []
        self.size = 0

    def add(self, text: str, found: list[Mention], issued: str) -> None:
        self.texts.append(text)
        self.found.append(found)
        self.issued.append(issued)
        self.size += len(text)
        if self.size >= BATCH:
            self.flush()

    def flush(self) -> None:
        if self.texts:
            for name, values in observe(self.texts, self.found, self.issued, self.tag).items():
                self.columns[name] += values
        self.texts, self.found, self.issued, self.size = [], [], [], 0


def _measures(measured: Measured, found: list[Mention]) -> dict[str, list[Any]]:
    """What the mentions measure, and whose they are."""
    properties, entities = [], []
    for mention, following in zip_longest(found, found[1:]):
        prop = entity = ""
        if mention.kind in ("quantity", "ordinal", "date"):
            prop, entity = measured.of(mention, following)
        properties.append(prop)
        entities.append(entity)
    return {"measured_property": properties, "measured_entity": entities}
