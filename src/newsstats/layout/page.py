"""A page taken apart: its lines with their roles, its stories, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsstats.layout.lines import Line
from newsstats.text.part import TextPart


@dataclass(slots=True)
class PageStory:
    """A story in place: its kind, its line positions by role, its text parts and the section above it."""

    kind: str
    body: list[int]
    headlines: list[int]
    roles: list[str]
    parts: list[TextPart]
    text: TextPart
    credits: list[int]
    rubric: str = ""
    page_label: str = ""


@dataclass(slots=True)
class Page:
    """Lines with their roles and stories in the order of their first body line.

    `paper`, `date` (ISO), `number` (as printed: 3, A02) and `section` (the page's name: 要闻) are what the file itself says, empty
    where it does not;
    `traditional` tells that its stories are in traditional characters, `whole_paragraphs` that each line of text is a paragraph,
    `guessed` that no maker's markup says where its text begins and ends.
    """

    source: str
    lines: list[Line]
    stories: list[PageStory]
    paper: str = ""
    date: str = ""
    number: str = ""
    section: str = ""
    file: str = ""
    traditional: bool = False
    date_source: str = ""
    whole_paragraphs: bool = False
    guessed: bool = False


def merge(pages: Sequence[Page]) -> Page:
    """Several pages as one: sources end to end, lines numbered through, stories in page order, each with its page's label.

    A story with no rubric of its own stands in the section that its page is called by (A02 要闻).

    A page whose source does not end with a line break is given one, so that no line runs into the next page.
    """
    for page in pages:
        for story in page.stories:
            story.page_label = story.page_label or page.number
            story.rubric = story.rubric or page.section
    labels = _labels(pages)
    if len(pages) == 1:
        for line in pages[0].lines:
            line.page = labels[0].get(line.page, line.page)
        return pages[0]
    source: list[str] = []
    lines: list[Line] = []
    stories: list[PageStory] = []
    at = 0
    for ordinal, page in enumerate(pages, 1):
        text = page.source
        own = [replace(line) for line in page.lines]
        if text and text[-1] not in "\r\n" and ordinal < len(pages):
            text += "\n"
            own[-1].end += 1
        first_line, first_story = lines[-1].number if lines else 0, len(stories)
        for line in own:
            line.number += first_line
            line.page = labels[ordinal - 1][line.page]
            line.start += at
            line.end += at
            line.story += first_story if line.story >= 0 else 0
            line.file = line.file or page.file
        for story in page.stories:
            stories.append(
                PageStory(
                    story.kind,
                    [n + first_line for n in story.body],
                    [n + first_line for n in story.headlines],
                    story.roles,
                    [part.moved(at) for part in story.parts],
                    story.text.moved(at),
                    [n + first_line for n in story.credits],
                    story.rubric,
                    story.page_label,
                )
            )
        lines.extend(own)
        source.append(text)
        at += len(text)
    traditional = any(page.traditional for page in pages)
    said = {name: next((v for p in pages if (v := getattr(p, name))), "") for name in ("paper", "date", "date_source")}
    whole = all(page.whole_paragraphs for page in pages)
    guessed = any(page.guessed for page in pages)
    return Page("".join(source), lines, stories, **said, traditional=traditional, whole_paragraphs=whole, guessed=guessed)


def _labels(pages: Sequence[Page]) -> list[dict[int, int]]:
    """New page numbers of each page's lines: as printed where every page prints a number of its own, else counted."""
    inner = [sorted({line.page for line in page.lines}) for page in pages]
    printed = [int(p.number) if p.number.isdigit() and len(own) == 1 else 0 for p, own in zip(pages, inner, strict=True)]
    if all(printed) and len(set(printed)) == len(printed):
        return [{own[0]: number} for own, number in zip(inner, printed, strict=True)]
    out: list[dict[int, int]] = []
    count = 0
    for own in inner:
        out.append({number: count + n for n, number in enumerate(own, 1)})
        count += len(own)
    return out
