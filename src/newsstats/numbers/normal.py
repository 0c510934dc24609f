"""A text in the form that the number grammar reads, with a map back."""

from __future__ import annotations

import re
from array import array

from newsstats.numbers.numerals import FULL_WIDTH, VARIANTS

_TABLE: dict[int, str | int] = {**VARIANTS, **FULL_WIDTH}
_VARIANT = re.compile("[" + re.escape("".join(map(chr, _TABLE))) + "]+")
_SPACE = re.compile(r"[ \t\r\n\u3000\xa0\u2002-\u200f\u202a-\u202e\u2060-\u206f\xad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]+")
_KEPT_BREAK = "。！？；!?;”』」"
_FORMAL = re.compile(
    r"(?<![\u96f6一二三四五六七八九十百千万亿两第壹贰貳叁參肆伍陆陸柒捌玖拾佰仟分点點負负之])[肆伍陆陸柒捌玖拾贰貳叁參](?![\s]*[一二三四五六七八九十百千万亿萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟点點成折分角元圆圓])"
)


def _plain_form(found: re.Match[str]) -> str:
    return found.group().translate(_TABLE)


class Normal:
    """`text` as the grammar reads it: half-width, simplified numerals, layout spaces taken out.

    `at[i]` is the offset in the original of character `i`; `text` and `original` differ in length only by
    the spaces that were taken out.
    """

    __slots__ = ("at", "original", "text")

    def __init__(self, original: str, reading: str = "") -> None:
        self.original = original
        original = reading or original
        masked = _FORMAL.sub("\u25a1", original) if _FORMAL.search(original) else original
        translated = _VARIANT.sub(_plain_form, masked)
        gaps = [g for g in _SPACE.finditer(translated) if g.end() - g.start() > 1 or _is_layout(translated, g.start(), g.end())]
        if not gaps:
            self.text = translated
            self.at: array[int] | range = range(len(translated) + 1)
            return
        pieces: list[str] = []
        at = array("q")
        last = 0
        for gap in gaps:
            start, end = gap.span()
            pieces.append(translated[last:start])
            at.extend(range(last, start))
            if not _is_layout(translated, start, end):
                pieces.append("\n" if "\n" in gap.group() else " ")
                at.append(start)
            last = end
        pieces.append(translated[last:])
        at.extend(range(last, len(translated) + 1))
        self.text = "".join(pieces)
        self.at = at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of `text[start:end]`."""
        return self.at[start], self.at[end - 1] + 1 if end > start else self.at[start]

    def surface(self, start: int, end: int) -> str:
        """The printed characters of a span, without the spaces that fell inside it."""
        a, b = self.span(start, end)
        return _SPACE.sub("", self.original[a:b])


def _is_layout(text: str, start: int, end: int) -> bool:
    """Layout puts spaces beside Chinese characters; a space between two Latin words or figures means something."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if not before or not after:
        return True
    if "\n" in text[start:end] and before in _KEPT_BREAK:
        return False
    return _wide(before) or _wide(after)


def _wide(c: str) -> bool:
    return c >= "\u2e80" or c in "%-~—"
