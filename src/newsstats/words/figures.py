"""Figures and codes that are one token: `2761公里`, `1.1亿元`, `2024年11月29日`, `12.5%`, `G30`, `4S店`.

A coarse reading for the tokens alone, in one pass: what a figure is worth and measures is for `newsstats.numbers`.
Numerals in Chinese characters are left to the dictionary, which knows 三位一体 from 三位.
"""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_words
from newsstats.numbers import units

_D = "[0-9０-９]"
# The first character stands alone in front so that the search can skip by its class.
_FIGURE = re.compile(
    rf"[0-9０-９A-Za-z](?:(?<={_D})(?:(?P<date>(?:{_D}{{3}}年(?:{_D}{{1,2}}月(?:{_D}{{1,2}}[日号])?)?|{_D}?月(?:{_D}{{1,2}}[日号])?"
    rf"|{_D}?日|{_D}?[:：]{_D}{{2}}(?!{_D})))"
    rf"|(?P<number>{_D}*+(?:,{_D}{{3}})*+(?:[.．]{_D}++)?+[十百千万亿]*+[余多几]?[十百千万亿]*+)(?P<tail>[A-Za-z][A-Za-z0-9\-]*+店?)?)"
    rf"|(?P<code>(?:[A-Za-z]*+-?{_D}|[A-Za-z]*+-[A-Za-z])[A-Za-z0-9０-９\-]*+)|(?P<latin>[A-Za-z]*+))"
)


@cache
def _designation() -> re.Pattern[str]:
    names = "|".join(sorted(load_words("designators.txt"), key=lambda name: (-len(name), name)))
    return re.compile(f"(?:{names})-[0-9]+[A-Z]*")


def figure_spans(text: str) -> list[tuple[int, int, str]]:
    """`(start, end, part of speech)` of each figure: `m` with its unit, `t` for dates and times, `nz` for codes and names."""
    out: list[tuple[int, int, str]] = []
    named = {found.start() + found[0].index("-") + 1: found.span() for found in _designation().finditer(text)} if "-" in text else {}
    for found in _FIGURE.finditer(text):
        kind = found.lastgroup
        if kind == "latin":
            continue
        start, end = found.span()
        if start in named:
            out.append((*named[start], "nz"))
        elif kind == "date":
            out.append((start, end, "t"))
        elif kind == "code":
            out.append((start, end, "nz"))
        else:
            after = found.end("number")
            unit = units.find(text, after)
            if unit is not None and after + len(unit.printed) >= end:
                out.append((start, after + len(unit.printed), "m"))
            else:
                out.append((start, end, "nz" if kind == "tail" else "m"))
    return out
