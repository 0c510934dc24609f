"""When an issue came out and which paper it is, as the file's name, its folder and the page say."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from pathlib import Path

from newsstats.layout.folio import label_of, read_folio
from newsstats.layout.lines import Line
from newsstats.layout.masthead import bare_name, may_be_paper, paper_name, paper_of_publisher

_IN_NAME = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])|((?:19|20)\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2}))(?!\d)"
)
"""Figures without marks between them have two each for month and day."""
_FULL = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ISO = re.compile(r"((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_NUMBER = re.compile(
    r"(?<![0-9])(?:第\s?)?([A-Z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?版(?!面)|(?<![A-Z0-9])([A-Z][0-9]{1,3})(?![A-Z0-9])"
)
_WIRE = re.compile(r"(?:新华社|本报|中新社)[\u4e00-\u9fff]{1,8}?\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s?[电讯]")


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_date(text: str) -> str:
    """The first full date of a text as ISO, or empty."""
    for found in _ISO.finditer(text):
        if iso := _iso(*found.groups()):
            return iso
    return ""


def date_of_name(name: str) -> str | None:
    """A date in a file's or folder's name."""
    found = _IN_NAME.search(name)
    return _iso(*(part for part in found.groups() if part)) if found else None


def date_of_path(path: Path) -> str | None:
    """A date in the file's name, else in its folder's (a day's folder in a month's counts: 2024-11/29)."""
    folder = path.resolve().parent
    names = (path.name, folder.name, f"{folder.parent.name}-{folder.name}")
    return next((iso for name in names if (iso := date_of_name(name))), None)


def date_of_page(lines: list[Line]) -> tuple[str, str] | None:
    """`(date, "printed")` from a folio or masthead line, else from the wire datelines.

    A dateline names no year: it counts only when the page itself prints one full date of that year.
    """
    for line in lines:
        if line.role in ("folio", "masthead"):
            folio = read_folio(line.stripped)
            found = _FULL.search(line.stripped)
            iso = (folio.date if folio is not None else "") or (_iso(*found.groups()) if found else None)
            if iso:
                return iso, "printed"
    wires = Counter(f.groups() for line in lines if (f := _WIRE.search(line.stripped)))
    years = Counter(f.group(1) for line in lines if (f := re.search(r"((?:19|20)\d\d)\s?年", line.stripped)))
    if wires and len(years) == 1:
        (month, day), _ = max(wires.items(), key=lambda item: (int(item[0][0]), int(item[0][1])))
        iso = _iso(next(iter(years)), month, day)
        if iso:
            return iso, "printed"
    return None


def paper_of_page(lines: list[Line]) -> str | None:
    """The paper's name in the masthead, else beside the page's number, else by who publishes it."""
    for role in ("masthead", "folio"):
        for line in lines:
            if line.role == role and (
                name := paper_name(line.stripped)
                or (bare_name(line.stripped) if role == "masthead" and may_be_paper(line.stripped) else "")
            ):
                return name
    publishers = (paper_of_publisher(line.stripped) for line in lines if line.role in ("masthead", "folio", "other"))
    return next(filter(None, publishers), None)


def number_of_page(lines: list[Line]) -> str:
    """The page's number as its folio prints it (3, A02), or empty."""
    for line in lines:
        if line.role != "folio":
            continue
        if (folio := read_folio(line.stripped)) is not None and folio.number:
            return folio.number
        if not any(word in line.stripped for word in ("转", "接", "期")):
            found = _NUMBER.search(unicodedata.normalize("NFKC", line.stripped))
            if found:
                return label_of(found.group(1) or found.group(2))
    return ""


_SECTION = (
    re.compile(r"(?:第\s?)?[A-Z]?[0-9一二三四五六七八九十]{1,3}\s?版[\s·:|/]*([\u4e00-\u9fff]{2,8})$"),
    re.compile(r"[A-Z][0-9]{1,3}[\s·:|/]+([\u4e00-\u9fff]{2,8})$"),
    re.compile(r"([\u4e00-\u9fff]{2,8})[\s·:|/]+(?:第\s?)?[A-Z]?[0-9]{1,3}\s?版?$"),
)
_NO_SECTION = re.compile(r"[转接期责编审校星年月日版]")


def section_of_page(lines: list[Line]) -> str:
    """The page's name as its folio prints it beside the number (A02 要闻, 第3版：经济), or empty."""
    for line in lines:
        if line.role == "folio":
            folio = read_folio(line.stripped)
            if folio is not None and folio.number and folio.name and not _NO_SECTION.search(folio.name):
                return folio.name
            text = unicodedata.normalize("NFKC", line.stripped)
            found = next((f for pattern in _SECTION if (f := pattern.match(text))), None)
            if found is not None and not _NO_SECTION.search(found.group(1)):
                return found.group(1)
    return ""
