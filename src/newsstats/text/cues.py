"""The word lists of the data files (`data/findings.toml`, `data/checks.toml`) as compiled patterns: one reader for all of them."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml


@cache
def cue(file: str, group: str, name: str) -> re.Pattern[str]:
    """One list of words, `[group] name = […]` of a data file, as a pattern, longest word first."""
    words = sorted(load_toml(file)[group][name], key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


@cache
def ending_cue(file: str, group: str, name: str) -> re.Pattern[str]:
    """The same list as a pattern for the end of a text."""
    return re.compile(f"(?:{cue(file, group, name).pattern})$")
