"""A text in the form that the number grammar reads, with a map back."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import numpy as np

from newsstats.data import load_toml
from newsstats.numbers import characters
from newsstats.numbers.numerals import FULL_WIDTH, VARIANTS

_IDEOGRAPHS: Final = (0x4E00, 0x9FFF)
_HIDDEN: Final = "\u25a1"
"""Stands in the grammar's text for a character that is a figure elsewhere."""
_FORMAL: Final = re.compile(f"[{characters.FORMAL_DIGITS}]+")
_LEADS_FORMAL: Final = frozenset("\u96f6百千万亿第壹佰仟分点點负負之")
_BEHIND_FORMAL: Final = re.compile(r"\s*(?:[一二三四五六七八九十百千万亿萬億壹佰仟点點成折分角元]|[圆圓](?![满滿梦夢形圈桌舞]))")
DIGITS_IN_A_ROW: Final = 3
"""From so many digits of bank notes on they are a figure, whatever stands beside them."""
_LOOSE: Final = re.compile(rf"(?<!\d)[{re.escape(characters.SPACES)}]+|[{re.escape(characters.SPACES)}]+(?!\d)")


_POINTED: Final = re.compile(rf"(?<=\d)·(?=\d{{1,6}}(?:{'|'.join(load_toml('contexts.toml')['pointed'])})(?!·))")
"""A middle dot as a decimal point: 25·3％; 3·15 and 9·18 are names."""


def _formal(run: re.Match[str]) -> str:
    """Digits of bank notes where they are figures (伍拾元, 柒佰), hidden where they are words (队伍陆续)."""
    digits, text = run.group(), run.string
    led = text[run.start() - 1 : run.start()] in _LEADS_FORMAL if run.start() else False
    if led or len(digits) >= DIGITS_IN_A_ROW or "拾" in digits[1:] or _BEHIND_FORMAL.match(text, run.end()):
        return digits
    return _HIDDEN * len(digits)


@cache
def _plain() -> np.ndarray:
    """For each code point the one that the grammar reads in its place."""
    plain = np.arange(characters.LARGEST + 1, dtype=np.uint32)
    for code, other in VARIANTS.items():
        plain[code] = ord(other)
    for code, ascii_code in FULL_WIDTH.items():
        plain[code] = ascii_code
    return plain


class Normal:
    """`text` as the grammar reads it: half-width, simplified numerals, layout spaces taken out.

    `at[i]` is the offset in the original of character `i`, `kinds[i]` what the character is good for (`newsstats.numbers.characters`);
    `text` and `original` differ in length only by the spaces that were taken out.
    """

    __slots__ = ("at", "kinds", "original", "seen", "source", "text")

    def __init__(self, original: str, reading: str = "") -> None:
        self.original = original
        text = self.source = reading or original
        if "·" in text and _POINTED.search(text):
            text = _POINTED.sub(".", text)
        codes = characters.codes_of(text)
        kinds = characters.kinds_of(codes)
        seen = _all_of(kinds)
        if seen & characters.FORMAL and _FORMAL.search(text):
            codes = characters.codes_of(_FORMAL.sub(_formal, text))
            kinds = characters.kinds_of(codes)
        if seen & characters.VARIANT:
            plain = _plain().take(codes, mode="clip")
            codes = np.where(codes > characters.LARGEST, codes, plain) if int(codes.max()) > characters.LARGEST else plain
            kinds = characters.kinds_of(codes)
        kept, codes = _without_layout(codes, kinds) if seen & characters.SPACE else (None, codes)
        if kept is None:
            self.at = np.arange(len(codes) + 1)
        else:
            self.at = np.append(kept, len(codes))
            codes = codes.take(kept)
            kinds = characters.kinds_of(codes)
        self.kinds = kinds
        self.seen = _all_of(kinds)
        self.text = characters.text_of(codes) if kept is not None or seen & (characters.VARIANT | characters.FORMAL) else text

    @property
    def words(self) -> str:
        """`text` with words as they are printed: 圆满 and 陆续, where the grammar reads 元 and hides 陆."""
        if self.text == self.source:
            return self.text
        read, printed = characters.codes_of(self.text), characters.codes_of(self.source)[self.at[:-1]]
        worded = (read != printed) & (printed >= _IDEOGRAPHS[0]) & (printed <= _IDEOGRAPHS[1])
        return characters.text_of(np.where(worded, printed, read)) if worded.any() else self.text

    def has(self, kind: int) -> bool:
        """True when a character of this kind stands in the text."""
        return bool(self.seen & kind)

    def places(self, kind: int) -> list[int]:
        """The offsets of the characters of a kind, in order."""
        return characters.places(self.kinds, kind) if self.seen & kind else []

    def surface(self, start: int, end: int) -> str:
        """The printed characters of `text[start:end]`: without spaces, but for one that tells two figures apart (1 1/2)."""
        original = self.original
        printed = "".join([original[at] for at in self.at[start:end].tolist()])
        return _LOOSE.sub("", printed) if self.has(characters.SPACE) else printed


def _all_of(kinds: np.ndarray) -> int:
    return int(np.bitwise_or.reduce(kinds)) if len(kinds) else 0


def _without_layout(codes: np.ndarray, kinds: np.ndarray) -> tuple[np.ndarray | None, np.ndarray]:
    """The offsets that stay when layout spaces go (None when all stay), and the code points with each other run as one space.

    Layout puts spaces beside Chinese characters; a space between two Latin words or figures means something.
    """
    spaces = np.flatnonzero(kinds & characters.SPACE)
    begins = np.flatnonzero(np.diff(spaces, prepend=-2) != 1)
    starts, ends = spaces[begins], spaces[np.append(begins[1:], len(spaces)) - 1] + 1
    newline = np.logical_or.reduceat(codes[spaces] == ord("\n"), begins)
    before, after = kinds[starts - 1], kinds.take(ends, mode="clip")
    layout = ((before | after) & characters.WIDE > 0) & ~(newline & (before & characters.ENDS_LINE > 0))
    layout |= (starts == 0) | (ends == len(codes))
    single = ends - starts == 1
    if not layout.any() and single.all():
        return None, codes
    stays = kinds & characters.SPACE == 0
    stays[starts[~layout]] = True
    run = ~layout & ~single
    if run.any():
        codes = codes.copy()
        codes[starts[run]] = np.where(newline[run], ord("\n"), ord(" "))
    return np.flatnonzero(stays), codes
