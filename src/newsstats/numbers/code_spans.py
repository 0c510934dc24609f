"""Spans in which no numeral counts, found before the numerals are read: links, telephone and document numbers, G30, GB/T 2760-2014.

Each is looked for only where a character or a run of digits that it must have stands, so that a long text is not gone over for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsstats.numbers import characters
from newsstats.numbers.mention import LATIN_RUN
from newsstats.numbers.normal import Normal

Span = tuple[int, int, str]
_URL: Final = re.compile(r"(?:https?://|www\.)[!-~]++")
_EMAIL: Final = re.compile(r"(?<![A-Za-z0-9._\-])[A-Za-z0-9._\-]{1,64}+@[A-Za-z0-9\-]++\.[A-Za-z.]++")
_PAGE_REFERENCE: Final = re.compile(r"[（(](?:下转|上接|紧接)[^）)]{0,12}[）)]")
_YEAR_IN_BRACKETS: Final = re.compile(r"[〔\[（(](?:19|20)[0-9][0-9][〕\]）)]")
_DOCUMENT: Final = re.compile(r"\s?第?\d+号|[\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,4}\d+号")
"""What stands behind the year of a document (〔2024〕12号) or of a court's case (（2024）新01民终123号)."""
_LONG_RUN: Final = re.compile(r"[0-9](?:-?[0-9]){5,60}+")
_NUMBER: Final = re.compile(
    r"(?:(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|\d{16,18}[\dXx]?)(?!\d)|\d{6}\.[A-Z]{2}(?![A-Za-z])|0\d{5}(?![\d.])"
    r"|(?:(?<=邮编)|(?<=邮编[:：为是])|(?<=邮政编码)|(?<=邮政编码[:：为是]))\d{6}(?!\d))"
)
"""Telephone numbers, numbers of persons, postcodes, codes of shares (000001.SZ)."""
_LATIN_CODE: Final = re.compile(
    r"(?:[A-Z]{1,6}(?:/[A-Z]{1,2})? ?\d{1,6}(?:\.\d{1,3})?[-—](?:19|20)\d\d(?![\d年])|[A-Z]\d{0,4}\+\d{1,3}(?![\d.])|[A-Z]·[A-Z0-9]{5,6}(?![A-Z0-9]))"
)
"""Standards (GB/T 2760-2014), T+1, places on roads (K123+500), number plates (京A·12345)."""
_WORDS_BEFORE: Final = re.compile(r"(?<![零〇一二三四五六七八九十])[一二三四五六七八九十]{1,2}$")
_WORDS_BEHIND: Final = re.compile(r"·[一二三四五六七八九十]{1,3}(?![点时个名折成倍元万亿%])")
"""一二·九, 九·一八."""
_HAS_DOTTED: Final = re.compile(r"\.[0-9]{1,30}\.[0-9]")
_DOTTED: Final = re.compile(r"(?<![\d.])(?!(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])(?![\d.]))\d++(?:\.\d++){2,}+")
"""Versions and addresses (3.2.1), no dates (2024.11.29)."""


def code_spans(normal: Normal) -> list[Span]:
    """Codes and addresses, in order and without overlap; a link is not even a phrase."""
    text = normal.text
    spans: list[Span] = []
    if "://" in text or "www." in text:
        spans += [(*f.span(), "") for f in _URL.finditer(text)]
    if "下转" in text or "上接" in text or "紧接" in text:
        spans += [(*f.span(), "") for f in _PAGE_REFERENCE.finditer(text)]
    if "@" in text:
        spans += [(*f.span(), "") for f in _EMAIL.finditer(text)]
    spans += _documents(text)
    spans += _long_numbers(text)
    if "·" in text:
        spans += _days_in_words(text)
    if "." in text and _HAS_DOTTED.search(text):
        spans += [(*f.span(), "phrase") for f in _DOTTED.finditer(text)]
    spans += _latin(normal)
    spans.sort(key=_widest_first)
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _documents(text: str) -> Iterator[Span]:
    for year in _YEAR_IN_BRACKETS.finditer(text):
        if found := _DOCUMENT.match(text, year.end()):
            yield year.start(), found.end(), "phrase"


def _long_numbers(text: str) -> Iterator[Span]:
    for run in _LONG_RUN.finditer(text):
        at = run.start()
        if text[at - 1 : at].isdigit():
            continue
        while at < run.end():
            if found := _NUMBER.match(text, at):
                yield at, found.end(), "phrase"
                break
            dash = text.find("-", at, run.end())
            if dash < 0:
                break
            at = dash + 1


def _days_in_words(text: str) -> Iterator[Span]:
    at = text.find("·")
    while at >= 0:
        before = _WORDS_BEFORE.search(text, max(0, at - 3), at)
        behind = _WORDS_BEHIND.match(text, at) if before else None
        if before and behind:
            yield before.start(), behind.end(), "phrase"
        at = text.find("·", at + 1)


def _latin(normal: Normal) -> Iterator[Span]:
    text, b = normal.text, 0
    for at in normal.places(characters.LATIN):
        if at < b:
            continue
        code = _LATIN_CODE.match(text, at)
        found = code or LATIN_RUN.match(text, at)
        if found is None:
            continue
        a, b = found.span()
        if code is not None or not ((a and text[a - 1].isdigit()) or not any(c.isdigit() for c in found.group())):
            yield a, b, "phrase"


def _widest_first(span: Span) -> tuple[int, int]:
    return span[0], -span[1]
