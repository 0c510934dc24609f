"""What two figures with a colon, a dash or 比 between them are: a time, a score or a ratio."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml

_CONTEXTS: Final = load_toml("contexts.toml")
_VERB: Final = re.compile("|".join(_CONTEXTS["score_verbs"]))
_LONG_VERB: Final = re.compile("|".join(word for word in _CONTEXTS["score_verbs"] if len(word) > 1))
"""One character (负责人9:30到达) makes no score of a time."""
PLAYED: Final = re.compile(r"\d{1,3}(?:[-—–]\d{1,3})(?![\d.%\-—–~万亿个年月日天人元米岁度])")
"""Two figures with a dash between that nothing is counted by."""
_LOOK: Final = 6
"""Characters beside a score, or a list of them, in which what makes it one is said; by judgement."""
_LISTED: Final = re.compile(r"(?:[、和](?:\d{1,3}[:：比]\d{1,3}))*+")
_LISTED_BEFORE: Final = re.compile(r"(?:\d{1,3}[:：比]\d{1,3}[、和]){1,6}$")
_LONGEST_LIST: Final = 48
_RATIO_LEAD: Final = re.compile(r"比例?(?:尺|约|达|为|是|近|超)?$")
_RATIO_BEHIND: Final = re.compile(r"的?(?:比例|配比|比率|之比|比(?!赛|分|拼|武|上|去|前|以))")
_DECIMALS: Final = re.compile(r"\.\d")
_CUT: Final = re.compile("[，。；：！？\n]")


def is_score(text: str, start: int, end: int, verbs: re.Pattern[str] = _VERB) -> bool:
    """True for 3比1战胜, and for each of 以25比18、25比20获胜."""
    before = _LISTED_BEFORE.search(text, max(0, start - _LONGEST_LIST), start)
    first = before.start() if before is not None else start
    last = _LISTED.match(text, end)
    close = last.end() if last is not None else end
    beside = _CUT.split(text[max(0, first - _LOOK) : first])[-1], _CUT.split(text[close : close + _LOOK])[0]
    return any(verbs.search(words) for words in beside)


def is_played(text: str, start: int, end: int) -> bool:
    """True for a score with a dash: 2-1获胜."""
    return is_score(text, start, end, _LONG_VERB)


def is_time(text: str, start: int, end: int) -> bool:
    """False for figures in the form of a clock time that are a ratio (师生比1:12, 1:12.7) or a score (21:15击败)."""
    if _DECIMALS.match(text, end) or _RATIO_BEHIND.match(text, end) or _RATIO_LEAD.search(text, max(0, start - _LOOK), start):
        return False
    return not is_score(text, start, end, _LONG_VERB)
