"""Whole numbers in Chinese, written out by the textbook: the tests' own, independent of the parser."""

from __future__ import annotations

HAN = "零一二三四五六七八九"


def in_chinese(n: int) -> str:
    """A whole number in Chinese, written out by the textbook: the tests' own, independent of the parser."""
    if n == 0:
        return "零"
    out, zero = "", False
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, n = divmod(n, size)
        if group == 0:
            zero = bool(out)
            continue
        text, inner_zero = "", False
        for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, group = divmod(group, place)
            if digit == 0:
                inner_zero = inner_zero or bool(text) or bool(out)
                continue
            text += ("零" if inner_zero else "") + HAN[digit] + mark
            inner_zero = False
        out += ("零" if zero and not text.startswith("零") else "") + text + word
        zero = False
    return out
