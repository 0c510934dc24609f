"""Dates of other calendars than ours: an era's years (光绪二十四年), years before and after Christ, days of the moon's year (腊月二十三)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsstats.data import load_rows, load_toml
from newsstats.numbers import units
from newsstats.numbers.mention import Mention
from newsstats.numbers.numerals import parse

_MONTH: Final = r"闰?(?:[正冬腊]|十[一二]|[一二三四五六七八九十])月"
_DAY: Final = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十)"
_LUNAR: Final = re.compile(rf"(?P<month>{_MONTH})(?P<day>{_DAY})(?![日号天年月季周岁多余来几\d一二三四五六七八九十百千万亿])")
_SAID_LUNAR: Final = re.compile(rf"(?:{_MONTH}(?:{_DAY}[日号]?)?|\d{{1,2}}月(?:\d{{1,2}}[日号]?)?)")
_CONTEXTS: Final = load_toml("contexts.toml")
_SAYS_LUNAR: Final = tuple(_CONTEXTS["moon_calendars"])
_MONTHS_IN_WORDS: Final = frozenset("正冬腊")
_NEAR: Final = 200
"""Days from the issue within which a day of the moon's first month is meant; by judgement: half a year and some."""
_COUNTS_YEARS: Final = frozenset(_CONTEXTS["years_counted_behind"])
"""Behind 年 these say that years are counted."""
_SINCE: Final = frozenset(_CONTEXTS["era_years_counted_behind"])
"""Behind an era's year these do."""
_COUNTED_YEARS: Final = tuple(_CONTEXTS["years_counted_before"])
"""In front of a figure these say so."""
_SHORT_YEAR: Final = re.compile(r"(\d{1,2})年")
_FIRST_YEAR: Final = 1000


@dataclass(frozen=True, slots=True)
class _Era:
    first: int
    years: int
    solar: bool
    name: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year of another reckoning: where its words begin, its number in ours, and whether its months are ours."""

    start: int
    iso: str
    solar: bool

    def dated(self, m: Mention) -> Mention:
        """A date that was read with the year of another reckoning, in this one: 民国36年5月."""
        behind = m.date[4:] if self.solar and m.date[4:5] == "-" and "/" not in m.date else ""
        return Mention(self.start, m.end, "date", date=f"{self.iso}{behind}")


@cache
def _eras() -> dict[str, _Era]:
    return {
        name: _Era(int(first), int(years), calendar == "sun", calendar.endswith("name"))
        for name, first, years, calendar in load_rows("eras.tsv")
    }


@cache
def _ends_and_lengths() -> tuple[frozenset[str], tuple[int, ...]]:
    return frozenset(name[-1] for name in _eras()), tuple(sorted({len(name) for name in _eras()}, reverse=True))


def year(text: str, m: Mention) -> Year | None:
    """The year that a count of years is, by the words in front of it: 光绪二十四年, 公元前221年, 1368年."""
    if m.value is None or m.value != int(m.value) or m.value < 1:
        return None
    number, start = int(m.value), m.start
    if text.endswith("公元前", 0, start):
        return Year(start - 3, f"{1 - number:05}", solar=False)
    if text.endswith("公元", 0, start):
        return Year(start - 2, f"{number:04}", solar=True)
    era = _named(text, start, number) if text[m.end : m.end + 1] not in _SINCE else None
    if era is not None:
        return era
    plain = m.end - start == 5 and text[start].isdigit() and number >= _FIRST_YEAR and number % 10
    if plain and text[m.end : m.end + 1] not in _COUNTS_YEARS and not text.endswith(_COUNTED_YEARS, 0, start):
        return Year(start, str(number), solar=True)
    return None


def of_era(text: str, date: Mention) -> Year | None:
    """The year of an era that a date was taken to be of our own: 昭和16年12月8日 is no day of 2016."""
    found = _SHORT_YEAR.match(text, date.start)
    return None if found is None else _named(text, date.start, int(found[1]))


def _named(text: str, start: int, number: int) -> Year | None:
    ends, lengths = _ends_and_lengths()
    if text[start - 1 : start] in ends:
        for length in lengths:
            era = _eras().get(text[start - length : start]) if start >= length else None
            if era is not None and number <= era.years and not (era.name and text[start].isdigit()):
                return Year(start - length, f"{era.first + number - 1:04}", era.solar)
    return None


def lunar(text: str, i: int, issued: datetime.date | None) -> Mention | None:
    """The day or month of the moon's year that the numeral at `i` belongs to; its date is known in the first month alone."""
    for word in _SAYS_LUNAR:
        if text.endswith(word, 0, i):
            said = _SAID_LUNAR.match(text, i)
            return None if said is None else Mention(i - len(word), said.end(), "date")
    begin = i
    if text[i - 1 : i] == "初":
        begin -= 1
    if text[begin - 1 : begin] == "月" and text[begin - 2 : begin - 1] in _MONTHS_IN_WORDS and begin > 1:
        begin -= 2
    elif begin != i:
        return None
    found = _LUNAR.match(text, begin)
    if found is None or found.end() <= i or (units.find(text, found.end()) is not None and not found["day"].startswith("初")):
        return None
    lead = next((len(word) for word in _SAYS_LUNAR if text.endswith(word, 0, begin)), 0)
    return Mention(begin - lead, found.end(), "date", date=_first_month(found, issued))


def _first_month(found: re.Match[str], issued: datetime.date | None) -> str:
    if found["month"] != "正月" or issued is None:
        return ""
    day = parse(found["day"].removeprefix("初"))
    new_years = map(datetime.date.fromisoformat, load_toml("periods.toml")["lunar"]["new_year"])
    first = min(new_years, key=lambda new_year: abs((new_year - issued).days))
    if day is None or abs((first - issued).days) > _NEAR:
        return ""
    return (first + datetime.timedelta(days=int(day.value) - 1)).isoformat()
