"""What a mention is by the words around it: 度 of electricity or of warmth, a name that holds a numeral, a day before 报道."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import bare_figures, ordinals, prices, reckonings, units
from newsstats.numbers.dates import Calendar
from newsstats.numbers.measures import figure
from newsstats.numbers.mention import HAN_DIGITS, RANGE, Mention
from newsstats.numbers.units import Unit

_CONTEXTS: Final = load_toml("contexts.toml")
_LOOK: Final = 14
"""Characters on one side that settle what a unit is; by judgement."""
_CUT: Final = re.compile(r"[，。；：、！？\n（）]")
_ELECTRIC: Final = re.compile("|".join(_CONTEXTS["electric"]))
_WARM: Final = re.compile("|".join(_CONTEXTS["warm"]))
_SWIFT: Final = re.compile("|".join(_CONTEXTS["swift"]))
_NO_PIECES: Final = frozenset(_CONTEXTS["no_pieces"])
_PIECES: Final = tuple(_CONTEXTS["pieces"])
_CHANGES: Final = tuple(_CONTEXTS["changes"])
_CHANGED_FROM: Final = ("由", "从", "自")
_POINTS_LATER: Final = re.compile(r"[、，和及与][^。；！？\n]{0,24}?\d个百分点")
"""高出全国1.2个、全省0.8个百分点: no thing is counted in tenths where points follow."""
_SHORT_YEAR: Final = re.compile(r"0\d年(?![级期])")
_APOSTROPHES: Final = tuple("'’")
_OWN_DEGREES: Final = re.compile("|".join(_CONTEXTS["own_degrees"]))
_POINTS: Final = re.compile(r"(?:[和、及与]|以及)(?:\d+(?:\.\d+)?个?(?:[和、及与]|以及))*\d+(?:\.\d+)?个百分点")
_VERSION: Final = re.compile(r"版")
_STREAK: Final = re.compile("连[" + "".join(_CONTEXTS["streaks"]) + "]")
_NAMED_PLACE: Final = re.compile("[\u4e00-\u9fff]{0,2}(?:" + "|".join(_CONTEXTS["place_ends"]) + ")")
_PLACE_UNITS: Final = frozenset(_CONTEXTS["place_units"])
_NAME_UNITS: Final = frozenset(_CONTEXTS["name_units"])
_OTHER_WORDS: Final = frozenset(_CONTEXTS["day_words"])
"""Characters that make another word of 日 in front of them, unless they begin a word of their own: 24日|报道, not 24|日报."""
_TWO_FIGURES: Final = re.compile(r"\d\d年(?:每月|全年|上半年|下半年|年底|年初|底|初|末)")
_BOOK: Final = re.compile(r"《[^《》\n]{1,40}》")
_JOINTS: Final = frozenset(("至", "到", "—", "——", "-", "~", "–"))
_COUNT: Final = "count"
_KWH: Final = Unit("度", "energy", "kWh", units.Fraction(1))
_DEGREE: Final = Unit("度", _COUNT, "度", units.Fraction(1))
_CELSIUS: Final = Unit("度", "temperature", "°C", units.Fraction(1))
_PIECE: Final = Unit("块", _COUNT, "块", units.Fraction(1))
_CARRIAGE: Final = Unit("节", _COUNT, "节", units.Fraction(1))
_RARE: Final = frozenset(_CONTEXTS["rare_units"])
_WATCHED: Final = frozenset(("度", "块", "节", "个", "日", "年", "版", "连", "代", "")) | _NAME_UNITS | _PLACE_UNITS | _RARE
"""Units that may be something else."""


def settled(text: str, mentions: list[Mention], calendar: Calendar) -> list[Mention]:
    """The mentions as the words around them have it, in order; one pass."""
    books = [found.span() for found in _BOOK.finditer(text)] if "《" in text else []
    out: list[Mention] = []
    book = 0
    era: reckonings.Year | None = None
    for m in mentions:
        while book < len(books) and books[book][1] <= m.start:
            book += 1
        titled = book < len(books) and books[book][0] < m.start
        if titled and m.kind in ("quantity", "indefinite", "ordinal"):
            out.append(Mention(m.start, m.end, "phrase"))
            continue
        if era is not None and m.kind in ("date", "quantity") and out and out[-1].end == m.start and _month_of(out[-1], m, era):
            continue
        era = None
        if m.kind == "date":
            era = reckonings.of_era(text, m)
            if era is not None:
                out.append(era.dated(m))
                era = None
            elif not (out and _joined(text, out[-1], m)):
                out.append(m)
            continue
        priced = m.start > 0 and text[m.start - 1] in prices.SIGN_ENDS and m.kind in ("quantity", "phrase")
        if priced and (signed := prices.with_sign(text, m)) is not None:
            out.append(signed)
            continue
        if m.kind != "quantity":
            if not (out and m.kind == "indefinite" and _tenths(text, out[-1], m)):
                out.append(m)
            continue
        if out and out[-1].kind == "indefinite" and _tens(text, out[-1], m):
            out[-1] = m
            continue
        if out and (orders := ordinals.goes_on(text, out[-1], m)):
            out += orders
            continue
        if m.unit is not None and m.unit.printed == "年" and not m.modifier and m.low is None and (era := reckonings.year(text, m)):
            out.append(Mention(era.start, m.end, "date", date=era.iso))
            continue
        out += _settle(text, m, out[-1] if out else None, calendar)
    return out


def _month_of(year: Mention, m: Mention, era: reckonings.Year) -> bool:
    """True for the month behind an era's year, which is made one date with it: 昭和16年12月8日; of the moon's months the year alone is known."""
    if m.kind != "date" or not m.date[:4].isdigit() or "/" in m.date:
        return False
    year.end = m.end
    if era.solar and len(m.date) >= 7 and m.date[4] == "-":
        year.date = f"{era.iso}{m.date[4:]}"
    return True


def _settle(text: str, m: Mention, last: Mention | None, calendar: Calendar) -> list[Mention]:
    """What one quantity is: itself, another one, a phrase, a date, nothing, or two."""
    printed = m.unit.printed if m.unit is not None else ""
    if m.unit is not None and m.unit.dimension == "money" and m.start > 1 and "每" in text[max(0, m.start - 6) : m.start]:
        return [prices.per_amount(text, m)]
    if m.low is not None and m.high is not None and "至" in text[m.start : m.end] and (two := _after_change(text, m)):
        return two
    if printed not in _WATCHED:
        return [m]
    if m.unit is None and not m.modifier and m.low is None:
        return [bare_figures.told(text, m)]
    after = text[m.end : m.end + 3]
    if printed in ("度", "块", "节"):
        return [_of_context(text, m, printed, after, last)]
    if printed == "个":
        tenths = m.value is not None and m.value != int(m.value) and _POINTS_LATER.match(text, m.end)
        if m.high is None and (tenths or _POINTS.match(text, m.end)):
            return [replace(m, unit=units.find("个百分点", 0))]
        return [m]
    if printed == "日":
        return [_day(text, m, last, calendar)]
    if printed == "年":
        return [_year(text, m)]
    return _named(text, m, printed, after)


def _named(text: str, m: Mention, printed: str, after: str) -> list[Mention]:
    """Names and slogans that hold a numeral; a mention that is none comes back as it is."""
    worded = text[m.start] in HAN_DIGITS or text[m.start] == "十"
    if "." in text[m.start : m.end] and (printed == "版" or (m.unit is None and _VERSION.match(after))):
        return [Mention(m.start, m.end, "phrase")]
    if printed == "连" and _STREAK.match(text, m.end - 1):
        return [Mention(m.start, m.end + 1, "phrase")]
    if printed == "代" and text[m.start - 1 : m.start] in ("从", "到", "至", "由") and not worded:
        return [Mention(m.start, m.end, "ordinal", value=m.value, printed_unit=printed)]
    if (
        not worded
        and printed == "重"
        and m.scale == 1
        and m.value is not None
        and 1900 <= m.value < 2100
        and _is_other_word(text, m.end - 1)
    ):
        return [Mention(m.start, m.end - 1, "date", date=str(int(m.value)))]
    if worded and not m.modifier:
        if printed in _NAME_UNITS:
            begin = m.start - (text[m.start - 1 : m.start] in HAN_DIGITS and m.start > 0)
            return [Mention(begin, m.end, "phrase")]
        if printed in _PLACE_UNITS and _NAMED_PLACE.match(text, m.end):
            return []
    return [m]


def _clause(text: str, m: Mention) -> str:
    """The characters of the clause in front of a mention."""
    return _CUT.split(text[max(0, m.start - _LOOK) : m.start])[-1]


def _of_context(text: str, m: Mention, printed: str, after: str, last: Mention | None) -> Mention:
    """度 measures electricity, warmth or an angle; 块 money or pieces; 节 speed at sea or carriages, lessons, parts."""
    before = _clause(text, m)
    unit: Unit | None = None
    if printed == "度":
        if m.scale > 1 or _ELECTRIC.search(before) or _ELECTRIC.match(after):
            unit = _KWH
        elif _OWN_DEGREES.search(before):
            unit = _DEGREE
        elif _WARM.search(before + text[m.start : m.end]) or (m.value is not None and m.value < 0) or _warm_before(text, m, last):
            unit = _CELSIUS
    elif printed == "块":
        noun = "\u4e00" <= after[:1] <= "\u9fff" and after[0] not in _NO_PIECES
        if m.scale > 1 or noun or before.endswith(_PIECES):
            unit = _PIECE
    elif not _SWIFT.search(before):
        unit = _CARRIAGE
    return m if unit is None or (printed == "块" and m.unit is not None and m.unit.printed != "块") else replace(m, unit=unit)


def _warm_before(text: str, m: Mention, last: Mention | None) -> bool:
    """True where the figure before it in the sentence is a temperature: 气温32度，夜里23度."""
    warm = last is not None and last.unit is not None and last.unit.base == "°C"
    return warm and last is not None and not any(c in "。！？；\n" for c in text[last.end : m.start])


def _day(text: str, m: Mention, last: Mention | None, calendar: Calendar) -> Mention:
    """24日报道: a day of the month, where what follows 日 is a word of its own, or 自 … 以来 stands around it."""
    value = m.value
    if m.modifier or m.low is not None or value is None or value != int(value) or not 1 <= value <= 31 or not text[m.start].isdigit():
        return m
    since = text.startswith("以来", m.end)
    if not since and not (text[m.end : m.end + 1] in _OTHER_WORDS and _is_other_word(text, m.end)):
        return m
    place = calendar.month_of_day(int(value))
    if last is not None and last.kind == "date" and len(last.date) >= 7 and last.date[:7].replace("-", "").isdigit():
        place = int(last.date[:4]), int(last.date[5:7])
    return Mention(m.start, m.end, "date", date="" if place is None else f"{place[0]}-{place[1]:02}-{int(value):02}")


def _is_other_word(text: str, at: int) -> bool:
    """True where a word of two characters or more begins."""
    from newsstats.text.segmenter import newspaper

    cut = newspaper().cut(text[at : at + 6], hmm=False)
    return bool(cut) and len(cut[0]) > 1


def _year(text: str, m: Mention) -> Mention:
    """22年每月, 08年 and ’98年 are years."""
    if m.value is None or m.modifier or m.low is not None or m.end - m.start != 3 or text[m.start - 1 : m.start].isdigit():
        return m
    quoted = text[m.start - 1 : m.start] in _APOSTROPHES and m.start > 0 and text[m.start].isdigit()
    if quoted or _TWO_FIGURES.match(text, m.start) or _SHORT_YEAR.match(text, m.start):
        return Mention(m.start - quoted, m.end, "date", date=str((2000 if m.value < 50 else 1900) + int(m.value)))
    return m


def _after_change(text: str, m: Mention) -> list[Mention]:
    """提高20元至780元 changes by the one figure to the other: no range. Empty where it is one."""
    head = text[max(0, m.start - 8) : m.start]
    if not head.endswith(_CHANGES) or any(word in head for word in _CHANGED_FROM):
        return []
    for joint in RANGE.finditer(text, m.start, m.end):
        if joint.group() not in ("至", "到"):
            continue
        base = max(0, m.start - _LOOK)  # a short copy: what leads to a figure is never longer
        first, _ = figure(text[base : joint.start()], m.start - base)
        second, _ = figure(text, joint.end())
        if first is not None and second is not None and first.end == joint.start() - base and first.unit is not None:
            return [replace(first, start=first.start + base, end=first.end + base), second]
    return []


def _joined(text: str, first: Mention, m: Mention) -> bool:
    """True where two full dates are the ends of one time; the first is made that time."""
    if first.kind != "date" or text[first.end : m.start] not in _JOINTS or "/" in first.date + m.date:
        return False
    if not first.date or len(first.date) != len(m.date) or first.date > m.date or len(m.date) < 7:
        return False
    if len(m.date) == 7 and "年" in text[m.start : m.end]:
        return False
    first.date, first.end = f"{first.date}/{m.date}", m.end
    return True


def _tenths(text: str, first: Mention, m: Mention) -> bool:
    """True for the 五 of 两成到三成五; it is added to the range."""
    if (
        first.kind != "quantity"
        or first.end != m.start
        or first.unit is None
        or first.unit.printed != "成"
        or m.value is None
        or first.high is None
    ):
        return False
    if not 1 <= m.value <= 9 or first.low is None:
        return False
    first.high += m.value / 10
    first.value = (first.low + first.high) / 2
    first.base_value, first.end = None, m.end
    return True


def _tens(text: str, first: Mention, m: Mention) -> bool:
    """True for 五、六十人, between fifty and sixty; the second is made the range."""
    if text[first.end : m.start] != "、" or first.value is None or m.value is None or m.low is not None or first.end - first.start != 1:
        return False
    lead = text[m.start]
    if (
        lead not in HAN_DIGITS
        or text[m.start + 1 : m.start + 2] not in tuple("十百千")
        or text[m.start + 2 : m.start + 3] in tuple(HAN_DIGITS)
    ):
        return False
    step = {"十": 10, "百": 100, "千": 1000}[text[m.start + 1]]
    if m.value != (first.value + 1) * step:
        return False
    m.low, m.high = first.value * step, m.value
    m.value = (m.low + m.high) / 2
    m.base_value, m.modifier, m.start = (
        (m.value * m.scale if m.scale > 1 else m.value),
        "over" if not m.modifier else m.modifier,
        first.start,
    )
    return True
