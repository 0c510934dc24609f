"""Counted lists that name only some of what they count: “甲”“乙”“丙”等13类."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsstats.findings.cues import ending
from newsstats.observations.sentences import CROWDED, Figure, Sentence, StoryText
from newsstats.text.quoted import quoted_at_end

LEAST, MOST = 3, 30
"""What is counted has so many members: fewer are told in full, more cannot be drawn one by one."""


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
    before = sentence.text[: figure.start - sentence.start]
    goes_on = ending("list", "goes_on").search(before)
    if goes_on is None:
        return ()
    part, begin = sentence.part, sentence.start
    places = [(begin + start + 1, begin + end - 1) for start, end in quoted_at_end(before[: goes_on.start()])]  # without their marks
    return tuple((part.text[start:end].replace("\n", ""), *part.span(start, end)) for start, end in places)
