"""Words that make a figure approximate or one-sided (约, 近, 超过, 余, 以上 …)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml

_LISTS: Final = load_toml("modifiers.toml")


def _kinds(place: str) -> dict[str, str]:
    return {word: kind for kind, words in _LISTS[place].items() for word in words}


def _lengths(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(w) for w in words}, reverse=True))


_BEFORE: Final[dict[str, str]] = _kinds("before")
_BEFORE_LENGTHS: Final[tuple[int, ...]] = _lengths(_BEFORE)
_BEFORE_ENDS: Final = frozenset(word[-1] for word in _BEFORE)
_AFTER: Final[dict[str, str]] = _kinds("after")
_AFTER_LENGTHS: Final[tuple[int, ...]] = _lengths(_AFTER)
AFTER_HEADS: Final = frozenset(word[0] for word in _AFTER)
_ROUND: Final = re.compile(r"[一二两三四五六七八九几数\d]{0,4}(?:半|[百千万亿]|成)|\d{3}")
_PASSED: Final = tuple(_LISTS["passed"]["in_front"])
_NOT_BEFORE: Final[dict[str, frozenset[str]]] = {kind: frozenset(words) for kind, words in _LISTS["not_before"].items() if kind != "longer"}
_LONGER: Final[dict[str, str]] = _LISTS["not_before"]["longer"]


def before(text: str, at: int) -> tuple[str, int]:
    """`(modifier, start)` of the word that ends right before `at`; `("", at)` when there is none."""
    if text[at - 1 : at] not in _BEFORE_ENDS:
        return "", at
    for length in _BEFORE_LENGTHS:
        if at >= length and (kind := _BEFORE.get(text[at - length : at])):
            if kind == "plain" or (length == 1 and text[at - 1] == "过" and not _is_passed(text, at)):
                return "", at
            return kind, at - length
    return "", at


def _is_passed(text: str, at: int) -> bool:
    """过半, 过七成, 过亿 and 年过五十 are over; 宣布过一轮 and 再过十天 are not."""
    return _ROUND.match(text, at) is not None or text.endswith(_PASSED, 0, at - 1)


def after(text: str, at: int) -> tuple[str, int]:
    """`(modifier, end)` of the word that begins at `at`; `("", at)` when there is none."""
    if text[at : at + 1] not in AFTER_HEADS:
        return "", at
    for length in _AFTER_LENGTHS:
        if at + length <= len(text) and (kind := _AFTER.get(text[at : at + length])):
            following = text[at + length : at + length + 1]
            if (length == 1 and following in _NOT_BEFORE.get(kind, ())) or (
                following and following in _LONGER.get(text[at : at + length], "")
            ):
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
