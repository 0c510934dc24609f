"""Units and classifiers: what stands behind a numeral, and its factor to the base unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from newsstats.data import load_rows, load_toml

AHEAD: Final = 8
"""Characters of a unit at most."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: its dimension, base unit and exact factor."""

    printed: str
    dimension: str
    base: str
    factor: Fraction


def _tables() -> tuple[dict[str, Unit], dict[str, str], dict[str, tuple[int, ...]]]:
    data = load_toml("units.toml")
    units: dict[str, Unit] = {}
    for dimension, table in data.items():
        if dimension in ("currency", "subcurrency", "not_before", "still_before"):
            continue
        name = {"calendar_duration": "duration", "discount": "percentage", "dozen": "count", "blood_pressure": "pressure"}.get(
            dimension, dimension
        )
        for printed, factor in table["units"].items():
            units[printed] = Unit(printed, name, table["base"], _fraction(factor))
    for printed, code in data["currency"].items():
        units[printed] = Unit(printed, "money", code, Fraction(1))
    for printed, row in data["subcurrency"].items():
        units[printed] = Unit(printed, "money", row["code"], _fraction(row["factor"]))
    not_before: dict[str, str] = dict(data["not_before"])
    for row in load_rows("classifiers.tsv"):
        classifier = row[0].strip()
        if classifier and classifier not in units:
            units[classifier] = Unit(classifier, "count", classifier, Fraction(1))
            not_before[classifier] = not_before.get(classifier, "") + (row[1].strip() if len(row) > 1 else "")
    lengths: dict[str, set[int]] = {}
    for printed in units:
        lengths.setdefault(printed[0], set()).add(len(printed))
    return units, not_before, {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()}


def _fraction(text: str) -> Fraction:
    top, _, bottom = text.partition("/")
    return Fraction(Decimal(top)) / Fraction(Decimal(bottom or "1"))


_TABLES: Final = _tables()
UNITS: Final[dict[str, Unit]] = _TABLES[0]
_NOT_BEFORE: Final[dict[str, str]] = _TABLES[1]
_LENGTHS: Final[dict[str, tuple[int, ...]]] = _TABLES[2]
_STILL_BEFORE: Final[dict[str, tuple[str, ...]]] = {unit: tuple(words) for unit, words in load_toml("units.toml")["still_before"].items()}


def find(text: str, at: int) -> Unit | None:
    """The longest unit or classifier that begins at `at`, or None."""
    if at >= len(text):
        return None
    possible = _LENGTHS.get(text[at])
    if possible is None:
        return None
    for length in possible:
        printed = text[at : at + length]
        unit = UNITS.get(printed)
        if unit is None:
            continue
        following = text[at + length : at + length + 1]
        if following and following in _NOT_BEFORE.get(printed, "") and not _stands_alone(printed, text[at : at + AHEAD]):
            continue
        return _compound(text, at, unit) if unit.dimension != "count" or printed == "个" or following == "/" else unit
    return None


_TWO_WORDS: Final = frozenset(("个人", "支队"))
"""Classifiers whose second character is as likely the next word's first: 38个|人形机器人, 103支|队伍."""


@lru_cache(maxsize=4096)
def _stands_alone(printed: str, ahead: str) -> bool:
    """300人|参加 counts people, 300|人参 does not: the segmenter decides where the next character makes another word.

    Behind a numeral a classifier is likely, so that a word of its own in what follows is enough (3家|电商, not 3|家电|商).
    """
    from newsstats.text.segmenter import newspaper

    if ahead.startswith(_STILL_BEFORE.get(printed, ()), len(printed)):
        return True
    cut = newspaper().cut
    if printed in _TWO_WORDS:
        return "\u25a1" not in ahead[: len(printed) + 1] and len(cut(ahead[1:], hmm=False)[0]) == 1
    first = cut(ahead, hmm=False)[0]
    return first == printed or (len(first) == len(printed) + 1 and len(cut(ahead[len(printed) :], hmm=False)[0]) > 1)


def _compound(text: str, at: int, unit: Unit) -> Unit:
    """`公斤/亩`, `元每吨`: a rate is its own unit, its factor the quotient."""
    end = at + len(unit.printed)
    if text[end : end + 1] not in ("/", "每"):
        return unit
    for length in _LENGTHS.get(text[end + 1 : end + 2], ()):
        below = UNITS.get(text[end + 1 : end + 1 + length])
        if below is not None:
            if unit.dimension == below.dimension == "count" and unit.printed != "个" and text[end] == "/":
                return unit  # 件/套: the one or the other
            if unit.dimension == below.dimension == "duration":
                return unit  # 连续五年每年
            return rate(unit, below, text[at : end + 1 + length])
    return unit


def rate(above: Unit, below: Unit, printed: str) -> Unit:
    """The unit of `above` per `below`."""
    names = {("mass", "area"): "yield", ("length", "duration"): "speed", ("volume", "duration"): "flow"}
    dimension = names.get((above.dimension, below.dimension), "price" if above.dimension == "money" else "rate")
    return Unit(printed, dimension, f"{above.base}/{below.base}", above.factor / below.factor)


def to_base(value: Decimal, unit: Unit) -> float:
    """A value in the base unit: exact arithmetic, rounded once to a float."""
    factor = unit.factor
    if factor.denominator == 1:
        return float(value * factor.numerator)
    return float(Fraction(value) * factor)
