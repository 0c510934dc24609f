"""When an issue came out and which paper it is, as the file's name, its folder and the page say."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path

from newsstats.page.lines import Line

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FULL = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|晨报|时报|都市报|商报))(?=社|$|\s)")
_WIRE = re.compile(r"(?:新华社|本报|中新社)[\u4e00-\u9fff]{1,8}?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?[电讯]")


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def date_of_path(path: Path) -> str | None:
    """A date in the file's name, else in its folder's name."""
    for name in (path.name, path.resolve().parent.name):
        found = _IN_NAME.search(name)
        if found:
            iso = _iso(*found.groups())
            if iso:
                return iso
    return None


def date_of_page(lines: list[Line]) -> tuple[str, str] | None:
    """`(date, "folio")` from a folio or masthead line, or `(date, "dateline")` from the wire datelines.

    A dateline names no year: it counts only when the page itself prints one full date of that year.
    """
    for line in lines:
        if line.role in ("folio", "masthead"):
            found = _FULL.search(line.stripped)
            iso = _iso(*found.groups()) if found else None
            if iso:
                return iso, "folio"
    wires = Counter(f.groups() for line in lines if (f := _WIRE.search(line.stripped)))
    years = Counter(f.group(1) for line in lines if (f := re.search(r"((?:19|20)\d\d)\s?年", line.stripped)))
    if wires and len(years) == 1:
        (month, day), _ = max(wires.items(), key=lambda item: (int(item[0][0]), int(item[0][1])))
        iso = _iso(next(iter(years)), month, day)
        if iso:
            return iso, "dateline"
    return None


def paper_of_page(lines: list[Line]) -> str | None:
    """The paper's name in the masthead."""
    for line in lines:
        if line.role in ("masthead", "folio"):
            found = _PAPER.search(line.stripped)
            if found:
                return found.group(1)
    return None
