"""A headline (or caption) against its body: the same quantity of the same thing is the same figure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, alike, amount, percentage
from newsstats.checks.relation import AGREES, CERTAIN, DISAGREES, ROUNDING, Kind, Relation, repeat_of, verdict
from newsstats.checks.slips import digits, slip
from newsstats.observations.sentences import Figure, Sentence

HEADS = ("headline", "kicker", "subhead", "caption")
SMALLEST_COUNT = 10
"""Smaller counts repeat by chance."""
SHARED = 0.34
"""Share of a headline's pairs of characters that the sentence of a body figure must have for the two to be of one thing."""
SHARED_SHORT = 0.5
"""The same where the figure has one or two digits, which differ from many others by one of them."""
SEGMENT = 0.3
"""The same share for the piece of the headline that holds the figure, where no neighbouring word is the same."""
NEIGHBOUR = 0.2
"""What two equal characters right beside both figures add to that share."""
MOST = 60
"""Figures in a unit of which sums are tried."""
_DECIMALS = re.compile(r"\.(\d+)")
_BREAK = re.compile(r"[\s，。；：！？—,;:!?…]+")
_NEXT = re.compile(r"[的“”《]?([\u4e00-\u9fff]{2})")
_LAST = re.compile(r"([\u4e00-\u9fff]{2})[“”]?$")
_ABOUT = re.compile(r"(?:达到|达|为|约|近|超过|超|至少|已|了|将|到|至)+$")
_CLAUSE = re.compile(r"[，。；]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


@dataclass(slots=True)
class _Told:
    """A figure with the text that it stands in."""

    figure: Figure
    sentence: Sentence


def headlines(story: Story) -> Iterator[Relation]:
    """Each figure of a headline (or caption) against the figure of the body that says the same."""
    heads = [_Told(f, s) for s in story.sentences if s.part.name in HEADS for f in s.figures if _comparable(f)]
    if not heads:
        return
    body = [_Told(f, s) for s in story.sentences if s.part.name not in HEADS for f in s.figures if _comparable(f)]
    for head in heads:
        found = _match(story, head, body)
        if found is not None:
            yield found


def _comparable(figure: Figure) -> bool:
    if figure.kind != "quantity" or math.isnan(figure.base_value):
        return False
    return amount(figure) or percentage(figure) or figure.dimension in ("percentage_point", "")


def _bare_count(figure: Figure, other: Figure) -> bool:
    """18城市 and 19个城市: a headline drops the counting word."""
    return {figure.dimension, other.dimension} == {"", "count"} and "" in (figure.unit, other.unit)


def _match(story: Story, head: _Told, body: list[_Told]) -> Relation | None:
    figure = head.figure
    same_unit = [t for t in body if t.figure.base_unit == figure.base_unit or _bare_count(figure, t.figure)]
    telling = figure.dimension != "count" or figure.base_value >= SMALLEST_COUNT
    equal = [t for t in same_unit if math.isclose(t.figure.base_value, figure.base_value, rel_tol=1e-9)]
    same = [t for t in equal if telling or _same_thing(figure, t.figure)]
    if same:
        return repeat_of(story.article_id, same[0].figure, figure, AGREES, "标题与正文写的是同一个数", confidence=CERTAIN)
    if equal:
        return None
    close = [t for t in same_unit if not _told_apart(figure, t.figure) and verdict(printed(figure), printed(t.figure)) == ROUNDING]
    if close:
        named = next((t for t in close if _same_thing(figure, t.figure)), None)
        if named is None:
            return None
        return repeat_of(story.article_id, named.figure, figure, ROUNDING, f"标题与正文都写{_name(figure)}")
    if head.sentence.part.name == "caption" or _derived(figure, same_unit):
        return None
    return _wrong(story, head, same_unit)


def _wrong(story: Story, head: _Told, same_unit: list[_Told]) -> Relation | None:
    """The body's figure that a slip of the pen turned into the headline's, in a sentence that tells the same."""
    figure = head.figure
    least = SHARED if len(digits(figure).replace(".", "")) > 2 else SHARED_SHORT
    wanted = pairs(_masked(head.sentence))
    if not wanted:
        return None
    own = pairs(_segment(head))
    rows = []
    for told in same_unit:
        if not slip(figure, told.figure) or not _same_way(figure, told.figure):
            continue
        beside, words = _neighbours(head, told), pairs(_up_to_clause(told))
        if own and not beside and len(own & words) < SEGMENT * len(own):
            continue
        common = len(wanted & words) / len(wanted) + NEIGHBOUR * beside
        if common >= least:
            rows.append((common, told))
    if not rows:
        return None
    best = max(common for common, _ in rows)
    values = {t.figure.base_value for common, t in rows if common >= best - 0.1}
    if len(values) != 1:
        return None
    told = next(t for common, t in rows if common == best)
    reason = f"标题写{figure.text}，正文说同一件事的句子写{told.figure.text}"
    return repeat_of(story.article_id, told.figure, figure, DISAGREES, reason, confidence=round(min(CERTAIN, 0.6 + best / 2), 2))


def _neighbours(head: _Told, told: _Told) -> int:
    """On how many sides of two figures the next two characters are the same (致37人死亡, 导致36人死亡)."""
    behind = [_NEXT.match(t.sentence.text[t.figure.end - t.sentence.start :]) for t in (head, told)]
    before = [_LAST.search(_ABOUT.sub("", t.sentence.text[: t.figure.start - t.sentence.start])) for t in (head, told)]
    return sum(a is not None and b is not None and a[1] == b[1] for a, b in (behind, before))


def _told_apart(figure: Figure, other: Figure) -> bool:
    """True for figures that are printed in one way (54.75亿元 and 54.76亿元, 超100亿 and 超120亿): the one is no rounding of the other."""
    return figure.modifier == other.modifier and figure.unit == other.unit and _decimals(figure) == _decimals(other)


def _decimals(figure: Figure) -> int:
    found = _DECIMALS.search(figure.text)
    return len(found[1]) if found else 0


def _same_way(figure: Figure, other: Figure) -> bool:
    """Growth is no level, and what rises does not fall."""
    if figure.direction and other.direction and figure.direction != other.direction:
        return False
    levels = ("level", "share", "rate", "")
    return (figure.aspect in levels) == (other.aspect in levels) or not figure.aspect or not other.aspect


def _up_to_clause(told: _Told) -> str:
    """The sentence up to a figure, with the rest of the figure's clause."""
    text = _masked(told.sentence)
    stop = _CLAUSE.search(text, told.figure.end - told.sentence.start)
    return text[: stop.end() if stop else len(text)]


def _masked(sentence: Sentence) -> str:
    """A sentence with its figures blotted out: their units are no words that two sentences share."""
    text = sentence.text
    for figure in sentence.figures:
        a, b = figure.start - sentence.start, figure.end - sentence.start
        text = text[:a] + "0" * (b - a) + text[b:]
    return text


def _segment(told: _Told) -> str:
    """The piece of a headline, between spaces and marks, that holds the figure."""
    text = _masked(told.sentence)
    begin, end = told.figure.start - told.sentence.start, told.figure.end - told.sentence.start
    left = max((found.end() for found in _BREAK.finditer(text, 0, begin)), default=0)
    right = _BREAK.search(text, end)
    return text[left : right.start() if right else len(text)]


def pairs(text: str) -> set[str]:
    """Neighbouring characters of a text's words, figures left out."""
    out: set[str] = set()
    for run in _WORDS.findall(text):
        out.update(run[k : k + 2] for k in range(len(run) - 1))
    return out


def _derived(figure: Figure, body: list[_Told]) -> bool:
    """True when two figures of the body add up to the headline's, or lie that far apart."""
    values = sorted({t.figure.base_value for t in body})[:MOST]
    said = printed(figure)
    slack = 1e-9 * max(abs(said.high), 1.0)
    for a, b in combinations(values, 2):
        if said.low - slack <= a + b <= said.high + slack or said.low - slack <= b - a <= said.high + slack:
            return True
    return said.low - slack <= sum(values) <= said.high + slack


def _name(figure: Figure) -> str:
    return figure.indicator or figure.measured_property or figure.measured_entity


def _same_thing(head: Figure, other: Figure) -> bool:
    pairs_of_names = (
        (head.indicator, other.indicator), (head.measured_property, other.measured_property), (head.measured_entity, other.measured_entity)
    )  # fmt: skip
    return any(len(own) >= 2 and alike(own, theirs) for own, theirs in pairs_of_names)


RELATION = Kind("repeat", "a figure in a headline, kicker, subhead or caption, and one in the body", headlines)
