"""The table of numbers: each mention, its value, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest
from typing import Any

from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.numbers.table import value_columns, where_columns
from newsstats.observations.measured import Measured
from newsstats.schema import NUMBERS
from newsstats.text.part import TextPart

Tag = Callable[[str], list[tuple[str, str]]]


def mention_columns(parts: Iterable[TextPart], published: Mapping[str, str], tag: Tag) -> dict[str, list[Any]]:
    """The columns of `schema.NUMBERS` but for `section`, as plain lists; linear in the characters.

    Parameters
    ----------
    parts
        Parts of articles, those of one article next to each other.
    published
        The ISO date of each article by its id: what years and months that a text leaves out are taken from.
    tag
        Words with their parts of speech, for what a number measures.
    """
    columns: dict[str, list[Any]] = {name: [] for name in NUMBERS if name != "section"}
    running: dict[str, int] = {}
    for part in parts:
        normal = Normal(part.text, part.reading)
        found = scan(normal, published.get(part.article_id) or None)
        if found:
            number = running.get(part.article_id, 0)
            running[part.article_id] = number + len(found)
            for columns_of in (where_columns(part, normal, found, number), value_columns(found), _measures(Measured(normal, tag), found)):
                for name, values in columns_of.items():
                    columns[name] += values
    return columns


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
