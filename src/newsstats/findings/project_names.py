"""What the projects of a story are called, and which figures are whose."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml
from newsstats.observations.phases import names_a_phase, phases_of
from newsstats.observations.sentences import Sentence

SHORTEST = 4
"""Characters of a project's name at least."""


@cache
def _name() -> re.Pattern[str]:
    ends = sorted(load_toml("findings.toml")["project"]["name_ends"], key=len, reverse=True)
    return re.compile(
        r"[\u4e00-\u9fffA-Za-z0-9“”·（）()—\-]{2,40}?(?:"
        + "|".join(map(re.escape, ends))
        + r")(?:[\u4e00-\u9fff]{0,10}?(?:项目|工程))?(?!建设用地|部|师|经理|地|区|院|量|款)"
    )


@cache
def _lead() -> re.Pattern[str]:
    words = load_toml("findings.toml")["project"]["before_name"]
    return re.compile(r"^.*?(?:" + "|".join(map(re.escape, words)) + r")(?=[\u4e00-\u9fffA-Za-z0-9“]{3,})")


@cache
def _generic() -> re.Pattern[str]:
    words = sorted(load_toml("findings.toml")["project"]["generic"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")+")


_PARTICLES = "了在对由将把为是和与及该"
_COUNTED = re.compile(r"\d+\s?(?:个|项|亿元|万元|月|季度|余|多)|^(?:本次|此次|这次|累计|共有|共|安排|集中)|[、（(]")
_COUNT_BEHIND = re.compile(r"(?:共|有|共有|达)?\s?\d+\s?(?:个|项)")


def names_in(sentence: Sentence) -> list[tuple[int, str]]:
    """`(offset, name)` of the projects that a sentence names; one inside a phase's clause is that phase's building.

    A class of projects with its count (重点项目65个) has the name `""`: its figures are no single project's.
    """
    out: list[tuple[int, str]] = []
    text = sentence.text
    marks = [offset for offset, _, _ in phases_of(text)]
    for found in _name().finditer(text):
        name, at = found.group(), found.start()
        while (lead := _lead().match(name)) is not None and len(name) - lead.end() >= SHORTEST:
            name, at = name[lead.end() :], at + lead.end()
        at, name = at + len(name) - len(name.lstrip(_PARTICLES)), name.lstrip(_PARTICLES)
        if _COUNTED.search(name) or _COUNT_BEHIND.match(text, found.end()):
            out.append((at, ""))
            continue
        if len(name) < SHORTEST or names_a_phase(name) or _generic().fullmatch(name):
            continue
        clause = max(text.rfind("；", 0, at), text.rfind("。", 0, at)) + 1
        if any(clause <= mark <= at for mark in marks):
            continue
        out.append((at, name))
    return out


def same_project(a: str, b: str) -> bool:
    """Two names of one project: one holds the other, or they end alike in half their characters."""
    if a in b or b in a:
        return True
    shared = 0
    while shared < min(len(a), len(b)) and a[-1 - shared] == b[-1 - shared]:
        shared += 1
    return shared * 2 > max(len(a), len(b))
