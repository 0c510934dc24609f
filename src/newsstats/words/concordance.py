"""Keyword in context (KWIC)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from newsstats.schema import CONCORDANCE, frame
from newsstats.text.segmenter import newspaper


def _compiled(keyword: str | re.Pattern[str] | None, regex: bool) -> re.Pattern[str] | None:
    if not keyword:
        return None
    if not isinstance(keyword, str):
        return keyword
    try:
        return re.compile(keyword if regex else re.escape(keyword))
    except re.error as error:
        raise ValueError(f"{keyword!r} is no regular expression: {error}") from error


def _spans(tokens: pd.DataFrame | None, pos: str | None) -> dict[tuple[str, str], set[tuple[int, int]]] | None:
    """Spans of the tokens of a part of speech, by article and part."""
    if tokens is None or pos is None:
        return None
    kept = tokens[tokens["pos"].str.startswith(pos)]
    out: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for article, part, start, end in zip(kept["article_id"], kept["part"], kept["start"], kept["end"], strict=True):
        out.setdefault((article, part), set()).add((start, end))
    return out


def concordance(
    parts: Iterable[object],
    keyword: str | re.Pattern[str] | None,
    *,
    width: int = 12,
    sort: str = "position",
    regex: bool = False,
    pos: str | None = None,
    tokens: pd.DataFrame | None = None,
    sections: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Every place of a word or a regular expression, with `width` characters of context on each side.

    `regex` reads a string as a regular expression; `pos` keeps places that are one token of that part of speech
    (`"n"` takes every noun), and alone, without a keyword, lists all of them (`tokens` are the issue's). `sort` is `"position"`, `"left"` (by the left context, read
    backwards from the keyword), `"right"`, or a word's place: `"R1"`, `"R2"`, `"R3"`, `"L1"`, `"L2"`, `"L3"`.
    Columns: `article_id`, `left`, `keyword`, `right`, `start`, `end` (in the part's text), `source_start`,
    `source_end`. Raises: `ValueError` for no keyword, a broken expression, a negative width or another `sort`.
    """
    if sort not in ("position", "left", "right", *WORD_PLACES):
        raise ValueError(f"sort={sort!r}: use position, left, right or one of {', '.join(WORD_PLACES)}")
    if width < 0:
        raise ValueError("width is a number of characters, 0 or more")
    if not keyword and pos is None:
        raise ValueError("keyword is empty")
    pattern = _compiled(keyword, regex)
    spans = _spans(tokens, pos)
    c: dict[str, list] = {name: [] for name in CONCORDANCE}
    sections, published = sections or {}, published or {}
    for part in parts:
        text = part.text  # type: ignore[attr-defined]
        wanted = None if spans is None else spans.get((part.article_id, part.name), ())  # type: ignore[attr-defined]
        places = [found.span() for found in pattern.finditer(text)] if pattern is not None else sorted(wanted or ())
        for start, end in places:
            if start == end or (wanted is not None and (start, end) not in wanted):
                continue
            c["article_id"].append(part.article_id)  # type: ignore[attr-defined]
            c["section"].append(sections.get(part.article_id, ""))  # type: ignore[attr-defined]
            c["published"].append(published.get(part.article_id, ""))  # type: ignore[attr-defined]
            c["left"].append(text[max(0, start - width) : start].replace("\n", " "))
            c["keyword"].append(text[start:end])
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
    if sort in WORD_PLACES:
        return table.sort_values(
            "left" if sort[0] == "L" else "right", key=lambda s: s.map(_words_from(sort)), kind="stable", ignore_index=True
        )
    return table


WORD_PLACES = ("R1", "R2", "R3", "L1", "L2", "L3")


def _words_from(place: str) -> Callable[[str], tuple[str, ...]]:
    """The words of a context from a place on, away from the keyword; marks are no words."""

    def key(context: str) -> tuple[str, ...]:
        words = [word for word in newspaper().cut(context) if word.isalnum()]
        return tuple((words[::-1] if place[0] == "L" else words)[int(place[1]) - 1 :])

    return key
