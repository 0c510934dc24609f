"""Spans in which no numeral counts: links, telephone and document numbers, G30, slogans in quotation marks."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import characters, units
from newsstats.numbers.mention import HAN_DIGITS, LATIN_RUN, Mention
from newsstats.numbers.normal import Normal

_URL: Final = re.compile(r"(?:https?://|www\.)[!-~]++")
_EMAIL: Final = re.compile(r"(?<![A-Za-z0-9._\-])[A-Za-z0-9._\-]{1,64}+@[A-Za-z0-9\-]++\.[A-Za-z.]++")
_CODES: Final = re.compile(
    r"[〔\[（(](?:19|20)\d\d[〕\]）)]\s?第?\d+号|(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|\d{16,18}[\dXx]?)(?!\d)"
    r"|(?:(?<=邮编)|(?<=邮编[:：为是])|(?<=邮政编码)|(?<=邮政编码[:：为是]))\d{6}(?!\d)"
)
_NUMBERED: Final = re.compile(
    r"[（(](?:19|20)\d\d[）)][\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,4}\d+号"
    r"|(?<![A-Za-z])[A-Z]{1,6}(?:/[A-Z]{1,2})? ?\d{1,6}(?:\.\d{1,3})?[-—](?:19|20)\d\d(?![\d年])"
)
"""Cases of courts (（2024）新01民终123号) and standards (GB/T 2760-2014)."""
_PLATE: Final = re.compile(r"(?<=[\u4e00-\u9fff][A-Z]·)[A-Z0-9]{5,6}(?![A-Z0-9])|(?<![A-Za-z])[A-Z]\d{0,4}\+\d{1,3}(?![\d.])")
"""Number plates (京A·12345), T+1, and a place on a road (K123+500)."""
_MISSION: Final = re.compile(rf"\d{{1,3}}(?![\d.])|[{HAN_DIGITS}十百]{{1,5}}")
"""长征七号遥12."""
_ZERO_LED: Final = re.compile(r"0\d{1,5}(?:[A-Z][A-Z0-9]{0,8})?+(?![\d.:：%年月日时点十百千万亿兆多余来几])")
"""新征程01卫星: nothing is counted with a zero in front."""
_SITE: Final = re.compile(rf"\d{{1,3}}-\d{{1,4}}[A-Z]{{0,3}}(?={'|'.join(load_toml('contexts.toml')['numbered'])})")
_SUM: Final = re.compile(r"\d{1,3}(?:\+\d{1,3})++(?![\d.=<>≥≤%万亿千百A-Za-z+])")
_TYPE: Final = re.compile(r"\d{1,4}[A-Z]{0,3}(?![\d.\-—~～至到年月日A-Za-z万亿千百十%％℃°倍度元])")
_SHORT_CODES: Final = re.compile(r"[A-Z]·|[A-Z][0-9]{0,4}\+[0-9]")
_DAY_IN_WORDS: Final = re.compile(r"(?<![零〇一二三四五六七八九十])[一二三四五六七八九十]{1,2}·[一二三四五六七八九十]{1,3}(?![点时个名])")
"""一二·九, 九·一八."""
_LISTED_SECURITY: Final = re.compile(r"(?<![\d.])\d{6}(?:\.[A-Z]{2})(?![A-Za-z])|(?<![\d.])0\d{5}(?![\d.])")
"""Codes of shares: 000001.SZ."""
_NAMES_NUMBERED: Final = re.compile(r"[0-9][-—](?:19|20)[0-9]{2}|[）)][\u4e00-\u9fff]")
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
_HAS_CODE: Final = re.compile(r"[0-9]{3}-?[0-9]{4}")
_HAS_SIX: Final = re.compile(r"[0-9]{6}\.[A-Z]|0[0-9]{5}")
_HAS_DOTTED: Final = re.compile(r"\.[0-9]{1,30}\.[0-9]")
_PAGE_REFERENCE: Final = re.compile(r"[（(](?:下转|上接|紧接)[^）)]{0,12}[）)]")
_DOTTED: Final = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.]))\d++(?:\.\d++){2,}+")
"""Versions and addresses (3.2.1), no dates (2024.11.29)."""


def code_spans(normal: Normal) -> list[tuple[int, int, str]]:
    """Codes and addresses, in which no numeral counts: web links, telephone and document numbers, G30, RISC-V."""
    text = normal.text
    spans: list[tuple[int, int, str]] = []
    if "://" in text or "www." in text:
        spans += [(*f.span(), "") for f in _URL.finditer(text)]
    if "下转" in text or "上接" in text or "紧接" in text:
        spans += [(*f.span(), "") for f in _PAGE_REFERENCE.finditer(text)]
    if "@" in text:
        spans += [(*f.span(), "") for f in _EMAIL.finditer(text)]
    if _HAS_SIX.search(text):
        spans += [(*f.span(), "phrase") for f in _LISTED_SECURITY.finditer(text)]
    if "邮" in text or "〕" in text or "]" in text or _HAS_CODE.search(text):
        spans += [(*f.span(), "phrase") for f in _CODES.finditer(text)]
    if _NAMES_NUMBERED.search(text):
        spans += [(*f.span(), "phrase") for f in _NUMBERED.finditer(text)]
    if ("·" in text or "+" in text) and _SHORT_CODES.search(text):
        spans += [(*f.span(), "phrase") for f in _PLATE.finditer(text)]
    if "·" in text:
        spans += [(*f.span(), "phrase") for f in _DAY_IN_WORDS.finditer(text)]
    if "." in text and _HAS_DOTTED.search(text):
        spans += [(*f.span(), "phrase") for f in _DOTTED.finditer(text)]
    b = 0
    for at in normal.places(characters.LATIN):
        found = LATIN_RUN.match(text, at) if at >= b else None
        if found is None:
            continue
        a, b = found.span()
        if (a and text[a - 1].isdigit()) or not any(c.isdigit() for c in found.group()):
            continue
        spans.append((a, b, "phrase"))
    spans.sort(key=_widest_first)
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _widest_first(span: tuple[int, int, str]) -> tuple[int, int]:
    return span[0], -span[1]


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
    elif text[at] == "0" and text[at + 1 : at + 2].isdigit():
        found = _ZERO_LED.match(text, at)
        return found.end() if found and units.find(text, found.end()) is None else 0
    elif before[1:] == "双":
        found = _SHOPPING_DAY.match(text, at)
    elif "道" in text[at + 2 : at + 6]:
        found = _NUMBERED_ROAD.match(text, at)
    elif "号线" in text[at + 1 : at + 5]:
        found = _LINE.match(text, at)
    elif "·" in (behind := text[at + 1 : at + 3]) or "后" in behind:
        found = _DAY_OR_GENERATION.match(text, at)
    elif "-" in text[at + 1 : at + 5] and (found := _SITE.match(text, at)):
        pass
    elif "+" in (signs := text[at + 1 : at + 4]) or "×" in signs:
        found = _FORMULA.match(text, at)
        if found is None and (found := _SUM.match(text, at)) is not None and units.find(text, found.end()) is not None:
            found = None
    else:
        return 0
    return found.end() if found else 0


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
