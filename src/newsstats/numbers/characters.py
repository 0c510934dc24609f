"""Character classes as a bit mask per code point, shape (n,), looked up for a whole text at once."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Final

import numpy as np

from newsstats.numbers.mention import HAN_DIGITS, MAGNITUDES
from newsstats.numbers.numerals import FULL_WIDTH, VARIANTS

LARGEST: Final = 0x1FFFF
"""Characters beyond are rare ideographs, all of one kind."""
VARIANT: Final = 0x1
"""Bit: written in another form than the plain one."""
SPACE: Final = 0x2
"""Bit: white space and invisible."""
FORMAL: Final = 0x4
"""Bit: a digit of bank notes."""
WIDE: Final = 0x8
"""Bit: Chinese, or a mark that stands between figures."""
ENDS_LINE: Final = 0x10
"""Bit: a mark after which a line break is meant."""
START: Final = 0x20
"""Bit: may begin a mention."""
LATIN: Final = 0x40
"""Bit: a Latin letter."""
QUOTE: Final = 0x80
"""Bit: an opening quotation mark."""
STOP: Final = 0x100
"""Bit: ends a clause or opens one."""
CLAUSE: Final = 0x200
"""Bit: ends a clause."""
SENTENCE: Final = 0x400
"""Bit: ends a sentence."""
CONTEXT: Final = 0x800
"""Bit: ends the clause that a mention is shown in."""
DIGIT: Final = 0x1000
"""Bit: a decimal digit."""
PHASE_END: Final = 0x2000
"""Bit: ends the name of a phase."""
SPACES: Final[str] = " \t\r\n\u3000\xa0\xad\ufeff" + "".join(
    map(chr, chain(range(0x2002, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070), range(0x09), (0x0B, 0x0C), range(0x0E, 0x20)))
)
FORMAL_DIGITS: Final[str] = "肆伍陆陸柒捌玖拾贰貳叁參"
"""Of bank notes; some are words too (陆续, 大陆)."""
_SENTENCE: Final = "。！？\n"
_CLAUSE: Final = _SENTENCE + "；，,;（()）、"


@cache
def _kinds() -> np.ndarray:
    kinds = np.zeros(LARGEST + 1, dtype=np.uint16)
    kinds[0x2E80:] |= WIDE
    digits = [code for code in range(LARGEST + 1) if chr(code).isdecimal()]
    kinds[digits] |= DIGIT | START
    for kind, characters in (
        (VARIANT, "".join(map(chr, {**VARIANTS, **FULL_WIDTH}))),
        (SPACE, SPACES),
        (FORMAL, FORMAL_DIGITS),
        (WIDE, "%-~—"),
        (ENDS_LINE, "。！？；!?;”』」"),
        (START, f"{HAN_DIGITS}{MAGNITUDES}廿卅几数第首半翻对"),
        (START, "负-."),
        (LATIN, "".join(map(chr, chain(range(0x41, 0x5B), range(0x61, 0x7B))))),
        (QUOTE, "“「『‘"),
        (STOP, _CLAUSE + "：:"),
        (CLAUSE, _CLAUSE),
        (SENTENCE, _SENTENCE),
        (PHASE_END, "期段"),
        (CONTEXT, _SENTENCE + "；，"),
    ):
        kinds[[ord(c) for c in characters]] |= kind
    return kinds


def codes_of(text: str) -> np.ndarray:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of(codes: np.ndarray) -> str:
    """The text of some code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def kinds_of(codes: np.ndarray) -> np.ndarray:
    """For each code point what it can be: the kinds above, added up."""
    return _kinds().take(codes, mode="clip")


def places(kinds: np.ndarray, kind: int) -> list[int]:
    """The offsets of the characters of a kind, in order."""
    return np.flatnonzero(kinds & kind).tolist()  # type: ignore[no-any-return]
