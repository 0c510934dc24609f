"""Where a sentence speaks of a project's phases: 一期, 第二阶段, 三标段."""

from __future__ import annotations

import re

from newsstats.data import load_toml
from newsstats.numbers.numerals import parse

_LABEL = r"(?P<n>[一二三四五六七八九首]|\d)期(?!间|待|望|刊|盼|货|许|末|限|都|均|全部|各)"
_PHASE = re.compile(rf"(?P<label>{_LABEL}|第(?P<m>[一二三四五六七八九\d])(?:阶段|标段|期)|(?P<k>[一二三四五六七八九])标段)")
_NOUNS = "|".join(sorted(load_toml("series.toml")["subjects"]["project_ends"], key=len, reverse=True))
_OPENING_PHASE = re.compile(rf"(?:^|(?<=[。；;\n：]))[\s\u3000]*(?:其中[，,：]?)?(?P<phase>{_LABEL}(?:{_NOUNS})?)")
_STOP = re.compile(r"[。；;！？\n]")
_DIVIDES = re.compile(r"[分共]$")


def phases_of(text: str) -> list[tuple[int, int, str]]:
    """`(offset, phase number, label)` of every phase that a text names; 分三期 divides and names none, 三期合计 is the whole (0)."""
    out: list[tuple[int, int, str]] = []
    for found in _PHASE.finditer(text):
        if _DIVIDES.search(text[: found.start()]):
            continue
        if text[found.end() : found.end() + 2] in ("合计", "共计", "总计"):
            out.append((found.start(), 0, ""))
            continue
        read = parse(found["n"] or found["m"] or found["k"])
        out.append((found.start(), int(read.value) if read is not None else 1, found["label"]))
    return out


def names_a_phase(text: str) -> bool:
    """True when a text begins with a phase."""
    return _PHASE.match(text) is not None


def phases_that_open(text: str) -> list[tuple[int, int, int]]:
    """`(start, end, stop)` of each phase that begins a clause, with its noun (二期项目), and where what is said of it ends."""
    out: list[tuple[int, int, int]] = []
    for found in _OPENING_PHASE.finditer(text):
        stop = _STOP.search(text, found.end())
        out.append((found.start("phase"), found.end("phase"), stop.start() if stop else len(text)))
    return out
