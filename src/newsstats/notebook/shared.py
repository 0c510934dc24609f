"""What all notebooks of a folder read: `newsstats.toml` beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from newsstats.errors import InputKindError, MissingInputError

NAME = "newsstats.toml"
OPTIONS = ("date", "paper", "script", "encoding", "lang")


def shared(folder: Path | None = None) -> dict[str, Any]:
    """The input and its options that `newsstats.toml` names, the input's path taken from where that file is; empty without such a file.

    Parameters
    ----------
    folder
        Where the file is; where the notebook runs, if it is not given.

    Raises
    ------
    InputKindError
        The file is no TOML, or says something else than `input` and `OPTIONS`.

    Examples
    --------
    >>> shared(Path("there-is-no-such-folder"))
    {}
    """
    file = (folder or Path.cwd()) / NAME
    if not file.is_file():
        return {}
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputKindError(f"is no TOML ({error})", str(file), 'a line is NAME = "VALUE"') from error
    unknown = sorted(said.keys() - {"input", *OPTIONS})
    if unknown:
        raise InputKindError(f"says {unknown[0]}, which is nothing known", str(file), f"it may say input, {', '.join(OPTIONS)}")
    if "input" in said:
        several = said["input"] if isinstance(said["input"], list) else [said["input"]]
        paths = [str(file.parent / str(one)) for one in several if one]
        said["input"] = paths[0] if len(paths) == 1 else paths
    return said


def input_of(said: dict[str, Any]) -> Any:
    """The input that is named.

    Raises
    ------
    MissingInputError
        None is.
    """
    if not said.get("input"):
        raise MissingInputError("no input is named", NAME, 'set ISSUE in the first cell, or write input = "page.txt" into newsstats.toml')
    return said["input"]
