"""Figures that name, told by the characters beside them: 热线12345, 国道216线, 90后, 1+3+N, 歼-20, slogans in quotation marks."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import units
from newsstats.numbers.mention import HAN_DIGITS, Mention

_MISSION: Final = re.compile(rf"\d{{1,3}}(?![\d.])|[{HAN_DIGITS}十百]{{1,5}}")
"""长征七号遥12."""
_ZERO_LED: Final = re.compile(r"0\d{1,5}(?:[A-Z][A-Z0-9]{0,8})?+(?![\d.:：%后年月日时点十百千万亿兆多余来几])")
"""新征程01卫星: nothing is counted with a zero in front."""
_SITE: Final = re.compile(rf"\d{{1,3}}-\d{{1,4}}[A-Z]{{0,3}}(?={'|'.join(load_toml('contexts.toml')['numbered'])})")
_SUM: Final = re.compile(r"\d{1,3}(?:\+\d{1,3})++(?![\d.=<>≥≤%万亿千百A-Za-z+])")
_CLASS: Final = re.compile(r"\d{1,4}[（(]\d{1,2}[）)]班")
"""果树93(01)班."""
_SHARE: Final = re.compile(r"\d{4,5}\.(?:HK|TW|KS|T)(?![A-Za-z])")
_TYPE: Final = re.compile(r"\d{1,4}[A-Z]{0,3}(?![\d.\-—~～至到年月日A-Za-z万亿千百十%％℃°倍度元])")
_CALLED: Final = frozenset(load_toml("contexts.toml")["called"])
_ROADS: Final = frozenset(load_toml("contexts.toml")["roads"])
_CALL: Final = re.compile(r"\d{3,12}(?![\d.\-]|[个次人余多万])")
_ROAD: Final = re.compile(r"\d{1,4}线?(?!\d)")
_SHOPPING_DAY: Final = re.compile(r"1[12](?![\d.])")
"""双11 and 双12."""
_LINE: Final = re.compile(r"\d{1,2}号线(?!路)")
_NUMBERED_ROAD: Final = re.compile(rf"\d{{2,4}}(?:{'|'.join(load_toml('contexts.toml')['roads'])})")
_DAY_OR_GENERATION: Final = re.compile(r"\d{1,2}·\d{1,2}(?![\d.])|(?:[5-9]0|[09]5|00|10)后(?=[^\d天年月日个小分秒退])")
_FORMULA: Final = re.compile(
    r"\d{1,3}(?:\+\d{1,3}){0,9}\+[NnXx](?![A-Za-z0-9])|\d{1,2}×\d{1,2}小时|(?:24×7|7×24)(?![\d.])"
    rf"|\d{{1,3}}(?:\+\d{{1,3}}){{1,9}}+(?=[”’]?(?:{'|'.join(load_toml('contexts.toml')['formulas'])})|[）)])"
)
"""Names made like a sum (1+3+N, 3+2模式), and hours of service (7×24小时)."""


def code_end(text: str, at: int) -> int:
    """Where a code that begins with the digit at `at` ends, or 0: a hotline, a numbered road or line (国道216线, 216国道, 2号线), a day (3·15), a generation (90后), a formula (1+3+N)."""
    before = text[at - 2 : at]
    if before in _CALLED or (at > 2 and before[1] in ":：“为是" and text[at - 3 : at - 1] in _CALLED):
        found = _CALL.match(text, at)
    elif before in _ROADS:
        found = _ROAD.match(text, at)
    elif before[1:] == "-" and "\u4e00" <= before[0] <= "\u9fff":
        found = _TYPE.match(text, at)
        return found.end() if found and units.find(text, found.end()) is None else 0
    elif before[1:] == "遥" and before != "逍遥":
        found = _MISSION.match(text, at)
    elif text[at] == "0" and (found := _ZERO_LED.match(text, at)) and not _measured(text, found.end()):
        pass
    elif before[1:] == "双":
        found = _SHOPPING_DAY.match(text, at)
    elif "道" in text[at + 2 : at + 6]:
        found = _NUMBERED_ROAD.match(text, at)
    elif "号线" in text[at + 1 : at + 5]:
        found = _LINE.match(text, at)
    elif "·" in (behind := text[at + 1 : at + 3]) or "后" in behind:
        found = _DAY_OR_GENERATION.match(text, at)
    elif (
        ("-" in text[at + 1 : at + 5] and (found := _SITE.match(text, at)))
        or ("班" in text[at + 3 : at + 9] and (found := _CLASS.match(text, at)))
        or ("." in text[at + 4 : at + 6] and (found := _SHARE.match(text, at)))
    ):
        pass
    elif "+" in (signs := text[at + 1 : at + 4]) or "×" in signs:
        found = _FORMULA.match(text, at)
        if found is None and (found := _SUM.match(text, at)) is not None and units.find(text, found.end()) is not None:
            found = None
    else:
        return 0
    return found.end() if found else 0


def _measured(text: str, at: int) -> bool:
    """True for a figure with a unit other than a classifier behind it: 05分, no 03星."""
    unit = units.find(text, at)
    return unit is not None and unit.dimension != "count"


def is_slogan(text: str, mention: Mention, quote: tuple[int, int]) -> bool:
    if mention.kind in ("date", "time"):
        return False
    inner = text[quote[0] : quote[1]]
    printed = any(c.isdigit() for c in text[mention.start : mention.end])
    if printed and mention.unit is not None and mention.unit.dimension not in ("count", "angle", ""):
        return mention.kind != "quantity"
    if mention.kind in ("indefinite", "quantity") and (mention.start, mention.end) == quote:
        return printed and mention.unit is None and inner.isdigit()
    return not any(c in inner for c in "，,") and (quote[1] - quote[0] <= 12)
