"""A folder of page files: which of them are pages, and in what order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsstats.errors import InputKindError
from newsstats.layout.dates import date_of_name
from newsstats.settings import follows_links, limit, raising

SUFFIXES = (".txt", ".text", ".htm", ".html", ".shtml", ".xhtml", ".pdf")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
"""Pictures of pages; in a folder with other pages they are its illustrations."""
_IN_NAME = (
    re.compile(r"(?:第|版面|page|node|p|_|-|^)\s?0*(\d{1,3})\s?版", re.I),
    re.compile(r"(?<![A-Za-z])([A-D])0*(\d{1,2})(?!\d)"),
    re.compile(r"(?:page|node|版|p)[_\- ]?0*(\d{1,3})(?!\d)", re.I),
    re.compile(r"(?:^|[_\- ])0*(\d{1,2})(?=[_\- .]|$)"),
)
_DIGITS = re.compile(r"(\d+)")


def walk(folder: Path, suffixes: Sequence[str], *, follow_links: bool = False) -> Iterator[tuple[Path, InputKindError | None]]:
    """The files of some kinds below a folder, sorted, hidden ones left out; with each what forbids to read it, or None.

    A link that leads out of the folder is not followed unless `follow_links` or `NEWSSTATS_FOLLOW_LINKS=1` asks for it: a folder
    from a stranger could show any file of this machine as a story.
    """
    follow = follow_links or follows_links()
    root = folder.resolve()
    found: list[Path] = []
    for where, folders, names in os.walk(folder, followlinks=follow):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".") and name.lower().endswith(tuple(suffixes))]
    for file in sorted(found):
        if not file.is_file():
            continue
        if not follow and root not in file.resolve().parents:
            yield (
                file,
                InputKindError("is a link that leads out of the folder", str(file), "copy the file, or set NEWSSTATS_FOLLOW_LINKS=1"),
            )
        else:
            yield file, None


def page_files(folder: Path) -> list[Path]:
    """The page files of an issue's folder, subfolders included, hidden ones left out.

    Raises: `InputKindError` for a folder with no page, with too many, with pages of several days, or with a link that leads out of it.
    """
    found: list[Path] = []
    for suffixes in (SUFFIXES, PICTURES):
        for file, wrong in walk(folder, suffixes):
            if wrong is not None:
                raise wrong
            found.append(file)
        if found:
            break
    else:
        raise InputKindError("is a folder without pages", str(folder), f"put files of these kinds into it: {' '.join(SUFFIXES + PICTURES)}")
    if len(found) > limit("files"):
        raise InputKindError(
            f"holds {len(found)} files, more than {limit('files')}", str(folder), f"name the folder of one issue, or {raising('files')}"
        )
    dates = sorted({d for p in found if (d := date_of_name(p.name))})
    if len(dates) > 1:
        raise InputKindError(f"holds pages of several days ({dates[0]} … {dates[-1]})", str(folder), "name the folder of one issue")
    return found


def page_key(file: str, number: str) -> tuple[str, int, list[tuple[int, str]]]:
    """Sorting key of a page: its section letter and number as printed, else as its file's name has them."""
    stem = re.sub(r"(?:19|20)\d\d[-_.年]?\d\d[-_.月]?\d\d日?", "", Path(file).stem)
    label = re.fullmatch(r"([A-Z]?)(\d{1,3})", number)
    letter, count = (label.group(1), int(label.group(2))) if label else number_in(stem) or ("", 10_000)
    natural = [(int(n), "") if n.isdigit() else (-1, n) for n in _DIGITS.split(file)]
    return letter, count, natural


def number_in(stem: str) -> tuple[str, int] | None:
    """Section letter and page number that a file's name has, or None."""
    for pattern in _IN_NAME:
        found = pattern.search(stem)
        if found:
            groups = found.groups()
            return (groups[0].upper(), int(groups[1])) if len(groups) > 1 else ("", int(groups[0]))
    return None
