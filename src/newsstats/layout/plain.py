"""The plainest dump: articles one below the other, a title and then its paragraphs, each in a line of its own."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsstats.layout.segmentation import Story, is_closed
from newsstats.text.byline import opens_story

LONG: Final = 45
"""Characters from which on a line is longer than a column of print; by judgement."""
FEWEST: Final = 3
"""Lines of that length at least, before a page is read so."""
WHOLE: Final = 0.9
"""Share of them that end a sentence at least: a hard-wrapped line ends anywhere."""
TITLE: Final = 40
"""Characters of a title at most."""
SET_OFF_TITLE: Final = 90
"""The same of one that stands behind a larger gap and ends no sentence."""
SET_OFF: Final = 0.5
"""Share of the title-like lines that stand behind the larger gap at least, before that gap is what makes a title."""
_ITEM: Final = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]")
_SENTENCE_ENDS: Final = frozenset("。！？!?…")
_NO_END: Final = frozenset("，、；：,;:。")


def plain_stories(texts: Sequence[str]) -> list[Story]:
    """The stories of a page of whole paragraphs with at least two titles, and nothing for any other page.

    Parameters
    ----------
    texts
        The lines without white space at their ends, empty for what is blank or furniture.

    A line of up to 40 characters that ends no sentence and has a paragraph below it is a title. Where most such lines stand behind
    more blank lines than paragraphs do, those that do not are crossheads, and a short line behind them is a title whatever ends it.
    """
    long = [text for text in texts if len(text) >= LONG]
    if len(long) < FEWEST or sum(map(is_closed, long)) < WHOLE * len(long):
        return []
    held = [at for at, text in enumerate(texts) if text]
    gap = {at: at - before - 1 for before, at in pairwise([-1, *held])}
    runs = _runs(held, [_is_title(texts[at]) for at in held])
    titles = {at for run in runs for at in run}
    between = [gap[at] for before, at in pairwise(held) if before not in titles and at not in titles]
    usual = statistics.median_high(between) if between else 0
    if sum(gap[run[0]] > usual for run in runs[1:]) >= SET_OFF * (len(runs) - 1):
        loose = _runs(held, [_may_be_title(texts[at]) for at in held])
        runs = [run for n, run in enumerate(loose) if gap[run[0]] > usual or n == 0]
    if len(runs) < 2:
        return []
    starts = {run[0]: run for run in runs}
    titles = {at for run in runs for at in run}
    stories: list[Story] = []
    for at in held:
        if at in starts or not stories:
            stories.append(Story("story", [], headlines=starts.get(at, []), plain=True))
        if at not in titles:
            stories[-1].body.append(at)
    return [story for story in stories if story.body]


def _runs(held: Sequence[int], marked: Sequence[bool]) -> list[list[int]]:
    """Marked lines that stand together, where another line follows."""
    runs: list[list[int]] = []
    run: list[int] = []
    for at, one in zip(held, marked, strict=True):
        if one:
            run.append(at)
        elif run:
            runs.append(run)
            run = []
    return runs


def _may_be_title(text: str) -> bool:
    """Of a line that stands off by itself."""
    most = SET_OFF_TITLE if text[-1] not in _SENTENCE_ENDS else TITLE
    return 2 <= len(text) <= most and text[-1] not in _NO_END and not opens_story(text)


def _is_title(text: str) -> bool:
    return len(text) <= TITLE and _may_be_title(text) and not is_closed(text) and not _ITEM.search(text)
