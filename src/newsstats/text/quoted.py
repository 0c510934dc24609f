"""Names in quotation marks or book marks, one behind the other: “甲”“乙”、《丙》."""

from __future__ import annotations

import re

_NAME = re.compile(r"[“《][^“”《》]{1,30}[”》]")
_RUN = re.compile(rf"(?:{_NAME.pattern}[、和及]?){{2,}}$")


def quoted_at_end(text: str) -> list[tuple[int, int]]:
    """Where the names stand, marks and all, of the run of two or more that a text ends in; empty where it ends in none.

    Examples
    --------
    >>> quoted_at_end("窗口能办“入学”、“退休”")
    [(4, 8), (9, 13)]
    """
    run = _RUN.search(text)
    return [(run.start() + name.start(), run.start() + name.end()) for name in _NAME.finditer(run.group())] if run else []
