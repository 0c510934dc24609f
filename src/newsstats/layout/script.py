"""Pages that are laid out in simplified, ordinary characters and shown as they are printed."""

from __future__ import annotations

import numpy as np

from newsstats.layout.page import Page
from newsstats.text.part import TextPart
from newsstats.text.radicals import folded
from newsstats.text.script import simplified


def as_printed(page: Page, original: str) -> Page:
    """A page that was read in simplified or in ordinary characters, with its lines as printed in the source."""
    page.source = original
    for line in page.lines:
        line.text = original[line.start : line.start + len(line.text)]
        line.stripped = folded(line.text).strip()
    return page


def parts_as_printed(page: Page, read: str) -> None:
    """Give the stories their printed characters back (`read` is the simplified source that they were made from)."""
    original = folded(page.source)
    for story in page.stories:
        story.parts = [_printed(part, read, original) for part in story.parts]
        story.text = _printed(story.text, read, original)


def parts_simplified(page: Page) -> None:
    """Put the stories into simplified characters; their offsets lead to the printed ones."""
    for story in page.stories:
        story.parts = [part_simplified(part) for part in story.parts]
        story.text = part_simplified(story.text)


def part_simplified(part: TextPart) -> TextPart:
    """One part in simplified characters; its offsets lead to the printed ones."""
    return TextPart(part.name, simplified(part.text), part.source)


def _printed(part: TextPart, read: str, original: str) -> TextPart:
    text = "".join(
        original[at] if at < len(read) and read[at] == char else char
        for char, at in zip(part.text, np.asarray(part.source).tolist(), strict=True)
    )
    return TextPart(part.name, text, part.source)
