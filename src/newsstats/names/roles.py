"""What a person is: the title in front of the name or behind it."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml

REACH = 20
"""Characters of a title at most."""


def role_beside(text: str, start: int, end: int) -> str:
    """The title in front of `text[start:end]` with the office it belongs to (市政协主席), else the one behind it, or nothing.

    Examples
    --------
    >>> role_beside("常务副市长王一一出席", 5, 8)
    '常务副市长'
    >>> role_beside("王一一总书记", 0, 3)
    '总书记'
    """
    before, behind = _patterns()
    found = before.search(text, max(0, start - REACH), start)
    if found:
        return found[0]
    after = behind.match(text, end)
    return after[0] if after else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load_toml("names.toml")
    person, organisation = data["person"], data["organisation"]

    def one_of(listed: list[str]) -> str:
        return "|".join(sorted(set(listed), key=lambda word: (-len(word), word)))

    office = f"[{organisation['seats']}](?:{one_of(organisation['bodies'])})|{one_of(person['offices'])}"
    rank = one_of(person["ranks"])
    return (
        re.compile(f"(?:{office})?(?:{rank})*(?:{one_of(person['roles'])})$"),
        re.compile(one_of(person["titles"])),
    )
