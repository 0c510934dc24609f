"""Names that the words beside them give away: a role, a verb of speech, the dot of a foreign name, the office of a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.data import load_toml
from newsstats.names.gazetteer import is_place
from newsstats.names.judge import is_common
from newsstats.names.spans import ORGANISATION, PERSON

HAN = "\u3400-\u9fff"


class Hit(NamedTuple):
    """A name found by a pattern."""

    start: int
    end: int
    kind: int


def dotted(text: str) -> Iterator[Hit]:
    """阿列克谢·库切里亚维: the run of characters such as foreign names are written with on both sides of the dots.

    A place or a role that is written with the same characters (巴西, 总理) is left in front.
    """
    for found in _dotted().finditer(text):
        start, end = found.span()
        first = text.index("·", start)
        for size in range(min(6, first - start - 1), 1, -1):
            if is_place(text[start : start + size]):
                start += size
                break
        roles = _roles()
        for size in (1, 2):
            if first - start > size and any(text[start + size - length : start + size] in roles for length in (2, 3)):
                start += size
                break
        yield Hit(start, end, PERSON)


def titled(text: str) -> Iterator[Hit]:
    """市长某某表示, 某某表示: a surname and one or two characters, a role in front or a verb of speech behind."""
    named, speaks = _titled()
    last = -1
    for _, _, end in _role_ends().find_matches_as_indexes(text):
        found = named.match(text, end)
        if found and end > last and not is_common(found["name"]):
            last = end
            yield Hit(*found.span("name"), PERSON)
    for found in speaks.finditer(text):
        if not is_common(found["name"]):
            yield Hit(*found.span("name"), PERSON)


def offices(text: str) -> Iterator[Hit]:
    """市委, 鹤山市政府, 市场监管局: the office of a division, with the division's name in front."""
    for found in _offices().finditer(text):
        start, end = found.span()
        for size in range(8, 1, -1):
            if start >= size - 1 and is_place(text[start - size + 1 : start + 1]):
                start -= size - 1
                break
            if start >= size and is_place(text[start - size : start]):
                start -= size
                break
        yield Hit(start, end, ORGANISATION)


def houses(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """`(end of the place, end of the name)` of 伊朗总统府, 永丰村卫生站: what stands right behind a place and belongs to it."""
    pattern = _houses()
    for end in ends:
        found = pattern.match(text, end)
        if found:
            yield end, found.end()


@cache
def _houses() -> re.Pattern[str]:
    data = load_toml("names.toml")["organisation"]
    bodies = "|".join(sorted(data["of_places"], key=len, reverse=True))
    return re.compile(f"(?:{bodies})(?:(?<!队)|(?![{data['not_behind_a_team']}]))")


@cache
def _roles() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["person"]["roles"])


@cache
def _dotted() -> re.Pattern[str]:
    letters = load_toml("names.toml")["person"]["transliteration"]
    return re.compile(f"[{letters}]{{2,8}}(?:·[{letters}]{{1,8}}){{0,3}}·[{letters}]{{2,8}}")


@cache
def _role_ends() -> AhoCorasick:
    return AhoCorasick(sorted(_roles()), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


@cache
def _titled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load_toml("names.toml")["person"]
    surname = "(?:" + "|".join(data["compound"]) + f"|[{data['surnames']}])"
    name = f"(?P<name>{surname}[{HAN}]{{1,2}}?)"
    behind = "(?=" + "|".join(map(re.escape, data["behind"])) + "|\n|$)"
    speech = "(?=" + "|".join(map(re.escape, data["speech"])) + ")"
    return (
        re.compile(f"{name}{behind}"),
        re.compile(f"(?:^|(?<=[，。；“\n])){name}{speech}"),
    )


@cache
def _offices() -> re.Pattern[str]:
    data = load_toml("names.toml")["organisation"]
    bodies = "|".join(sorted(data["bodies"], key=len, reverse=True))
    return re.compile(f"[{data['seats']}](?:{bodies})(?![{data['not_behind']}])")
