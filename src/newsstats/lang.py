"""The language of charts, notebooks and reports; their words are data, one file a language (`data/text.zh.toml`, …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
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


def message(text: str) -> str:
    """What the command line says, in the language that holds here; as it is where its language has no such text.

    Examples
    --------
    >>> message("has no column date")
    '没有 date 这一列'
    """
    if current() == "en" or not text:
        return text
    exact, patterns = _messages(current())
    if text in exact:
        return exact[text]
    for pattern, said in patterns:
        found = pattern.fullmatch(text)
        if found is not None:
            return said.format(*map(message, found.groups()))
    return text


@cache
def _messages(language: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Whole texts, and those with places to fill in; the longest first, so that the most particular one is taken."""
    texts = {key: said for group in load_toml(f"messages.{language}.toml").values() for key, said in group.items()}
    filled = sorted((key for key in texts if "{}" in key), key=lambda key: (-len(key), key))
    return texts, [(re.compile(re.escape(key).replace(r"\{\}", "(.+?)"), re.DOTALL), texts[key]) for key in filled]
