"""Figures with no unit behind them: counts, years, versions, types."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers.mention import Mention

_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_OPENING: Final = tuple("“‘《「『")
_CLOSING: Final = tuple("”’》」』")
_AT: Final = tuple("在从自到至于")
_MARKS: Final = tuple("，。、；！？：")
_CLOSED_YEAR: Final = ("）年", ")年")
_VERSION_FIGURE: Final = re.compile(r"\d\.0")
_MEASURED_BEFORE: Final = frozenset(load_toml("contexts.toml")["measured_before"])
_LATIN_BEHIND: Final = re.compile(" [A-Z]{2}")
_MODEL: Final = re.compile(r"(?<![A-Za-z])(?=[A-Za-z]{0,23}[a-z])[A-Za-z]{2,} $")
"""A word with a small letter in front of a figure: a name, where PMI 50.3 is a figure of one."""
_VERSION: Final = re.compile(r"版")


def told(text: str, m: Mention) -> Mention:
    """A figure with no unit: a year (2024“茶日”), a version (方案2.0), a type (“新舟”60), or itself."""
    before, behind = text[m.start - 1 : m.start], text[m.end : m.end + 1]
    printed = text[m.start : m.end]
    year = _YEAR.fullmatch(printed) is not None
    at_a_mark = behind in _OPENING or (before in _AT and behind in _MARKS) or text.startswith(_CLOSED_YEAR, m.end)
    if year and (at_a_mark or (behind == " " and _LATIN_BEHIND.match(text, m.end))):  # 2019 IFA
        return Mention(m.start, m.end, "date", date=printed)
    if not year and before in _CLOSING and "\u4e00" <= behind <= "\u9fff":
        return Mention(m.start, m.end, "phrase")
    if before == " " and _MODEL.search(text, max(0, m.start - 24), m.start):  # Mate 30, JScript 5.8
        return Mention(m.start, m.end, "phrase")
    if _VERSION_FIGURE.fullmatch(printed) and before not in _MEASURED_BEFORE:
        return Mention(m.start, m.end, "phrase")
    return _as_version(text, m)


def _as_version(text: str, m: Mention) -> Mention:
    """系统3.1版 is a version; another bare figure is itself."""
    return Mention(m.start, m.end, "phrase") if "." in text[m.start : m.end] and _VERSION.match(text, m.end) else m
