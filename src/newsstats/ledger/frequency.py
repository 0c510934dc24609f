"""What kind of time a period is: a day, a month, a quarter … or the months since January."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from newsstats.observations.periods import year_before as day_a_year_before

DAY, MONTH, QUARTER, HALF, YEAR, CUMULATIVE, SPAN = "day", "month", "quarter", "half", "year", "cumulative", "span"
FREQUENCIES: Final = (DAY, MONTH, QUARTER, HALF, YEAR, CUMULATIVE, SPAN)
REGULAR: Final = (MONTH, QUARTER, HALF, YEAR)
"""Frequencies of which one period follows the other, so that a gap shows."""
YEAR_TO_DATE: Final = (QUARTER, HALF, YEAR)
"""Frequencies of which a period that begins in January is the year to its end too."""
_MONTHS: Final = {1: MONTH, 3: QUARTER, 6: HALF, 12: YEAR}
"""Whole months of a period that has a name, where it begins at a multiple of its length."""


@lru_cache(maxsize=65_536)
def frequency(start: str, end: str) -> str:
    """The frequency of a period given by its first and last day (ISO), empty where there is none.

    Returns
    -------
    str
        `day`, `month`, `quarter`, `half`, `year`; `cumulative` for the months since January to another month's end, or the days
        since 1 January; `span` for anything else.

    Examples
    --------
    >>> frequency("2024-04-01", "2024-06-30"), frequency("2024-01-01", "2024-08-31"), frequency("2024-11-30", "2024-11-30")
    ('quarter', 'cumulative', 'day')
    """
    if not start or not end:
        return ""
    if start == end:
        return DAY
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.year == last.year:
        months = last.month - first.month + 1
        name = _MONTHS.get(months)
        if name is not None and (first.month - 1) % months == 0:
            return name
    if first.year == last.year and (first.month, first.day) == (1, 1):
        return CUMULATIVE
    return SPAN


def to_date(start: str, end: str) -> bool:
    """True for a period that runs from 1 January to a month's end of the same year: what cumulative figures are of."""
    kind = frequency(start, end)
    last = datetime.date.fromisoformat(end) if end else None
    ends_a_month = last is not None and last.day == monthrange(last.year, last.month)[1]
    return ends_a_month and start[5:] == "01-01" and kind in (*YEAR_TO_DATE, CUMULATIVE)


def year_before(day: str) -> str:
    """The same ISO day a year before; of a month's last day the last day."""
    return day_a_year_before(datetime.date.fromisoformat(day[:10])).isoformat()


def next_period(start: str, end: str, kind: str) -> tuple[str, str] | None:
    """First and last day of the period that follows one of the same frequency; None where none follows by rule."""
    if kind == CUMULATIVE:
        year, month = int(end[:4]), int(end[5:7])
        if month == 12 or int(end[8:10]) != monthrange(year, month)[1]:
            return None
        return start, f"{year:04d}-{month + 1:02d}-{monthrange(year, month + 1)[1]:02d}"
    months = {name: count for count, name in _MONTHS.items()}.get(kind)
    if months is None:
        return None
    begin = int(start[:4]) * 12 + int(start[5:7]) - 1 + months
    finish = begin + months - 1
    return (
        f"{begin // 12:04d}-{begin % 12 + 1:02d}-01",
        f"{finish // 12:04d}-{finish % 12 + 1:02d}-{monthrange(finish // 12, finish % 12 + 1)[1]:02d}",
    )


def between(start: str, end: str, last: str, kind: str) -> Iterator[tuple[str, str]]:
    """The periods of a frequency that follow one and end before the day `last`."""
    following = next_period(start, end, kind)
    while following is not None and following[1] < last:
        yield following
        following = next_period(*following, kind)
