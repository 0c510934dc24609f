"""Stories that go on on another page (下转第3版 … 上接第1版) joined into one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from newsstats.layout.corrections import Corrections, corrected
from newsstats.layout.page import Page

_PAGE: Final = r"\s?第?\s?([0-9A-Z]{1,3}|[一二三四五六七八九十]{1,3})\s?版"
_GOES_ON: Final = re.compile("(?:下?转|紧接)" + _PAGE)
_COMES_FROM: Final = re.compile("上接" + _PAGE)
_NUMERALS: Final = {numeral: n for n, numeral in enumerate("一二三四五六七八九十", 1)}


def continued(page: Page, *, to_simplified: bool = False) -> Page:
    """The page with what goes on elsewhere joined to its story, where one mark on each page names the other and no mark else does."""
    ends: dict[tuple[int, int], list[int]] = {}
    for at, line in enumerate(page.lines):
        if found := _GOES_ON.search(line.stripped):
            ends.setdefault((line.page, _number(found[1])), []).append(at)
    if not ends:
        return page
    owner = {at: n for n, story in enumerate(page.stories) for at in story.body}
    places = sorted(owner)
    split: list[int] = []
    join: list[tuple[int, int]] = []
    for at, line in enumerate(page.lines):
        found = _COMES_FROM.search(line.stripped)
        sources = ends.get((_number(found[1]), line.page), []) if found else []
        if len(sources) != 1:
            continue
        k, m = bisect_right(places, sources[0]), bisect_left(places, at)
        if not k or m == len(places) or owner[places[k - 1]] == owner[places[m]]:
            continue
        last, first = places[k - 1], places[m]
        story = page.stories[owner[first]]
        heading = min((one for one in story.headlines if one > first), default=len(page.lines))
        own = min((one for one in story.body if one > heading), default=None)
        split += [page.lines[own].number] if own is not None else []
        join.append((page.lines[last].number, page.lines[first].number))
    return corrected(page, Corrections(split=tuple(split), join=tuple(join)), to_simplified=to_simplified) if join else page


def _number(printed: str) -> int:
    """A page's number as printed, 0 where it is a letter and a number: those pages are counted otherwise."""
    if printed.isdigit():
        return int(printed)
    if all(c in _NUMERALS for c in printed):
        tens, _, ones = printed.rpartition("十") if "十" in printed else ("", "", printed)
        return (10 * _NUMERALS.get(tens, 1) if "十" in printed else 0) + _NUMERALS.get(ones, 0)
    return 0
