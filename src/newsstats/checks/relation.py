"""A relation between printed figures, and what its test says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from newsstats.checks.interval import Interval
from newsstats.observations.sentences import Figure

AGREES = "agrees"
ROUNDING = "agrees within rounding"
DISAGREES = "disagrees"


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


def verdict(expected: Interval, printed: Interval, *, step: float = 0.0) -> str:
    """`agrees` for equal values (or, with `step`, when the expected rounds to the printed), `agrees within rounding`
    when only the intervals meet, else `disagrees`."""
    if expected.equals(printed) or (step and abs(expected.nominal - printed.nominal) <= step / 2 * (1 + 1e-9)):
        return AGREES
    return ROUNDING if expected.meets(printed) else DISAGREES


def in_unit(value: float, like: Figure) -> str:
    """A base value written in the printed unit of a figure: 7.44亿元."""
    scale = like.base_value / like.value if like.value else 1.0
    figure = value / scale
    text = f"{round(figure, 6):.6f}".rstrip("0").rstrip(".") if math.isfinite(figure) else "?"
    return f"{text}{like.unit}"
