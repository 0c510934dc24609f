"""Counted lists that name only some of what they count: “甲”“乙”“丙”等13类."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsstats.observations.sentences import CROWDED, Figure, Sentence, StoryText

LEAST, MOST = 3, 30
"""What is counted has so many members: fewer are told in full, more cannot be drawn one by one."""
_MEMBER = re.compile(r"[“《][^“”《》]{1,30}[”》]")
_RUN = re.compile(r"(?:[“《][^“”《》]{1,30}[”》][、和及]?){2,}(?=等(?:共|这)?$)")


@dataclass(frozen=True, slots=True)
class PartialList:
    """A count, and the members that the text names: the words of each and where it stands in the source.

    The names are in quotation marks or book marks: only there it is certain where one begins and ends.
    """

    article_id: str
    mention_id: str
    count: int
    names: tuple[tuple[str, int, int], ...]


def partial_lists(stories: Iterable[StoryText]) -> Iterator[PartialList]:
    """Lists that stand right in front of their count, end in 等 and name fewer than are counted.

    Examples
    --------
    >>> import newsstats as ns
    >>> text = "窗口能办“教育入学”“企业注销”“退休”等13类事项。"
    >>> found = next(partial_lists(ns.read([{"title": "一窗通办", "body": text}]).analysis.stories))
    >>> found.count, [name for name, _, _ in found.names]
    (13, ['教育入学', '企业注销', '退休'])
    """
    for story in stories:
        for sentence in story.sentences:
            if not sentence.part.runs or len(sentence.figures) > CROWDED:
                continue
            for figure in sentence.figures:
                if _counts(figure) and (names := _names(sentence, figure)) and len(names) < figure.value:
                    yield PartialList(story.article_id, figure.mention_id, int(figure.value), names)


def _counts(figure: Figure) -> bool:
    plain = figure.kind == "quantity" and figure.dimension == "count" and not figure.modifier
    return plain and figure.value == int(figure.value) and LEAST <= figure.value <= MOST


def _names(sentence: Sentence, figure: Figure) -> tuple[tuple[str, int, int], ...]:
    run = _RUN.search(sentence.text[: figure.start - sentence.start])
    if run is None:
        return ()
    out = []
    for member in _MEMBER.finditer(run.group()):
        first = sentence.start + run.start() + member.start() + 1
        name = sentence.part.text[first : first + len(member.group()) - 2]
        out.append((name.replace("\n", ""), *sentence.part.span(first, first + len(name))))
    return tuple(out)
