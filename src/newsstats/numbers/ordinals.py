"""Ordinals, doublings (翻番) and halves."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.numbers import modifiers, phrases, units
from newsstats.numbers.dates import Calendar
from newsstats.numbers.mention import HAN_DIGITS, Mention, numeral_at
from newsstats.numbers.numerals import Numeral, parse
from newsstats.numbers.shares import portion
from newsstats.numbers.units import Unit

_ORDINAL_TAIL: Final = re.compile(
    r"(?:大|高|长|多|任|梯队|产业|代|阶段|集团军|部队|[个次批届位名座家条期级号轮场期章节项款回季集站步阶段天年周遍组排版层套部枚台艘架例卷篇只本村军团师营连])"
)
_LIST_MARKS: Final = tuple("、和-—~至到")
_LISTED_ORDINALS: Final = re.compile(
    rf"第[\d{HAN_DIGITS}十]{{1,3}}(?:[、和\-—~至到][\d{HAN_DIGITS}十]{{1,3}}){{1,20}}+{_ORDINAL_TAIL.pattern}"
)
"""第1、2、3名: what is counted stands behind the last."""
LISTED: Final = re.compile(rf"[\d{HAN_DIGITS}十]{{1,3}}")
_DOUBLED_TURN: Final = re.compile(r"翻(?:了|一)?(?P<near>近|约|将近)?(?P<n>[一两二三四五1-9几]?)番(?P<more>多)?")
_HALF_UNIT: Final = re.compile(r"半(?:个)?(?P<unit>年|月|个月|小时|钟头|天|世纪|公里|里|米|吨|斤|公斤|亩|学期|百分点|周)(?!产|度|轻|级|报)")


def doublings(text: str, i: int) -> tuple[Mention | None, int]:
    found = _DOUBLED_TURN.match(text, i)
    if found is None:
        return None, i + 1
    n = parse(found["n"]) if found["n"] else Numeral(Decimal(1))
    if n is None:
        return None, found.end()
    modifier = "over" if found["more"] else "about" if found["near"] else ""
    unit = Unit("番", "ratio", "1", units.Fraction(1))
    return (
        Mention(i, found.end(), "quantity", modifier, n.value, None, None, unit, "番", base_value=Decimal(2) ** n.value),
        found.end(),
    )


def ordinal(text: str, i: int, calendar: Calendar) -> tuple[Mention | None, int]:
    listed = phrases.covering(text, i + 1) if i + 1 < len(text) else None
    if listed is not None and listed[0] <= i:
        return (Mention(listed[0], listed[1], "phrase") if listed[2] == "name" else None), listed[1]
    dated = calendar.find(text, i)
    if dated is not None and dated.start == i:
        return Mention(i, dated.end, "date", date=dated.iso), dated.end
    numeral = numeral_at(text, i + 1)
    if numeral is None:
        return None, i + 1
    read = parse(numeral.group().replace("，", ","))
    if read is None:
        return None, numeral.end()
    end = numeral.end()
    if text[end : end + 1] in _LIST_MARKS and _LISTED_ORDINALS.match(text, i):
        return Mention(i, end, "ordinal", value=read.value), end
    tail = _ORDINAL_TAIL.match(text, end)
    if tail:
        end = tail.end()
    return Mention(i, end, "ordinal", value=read.value, printed_unit=text[numeral.end() : end]), end


def goes_on(text: str, last: Mention, m: Mention) -> list[Mention]:
    """The ordinals that a count behind 第1、 is: 第1、2、3名. Empty where it counts."""
    if last.kind != "ordinal" or text[last.end : m.start] not in _LIST_MARKS or last.printed_unit or text[last.start] not in "第0123456789":
        return []
    unit = m.unit.printed if m.unit is not None else ""
    out = []
    for found in LISTED.finditer(text, m.start, m.end - len(unit)):
        value = parse(found.group())
        if value is None:
            return []
        out.append(Mention(*found.span(), "ordinal", value=value.value))
    if out:
        out[-1].end, out[-1].printed_unit = m.end, unit
    return out


def half(text: str, i: int) -> tuple[Mention | None, int]:
    before = text[i - 1 : i]
    if text.startswith("半百", i):
        return Mention(i, i + 2, "quantity", value=Decimal(50), base_value=Decimal(50)), i + 2
    if text.startswith("半折", i):
        return Mention(i, i + 2, "quantity", value=Decimal("5"), unit=units.find("折", 0), printed_unit="折"), i + 2
    if text.startswith("半数", i):
        return portion(text, i, i + 2, Decimal("0.5"))
    found = _HALF_UNIT.match(text, i)
    if found is None or (before and before in "上下前后大小多过一两"):
        return None, i + 1
    printed = text[i + 1 : found.end()].removeprefix("个") if "个月" not in found.group() else "个月"
    unit = units.find({"月": "个月", "世纪": "世纪", "百分点": "个百分点"}.get(found["unit"], found["unit"]), 0)
    modifier, start = modifiers.before(text, i)
    word = text[start:i]
    end = found.end()
    if not modifier:
        modifier, end = modifiers.after(text, end)
    value = Decimal("0.5")
    low, high = modifiers.bounds(modifier, value, None, None, word)
    return Mention(start, end, "quantity", modifier, value, low, high, unit, printed), end
