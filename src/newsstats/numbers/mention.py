"""What a scan gives: a mention; and the numeral that a mention is built around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from newsstats.numbers.numerals import Numeral, parse
from newsstats.numbers.units import Unit

_ARABIC: Final = r"(?:\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?)"
MAGNITUDES: Final = "十百千万亿兆"
HAN_DIGITS: Final = "零〇○一二两三四五六七八九"
_HAN: Final = rf"(?:[{HAN_DIGITS}{MAGNITUDES}廿卅几]|数(?=[十百千万亿]))"
_NUMERAL: Final = re.compile(
    rf"(?:(?P<arabic>(?:{_ARABIC}|\.\d++))(?:[多余来几]?[{MAGNITUDES}]++零?(?:{_ARABIC}|(?!两(?![百千万亿]))(?:(?<!\d\d[万亿])|(?=[{HAN_DIGITS}]+[{MAGNITUDES}]))[{HAN_DIGITS}]++(?![{HAN_DIGITS}]*年))?+)*+"
    rf"|(?P<han>{_HAN}(?:[零〇○一二三四五六七八九{MAGNITUDES}廿卅]|两(?=[百千万亿])|[几](?=[{MAGNITUDES}{HAN_DIGITS}个名位年天人家种项岁件次条座只月户张]|$)|(?<=[十百千])几(?!分之)|[多余来](?=[{MAGNITUDES}])|(?<=[{MAGNITUDES}])\d++)*+(?:点(?=[{HAN_DIGITS}])[{HAN_DIGITS}]++(?!分(?!之)))?[{MAGNITUDES}]*+)"
    rf")"
)
_PREFIXED: Final = re.compile(r"[千兆](?:瓦|克|米|卡|伏|焦|帕|赫|字节|比特)|百(?:帕|分点)")
COLD: Final = "零下"
LATIN_RUN: Final = re.compile(r"[A-Za-z][A-Za-z0-9.\-]*+")
RANGE: Final = re.compile(r"(?:至|到|—{1,2}|–|-|~)(?=[\d一二两三四五六七八九十百千万几]|零下\d)")


@dataclass(slots=True)
class Mention:
    """One mention, in offsets of the normal-form text; `read` is what its numeral says."""

    start: int
    end: int
    kind: str
    modifier: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    printed_unit: str = ""
    scale: int = 1
    base_value: Decimal | None = None
    date: str = ""


@dataclass(slots=True)
class NumeralMatch:
    """A numeral's span; `arabic` when it begins with an Arabic figure."""

    surface: str
    begin: int
    stop: int
    arabic: bool

    def group(self) -> str:
        return self.surface

    def span(self) -> tuple[int, int]:
        return self.begin, self.stop

    def start(self) -> int:
        return self.begin

    def end(self) -> int:
        return self.stop


def numeral_at(text: str, at: int) -> NumeralMatch | None:
    """The numeral that begins at `at`; the 千 of 千瓦 and the 兆 of 兆字节 belong to the unit."""
    found = _NUMERAL.match(text, at)
    if found is None:
        return None
    begin, stop = found.span()
    if stop - begin > 1 and text[stop - 1] in "千兆百" and _PREFIXED.match(text, stop - 1):
        stop -= 1
    return NumeralMatch(text[begin:stop], begin, stop, found["arabic"] is not None)


def parse_surface(surface: str) -> Numeral | None:
    return parse(surface.replace("，", ","))
