"""A relation between printed figures, and what its test says."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from newsstats.checks.interval import Interval
from newsstats.checks.interval import printed as printed_interval
from newsstats.checks.reading import Story
from newsstats.observations.sentences import Figure

AGREES = "agrees"
ROUNDING = "agrees within rounding"
SHORT = "short"
DISAGREES = "disagrees"
VERDICTS = (DISAGREES, SHORT, ROUNDING, AGREES)
"""From what a desk must look at to what it need not."""
ALARMS = (DISAGREES, SHORT)
"""Verdicts that a person must look at."""
MARKS = {DISAGREES: "✗", SHORT: "◔", ROUNDING: "≈", AGREES: "✓"}
"""The sign of each verdict."""
OPEN, CLOSE = "⟦", "⟧"
"""Round a figure in the sentences of a check."""
CERTAIN = 0.95
"""Confidence of a relation that the text itself spells out: 由…增至…，增长…"""
LIKELY = 0.8
"""Confidence of a relation that is read out of words that stand near each other."""


@dataclass(slots=True)
class Relation:
    """One tested relation; `expected` and `printed` are in the whole's base unit, `span` is in the source's characters
    where it is not simply from the first figure to the last."""

    article_id: str
    kind: str
    statement: str
    expected: float
    printed: float
    verdict: str
    reason: str
    parts: Sequence[Figure] = ()
    whole: Figure | None = None
    span: tuple[int, int] | None = None
    confidence: float = CERTAIN
    trivial: bool = False

    @property
    def figures(self) -> list[Figure]:
        """Every figure that the relation ties, the whole last."""
        return [*self.parts, self.whole] if self.whole is not None else [*self.parts]


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the registry: a relation's name, what a text must print for it, and the function that finds it in a story."""

    name: str
    needs: str
    find: Callable[[Story], Iterable[Relation]]


@dataclass(frozen=True, slots=True)
class PageKind:
    """The same for a relation between stories, which is looked for in all of them together."""

    name: str
    needs: str
    find: Callable[[Iterable[Story]], Iterable[Relation]]


def verdict(expected: Interval, printed: Interval, *, step: float = 0.0) -> str:
    """`agrees` for equal values (or, with `step`, when the expected rounds to the printed), `agrees within rounding`
    when only the intervals meet, else `disagrees`."""
    if expected.equals(printed) or (step and abs(expected.nominal - printed.nominal) <= step / 2 * (1 + 1e-9)):
        return AGREES
    return ROUNDING if expected.meets(printed) else DISAGREES


def row_of(
    article_id: str,
    kind: str,
    left: str,
    expected: Interval,
    printed: Interval,
    parts: Sequence[Figure],
    whole: Figure,
    reason: str,
    *,
    step: float = 0.0,
    confidence: float = CERTAIN,
    shown: str = "",
) -> Relation:
    """The row of a relation: its arithmetic `left`, what that comes to, and the figure that it must meet.

    `shown` is what `left` comes to, in words; without it the value stands in the printed figure's own unit.
    """
    statement = f"{left} = {shown or in_unit(expected.nominal, whole)}, printed {whole.text}"
    found = verdict(expected, printed, step=step)
    return Relation(article_id, kind, statement, expected.nominal, printed.nominal, found, reason, parts, whole, confidence=confidence)


def total_of(parts: Sequence[Figure]) -> Interval:
    """What figures in one unit add up to."""
    return reduce(add, (printed_interval(part) for part in parts))


def sum_of(article_id: str, parts: Sequence[Figure], whole: Figure, reason: str, *, confidence: float = CERTAIN) -> Relation:
    """The row of a sum: the parts in the text's words, what they come to, and their whole."""
    total = total_of(parts)
    left = " + ".join(part.text for part in parts)
    return row_of(article_id, "sum", left, total, printed_interval(whole), parts, whole, reason, confidence=confidence)


def repeat_of(article_id: str, first: Figure, again: Figure, found: str, reason: str, *, confidence: float = LIKELY) -> Relation:
    """The row of a figure that is printed twice: the first place and the second, with the verdict `found`."""
    sign = {AGREES: "=", ROUNDING: "≈", DISAGREES: "≠"}[found]
    statement = f"{first.text} {sign} {again.text}, printed {again.text}"
    return Relation(
        article_id, "repeat", statement, first.base_value, again.base_value, found, reason, (first,), again, confidence=confidence
    )


def in_unit(value: float, like: Figure) -> str:
    """A base value written in the printed unit of a figure: 7.44亿元."""
    scale = like.base_value / like.value if like.value else 1.0
    figure = value / scale
    text = f"{round(figure, 6):.6f}".rstrip("0").rstrip(".") if math.isfinite(figure) else "?"
    return f"{text}{like.unit}"


def percent(value: float) -> str:
    """A percentage as it is written out: 25%."""
    return f"{plain(value)}%"


def plain(value: float) -> str:
    """A number without needless noughts, four decimals at most."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"
