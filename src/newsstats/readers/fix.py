"""A page's corrections in a TOML beside it (`page.fix.toml` beside `page.txt`, `2024-11-29.fix.toml` beside the folder `2024-11-29`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from newsstats.errors import InputKindError, MissingInputError
from newsstats.layout.corrections import Corrections

ENDING: Final = ".fix.toml"
_NAMES: Final = tuple(one.name for one in fields(Corrections))
_FORM: Final = "join = [[12, 40]], split = [57], headline = [[55, 56]], leave_out = [1, 2], by the line numbers of newsstats read"


def fix_beside(page: Path) -> Path | None:
    """The corrections that stand beside a page or a folder of pages, or None."""
    page = page.resolve()
    file = page.with_name((page.name if page.is_dir() else page.stem) + ENDING)
    return file if page.exists() and file.is_file() else None


def read_fix(given: str | Path | Mapping[str, Any]) -> Corrections:
    """The corrections of a TOML file, or of a table of the same form.

    Raises: `MissingInputError`, `InputKindError` for what is no such table.
    """
    where = "" if isinstance(given, Mapping) else str(given)
    if isinstance(given, Mapping):
        table = given
    else:
        try:
            table = tomllib.loads(Path(given).read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise MissingInputError("there is no such file", where, "name the corrections of the page") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise InputKindError(f"is no TOML file ({error})", where, f"write {_FORM}") from error
    unknown = sorted(set(table) - set(_NAMES))
    if unknown:
        raise InputKindError(f"{unknown[0]!r} is no correction", where, f"write {_FORM}")
    single = {name: _numbers(table.get(name, []), name, where) for name in ("leave_out", "split")}
    groups = {name: _groups(table.get(name, []), name, where) for name in ("join", "headline")}
    return Corrections(single["leave_out"], single["split"], groups["join"], groups["headline"])


def _numbers(value: object, name: str, where: str) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, int) and not isinstance(one, bool) for one in value):
        raise InputKindError(f"{name} is no list of line numbers", where, f"write {_FORM}")
    return tuple(value)


def _groups(value: object, name: str, where: str) -> tuple[tuple[int, ...], ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, list | tuple) and one for one in value):
        raise InputKindError(f"{name} is no list of lists of line numbers", where, f"write {_FORM}")
    return tuple(_numbers(one, name, where) for one in value)
