"""A character that stands for something taken out of a text."""

from __future__ import annotations

from typing import Final

_PRIVATE: Final = (*range(0xE000, 0xF900), *range(0xF0000, 0x10FFFE))


def stand_in(text: str) -> str:
    """A character that the text does not have and that the segmenter keeps apart."""
    if "\ue000" not in text:
        return "\ue000"
    used = set(map(ord, text))
    return chr(next(c for c in _PRIVATE if c not in used))
