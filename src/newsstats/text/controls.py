"""Characters that change how others are shown, made visible."""

from __future__ import annotations

import re
import unicodedata

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def directions_named(text: str) -> str:
    """Direction marks by their names in brackets, so that what is shown stands in the order of the text.

    Examples
    --------
    >>> directions_named("总投资\u202e1亿元")
    '总投资⟨RIGHT-TO-LEFT OVERRIDE⟩1亿元'
    """
    return _BIDI.sub(lambda found: f"⟨{unicodedata.name(found.group())}⟩", text)


def visible(text: str) -> str:
    """The same, with any other control character as a space: what a terminal would obey is shown."""
    return _CONTROLS.sub(" ", directions_named(text))
