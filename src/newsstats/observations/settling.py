"""Indicator and subject set apart where the words leave no choice: a statistic stays whole, a place is the subject."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import Final

import numpy as np

from newsstats.data import load_toml
from newsstats.observations.choices import Scene
from newsstats.observations.decisions import Decided
from newsstats.observations.phases import phases_that_open
from newsstats.observations.reading import ABILITIES, BREAK, COARSE, Reading, hashed
from newsstats.text.byline import parse_opening

LONGEST: Final = 6
"""Tokens of a place, or by which a listed statistic is longer than what was chosen, at most."""
LISTED: Final = 4
"""Characters of a listed statistic above which it is nothing else; shorter ones (出口) are words like others."""
STEM: Final = 2
"""Characters of a place's name in front of its ending at least."""
_PLACE: Final = hashed("cns")
_NOUNS: Final = frozenset(map(hashed, ("cn", "cns", "cnt", "cnz", "cvn", "cj", "cl", "cb")))
_NAMING: Final = _NOUNS | {hashed("cz")}
_VERB: Final = hashed("cv")
_LISTING: Final = frozenset(load_toml("observations.toml")["phrases"]["listing"])
_FIGURES: Final = frozenset(map(hashed, ("c#", "ct", "cm")))
"""Kinds of the tokens that are figures and times."""


def settled(scene: Scene, indicators: Decided, subjects: Decided) -> tuple[Decided, Decided]:
    """Indicators and subjects that share no words.

    A statistic that `series.toml` lists stays whole, whatever was learned: 制造业采购经理指数, not 采购经理指数 of 制造业. A place in front of the
    variable is whose it is: of 长河县棉花产量 the indicator is 棉花产量 and the subject 长河县, also where nothing or a piece of it was chosen.
    """
    reading = scene.reading
    held: dict[tuple[int, int, int, int], tuple[int, int, int]] = {}
    for k in np.flatnonzero(indicators.chosen.first >= 0).tolist():
        a, b = int(subjects.chosen.first[k]), int(subjects.chosen.last[k])
        x, y = int(indicators.chosen.first[k]), int(indicators.chosen.last[k])
        if indicators.texts[k] != reading.text(x, y):
            continue
        if x == int(scene.mentioned.token[k]) + 1 and (whole := _whole_list(reading, y)) > y:
            indicators.texts[k], indicators.chosen.last[k] = reading.text(x, whole), whole
            continue
        key = a, b, x, y
        if key not in held:
            held[key] = _apart(reading, *key)
        first, last, begins = held[key]
        if begins != x:
            indicators.texts[k] = reading.text(begins, y).removeprefix("的")
            indicators.chosen.first[k] = begins
        if (first, last) != (a, b):
            subjects.texts[k] = reading.text(first, last) if first >= 0 else ""
            subjects.chosen.first[k], subjects.chosen.last[k] = first, last
    for k, text in enumerate(indicators.texts):
        if text.endswith(_moves()) and len(text) > 2 * STEM:  # 猪肉价格上涨 is a growth of 猪肉价格
            indicators.texts[k] = text[:-2]
    _of_phases(scene, indicators, subjects)
    return indicators, subjects


def _whole_list(reading: Reading, y: int) -> int:
    """The last token of the list that a counted noun begins: 219位翻译家、出版家、作家."""
    end = y
    while reading.text(end + 1, end + 1) in _LISTING:
        n = end + 2
        while reading.table[n, COARSE] in _NOUNS and reading.table[n + 1, COARSE] in _NOUNS:
            n += 1
        if reading.table[n, COARSE] not in _NOUNS:
            break
        if reading.text(end + 1, end + 1) != "、" and not (
            reading.table[n + 1, ABILITIES] & BREAK or reading.table[n + 1, COARSE] == _VERB
        ):
            break
        end = n
    return end


def _of_phases(scene: Scene, indicators: Decided, subjects: Decided) -> None:
    """What a clause says that begins with a phase (二期项目拟建…，投资额…) is that phase's, up to a semicolon or full stop."""
    reading = scene.reading
    opened = {n: phases_that_open(text) for n, text in enumerate(reading.texts) if "期" in text}
    for k, token in enumerate(scene.mentioned.token.tolist()):
        phases = opened.get(int(reading.owner[token]))
        if not phases or not indicators.texts[k]:
            continue
        at = int(reading.starts[token])
        n = bisect_right(phases, at, key=lambda phase: phase[1]) - 1
        if n < 0 or at >= phases[n][2]:
            continue
        start, end, _ = phases[n]
        if int(indicators.chosen.first[k]) >= 0 and int(reading.starts[indicators.chosen.first[k]]) < end:
            continue
        first, last = reading.token_at(token, start), reading.token_at(token, end - 1)
        subjects.texts[k] = reading.texts[reading.owner[token]][start:end]
        subjects.chosen.first[k], subjects.chosen.last[k] = first, last


def _apart(reading: Reading, a: int, b: int, x: int, y: int) -> tuple[int, int, int]:
    """First and last token of the subject (-1 for none), and the first of the indicator."""
    a = _without_time(reading, _without_opening(reading, a, b), b)
    before = 0 <= a < x
    if before and b < x - 1:
        b = b + 1 if reading.text(b + 1, b + 1) in _bodies() else _to_project(reading, _whole_name(reading, a, b, x), x)
    if before:  # 长河县2020年完成…: the place alone
        b = next((n - 1 for n in range(a + 1, b + 1) if reading.table[n, COARSE] in _FIGURES and _is_place(reading, a, n - 1)), b)
    if before and reading.text(a, y) in _listed() and _stands_alone(reading, a):
        return -1, -1, a
    lowest = max(a + 1 if before else 0, x - LONGEST)
    whole = next((n for n in range(lowest, x) if reading.text(n, y) in _listed() and _stands_alone(reading, n)), None)
    if whole is not None:
        b, x = min(b, whole - 1) if before else b, whole
    elif before and x <= b < y and reading.text(a, b).endswith(tuple(load_toml("series.toml")["subjects"]["project_ends"])):
        return a, b, b + 1
    elif (before and b in (x - 1, x) and x < y and reading.text(x, x) in _ends() and _is_place(reading, max(a, x - 1), x)) or (
        before and b in (x - 1, x) and x < y and reading.text(x, x) in _bodies()
    ):
        return a, x, x + 1
    elif (place := _place_from(reading, x, y)) is not None:
        if before and b >= x - 1:
            return a, place, place + 1
        return (x, place, place + 1) if a < 0 or x <= a <= place else (a, b, place + 1)
    start = _place_before(reading, x)
    return (start, x - 1, x) if start is not None and (a < 0 or start <= a <= b < x) else (a, b, x)


def _without_opening(reading: Reading, a: int, b: int) -> int:
    """The first token of a subject without the opening of its article: 本报讯山西省大同市."""
    if a < 0:
        return a
    ends = _opening(reading.texts[reading.owner[a]])
    return next((n for n in range(a, b + 1) if reading.starts[n] >= ends), a) if reading.starts[a] < ends else a


@lru_cache(maxsize=64)
def _opening(text: str) -> int:
    return parse_opening(text).end


def _without_time(reading: Reading, a: int, b: int) -> int:
    """The first token of a subject without the time in front of it: 1月份长河县, “十四五”时期我国, 2024年元旦假期全国边检机关."""
    if a < 0:
        return a
    known = load_toml("series.toml")["subjects"]
    country = next((n for n in range(a + 1, b + 1) if reading.text(n, n) in known["national"]), a)
    lead = reading.text(a, country - 1) if country > a else ""
    if lead.endswith(tuple(known["lead_ends"])) or lead[-4:].isdecimal():
        return country
    named = next((n for n in range(a, b + 1) if reading.table[n, COARSE] not in _FIGURES), a)
    return named if named > a and _is_place(reading, named, b) else a


def _whole_name(reading: Reading, a: int, b: int, x: int) -> int:
    """The last token of a project's name of which `a` to `b` is the beginning: 河湾湿地公园, where a clause says 公园总投资; 云岭物流产业园总投资."""
    noun = reading.text(x - 1, x - 1)
    ends = tuple(load_toml("series.toml")["subjects"]["project_ends"])
    if x - b <= LONGEST and noun.endswith(ends) and all(code in _NAMING for code in reading.table[b + 1 : x, COARSE].tolist()):
        return x - 1
    opens = reading.table[x - 2, ABILITIES] & BREAK if x > 1 else 0
    if not opens or not noun.endswith(ends):
        return b
    for n in range(b + 1, min(b + LONGEST, x - 2)):
        if reading.table[n, ABILITIES] & BREAK:
            break
        if reading.text(n, n).endswith(noun):
            return n
    return b


def _to_project(reading: Reading, b: int, x: int) -> int:
    """The last token of the project's name that a place is cut out of: 河湾 of 河湾湿地公园的设计获批，总投资…"""
    if reading.table[b, COARSE] != _PLACE:
        return b
    known = load_toml("series.toml")["subjects"]
    n = b + 1
    while n < min(b + LONGEST, x) and reading.table[n, COARSE] in _NAMING:
        if reading.text(n, n).endswith(tuple(known["project_ends"])):
            return b if reading.text(n, n) in known["networks"] else n
        n += 1
    return b


def _place_from(reading: Reading, x: int, y: int) -> int | None:
    """The last token of the place that a phrase begins with and that is not all of it."""
    return next(
        (n for n in range(min(y - 1, x + LONGEST), x - 1, -1) if _is_place(reading, x, n) and len(reading.text(n + 1, y)) > 1), None
    )


def _place_before(reading: Reading, x: int) -> int | None:
    """The first token of the place that ends right before a phrase and begins its clause, or follows a figure."""
    for n in range(max(1, x - LONGEST), x):
        opens = (
            reading.table[n - 1, ABILITIES] & BREAK
            or not reading.text(n - 1, n - 1)[-1:].isalpha()
            or reading.table[n - 1, COARSE] in _FIGURES
        )
        if opens and _is_place(reading, n, x - 1):
            return n
    return None


def _is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are a place: words that are places, or one word, with the ending of a unit of government."""
    text = reading.text(first, last)
    end = next((end for end in _ends() if text.endswith(end)), "")
    if not end or len(text) - len(end) < STEM or not text.isalpha():
        return False
    words = reading.table[first : last + 1, COARSE] == _PLACE
    if first == last and text.endswith(tuple(load_toml("series.toml")["subjects"]["no_places"])):
        return False
    if first == last and len(end) == 1 and len(text) > STEM:
        return True
    return bool(words.all()) or (bool(words[:-1].all()) and first < last and reading.text(last, last) == end)


def _stands_alone(reading: Reading, n: int) -> bool:
    """Whether a name that begins at a token is whole: 装备 in front of 制造业采购经理指数 makes it another one, 中国 and 8月份 do not."""
    before, subjects = reading.text(n - 1, n - 1), load_toml("series.toml")["subjects"]
    return not before[-1:].isalpha() or before in subjects["national"] or before.endswith((*_ends(), *subjects["time_ends"]))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(sorted(load_toml("series.toml")["subjects"]["governed_ends"], key=len, reverse=True))


@cache
def _moves() -> tuple[str, ...]:
    return tuple(load_toml("observations.toml")["rules"]["moves"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load_toml("series.toml")["subjects"]["bodies"])


@cache
def _listed() -> frozenset[str]:
    known = load_toml("series.toml")
    forms = {form for row in known["indicator"] for form in (row["name"], *row["also"])}
    return frozenset(form for form in forms.union(known["standard"]["names"]) if len(form) > LISTED)
