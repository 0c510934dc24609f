"""The words that findings are read by (`data/findings.toml`)."""

from __future__ import annotations

import re

from newsstats.text import cues


def cue(group: str, name: str) -> re.Pattern[str]:
    """One list of words as a pattern, longest word first."""
    return cues.cue("findings.toml", group, name)


def has(group: str, name: str, text: str) -> bool:
    """True when a text holds one of the words of a list."""
    return cue(group, name).search(text) is not None


def ending(group: str, name: str) -> re.Pattern[str]:
    """One list of words as a pattern for the end of a text."""
    return cues.ending_cue("findings.toml", group, name)


def ends(group: str, name: str, text: str) -> bool:
    """True when a text ends in one of the words of a list."""
    return ending(group, name).search(text) is not None


def begins(group: str, name: str, text: str) -> bool:
    """True when a text begins with one of the words of a list."""
    return cue(group, name).match(text) is not None
