"""The language of charts, notebooks and reports; their words are data, one file a language (`data/text.zh.toml`, …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from newsstats.data import load_toml

LANGUAGES = ("zh", "en")
_default = "zh"
_here: ContextVar[str] = ContextVar("language", default="")


def _checked(lang: str) -> str:
    if lang not in LANGUAGES:
        raise ValueError(f"lang={lang!r}: choose one of {', '.join(LANGUAGES)}")
    return lang


def use(lang: str) -> None:
    """Set the language of this process. Raises: `ValueError` for one that there is no file of."""
    global _default
    _default = _checked(lang)


@contextmanager
def using(lang: str) -> Iterator[None]:
    """The language inside a `with` block, in this thread alone."""
    token = _here.set(_checked(lang))
    try:
        yield
    finally:
        _here.reset(token)


def current() -> str:
    """The language that holds here."""
    return _here.get() or _default


def say(key: str, /, **values: object) -> str:
    """The text of a key (`"summary.stories"`) with its values filled in. Raises: `KeyError` for one that is not there."""
    node: Any = load_toml(f"text.{current()}.toml")
    for part in key.split("."):
        node = node[part]
    return str(node).format(**values) if values else str(node)


def words(key: str) -> dict[str, str]:
    """A table of texts: printed value → what it is called."""
    node: Any = load_toml(f"text.{current()}.toml")
    for part in key.split("."):
        node = node[part]
    return dict(node)


def translated(reason: str) -> str:
    """Why a check holds its figures to be related, in the language that holds here; the tables have it in Chinese."""
    for pattern, text in words("reasons").items():
        reason = re.sub(pattern, text, reason)
    return reason
