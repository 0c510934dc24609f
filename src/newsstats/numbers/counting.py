"""Counting or ordering, naming, numbering: what kind of mention a numeral with its unit is."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers.mention import MAGNITUDES, NumeralMatch, numeral_at
from newsstats.numbers.numerals import Numeral
from newsstats.numbers.units import Unit

_WORDS: Final = load_toml("contexts.toml")
_ORDERING: Final = frozenset(_WORDS["ordering"])
_ORDERING_IN_WORDS: Final = frozenset(_WORDS["ordering_in_words"])
_COUNTING_BEFORE: Final = frozenset(_WORDS["counting_before"])
_PHASES_BEFORE: Final = frozenset(_WORDS["phases_before"])
_PHASES_BEHIND: Final = frozenset(_WORDS["phases_behind"])
_FORMS: Final = tuple(_WORDS["forms"])
_COUNTS_ONE: Final = tuple(_WORDS["counts_one"])
_ONE_OF: Final = frozenset(_WORDS["one_of"])
_COUNTS_WITH_ONE: Final = frozenset(_WORDS["counts_with_one"])
_COUNTS_ONE_BEHIND: Final = frozenset(_WORDS["counts_one_behind"])
_TWO_OF: Final = frozenset(_WORDS["two_of"])
_NOT_MEASURES: Final = frozenset(_WORDS["not_measures"])
_BROADCASTERS: Final = tuple(_WORDS["broadcasters"])
_BROADCAST_UNITS: Final = frozenset(_WORDS["broadcast_units"])
_BETWEEN: Final = frozenset("到至—–-~")
_SECTION_NUMBER: Final = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|、|，要|则)|[一二三四五六七八九十]{1,3}[）)]")
_POINTS: Final = tuple(".．")
_CLAUSE_START: Final = "。！？；，：,;:\n（(“"


def is_enumerator(text: str, first: NumeralMatch) -> bool:
    """一是…, （二）, 三、… and `1.` at the head of a clause number the text's parts."""
    start, end = first.span()
    before = text[start - 1] if start else "\n"
    if not first.arabic:
        if before in _CLAUSE_START and _SECTION_NUMBER.match(text, start):
            return text[end : end + 1] != "、" or (before in "。\n；：" and not _list_goes_on(text, end))
        return False
    if (
        text[end : end + 1] in _POINTS
        and "\u4e00" <= before <= "\u9fff"
        and end - start <= 2
        and "\u4e00" <= text[end + 1 : end + 2] <= "\u9fff"
    ):
        return True  # 1.总则2.细则
    return (
        before in "。\n；（("
        and end - start <= 2
        and text[end : end + 1] in ("、", ".", "．", "）", ")")
        and (text[end : end + 1] != "." or not text[end + 1 : end + 2].isdigit())
        and not _list_goes_on(text, end)
    )


def _list_goes_on(text: str, end: int) -> bool:
    return text[end] == "、" and numeral_at(text, end + 1) is not None


def not_measured(first: NumeralMatch, unit: Unit) -> bool:
    """A Chinese digit before a unit that is also a word's beginning or a name's part."""
    return len(first.group()) == 1 and unit.printed in _NOT_MEASURES and unit.dimension != "count"


def kind_of_count(text: str, begin: int, start: int, first: NumeralMatch, unit: Unit, close: int, number: Numeral) -> str:
    """Tell counting from ordering, from naming, and from 一 and 几 that count nothing."""
    numeral, printed = first.group(), unit.printed
    before, following = text[start - 1 : start], text[close : close + 1]
    counts = unit.dimension == "count"
    if numeral == "一" and before == "每" and unit.dimension != "duration":  # 每一分钱
        return "indefinite"
    if not first.arabic and printed in _BROADCAST_UNITS and text.endswith(_BROADCASTERS, 0, start):
        return "phrase"
    if printed == "期":
        return "quantity" if before in _PHASES_BEFORE or following in _PHASES_BEHIND else "ordinal"
    if printed == "级":
        return _kind_of_grade(text, start, first, close, number)
    if counts and printed in _ORDERING:
        return _kind_of_order(before, first, printed)
    if (following == "级" and not counts) or text.startswith(_FORMS, close - len(printed)):
        return "phrase"
    strong = begin != start or text.endswith(_COUNTS_ONE, 0, start)
    if numeral == "一":
        if counts or (printed in _ONE_OF and not strong and following not in _COUNTS_ONE_BEHIND):
            return "indefinite"
        return "quantity"
    if numeral == "几":
        return "indefinite"
    if not first.arabic and len(numeral) == 1:
        this_time = before in ("这", "那") and unit.dimension == "duration"
        if this_time or (counts and ((following == "的" and not strong) or (numeral == "两" and printed in _TWO_OF))):
            return "indefinite"
    return "quantity"


def _kind_of_grade(text: str, start: int, first: NumeralMatch, close: int, number: Numeral) -> str:
    """5级 orders; 3.5级, 3至5级 and 国家、区、州3级 count; 百级 is a phrase."""
    if not first.arabic and set(first.group()) <= set(MAGNITUDES):
        return "phrase"
    listed = "、" in text[max(0, start - 10) : start] or number.value % 1 or not _BETWEEN.isdisjoint(text[start:close])
    return "quantity" if listed else "ordinal"


def _kind_of_order(before: str, first: NumeralMatch, printed: str) -> str:
    """2号 and 三层 order, unless a word in front or the numeral's form counts (共三层, 两层)."""
    if printed == "号":
        return "ordinal" if first.arabic else "phrase"
    if first.group() == "两" or (first.arabic and printed in _ORDERING_IN_WORDS):
        return "quantity"
    return "quantity" if before in _COUNTING_BEFORE else "ordinal"
