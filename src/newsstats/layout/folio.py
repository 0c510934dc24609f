"""A folio line: the line of a page that prints its date, its number, its name, and nothing that tells anything."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from newsstats.data import load_toml

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 64
"""A folio line is no longer."""
LONGEST_NAME = 8
"""Characters of a page's name (要闻, 文化周刊)."""
_MARKS = frozenset("，。；！？、“”")
"""A line with one of these tells something."""
_HOLE = "\x00"
_SEPARATORS = re.compile(r"[\x00\s/|·•:,\-—_]+")
_TOUCHING = re.compile(r"\x00[\u4e00-\u9fff]|[\u4e00-\u9fff]\x00")
"""A word that touches a date or a number is told with it: 11月29日大桥通车."""
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]{2,}"), re.compile(r"[A-Za-z]{2,12}")


@cache
def _items() -> tuple[re.Pattern[str], ...]:
    rules = load_toml("furniture.toml")["folio"]
    return tuple(re.compile(pattern, re.I) for pattern in (*rules["dates"], *rules["items"]))


@cache
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_toml("furniture.toml")["folio"]
    return re.compile("|".join(rules["dates"]), re.I), re.compile("|".join(rules["numbers"]))


@dataclass(frozen=True, slots=True)
class Folio:
    """What a folio line prints: the day as ISO, the page's number or label, its name; empty where it does not say."""

    date: str = ""
    number: str = ""
    name: str = ""


def is_folio(text: str) -> bool:
    """True for a line that is a date or a page number with what stands beside it: weekday, lunar date, page name, number of the issue.

    Examples
    --------
    >>> is_folio("03 / 时政 / 2024.11.29"), is_folio("A02/要闻 2024年11月29日 星期五")
    (True, True)
    >>> is_folio("11月29日，大桥通车"), is_folio("2024年投资3亿元")
    (False, False)
    """
    return read_folio(text) is not None


@lru_cache(maxsize=256)
def read_folio(text: str) -> Folio | None:
    """What a folio line says, or None for a line that is none.

    Examples
    --------
    >>> read_folio("03 / 时政 / 2024.11.29")
    Folio(date='2024-11-29', number='3', name='时政')
    """
    if not text or len(text) > LONGEST or not _MARKS.isdisjoint(text):
        return None
    line = unicodedata.normalize("NFKC", text).strip()
    dated, numbered = _told()
    date = dated.search(line)
    number = numbered.search(dated.sub(_HOLE, line))
    if date is None and number is None:
        return None
    rest = line
    for item in _items():
        rest = item.sub(_HOLE, rest)
    if _TOUCHING.search(rest) or (date is None and rest.count(_HOLE) > 1 and "版" not in line):
        return None
    names = [name for name in _SEPARATORS.split(rest) if name]
    han = [name for name in names if _HAN.fullmatch(name)]
    latin = [name for name in names if _LATIN.fullmatch(name)]
    if len(han) + len(latin) < len(names) or sum(map(len, han)) > LONGEST_NAME or len(latin) > 3:
        return None
    # a bare number with a word beside it may be a figure: only with a separator, a second language or a date is it a page's
    if date is None and han and not latin and not any(mark in line for mark in "版|/·"):
        return None
    return Folio(_day(date.group()) if date else "", label_of(number.group()) if number else "", han[0] if len(han) == 1 else "")


def _day(text: str) -> str:
    """A full date as ISO, or empty for a day that there is not."""
    month = next((n for n, name in enumerate(_MONTHS, 1) if name in text.lower()), 0)
    figures = [int(figure) for figure in re.findall(r"\d+", text)]
    if month:
        year, day = max(figures), min(figures)
    else:
        year, month, day = figures[:3]
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def label_of(number: str) -> str:
    """第三版 as 3; a number in figures without its leading zeros, a label with a letter as printed.

    Examples
    --------
    >>> label_of("第03版"), label_of("A02"), label_of("十二")
    ('3', 'A02', '12')
    """
    found = re.search(r"[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}", number)
    if found is None:
        return ""
    label = found.group()
    if label[0] in "一二三四五六七八九十":
        from newsstats.numbers.numerals import parse

        numeral = parse(label)
        return str(int(numeral.value)) if numeral is not None and numeral.value is not None else ""
    return label if label[0].isalpha() else label.lstrip("0") or label
