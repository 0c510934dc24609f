"""The words of `data/checks.toml` as compiled patterns."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml
from newsstats.text import cues

DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
"""Chinese digits as they count parts and phases."""
FROM = re.compile(r"(?:由|从)[^，。；、]{0,22}$")
"""In front of the earlier of two figures: 由去年的8.0亿元…"""
_TIME = r"(?:\d{4}年|[今去前上本当]年)?(?:底|末|初)?(?:\d{1,2}月(?:份|底|末)?)?(?:的)?|\d{4}|(?:目前|现在|如今|[上下]半年|[一二三四]季度)(?:的)?"
_TIME_END = re.compile(f"(?:{_TIME})$")
_ABOUT = re.compile(r"(?:约|近|超|超过|逾|大约|将近|了)$")


def from_to(before_then: str, before_now: str) -> bool:
    """True when two figures are the ends of one course: 由2014年的A增至2023年的B, 从A增长到B."""
    if FROM.search(before_then) is None:
        return False
    bare = _ABOUT.sub("", before_now)
    return ends("growth", "to", bare) or ends("growth", "to", _TIME_END.sub("", bare))


def pattern(group: str, name: str) -> re.Pattern[str]:
    """One list of words as a pattern, longest word first."""
    return cues.cue("checks.toml", group, name)


def has(group: str, name: str, text: str) -> bool:
    """True when a text holds one of the words of a list (增加值 is a name of its own, no increase)."""
    text = text.replace("增加值", "产值")
    if name == "whole":
        text = pattern("sum", "no_total").sub("", text)
    return pattern(group, name).search(text) is not None


def ends(group: str, name: str, text: str) -> bool:
    """True when a text ends in one of the words of a list."""
    return cues.ending_cue("checks.toml", group, name).search(text) is not None


@cache
def complements() -> tuple[tuple[str, ...], ...]:
    """Groups of words that name the whole between them."""
    return tuple(tuple(group) for group in load_toml("checks.toml")["sum"]["complements"])
