"""Stories that go on on another page (下转第3版 … 上接第1版) joined into one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from newsstats.data import load_toml
from newsstats.layout.corrections import Corrections, corrected
from newsstats.layout.page import Page
from newsstats.numbers.numerals import parse

_GOES_ON: Final = re.compile(load_toml("furniture.toml")["turn"]["goes_on"])
_COMES_FROM: Final = re.compile(load_toml("furniture.toml")["turn"]["comes_from"])


def continued(page: Page, *, to_simplified: bool = False) -> Page:
    """The page with what goes on elsewhere joined to its story, where one mark on each page names the other and no mark else does."""
    ends: dict[tuple[int, int], list[int]] = {}
    starts: dict[tuple[int, int], list[int]] = {}
    for at, line in enumerate(page.lines):
        if found := _GOES_ON.search(line.stripped):
            ends.setdefault((line.page, _number(found[1])), []).append(at)
        if found := _COMES_FROM.search(line.stripped):
            starts.setdefault((_number(found[1]), line.page), []).append(at)
    if not ends or not starts:
        return page
    owner = {at: n for n, story in enumerate(page.stories) for at in story.body}
    places = sorted(owner)
    split: list[int] = []
    join: list[tuple[int, int]] = []
    for pages, marks in starts.items():
        sources = ends.get(pages, [])
        if len(sources) != 1 or len(marks) != 1:
            continue
        k, m = bisect_right(places, sources[0]), bisect_left(places, marks[0])
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
    read = parse(printed) if not re.search("[A-Z]", printed) else None
    return int(read.value) if read is not None else 0
