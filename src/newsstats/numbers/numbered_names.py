"""Names that begin with a numeral: 二十国集团, 中共十二大, 十四届二次会议, and places behind their province (浙江三门)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsstats.data import load_rows, load_toml

_HAN: Final = "[一二三四五六七八九十]"
_SIGNS: Final = frozenset("国大届次")
_GROUP: Final = re.compile(rf"(?:{_HAN}{{1,3}}|\d{{1,3}})国集团")
_CONGRESS: Final = re.compile(rf"{_HAN}{{1,3}}大(?![会类批局力项])")
_SESSION: Final = re.compile(rf"{_HAN}{{1,3}}届{_HAN}{{1,2}}(?:中全会|次全会|次会议)")
_PLENARY: Final = re.compile(rf"{_HAN}{{1,2}}次全(?:会|体会议)")
_TERM: Final = re.compile(rf"{_HAN}届[^，。；！？\n]{{0,12}}$")
_PARTIES: Final = tuple(load_toml("contexts.toml")["parties"])
_GOVERNED: Final = tuple(load_toml("contexts.toml")["governed"])


def name_end(text: str, at: int) -> int:
    """Where a name that begins with the numeral at `at` ends, or 0."""
    if not _SIGNS.isdisjoint(text[at + 1 : at + 5]):
        found = _GROUP.match(text, at) or _SESSION.match(text, at)
        if found is None and text.endswith(_PARTIES, 0, at):
            found = _CONGRESS.match(text, at)
        if found is None and (plenary := _PLENARY.match(text, at)) and _TERM.search(text, max(0, at - 16), at):
            found = plenary
        if found is not None:
            return found.end()
    provinces = _places().get(text[at : at + 2], ())
    if provinces and (text.endswith(provinces, 0, at) or text.startswith(_GOVERNED, at + 2)):
        return at + 2
    return 0


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Divisions whose short names begin with a numeral, with the names of their provinces: 三门 of 浙江."""
    provinces: dict[str, tuple[str, ...]] = {}
    out: dict[str, tuple[str, ...]] = {}
    for code, name in load_rows("divisions.tsv"):
        short = re.sub("(?:壮族|回族|维吾尔)?自治区$|[省市县区]$|特区$", "", name)
        if code.endswith("0000"):
            provinces[code[:2]] = (name, short)
        elif len(short) == 2 and re.match(_HAN, short):
            out[short] = out.get(short, ()) + provinces.get(code[:2], ())
    return out
