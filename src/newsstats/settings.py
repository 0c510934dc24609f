"""How large an input may be, how long a notebook may take, how many processors are used; each may be set in the environment."""

from __future__ import annotations

import os

from newsstats.errors import InputKindError

DEFAULTS = {
    "megabytes": 64,  # of one page file
    "record_megabytes": 1024,  # of one table of articles
    "files": 2000,  # of one folder
    "html_characters": 8_000_000,
    "pdf_pages": 400,
    "pdf_glyphs": 400_000,  # of one page; a full broadsheet page has some ten thousand
    "pdf_glyphs_total": 2_000_000,  # of all pages of one file
    "picture_megapixels": 60,  # of one page; a broadsheet page at 300 dpi has some 40
    "html_elements": 25_000,  # an article page has some thousands
    "input_seconds": 300,  # of reading one input of an archive
    "seconds": 600,  # of one cell of a notebook while a report is made
}
"""The names and the values that hold where nothing else is set: `NEWSSTATS_MAX_MEGABYTES=200` sets the first."""


def limit(name: str) -> int:
    """The value of a limit. Raises: `InputKindError` when the environment holds something else than a whole number above zero."""
    variable = variable_of(name)
    given = os.environ.get(variable, "").strip()
    if not given:
        return DEFAULTS[name]
    if not given.isdecimal() or not int(given):
        raise InputKindError(f"is {given!r}, no whole number above zero", variable, f"leave it out for {DEFAULTS[name]}")
    return int(given)


def names_by() -> str:
    """Who finds names: `rules`, `network` (the extra `names`), or "" for the network where it is installed (`NEWSSTATS_NAMES`).

    Raises: `InputKindError` for another word.
    """
    given = os.environ.get("NEWSSTATS_NAMES", "").strip()
    if given not in ("", "rules", "network"):
        raise InputKindError(f"is {given!r}", "NEWSSTATS_NAMES", "write rules or network, or leave it out")
    return given


def follows_links() -> bool:
    """Whether links that lead out of an input folder are followed (`NEWSSTATS_FOLLOW_LINKS=1`)."""
    return os.environ.get("NEWSSTATS_FOLLOW_LINKS", "").strip() in ("1", "true", "yes")


def variable_of(name: str) -> str:
    """The environment variable of a limit."""
    return f"NEWSSTATS_MAX_{name.upper()}"


def raising(name: str) -> str:
    """How to raise a limit, for the end of an error's line."""
    return f"raise {variable_of(name)} to read it all the same"


def cores() -> int:
    """Those that it is allowed to run on (`taskset`, containers), where the system tells; else all of the machine's."""
    allowed = getattr(os, "sched_getaffinity", None)
    return max(1, len(allowed(0)) if allowed else os.cpu_count() or 1)
