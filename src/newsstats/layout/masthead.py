"""The name of a paper: known names, and names of the usual forms, in simplified and in traditional characters.

Names and forms are in `data/mastheads.toml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsstats.data import load_toml
from newsstats.text.script import simplified

LONGEST = 12
"""Characters of a paper's name at most."""
LONGEST_BY_ENDING = 8
"""Characters of a name at most that is told by its last characters and its place."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff])+")
_GROUPS_OF_NO_NAMES = ("forms", "endings", "behind", "not_papers", "sites")


@cache
def _rules() -> dict[str, list[str]]:
    return load_toml("mastheads.toml")


@cache
def _known() -> frozenset[str]:
    """Every name of the list, in simplified characters."""
    return frozenset(simplified(name) for group, listed in _rules().items() if group not in _GROUPS_OF_NO_NAMES for name in listed)


@cache
def _sites() -> frozenset[str]:
    return frozenset(simplified(name) for name in _rules()["sites"])


@cache
def _of_a_form() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,{LONGEST - 2}}}?(?:{'|'.join(sorted(_rules()['forms'], key=len, reverse=True))})")


@cache
def _no_papers() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that are no paper's name, and those of them that no name ends in either (`喜报`)."""
    listed = _rules()["not_papers"]
    forms = _rules()["forms"]
    return frozenset(listed), tuple(word for word in listed if word[-1] == "报" and len(word) > 1 and word not in forms)


def bare_name(text: str) -> str:
    """A line without the spaces that set the characters of a masthead apart (人 民 日 报)."""
    return re.sub(r"[ \u3000]", "", text) if _SPACED.fullmatch(text) else text


@lru_cache(maxsize=1024)
def is_paper(text: str) -> bool:
    """True for a line that is a known paper's name or has the form of one, whatever stands around it.

    Examples
    --------
    >>> is_paper("南方周末"), is_paper("大公報"), is_paper("天气预报")
    (True, True, False)
    """
    name = bare_name(text)
    if not 2 <= len(name) <= LONGEST or not _HAN.fullmatch(name):
        return False
    name = simplified(name)
    return name in _known() or (_of_a_form().fullmatch(name) is not None and name not in _no_papers()[0])


@lru_cache(maxsize=1024)
def may_be_paper(text: str) -> bool:
    """True for a line that ends as papers' names do (报, 周刊, 周末): a name, if it stands where a page prints its paper's.

    Examples
    --------
    >>> may_be_paper("青山新报"), may_be_paper("村里贴出喜报"), may_be_paper("要闻")
    (True, False, False)
    """
    name = bare_name(text)
    if not 3 <= len(name) <= LONGEST_BY_ENDING or not _HAN.fullmatch(name):
        return False
    name = simplified(name)
    words, endings = _no_papers()
    return name.endswith(tuple(_rules()["endings"])) and name not in words and not name.endswith(endings)


def paper_name(text: str) -> str:
    """The first paper's name in a piece of text that is a masthead, a title or a field of one; as printed, empty where there is none.

    A known name counts wherever a run of Chinese begins with it, a name of a usual form where such a run is nothing else but what
    papers put behind their name (社, 数字报).

    Examples
    --------
    >>> paper_name("人民日报海外版 2024年11月29日"), paper_name("青山日报数字报"), paper_name("今天的要闻")
    ('人民日报海外版', '青山日报', '')
    """
    text = bare_name(text)
    read = simplified(text)
    for run in _HAN.finditer(read):
        said = run.group()
        longest = next((size for size in range(min(len(said), LONGEST), 1, -1) if said[:size] in _known()), 0)
        if longest and (len(said) == longest or longest > 2):
            return text[run.start() : run.start() + longest]
        found = _of_a_form().match(said)
        if found is not None and found.group() not in _no_papers()[0] and is_behind(said[found.end() :]):
            return text[run.start() : run.start() + found.end()]
    return ""


def paper_of_publisher(text: str) -> str:
    """The paper of a place whose publisher a line names and whose daily is on the list; empty where that does not settle it.

    Examples
    --------
    >>> paper_of_publisher("昌吉州融媒体中心出版"), paper_of_publisher("融媒体中心出版"), paper_of_publisher("昌吉州今天开会")
    ('昌吉日报', '', '')
    """
    found = _publisher().fullmatch(simplified(text.strip()))
    if found is None:
        return ""
    place = found["place"]
    stems = dict.fromkeys((place, place[:-1] if place[-1] in "省市州县区盟旗" and len(place) > 2 else place))
    return next((name for stem in stems if (name := stem + "日报") in _known()), "")


@cache
def _publisher() -> re.Pattern[str]:
    rules = _rules()
    houses, ends = ("|".join(sorted(rules[name], key=len, reverse=True)) for name in ("publishers", "published"))
    return re.compile(f"(?P<place>[\\u4e00-\\u9fff]{{2,8}}?)(?:{houses})(?:{ends})")


def site_name(text: str) -> str:
    """The name of a paper or of a known site that a text is, as printed; else empty."""
    name = text.strip()
    read = simplified(name)
    return name if read in _sites() or read in _known() else ""


def is_behind(rest: str) -> bool:
    """True for what papers put behind their name (社, 数字报), and for nothing at all."""
    return not rest or simplified(rest) in _behind()


@cache
def _behind() -> frozenset[str]:
    return frozenset(_rules()["behind"])
