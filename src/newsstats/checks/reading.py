"""A sentence as relations read it: its amounts with the words of their clauses, and what two of them share."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsstats.checks import cues
from newsstats.observations.sentences import CROWDED, Figure, Sentence, StoryText
from newsstats.schema import SURE

MARKS = "，。；：、（）(),;:！？!?\n"
"""What ends the words that belong to a figure."""
CLAUSE = "，。；：（）();:！？!?\n"
"""What ends a clause; 、 joins members of one."""
_MARKS = re.compile(f"[{re.escape(MARKS)}]")
_CLAUSES = re.compile(f"[{re.escape(CLAUSE)}]")
SHORT_NAME = 3
"""Characters of a name up to which its end says what it is: 货邮吞吐量 is not 旅客吞吐量."""
ALIKE = 0.7
"""Share of the longer name's characters that two names of one thing have in common, where one holds the other."""
NO_AMOUNTS = frozenset(("percentage", "percentage_point", "ratio", "temperature"))
"""Dimensions of what does not add up."""
_DIGITS = re.compile(r"\d+(?:年|月|日)?(?:前|后|来)?")
_QUIET = re.compile(r"[的“”\s]")


class Reading:
    """The quantities of a sentence, and the words in front of and behind each."""

    def __init__(self, sentence: Sentence, figures: list[Figure]) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.figures = figures
        self.starts = [f.start - sentence.start for f in figures]
        self.ends = [f.end - sentence.start for f in figures]

    def lead(self, n: int) -> str:
        """The words between a figure and the mark, or the figure, before it."""
        return _MARKS.split(self.text[self.ends[n - 1] if n else 0 : self.starts[n]])[-1]

    def clause(self, n: int) -> str:
        """A figure's clause up to the figure, with the figures that stand in it."""
        return _CLAUSES.split(self.text[: self.starts[n]])[-1]

    def tail(self, n: int) -> str:
        """The words between a figure and the mark, or the figure, behind it."""
        end = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.text)
        return _MARKS.split(self.text[self.ends[n] : end], maxsplit=1)[0]

    def between(self, a: int, b: int) -> str:
        """The text between two figures, by their places in `figures`."""
        return self.text[self.ends[a] : self.starts[b]]

    def apart(self, a: int, b: int) -> int:
        """How many clauses two figures stand apart."""
        return len(_CLAUSES.findall(self.between(min(a, b), max(a, b)))) if a != b else 0

    def near(self, a: int, b: int, clauses: int) -> bool:
        """True when two figures stand at most so many clauses apart, in one part of the sentence between semicolons."""
        return self.apart(a, b) <= clauses and "；" not in self.between(min(a, b), max(a, b))


def reading_of(sentence: Sentence) -> Reading:
    """A sentence with its quantities."""
    return Reading(sentence, [f for f in sentence.figures if f.kind == "quantity" and f.base_value == f.base_value])


@dataclass(slots=True)
class Story:
    """A story as relations read it: its sentences, and a reading of each that holds two quantities and more."""

    article_id: str
    sentences: list[Sentence]
    published: str
    readings: list[Reading]


def story_of(text: StoryText) -> Story:
    """A story without the sentences that are heaps of figures."""
    sentences = [s for s in text.sentences if len(s.figures) <= CROWDED]
    read = [reading_of(s) for s in sentences if len(s.figures) > 1]
    return Story(text.article_id, sentences, text.published, [r for r in read if len(r.figures) > 1])


def readings(story: Story, least: int = 2) -> Iterator[Reading]:
    """The sentences of a story that hold at least so many quantities."""
    for found in story.readings:
        if len(found.figures) >= least:
            yield found


def amount(figure: Figure) -> bool:
    """True for a quantity that can be added up: a level of something, no percentage, ratio or rate."""
    return (
        figure.kind == "quantity"
        and bool(figure.dimension)
        and figure.dimension not in NO_AMOUNTS
        and figure.base_value > 0  # False for NaN
        and "/" not in figure.base_unit
        and "每" not in figure.base_unit
    )


def percentage(figure: Figure) -> bool:
    """True for a printed percentage."""
    return figure.kind == "quantity" and figure.dimension == "percentage" and figure.base_unit == "%" and not math.isnan(figure.base_value)


def alike(one: str, other: str) -> bool:
    """True when two names are of one thing: equal, or the one holds the other and is little longer."""
    one, other = _QUIET.sub("", one), _QUIET.sub("", other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= ALIKE * len(long)


def other_variable(one: Figure, other: Figure) -> bool:
    """True when the text says for sure that two figures are of different variables: neither indicator holds the other."""
    if min(one.confidence, other.confidence) < SURE or not one.indicator or not other.indicator:
        return False
    if cues.has("growth", "then", one.indicator + other.indicator):
        return False  # 去年同期 is a time
    return one.indicator not in other.indicator and other.indicator not in one.indicator


def other_time(one: Figure, other: Figure) -> bool:
    """True when both figures have a time and the times do not overlap."""
    if not one.period_start or not other.period_start:
        return False
    return one.period_end < other.period_start or other.period_end < one.period_start


def same_variable(one: Figure, other: Figure) -> bool:
    """True when both figures name the same variable."""
    return bool(one.indicator) and bool(other.indicator) and alike(one.indicator, other.indicator)


def of_another(lead: str, *others: str) -> bool:
    """True when a clause names a thing of its own that the other clauses do not: 法人数量压减 behind 国企由51家整合为33家."""
    own = cues.pattern("own", "quiet").sub("", _DIGITS.sub("", lead))
    if len(own) < 2:
        return False
    return not any(own[-2:] in other and (len(own) <= SHORT_NAME or own[:2] in other) for other in others)
