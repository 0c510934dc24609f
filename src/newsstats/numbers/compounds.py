"""Units that run on into smaller ones: 6小时15分, 3亿5000万元, 50元6角三分, 9秒98."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.numbers import units
from newsstats.numbers.mention import HAN_DIGITS, numeral_at, parse_surface
from newsstats.numbers.units import Unit

_HUNDREDTHS: Final = re.compile(r"\d\d(?![\d.%])")
_CENTIMETRES: Final = re.compile(r"\d{1,2}(?![\d.%万亿千百A-Za-z年月日号点:：×*/至到—–~-])")
_FRACTION_BEHIND: Final = re.compile(rf"分之[\d{HAN_DIGITS}十百]")
_COMPOUND_DIMENSIONS: Final = ("duration", "money", "mass", "length", "age")


def run_on(text: str, at: int, unit: Unit, value: Decimal) -> tuple[Decimal, int] | None:
    """6小时15分, 3亿5000万元, 50元6角三分, 一吨半: smaller units of the same dimension run on."""
    if unit.dimension not in _COMPOUND_DIMENSIONS and unit.printed not in ("成",):
        return None
    total, close, last, joined = value, at, unit, False
    while True:
        if last.printed == "秒" and (hundredths := _HUNDREDTHS.match(text, close)) and units.find(text, close + 2) is None:
            return total + Decimal(hundredths.group()) / 100 * _in(last, unit), close + 2  # 9秒98
        if text.startswith("半", close) and text[close + 1 : close + 2] not in ("年", "数", "价", "成", "空", "径", "岛"):
            total += Decimal("0.5") * _in(last, unit)
            return total, close + 1
        begin = close + 1 if text[close : close + 1] in ("又", "零") else close
        numeral = numeral_at(text, begin)
        number = parse_surface(numeral.group()) if numeral else None
        if numeral is None or number is None or number.fuzzy:
            break
        smaller = _smaller(text, numeral.end(), last)
        if smaller is None:
            if unit.printed == "米" and (rest := _CENTIMETRES.match(text, close)):  # 1米4, 1米75
                return total + Decimal(rest.group()) / 10 ** len(rest.group()), rest.end()
            tenth = unit.printed == "成" and not numeral.arabic
            tenth |= unit.printed == "块" and units.find(text, numeral.end()) is None  # 3块5
            if tenth and len(numeral.group()) == 1:
                return total + number.value / 10, numeral.end()
            break
        total += number.value * _in(smaller, unit)
        close, last, joined = numeral.end() + len(smaller.printed), smaller, True
    return (total, close) if joined else None


def _in(unit: Unit, whole: Unit) -> Decimal:
    ratio = unit.factor / whole.factor
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def _smaller(text: str, at: int, last: Unit) -> Unit | None:
    """The unit at `at` when it is a smaller one of the same base; 分 is a minute, a cent or a minute of time."""
    unit = units.find(text, at)
    if unit is not None and unit.base == last.base and unit.dimension == last.dimension and unit.factor < last.factor:
        return unit
    if text.startswith("分", at) and not text.startswith("分钟", at) and not _FRACTION_BEHIND.match(text, at):
        if last.printed in ("小时", "个小时"):
            return Unit("分", "duration", "s", units.Fraction(60))
        if last.base == "CNY" and last.printed in ("元", "角", "块", "毛"):
            return Unit("分", "money", "CNY", units.Fraction(1, 100))
    if text.startswith("个月", at) and last.printed == "年":
        return Unit("个月", "duration", "month", units.Fraction(1))
    return None
