"""Torn-off headlines find their story by what they say, over the whole page at once.

Runs of headline lines are cut into segments, and segments are given to stories, as one integer programme
(HiGHS): every line is used once, every story has at most one segment, and the shared rare character
pairs and figures are worth the most.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add

from newsstats.layout.furniture import rubric_share

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_HAS_NUMBER = re.compile(r"[\dA-Za-z]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?|[A-Za-z]+\d*")
_OPEN_MARKS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』"}

_FIGURE_END = re.compile(r"\d[\d.]{0,8}[万亿]?[\u4e00-\u9fff]{1,4}$")
_OCCASION = re.compile(r"(?:举行|举办|召开|开幕|闭幕|落幕|启幕)$")
LONGEST_SEGMENT = 4
"""Lines of one story's headline at most."""
LEDE_CHARACTERS = 150
"""Characters of a body in which a headline's words count more."""
LEDE_BONUS = 0.6
"""How much more they count there (tuned on generated pages)."""
MISS = 0.22
"""What a pair of characters that a body lacks costs (tuned on generated pages)."""
FIRST_HEADLINE = 2.0
"""What it is worth that a story has a headline at all (tuned)."""
JOIN_COST = 1.2
"""What a further line of a headline costs (tuned)."""
JOIN_WRAPPED = 2.5
"""What it is worth that two lines read on as one (tuned)."""
NEXT_TO_BODY = 0.4
"""What it is worth that a line stands right above a body (tuned)."""
IN_STEP = 8.0
"""What it is worth on a page on which every story has one run of lines right above it, and no run stands elsewhere (by judgement)."""
FEWEST_IN_STEP = 4
"""Stories of such a page at least: two or three may stand so by chance."""
SLOGAN_COST = 6.0
"""What a line that is made of rubric words costs as a headline (tuned)."""


@dataclass(slots=True)
class HeadlineLine:
    """A candidate: its position on the page, its text, the run it stands in, and the story right after it."""

    at: int
    text: str
    run: int
    next_story: int = -1


@lru_cache(maxsize=2048)
def pairs(text: str) -> frozenset[str]:
    """Character pairs inside runs of Chinese, and figures and Latin words whole."""
    found: set[str] = set(_NUMBER.findall(text)) if _HAS_NUMBER.search(text) else set()
    for run in _HAN_RUN.findall(text):
        found.update(map(add, run, run[1:]))
    return frozenset(found)


def shared(wanted: frozenset[str], text: str) -> set[str]:
    """Those of some pairs that a text has: `wanted & pairs(text)`, without taking a long text apart."""
    whole = [pair for pair in wanted if not "\u3400" <= pair[0] <= "\u9fff"]
    numbers = set(_NUMBER.findall(text)) if whole else set()
    return {pair for pair in wanted if pair in text and ("\u3400" <= pair[0] <= "\u9fff" or pair in numbers)}


class Affinity:
    """How well a headline fits each story: shared pairs weighed by their rarity on the page.

    Only `texts`, and what is joined of them, can be asked for: the pairs of no headline are not kept.
    """

    def __init__(self, stories: Sequence[str], texts: Iterable[str]) -> None:
        self.count = len(stories)
        self._homes: dict[str, list[tuple[int, float]]] = {}
        wanted = pairs("".join(texts))
        for n, story in enumerate(stories):
            found = shared(wanted, story)
            lede = shared(frozenset(found), story[:LEDE_CHARACTERS])
            for pair in found:
                self._homes.setdefault(pair, []).append((n, 1 + LEDE_BONUS * (pair in lede) + MISS))
        self._known: dict[str, list[tuple[str, float]]] = {}
        self._unknown = math.log(1 + self.count / 0.5)
        self._weights = {count: math.log(1 + self.count / count) for count in range(1, self.count + 1)}

    def _weighted(self, text: str) -> list[tuple[str, float]]:
        """The pairs of a text, each with what it is worth by its rarity."""
        known = self._known.get(text)
        if known is None:
            homes, weights, unknown = self._homes, self._weights, self._unknown
            known = [
                (pair, (weights[len(homes[pair])] if pair in homes else unknown) * (1.5 if pair[0].isdigit() else 1.0))
                for pair in pairs(text)
            ]
            self._known[text] = known
        return known

    def scores(self, text: str) -> list[float]:
        """One score a story; positive where more speaks for it than against it."""
        missed = 0.0
        gained = [0.0] * self.count
        homes = self._homes
        for pair, weight in self._weighted(text):
            missed += weight
            for n, factor in homes.get(pair, ()):
                gained[n] += weight * factor
        missed *= MISS
        return [gain - missed for gain in gained]

    def score_of(self, text: str, body: str) -> float:
        """The score that a text would have with a piece of some story, the page's rarities left as they are."""
        here = shared(pairs(text), body)
        lede = shared(frozenset(here), body[:LEDE_CHARACTERS])
        total = 0.0
        for pair, weight in self._weighted(text):
            total += weight * (1 + LEDE_BONUS * (pair in lede)) if pair in here else -MISS * weight
        return total


@lru_cache(maxsize=4096)
def wrapped(first: str, second: str) -> bool:
    """True when a headline line runs on in the next: a mark left open, or a word cut in two."""
    depth = sum(first.count(a) - first.count(b) for a, b in _OPEN_MARKS.items())
    if depth > 0 and any(b in second for b in _OPEN_MARKS.values()):
        return True
    if _FIGURE_END.search(first) and _lacks_object(first):
        return True
    if not first or not second or not ("\u4e00" <= first[-1] <= "\u9fff") or not ("\u4e00" <= second[0] <= "\u9fff"):
        return False
    from newsstats.text.segmenter import crosses_word

    return crosses_word(first, second)


def _lacks_object(first: str) -> bool:
    """A verb and its figure at a line's end (实现3046公里) want the noun that the next line brings."""
    from newsstats.text.segmenter import newspaper

    figure = _FIGURE_END.search(first)
    words = newspaper().tag(first[: figure.start()]) if figure else []
    return bool(words) and words[-1][1] == "v" and len(words[-1][0]) > 1


def segments(candidates: Sequence[HeadlineLine]) -> Iterator[tuple[int, int, str, float]]:
    """Every run of up to four lines that could be one story's: `(first, last, text, what it is worth by itself)`."""
    for i in range(len(candidates)):
        text, bonus, slogan = "", FIRST_HEADLINE, 0.0
        for j in range(i, min(i + LONGEST_SEGMENT, len(candidates))):
            if candidates[j].run != candidates[i].run:
                break
            if j > i:
                bonus += JOIN_WRAPPED if wrapped(candidates[j - 1].text, candidates[j].text) else -JOIN_COST
            text += candidates[j].text
            slogan = max(slogan, rubric_share(candidates[j].text))
            yield i, j, text, bonus - (SLOGAN_COST if slogan > 0.8 else 0.0)


def assign(candidates: list[HeadlineLine], stories: Sequence[str], beside: float) -> tuple[dict[int, list[int]], float]:
    """`(story number → positions of its headline lines, what the whole assignment is worth)`.

    Positions are in printed order; lines that fit nothing are left out. `beside` is what it is worth that a line stands right above a
    story (`worth_beside`).
    """
    if not candidates or not stories:
        return {}, 0.0
    affinity = Affinity(stories, (line.text for line in candidates))
    spans: list[tuple[int, int]] = []
    gains: list[list[float]] = []
    for i, j, text, bonus in segments(candidates):
        scores = [score + bonus for score in affinity.scores(text)]
        if candidates[j].next_story >= 0:
            scores[candidates[j].next_story] += beside
        spans.append((i, j))
        gains.append(scores)
    chosen = _solve(len(candidates), len(stories), spans, gains)
    worth = sum(gain for _, _, gain in chosen)
    return {story: [candidates[k].at for k in range(i, j + 1)] for (i, j), story, _ in chosen}, worth


def worth_beside(candidates: Sequence[HeadlineLine], stories: int) -> float:
    """What it is worth that a line stands right above a story: much where headlines and stories take turns, one for one."""
    above = {line.run: line.next_story for line in candidates}
    in_step = len(above) == stories >= FEWEST_IN_STEP and set(above.values()) == set(range(stories))
    return IN_STEP if in_step else NEXT_TO_BODY


def _solve(lines: int, stories: int, spans: list[tuple[int, int]], gains: list[list[float]]) -> list[tuple[tuple[int, int], int, float]]:
    """The dearest choice of segments and stories in which no line and no story is used twice."""
    # a run of lines that is worth no more to a story than a shorter run inside it is never the choice
    inside: dict[tuple[int, int], list[float]] = {}
    options: list[tuple[tuple[int, int], int, float]] = []
    for (i, j), row in sorted(zip(spans, gains, strict=True), key=lambda item: item[0][1] - item[0][0]):
        within = [inside[k] for k in ((i + 1, j), (i, j - 1)) if k in inside]
        bar = [max(0.0, *values) for values in zip(*within, strict=True)] if within else [0.0] * stories
        options.extend(((i, j), story, gain) for story, gain in enumerate(row) if gain > bar[story])
        inside[i, j] = list(map(max, bar, row))
    options.sort()
    if not options:
        return []
    return _undisputed(options) or [options[k] for k in _packed(options, lines, stories)]


def _undisputed(options: Sequence[tuple[tuple[int, int], int, float]]) -> list[tuple[tuple[int, int], int, float]]:
    """Each story's dearest option, when no two of them want the same line: nothing can be worth more. Else nothing."""
    best: dict[int, tuple[tuple[int, int], int, float]] = {}
    for option in options:
        if option[1] not in best or option[2] > best[option[1]][2]:
            best[option[1]] = option
    chosen = sorted(best.values())
    return chosen if all(a[0][1] < b[0][0] for a, b in pairwise(chosen)) else []


def _packed(options: Sequence[tuple[tuple[int, int], int, float]], lines: int, stories: int) -> list[int]:
    """Which options to take so that the sum of gains is largest; each uses its lines and its story up."""
    import highspy
    import numpy as np

    uses = [[*range(i, j + 1), lines + story] for (i, j), story, _ in options]
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(options), lines + stories
    programme.col_cost_ = -np.array([gain for _, _, gain in options])
    programme.col_lower_, programme.col_upper_ = np.zeros(len(options)), np.ones(len(options))
    programme.row_lower_, programme.row_upper_ = np.full(lines + stories, -highspy.kHighsInf), np.ones(lines + stories)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.cumsum([0, *map(len, uses)])
    programme.a_matrix_.index_ = np.array([row for rows in uses for row in rows])
    programme.a_matrix_.value_ = np.ones(sum(map(len, uses)))
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    solver.passModel(programme)
    solver.run()
    taken = solver.getSolution().col_value
    if any(0.001 < value < 0.999 for value in taken):
        # rare: lines follow one another, so that the vertices of the relaxed problem are nearly always whole
        programme.integrality_ = [highspy.HighsVarType.kInteger] * len(options)
        solver.passModel(programme)
        solver.run()
        taken = solver.getSolution().col_value
    return [k for k, value in enumerate(taken) if value > 0.5]


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
