"""The same figure of the same thing printed again: 项目总投资7.4亿元。…该项目总投资4.7亿元."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache

from newsstats.checks.cues import has, pattern
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount, of_another, other_time, percentage
from newsstats.checks.relation import AGREES, DISAGREES, Kind, Relation, repeat_of, verdict
from newsstats.checks.slips import slip
from newsstats.observations.sentences import Figure, Sentence, clause_before

_NOT_WHOLE = re.compile(r"[一二三]期|第[一二三四五六七八九十]|达到?$")
"""Beside the words of `data/checks.toml`: the figure of a phase, of one of several, or one that is reached."""
_HEARSAY = re.compile(r"据悉|据介绍|据了解|据[^，。]{2,10}介绍|(?:了解|获悉|介绍|看)到?，|介绍说|记者[^，。]{0,6}(?:了解到|获悉|看到)")
SHORTEST = 3
"""Characters in front of a figure at least (该X)."""
LEAST = 6
"""Characters of the words in front of both figures at least, where nothing points back to the first."""
LEAST_TOLD = 4
"""The same behind 据介绍, 记者了解到 and the like."""
REACH = 30
"""Figures that are remembered."""


@cache
def _back() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('restated', 'back').pattern})(?P<what>[\u4e00-\u9fff]{{2,14}})$")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"^.*(?:{pattern('restated', 'back').pattern})")


def _changed(lead: str) -> bool:
    """True where a figure is not the thing's own, whole figure: 新增, 完成, 一期."""
    return has("restated", "changed", lead) or _NOT_WHOLE.search(lead) is not None


def restated(story: Story) -> Iterator[Relation]:
    """A figure of 该X, or of X in the same words, against the one figure that the story gave of X before."""
    before: deque[tuple[Figure, str]] = deque(maxlen=REACH)
    for sentence in story.sentences:
        if sentence.part.name != "body":
            continue
        here: list[tuple[Figure, str]] = []
        for figure in sentence.figures:
            if not amount(figure) and not percentage(figure):
                continue
            lead = clause_before(figure.before)
            if before and len(lead) >= SHORTEST and not _changed(lead):
                found = _again(story, sentence, figure, lead, before)
                if found is not None:
                    yield found
            here.append((figure, lead))
        before.extend(here)


def _again(story: Story, sentence: Sentence, figure: Figure, lead: str, before: deque[tuple[Figure, str]]) -> Relation | None:
    back = _back().search(lead)
    what = back["what"] if back else lead
    told = _HEARSAY.search(sentence.text[: figure.start - sentence.start]) is not None
    least = LEAST_TOLD if told else LEAST
    if not back and (len(what) < least or not amount(figure) or not of_another(what)):
        return None
    same = [f for f, own in before if f.base_unit == figure.base_unit and _ends_alike(own, what, least) and not _changed(own)]
    if len(same) != 1 or other_time(same[0], figure):
        return None
    first = same[0]
    found = verdict(printed(first), printed(figure))
    if found != AGREES and first.modifier == figure.modifier and first.unit == figure.unit:
        # two figures in one manner of printing are told apart by every digit; only a slip of the pen is held against the text
        if not slip(first, figure):
            return None
        found = DISAGREES
    elif found == DISAGREES:
        return None
    return repeat_of(story.article_id, first, figure, found, f"前后都写{what}")


def _ends_alike(own: str, what: str, least: int) -> bool:
    """True when one of the two ends in the other: 大桥全长 and 桥全长."""
    short, long = sorted((_head().sub("", own), what), key=len)
    return len(short) >= 2 and long.endswith(short) and (len(short) >= least or 2 * len(short) >= len(long))


RELATION = Kind("repeat", "a figure of X, and later one of 该X, of 这一X, or in the same words", restated)
