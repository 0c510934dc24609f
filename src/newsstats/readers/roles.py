"""What each line of an article's body is: text, byline, credit or caption."""

from __future__ import annotations

from newsstats.layout import furniture
from newsstats.layout.structured import StructuredStory
from newsstats.readers.litter import is_caption


def story_of(heads: dict[str, str], lines: list[str], section: str = "") -> StructuredStory:
    """The story with a headline (`kicker`, `headline`, `subhead`, `byline` by name) and the lines of a body."""
    story = StructuredStory(section=section)
    story.headlines = [(role, [heads[role]]) for role in ("kicker", "headline", "subhead") if heads.get(role)]
    if heads.get("byline"):
        story.bylines.append(heads["byline"])
    for text in lines:
        role = furniture.line_role(text)
        if role == "credit":
            story.credits.append(text)
        elif role == "byline" and not story.paragraphs:
            story.bylines.append(text)
        elif role is None and is_caption(text):
            story.captions.append([text])
        else:
            story.paragraphs.append([text])
    return story
