"""Words that make a figure approximate or one-sided (约, 近, 超过, 余, 以上 …)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from newsstats.data import load_toml


@cache
def _words(place: str) -> tuple[dict[str, str], tuple[int, ...]]:
    table = {word: kind for kind, words in load_toml("modifiers.toml")[place].items() for word in words}
    return table, tuple(sorted({len(w) for w in table}, reverse=True))


@cache
def _not_before() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load_toml("modifiers.toml")["not_before"].items()}


def before(text: str, at: int) -> tuple[str, int]:
    """`(modifier, start)` of the word that ends right before `at`; `("", at)` when there is none."""
    table, lengths = _words("before")
    for length in lengths:
        if at >= length and (kind := table.get(text[at - length : at])):
            if kind == "plain":
                return "", at
            return kind, at - length
    return "", at


def after(text: str, at: int) -> tuple[str, int]:
    """`(modifier, end)` of the word that begins at `at`; `("", at)` when there is none."""
    table, lengths = _words("after")
    for length in lengths:
        if at + length <= len(text) and (kind := table.get(text[at : at + length])):
            if length == 1 and text[at + 1 : at + 2] in _not_before().get(kind, ()):
                continue
            return kind, at + length
    return "", at


def bounds(modifier: str, value: Decimal, low: Decimal | None, high: Decimal | None, word: str) -> tuple[Decimal | None, Decimal | None]:
    """What a modifier fixes of a figure's ends; a fuzzy numeral's own ends stay."""
    if low is not None or high is not None:
        return low, high
    if modifier in ("over", "at_least"):
        return value, None
    if modifier in ("under", "at_most"):
        return None, value
    if modifier == "about" and word in ("近", "将近", "接近"):
        return None, value
    return None, None
