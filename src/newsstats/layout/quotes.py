"""Quotation marks that a recogniser of pictures does not tell apart."""

from __future__ import annotations

import re

_QUOTES = re.compile(r"[\"'“”‘’＂＇](?=[^A-Za-z])|(?<=[^A-Za-z])[\"'“”‘’＂＇]$")
_CLOSES = re.compile(r".(?:[，。、；：！？,;:!?)）]|$)")


def curled(lines: list[str]) -> list[str]:
    """The lines of a paragraph with quotation marks that open and close in turn.

    Examples
    --------
    >>> curled(["'三北\\"攻坚加速，“两", "山“转化"]), curled(["新的)规定"])
    (['“三北”攻坚加速，“两', '山”转化'], ['新的)规定'])
    """
    text = "\n".join(lines)
    marks = [found.start() for found in _QUOTES.finditer(text)]
    out = list(text)
    opening = not (len(marks) % 2 and _CLOSES.match(text, marks[0]))
    for at in marks:
        out[at] = "“" if opening else "”"
        opening = not opening
    return "".join(out).split("\n")
