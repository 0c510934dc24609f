"""The words that findings are read by: `data/findings.toml` as compiled patterns."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml


@cache
def cue(group: str, name: str) -> re.Pattern[str]:
    """One list of words of `data/findings.toml` as a pattern, longest word first."""
    words = sorted(load_toml("findings.toml")[group][name], key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def has(group: str, name: str, text: str) -> bool:
    """True when a text holds one of the words of a list."""
    return cue(group, name).search(text) is not None
