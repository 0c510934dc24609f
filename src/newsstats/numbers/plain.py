"""Figures and dates in their commonest form (3.2亿元, 4000人, 11月29日, 三个): read at once, to what the long way would say of them.

Only a form that nothing around it can change is read here; `None` sends the reader the long way.
"""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import modifiers, units
from newsstats.numbers.codes import code_end
from newsstats.numbers.counting import kind_of_count, not_measured
from newsstats.numbers.dates import DAYPART, RELATIVE_YEARS, Calendar
from newsstats.numbers.mention import HAN_DIGITS, MAGNITUDES, Mention, NumeralMatch
from newsstats.numbers.numerals import over, parse, scale_factor

_COUNTING_DIGITS: Final = frozenset("一二两三四五六七八九十几")
_FIGURE: Final = re.compile(r"([0-9]{1,8}+(?:\.[0-9]{1,6}+)?+(?:万亿|[万亿])?+)([多余]?+)")
_DATE: Final = re.compile(
    rf"(?:((?:1[5-9]|20|21)[0-9]{{2}})年)?+(?:(1[0-2]|0?[1-9])月)?+(?:(3[01]|[12][0-9]|0?[1-9])日(?![产报军系])(?:{DAYPART})?+)?+"
)
_DATE_MARKS: Final = frozenset("年月日")
NUMERALS: Final = f"0123456789.{HAN_DIGITS}{MAGNITUDES}廿卅几数半又"
_AFTER_FIGURE: Final = frozenset(NUMERALS + "多余来许级/每至到—–-~×*^" + "".join(modifiers.AFTER_HEADS))
"""What may go on with a figure behind its unit."""
_AFTER_DATE: Final = frozenset(
    NUMERALS
    + "-—–~至到、/:度季前第上下中全本当春夏秋冬凌清早傍晚深夜午底初末球亮饼薪均子票台光租嫂刊牙食入份元圆产内游程报军系以之行级多余来代年月日"
)
"""What may go on with a date, or make another word of its last character."""
_BEFORE: Final = frozenset("-前币")
_BEFORE_DATE: Final = frozenset("-前至止到纪")
_CONTEXTS: Final = load_toml("contexts.toml")
_CODED: Final = frozenset([word[-1] for word in _CONTEXTS["called"] + _CONTEXTS["roads"]] + list(":：“为是双"))
"""Behind these characters digits may be a code."""
_HEADS_OF_FORMS: Final = frozenset(word[0] for word in _CONTEXTS["forms"])
_HEADS_OF_ROADS: Final = frozenset(word[0] for word in _CONTEXTS["roads"]) | {"道"}
_OTHERWISE: Final = frozenset(("期", "级", "成", "折", "番", "分", "个世纪", "个季度", *_CONTEXTS["ordering"]))
"""Units with rules of their own."""
_DATE_LIKE: Final = frozenset("世年季月日号时点")


def _plain_units() -> frozenset[str]:
    return frozenset(
        printed
        for printed, unit in units.UNITS.items()
        if printed not in _OTHERWISE
        and printed[0] not in _DATE_LIKE
        and printed[0] not in _HEADS_OF_FORMS
        and printed[0] not in "十万亿"
        and printed != "个多月"
        and not (printed[0].isascii() and printed[0].isalpha())
    )


def _behind_figures() -> frozenset[str]:
    return frozenset(printed for printed in _UNITS if printed[0] not in _HEADS_OF_ROADS)


def _behind_words() -> frozenset[str]:
    return frozenset(printed for printed in _UNITS if printed[0] not in NUMERALS)


_UNITS: Final[frozenset[str]] = _plain_units()
_FIGURE_UNITS: Final[frozenset[str]] = _behind_figures()
_WORD_UNITS: Final[frozenset[str]] = _behind_words()


def figure(text: str, at: int, calendar: Calendar) -> Mention | None:
    """The figure or date that begins with the digit at `at`, when it is plain."""
    found = _FIGURE.match(text, at)
    if found is None:
        return None
    end = found.end()
    behind = text[end : end + 1]
    if behind in _DATE_MARKS:
        return _date(text, at, calendar)
    unit = units.find(text, end)
    if unit is None:
        return None
    printed = unit.printed
    close = end + len(printed)
    if text[close : close + 1] in _AFTER_FIGURE or printed not in _FIGURE_UNITS:
        return None
    before = text[at - 1 : at]
    if text[at] == "0" and text[at + 1 : at + 2].isdigit() and unit.dimension == "count":  # 03星
        return None
    if before in _BEFORE or (before in _CODED and code_end(text, at)):
        return None
    modifier, begin = modifiers.before(text, at)
    if unit.dimension == "money" and (text[begin - 1 : begin] == "币" or text[close : close + 1] == "人"):
        return None
    number = parse(found[1])
    if number is None or number.figure is None:
        return None
    value, printed_value, scale = number.value, number.figure, number.scale
    low = high = None
    if found[2]:
        modifier, (low, high) = "over", over(number)
    elif modifier:
        low, high = modifiers.bounds(modifier, value, None, None, text[begin:at])
    if not scale:
        return Mention(begin, close, "quantity", modifier, printed_value, low, high, unit, printed, 1, value)
    factor = scale_factor(scale)
    if low is not None:
        low /= factor
    if high is not None:
        high /= factor
    return Mention(begin, close, "quantity", modifier, printed_value, low, high, unit, scale + printed, factor, value)


def count(text: str, at: int) -> Mention | None:
    """What the Chinese digit at `at` counts, when a classifier stands right behind it and no listed word lies over the two."""
    if text[at] not in _COUNTING_DIGITS:
        return None
    unit = units.find(text, at + 1)
    if unit is None:
        return None
    printed = unit.printed
    close = at + 1 + len(printed)
    behind = text[close : close + 1]
    if behind in _AFTER_FIGURE or printed not in _WORD_UNITS or text[at - 1 : at] == "前":
        return None
    number = parse(text[at])
    if number is None:
        return None
    modifier, begin = modifiers.before(text, at)
    first = NumeralMatch(text[at], at, at + 1, False)
    if not_measured(first, unit) or (unit.dimension == "money" and (text[begin - 1 : begin] == "币" or behind == "人")):
        return None
    value = number.value
    kind = kind_of_count(text, begin, at, first, unit, close, number)
    if kind != "quantity":
        return Mention(at, close, kind, value=value, printed_unit=printed)
    if number.fuzzy:
        return None
    low, high = modifiers.bounds(modifier, value, None, None, text[begin:at])
    return Mention(begin, close, "quantity", modifier, value, low, high, unit, printed, 1, value)


def _date(text: str, at: int, calendar: Calendar) -> Mention | None:
    found = _DATE.match(text, at)
    if found is None:
        return None
    end = found.end()
    before = text[at - 1 : at]
    behind = text[end : end + 1]
    if behind == "全" and text[end + 1 : end + 2] != "年":
        behind = ""
    if end == at or behind in _AFTER_DATE or before in _BEFORE_DATE or (before in _CODED and code_end(text, at)):
        return None
    year, month, day = found.groups()
    start = at
    if month is None:
        if year is not None:
            return None if day is not None else Mention(at, end, "date", date=year)
        place = calendar.month_of_day(int(day), text[max(0, at - 2) : at])
        return Mention(at, end, "date", date="" if place is None else _iso(place[0], str(place[1]), day))
    if year is not None:
        of = int(year)
    else:
        relative = text[at - 2 : at] if before == "年" and at > 1 else ""
        if relative not in RELATIVE_YEARS:
            relative = ""
        this = calendar.year(relative or None)
        start -= len(relative)
        if this is None:
            return Mention(start, end, "date")
        of = this
    calendar.month = (of, int(month))
    return Mention(start, end, "date", date=_iso(of, month, day))


def _iso(year: int, month: str, day: str | None) -> str:
    """As `f"{year:04}-{month:02}-{day:02}"`, which takes longer."""
    of_year = str(year).rjust(4, "0") + "-" + month.rjust(2, "0")
    return of_year if day is None else of_year + "-" + day.rjust(2, "0")
