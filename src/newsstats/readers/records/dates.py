"""Dates as tables of articles have them."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Any

CHINA = datetime.timezone(datetime.timedelta(hours=8))
"""The day of an instant that is told in UTC (Unix time, `…Z`) is China's."""
_YMD = re.compile(r"((?:1[89]|20)\d\d)\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_PLAIN = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?")
_UTC = re.compile(r"\d(?:Z|[+-]00:?00)$|(?:UTC|GMT)$")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\b")
_NUMBER = re.compile(r"\d{5,13}(?:\.\d+)?")
EXCEL_FIRST = datetime.date(1899, 12, 30)
"""Day 0 of Excel's serial dates."""
EXCEL = (18_264, 73_050)
"""Serials of 1950 to 2099."""


def iso_day(value: Any) -> str:
    """The day of publication as ISO, or empty where it cannot be read for sure.

    Year, month and day in any of the usual forms, with or without a time; Unix seconds and milliseconds; Excel's serials; dates and
    times of Python, numpy and pandas. A day whose month is in doubt (05/06/2024) is not read.

    Examples
    --------
    >>> [iso_day(v) for v in ("2024年11月9日 08:30", "20241109", 1731110400, "45605", "2024-11-08T23:30:00Z", "05/06/2024")]
    ['2024-11-09', '2024-11-09', '2024-11-09', '2024-11-09', '2024-11-09', '']
    """
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime):
        return _of_instant(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "astype") and getattr(value, "dtype", None) is not None and value.dtype.kind == "M":
        return str(value.astype("datetime64[D]"))
    text = str(value).strip()
    if found := _YMD.search(text):
        if _UTC.search(text):
            try:
                return _of_instant(datetime.datetime.fromisoformat(text.replace("/", "-")))
            except ValueError:
                pass
        return _day(found[1], found[3], found[4])
    if found := _PLAIN.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if _NUMBER.fullmatch(text):
        return _of_number(float(text))
    if _MAIL.search(text):
        try:
            return _of_instant(parsedate_to_datetime(text))
        except (ValueError, TypeError):
            return ""
    return ""


def _of_instant(when: datetime.datetime) -> str:
    """The day as written; of an instant in UTC the day in China."""
    if when.tzinfo is not None and when.utcoffset() == datetime.timedelta(0):
        when = when.astimezone(CHINA)
    return when.date().isoformat()


def _of_number(number: float) -> str:
    if EXCEL[0] <= number <= EXCEL[1]:
        return (EXCEL_FIRST + datetime.timedelta(days=int(number))).isoformat()
    seconds = number / 1000 if number >= 1e11 else number
    if 1e8 <= seconds <= 4.1e9:
        return datetime.datetime.fromtimestamp(seconds, CHINA).date().isoformat()
    return ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
