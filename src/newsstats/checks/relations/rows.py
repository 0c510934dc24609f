"""The rows of a table and their total, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.reading import Story, amount
from newsstats.checks.relation import DISAGREES, Kind, Relation, sum_of
from newsstats.observations.sentences import Figure, Sentence

_TOTAL = re.compile(r"^\s*(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数)[\s:：]*")
_PROSE = re.compile(r"[，。；！？、]")
LONGEST = 40
"""Characters of a row at most."""
FAR = 3.0
"""Rows that come to this many times their total are not its rows."""


def rows(story: Story) -> Iterator[Relation]:
    """Lines with as many amounts as the line that begins with 合计, right above it; each column is a sum."""
    block: list[list[Figure]] = []
    for sentence in story.sentences:
        figures = _amounts(sentence)
        if not figures:
            block = []
        elif _TOTAL.match(sentence.text):
            yield from _columns(story, block, figures)
            block = []
        else:
            block.append(figures)


def _amounts(sentence: Sentence) -> list[Figure]:
    """The amounts of a line of a table, or none where the line is prose."""
    text = sentence.text
    if len(text) > LONGEST or _PROSE.search(text):
        return []
    return [f for f in sentence.figures if amount(f)]


def _columns(story: Story, block: list[list[Figure]], totals: list[Figure]) -> Iterator[Relation]:
    for column, whole in enumerate(totals):
        parts: list[Figure] = []
        for figures in reversed(block):
            if len(figures) != len(totals) or figures[column].base_unit != whole.base_unit:
                break
            parts.append(figures[column])
        if len(parts) < 2:
            continue
        parts.reverse()
        found = sum_of(story.article_id, parts, whole, "表中各行与合计一行")
        if found.verdict == DISAGREES and not 1 / FAR <= found.expected / whole.base_value <= FAR:
            continue
        yield found


RELATION = Kind("sum", "lines of a table and a line that begins with 合计", rows)
