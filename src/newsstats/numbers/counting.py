"""Counting or ordering, naming, numbering: what kind of mention a numeral with its unit is."""

from __future__ import annotations

import re

from newsstats.numbers.mention import MAGNITUDES, NumeralMatch, numeral_at
from newsstats.numbers.numerals import Numeral
from newsstats.numbers.units import Unit

_STRONG_SINGLE = re.compile(
    r"(?:为期|历时|时隔|用时|只用|仅用|仅|只需|仅需|提前|推迟|长达|持续|不到|不足|近|约|超过|每|工期|耗时|缩短|延长)$"
)
_ROAD_FORM = re.compile(r"(?:车道|叉路|居室|室一厅|室两厅|房一厅)")
_SECTION_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|、|，要|则)|[一二三四五六七八九十]{1,3}[）)]")
_CLAUSE_START = "。！？；，：,;:\n（(“"
_ORDINAL_UNITS = {"期", "届", "号", "楼", "等奖", "年级", "等", "版", "章", "中", "环", "代", "轮"}


def is_enumerator(text: str, first: NumeralMatch) -> bool:
    """一是…, （二）, 三、… and `1.` at the head of a clause number the text's parts."""
    start, end = first.span()
    before = text[start - 1] if start else "\n"
    if not first.arabic:
        if before in _CLAUSE_START and _SECTION_NUMBER.match(text, start):
            return text[end : end + 1] != "、" or (before in "。\n；：" and not _list_goes_on(text, end))
        return False
    return (
        before in "。\n；（("
        and end - start <= 2
        and text[end : end + 1] in ("、", ".", "．", "）", ")")
        and (text[end : end + 1] != "." or not text[end + 1 : end + 2].isdigit())
        and not _list_goes_on(text, end)
    )


def _list_goes_on(text: str, end: int) -> bool:
    return text[end] == "、" and numeral_at(text, end + 1) is not None


def not_measured(text: str, first: NumeralMatch, unit: Unit, at: int) -> bool:
    """A Chinese numeral before a unit that is also a word's beginning or a name's part."""
    if unit.printed in ("里", "分", "码", "方", "寸", "钱", "节", "载", "顷", "升") and len(first.group()) == 1:
        return unit.printed not in ("升",)
    return False


_BETWEEN = frozenset("到至—–-~")


def kind_of_count(text: str, begin: int, start: int, first: NumeralMatch, unit: Unit, close: int, number: Numeral) -> str:
    """Tell counting from ordering, from naming, and from 一 and 几 that count nothing."""
    numeral, printed = first.group(), unit.printed
    before = text[max(0, start - 2) : start]
    following = text[close : close + 1]
    if printed == "期":
        counted = before[-1:] in ("分", "共", "设", "续", "计") or following in ("都", "均", "各", "共")
        return "quantity" if counted else "ordinal"
    if printed == "级":
        if not first.arabic and set(numeral) <= set(MAGNITUDES):
            return "phrase"
        listed = "、" in text[max(0, start - 10) : start] or number.value % 1 or any(c in _BETWEEN for c in text[start:close])
        return "quantity" if listed else "ordinal"
    if printed in _ORDINAL_UNITS and unit.dimension == "count":
        if printed == "号":
            return "phrase" if not first.arabic else "ordinal"
        if printed in ("代", "轮", "环", "章", "版") and first.arabic:
            return "quantity"
        return "quantity" if before[-1:] in ("共", "续", "过", "了", "满", "办") else "ordinal"
    if following == "级" and unit.dimension != "count":
        return "phrase"
    if printed in ("车道", "室") or _ROAD_FORM.match(text, close - len(printed)):
        return "phrase"
    strong = begin != start or _STRONG_SINGLE.search(text[max(0, start - 3) : start]) is not None
    if numeral == "一" and unit.dimension == "count":
        return "indefinite"
    if numeral == "一" and printed in (
        "天",
        "年",
        "周",
        "星期",
        "个星期",
        "秒",
        "秒钟",
        "分钟",
        "日",
        "世纪",
        "个世纪",
        "昼夜",
        "成",
        "里",
        "度",
        "倍",
        "节",
        "块",
        "方",
        "角",
        "个月",
    ):
        tail = text[close : close + 1]
        if strong or tail in ("半", "多", "内", "以") or printed in ("倍", "成", "分钟", "个月"):
            return "quantity"
        return "indefinite"
    if numeral[0] == "几" and len(numeral) == 1:
        return "indefinite"
    if not first.arabic and len(numeral) == 1 and before[-1:] in ("这", "那") and unit.dimension == "duration":
        return "indefinite"
    if not first.arabic and len(numeral) == 1 and unit.dimension == "count" and following == "的" and not strong:
        return "indefinite"
    if numeral == "两" and printed in ("下", "句", "手", "眼", "口", "步") and unit.dimension == "count":
        return "indefinite"
    return "quantity"
