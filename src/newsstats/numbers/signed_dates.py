"""Times written with signs and letters: 2023/24赛季, 28/11/2024, 2024Q3, 19H1; and the parts of a year that they share with words."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers.numerals import DIGITS

_SEASON: Final = re.compile(
    rf"(?P<y1>(?:19|20)\d\d)(?P<sign>[-/—])(?P<y2>(?:(?:19|20)\d\d|\d\d(?!\d)))(?P<year>年度?(?!度))?(?=(?P<season>{'|'.join(load_toml('contexts.toml')['seasons'])})?)"
)
"""Two years that one season joins: 2023/24赛季, 2023/2024年."""
_GOES_ON: Final = tuple("/-—.0123456789年")
_DAY_FIRST: Final = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/.])")
_QUARTER_CODE: Final = re.compile(r"(?P<y>(?:19|20)?\d\d)(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?![A-Za-z0-9])")
_ISO_SIGNS: Final = frozenset("-/.—QH")
_SIGN_EARLY: Final = re.compile("[/QH]")


def has_sign(text: str, at: int) -> bool:
    """True where a sign of such a time stands behind two or four digits."""
    return text[at + 4 : at + 5] in _ISO_SIGNS or _SIGN_EARLY.search(text, at + 1, at + 3) is not None


def signed_date(text: str, at: int) -> tuple[int, str] | None:
    """`(end, ISO form)` of such a time; which of 3/4/2024 is the month is not known, so that its year stands for it."""
    if not has_sign(text, at):
        return None
    if season := _SEASON.match(text, at):
        first, last = int(season["y1"]), int(season["y2"])
        follows = last in (first + 1, (first + 1) % 100)
        four = len(season["y2"]) == 4
        if follows and (season["season"] or (four and text[season.end() : season.end() + 1] not in _GOES_ON)):
            return season.end(), f"{first}/{first + 1}"
    if day := _DAY_FIRST.match(text, at):
        a, b, year = int(day["d"]), int(day["m"]), day["y"]
        if not (1 <= min(a, b) <= 12 and max(a, b) <= 31):
            return None
        return day.end(), f"{year}-{min(a, b):02}-{max(a, b):02}" if max(a, b) > 12 or a == b else year
    if code := _QUARTER_CODE.match(text, at):
        of = full_year(int(code["y"]))
        return code.end(), year_part(of, "上半年" if code["h"] == "1" else "下半年") if code["h"] else quarter(of, code["q"])
    return None


def full_year(year: int) -> int:
    """'98年 is 1998, '24年 2024."""
    return year if year >= 100 else year + (2000 if year < 50 else 1900)


def quarter(year: int, words: str) -> str:
    index = next(int(c) if c.isdigit() else DIGITS[c] for c in words if c in "一二两三四1234")
    first = 1 if words.startswith("前") else 3 * index - 2
    return f"{year}-{first:02}/{year}-{3 * index:02}"


def year_part(year: int, words: str) -> str:
    if "季度" in words:
        return quarter(year, words)
    if "上半年" in words:
        return f"{year}-01/{year}-06"
    if "下半年" in words:
        return f"{year}-07/{year}-12"
    return f"{year:04}"
