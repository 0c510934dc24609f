"""The kicker, headline and subhead of a story as text."""

from __future__ import annotations

from newsstats.layout.headlines import wrapped
from newsstats.layout.lines import Line
from newsstats.layout.reflow import story_part
from newsstats.text.part import TextPart


def headline_parts(lines: list[Line], places: list[int], roles: list[str]) -> list[TextPart]:
    """One part a role, of the lines at `places`; a line that goes on on the next one is joined with it."""
    texts = [lines[at].stripped for at in places]
    parts: list[TextPart] = []
    for role in ("kicker", "headline", "subhead"):
        groups: list[list[int]] = []
        for n in (n for n, one in enumerate(roles) if one == role):
            if groups and wrapped(texts[n - 1], texts[n]):
                groups[-1].append(places[n])
            else:
                groups.append([places[n]])
        if groups:
            parts.append(story_part(role, lines, groups, keep_gaps=True))
    return parts
