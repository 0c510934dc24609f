"""The words of `data/checks.toml` as compiled patterns."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml
from newsstats.text import cues

FROM = re.compile(r"(?:由|从)[^，。；]{0,14}$")
"""In front of the earlier of two figures: 由去年的8.0亿元…"""


def pattern(group: str, name: str) -> re.Pattern[str]:
    """One list of words as a pattern, longest word first."""
    return cues.cue("checks.toml", group, name)


def has(group: str, name: str, text: str) -> bool:
    """True when a text holds one of the words of a list (增加值 is a name of its own, no increase)."""
    return pattern(group, name).search(text.replace("增加值", "产值")) is not None


def ends(group: str, name: str, text: str) -> bool:
    """True when a text ends in one of the words of a list."""
    return cues.ending_cue("checks.toml", group, name).search(text) is not None


@cache
def complements() -> tuple[tuple[str, ...], ...]:
    """Groups of words that name the whole between them."""
    return tuple(tuple(group) for group in load_toml("checks.toml")["sum"]["complements"])
