"""Keyword in context (KWIC)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from newsstats.schema import CONCORDANCE, frame


def concordance(parts: Iterable[object], keyword: str | re.Pattern[str], *, width: int = 12, sort: str = "position") -> pd.DataFrame:
    """Every place of a word or a compiled pattern, with `width` characters of context on each side.

    `sort` is `"position"`, `"left"` (by the left context, read backwards from the keyword) or `"right"`.
    Columns: `article_id`, `left`, `keyword`, `right`, `start`, `end` (in the part's text), `source_start`,
    `source_end`. Raises: `ValueError` for an empty keyword, a negative width or another `sort`.
    """
    if sort not in ("position", "left", "right"):
        raise ValueError(f"sort={sort!r}: use position, left or right")
    if width < 0:
        raise ValueError("width is a number of characters, 0 or more")
    if not keyword:
        raise ValueError("keyword is empty")
    pattern = re.compile(re.escape(keyword)) if isinstance(keyword, str) else keyword
    c: dict[str, list] = {name: [] for name in CONCORDANCE}
    for part in parts:
        text = part.text  # type: ignore[attr-defined]
        for found in pattern.finditer(text):
            start, end = found.span()
            if start == end:
                continue
            c["article_id"].append(part.article_id)  # type: ignore[attr-defined]
            c["left"].append(text[max(0, start - width) : start].replace("\n", " "))
            c["keyword"].append(found.group())
            c["right"].append(text[end : end + width].replace("\n", " "))
            c["start"].append(start)
            c["end"].append(end)
            c["source_start"].append(int(part.source[start]))  # type: ignore[attr-defined]
            c["source_end"].append(int(part.source[end - 1]) + 1)  # type: ignore[attr-defined]
    table = frame(c, CONCORDANCE)
    if sort == "left":
        return table.sort_values("left", key=lambda s: s.str[::-1], kind="stable", ignore_index=True)
    if sort == "right":
        return table.sort_values("right", kind="stable", ignore_index=True)
    return table
