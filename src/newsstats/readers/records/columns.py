"""Which column of a table is the title, the body, the date …"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsstats.data import load_toml
from newsstats.errors import InputKindError

_LOOSE = re.compile(r"[\s_\-]+")


def _plain(name: object) -> str:
    return _LOOSE.sub("", str(name)).casefold()


def roles() -> tuple[str, ...]:
    """What a column can be: the lists of `data/record_columns.toml`."""
    return tuple(load_toml("record_columns.toml"))


def matched(columns: Sequence[str], given: Mapping[str, Any], where: str) -> dict[str, list[str]]:
    """Role → its columns (several for a body only).

    Parameters
    ----------
    columns
        The table's, in order.
    given
        Role → column name, or a list of them, as the user says.
    where
        What the table is called, for errors.

    Raises
    ------
    InputKindError
        A given column is not there, or no column could be a body.
    """
    listed = ", ".join(map(str, columns))
    found: dict[str, list[str]] = {}
    for role, names in given.items():
        wanted = [names] if isinstance(names, str) else list(names)
        missing = [name for name in wanted if name not in columns]
        if missing:
            raise InputKindError(f"has no column {missing[0]!r}", where, f"its columns are {listed}")
        found[role] = wanted
    taken = {name for names in found.values() for name in names}
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(_plain(column), column)
    for role, names in load_toml("record_columns.toml").items():
        if role not in found:
            fits = next((c for name in names if (c := by_name.get(_plain(name))) is not None and c not in taken), None)
            if fits is not None:
                found[role] = [fits]
                taken.add(fits)
    if "body" not in found:
        raise InputKindError("has no column that could be the body", where, f"name it with body=…; its columns are {listed}")
    return found
