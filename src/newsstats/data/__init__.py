"""Words, units, phrases and topics: data files that anyone can extend. Each file's header says how."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_text(name: str) -> str:
    """The text of one data file."""
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def load_toml(name: str) -> dict[str, Any]:
    """One TOML data file."""
    return tomllib.loads(load_text(name))


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file: comment lines (`#`) and blank lines left out."""
    lines = load_text(name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of a one-word-a-line data file."""
    return frozenset(row[0].strip() for row in load_rows(name))
