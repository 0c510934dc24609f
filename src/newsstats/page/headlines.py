"""Torn-off headlines find their story by what they say, over the whole page at once.

Runs of headline lines are cut into segments, and segments are given to stories, as one integer programme
(scipy's HiGHS): every line is used once, every story has at most one segment, and the shared rare character
pairs and figures are worth the most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsstats.page.furniture import rubric_share

_CUT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff.%]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?|[A-Za-z]+\d*")
_OPEN_MARKS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』"}

_FIGURE_END = re.compile(r"\d[\d.]{0,8}[万亿]?[\u4e00-\u9fff]{1,4}$")
_OCCASION = re.compile(r"(?:举行|举办|召开|开幕|闭幕|落幕|启幕)$")
LONGEST_SEGMENT = 4
LEDE_CHARACTERS = 150
LEDE_BONUS = 0.6
MISS = 0.22
FIRST_HEADLINE = 2.0
JOIN_COST = 1.2
JOIN_WRAPPED = 2.5
NEXT_TO_BODY = 0.4


@dataclass(slots=True)
class HeadlineLine:
    """A candidate: its position on the page, its text, the run it stands in, and the story right after it."""

    at: int
    text: str
    run: int
    next_story: int = -1


def pairs(text: str) -> set[str]:
    """Character pairs inside runs of Chinese, and figures and Latin words whole."""
    found: set[str] = set()
    for piece in _CUT.split(text):
        found.update(_NUMBER.findall(piece))
        han = _NUMBER.sub(" ", piece)
        for run in han.split():
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found


class Affinity:
    """How well a headline fits each story: shared pairs weighed by their rarity on the page."""

    def __init__(self, stories: Sequence[str]) -> None:
        self.count = len(stories)
        self.bodies = [pairs(story) for story in stories]
        self.ledes = [pairs(story[:LEDE_CHARACTERS]) for story in stories]
        self.documents = Counter(p for body in self.bodies for p in body)

    def scores(self, text: str) -> list[float]:
        """One score a story; positive where more speaks for it than against it."""
        wanted = pairs(text)
        total = [0.0] * self.count
        for pair in wanted:
            df = self.documents.get(pair, 0)
            weight = math.log(1 + self.count / (df or 0.5)) * (1.5 if pair[0].isdigit() else 1.0)
            for n in range(self.count):
                if pair in self.bodies[n]:
                    total[n] += weight * (1 + LEDE_BONUS * (pair in self.ledes[n]))
                else:
                    total[n] -= MISS * weight
        return total


def wrapped(first: str, second: str) -> bool:
    """True when a headline line runs on in the next: a mark left open, or a word cut in two."""
    depth = sum(first.count(a) - first.count(b) for a, b in _OPEN_MARKS.items())
    if depth > 0 and any(b in second for b in _OPEN_MARKS.values()):
        return True
    if _FIGURE_END.search(first) and _lacks_object(first):
        return True
    if not first or not second or not ("\u4e00" <= first[-1] <= "\u9fff") or not ("\u4e00" <= second[0] <= "\u9fff"):
        return False
    from newsstats.words.segment import crosses_word

    return crosses_word(first, second)


def _lacks_object(first: str) -> bool:
    """A verb and its figure at a line's end (实现3046公里) want the noun that the next line brings."""
    from newsstats.words.segment import plain

    figure = _FIGURE_END.search(first)
    words = plain().tag(first[: figure.start()]) if figure else []
    return bool(words) and words[-1][1] == "v" and len(words[-1][0]) > 1


def assign(candidates: list[HeadlineLine], stories: Sequence[str]) -> tuple[dict[int, list[int]], float]:
    """`(story number → positions of its headline lines, what the whole assignment is worth)`.

    Positions are in printed order; lines that fit nothing are left out.
    """
    if not candidates or not stories:
        return {}, 0.0
    affinity = Affinity(stories)
    segments: list[tuple[int, int]] = []
    gains: list[list[float]] = []
    for i in range(len(candidates)):
        text, joins = "", 0.0
        for j in range(i, min(i + LONGEST_SEGMENT, len(candidates))):
            if candidates[j].run != candidates[i].run:
                break
            if j > i:
                joins += JOIN_WRAPPED if wrapped(candidates[j - 1].text, candidates[j].text) else -JOIN_COST
            text += candidates[j].text
            scores = [s + joins + FIRST_HEADLINE for s in affinity.scores(text)]
            if candidates[j].next_story >= 0:
                scores[candidates[j].next_story] += NEXT_TO_BODY
            # every line of a segment has to say something of the story by itself, or be wrapped
            slogan = max(rubric_share(candidates[k].text) for k in range(i, j + 1))
            if slogan > 0.8:
                scores = [s - 6.0 for s in scores]
            segments.append((i, j))
            gains.append(scores)
    chosen = _solve(len(candidates), len(stories), segments, gains)
    worth = sum(gain for _, _, gain in chosen)
    return {story: [candidates[k].at for k in range(i, j + 1)] for (i, j), story, _ in chosen}, worth


def _solve(lines: int, stories: int, segments: list[tuple[int, int]], gains: list[list[float]]) -> list[tuple[tuple[int, int], int, float]]:
    """The dearest choice of segments and stories in which no line and no story is used twice."""
    options = [(segment, story, gain) for segment, row in zip(segments, gains, strict=True) for story, gain in enumerate(row) if gain > 0]
    if not options:
        return []
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_matrix

    rows: list[int] = []
    columns: list[int] = []
    for column, ((i, j), story, _) in enumerate(options):
        for k in range(i, j + 1):
            rows.append(k)
            columns.append(column)
        rows.append(lines + story)
        columns.append(column)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(lines + stories, len(options)))
    result = milp(
        c=-np.array([gain for _, _, gain in options]),
        constraints=LinearConstraint(matrix, ub=1.0),
        integrality=np.ones(len(options)),
        bounds=Bounds(0, 1),
    )
    if result.x is None:
        return []
    return [options[k] for k in np.flatnonzero(result.x > 0.5)]


def kicker_headline_subhead(texts: Sequence[str]) -> list[str]:
    """Roles of a story's headline lines, in printed order.

    The main headline is the line that could stand alone: the shortest that is no mere occasion (a meeting's
    long name above it is the kicker, what it decided below it the subhead).
    """
    if len(texts) < 2:
        return ["headline"] * len(texts)
    if all(wrapped(a, b) for a, b in pairwise(texts)):
        return ["headline"] * len(texts)
    main = _main(texts)
    return ["kicker" if n < main else "headline" if n == main else "subhead" for n in range(len(texts))]


def _main(texts: Sequence[str]) -> int:
    first, last = texts[0], texts[-1]
    if len(texts) > 2:
        return 0 if len(first) <= max(map(len, texts)) else 1
    occasions = [bool(_OCCASION.search(t)) for t in (first, last)]
    if occasions[0] != occasions[1]:
        return 1 if occasions[0] else 0
    # the longer of two lines names the occasion; of two alike, a line with a gap in it comes second
    if len(first) > len(last) * 1.35:
        return 1
    if len(last) > len(first) * 1.35 and not re.search(r"[“”]", last):
        return 0
    if re.search(r"\S[ 　]+\S", last) and not re.search(r"\S[ 　]+\S", first):
        return 0
    return 1 if re.search(r"[“”]", last) and not re.search(r"[“”]", first) else 0
