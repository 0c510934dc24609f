"""Strings joined by AND, OR, NOT and NEAR, as people ask for them: read into a tree, whatever then looks for the strings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEAR = 10
"""Characters between two strings at most, where NEAR says no number."""
DEEPEST = 100
"""Brackets inside each other at most."""
_TOKEN = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<near>NEAR(?:/(?P<n>\d{1,4}))?)(?![^\s()\"])|(?P<op>AND|OR|NOT)(?![^\s()\"])"
    r"|(?:(?P<field>[a-z]+):)?(?:\"(?P<quoted>[^\"]*)\"|/(?P<regex>(?:[^/\\]|\\.)+)/|(?P<bare>[^\s()\"]+))"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in what was asked, for an error that says so."""

    asked: str
    printed: str
    at: int

    def wrong(self, what: str) -> ValueError:
        """An error that names the place."""
        return ValueError(f"{self.asked!r}: {self.printed!r} at character {self.at + 1} {what}")


@dataclass(frozen=True, slots=True)
class Term:
    """One string, or a regular expression; in one `field`, or in all (`""`)."""

    said: str
    regex: bool
    field: str
    place: Place


@dataclass(frozen=True, slots=True)
class Near:
    """Two strings with at most so many characters between them, in either order."""

    left: Term | Near
    right: Term | Near
    most: int
    place: Place


@dataclass(frozen=True, slots=True)
class Both:
    """All of them."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of them at least."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The thing is not there."""

    item: Node


Node = Term | Near | Both | Either | Without


def parse_boolean(asked: str) -> Node:
    """Read strings joined by AND, OR, NOT and NEAR.

    Parameters
    ----------
    asked
        Strings with spaces between them must all be there. `"…"` holds spaces together, `/…/` is a regular expression, `field:`
        before a string names where it stands; NOT binds more closely than AND, AND more closely than OR; `甲 NEAR/5 乙` has at
        most five characters between the two (`NEAR` alone: ten).

    Raises
    ------
    ValueError
        It is empty or cannot be read, with the place.

    Examples
    --------
    >>> tree = parse_boolean("水厂 OR 电站")
    >>> [item.said for item in tree.items]
    ['水厂', '电站']
    """
    return _Reader(asked).read()


class _Reader:
    """Reads from left to right; one method a level: or, and, not, near, term."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        self.tokens: Sequence[re.Match[str]] = list(_tokens(asked))
        self.at = 0
        self.depth = 0

    def read(self) -> Node:
        if not self.tokens:
            raise ValueError("search for a word or phrase")
        out = self._or()
        if self.at < len(self.tokens):
            raise self._place(self.tokens[self.at]).wrong("closes a bracket that is not open")
        return out

    def _peek(self) -> re.Match[str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, kind: str, text: str = "") -> bool:
        token = self._peek()
        if token is None or not token[kind] or (text and token[kind] != text):
            return False
        self.at += 1
        return True

    def _or(self) -> Node:
        out = [self._and()]
        while self._take("op", "OR"):
            out.append(self._and())
        return out[0] if len(out) == 1 else Either(tuple(out))

    def _and(self) -> Node:
        out = [self._not()]
        while (token := self._peek()) is not None and not token["close"] and token["op"] != "OR":
            self._take("op", "AND")
            out.append(self._not())
        return out[0] if len(out) == 1 else Both(tuple(out))

    def _not(self) -> Node:
        turned = 0
        while self._take("op", "NOT"):
            turned += 1
        out = self._near()
        return Without(out) if turned % 2 else out

    def _near(self) -> Node:
        left = self._term()
        while (token := self._peek()) is not None and token["near"]:
            self.at += 1
            right = self._term()
            if not isinstance(left, Term | Near) or not isinstance(right, Term | Near):
                raise self._place(token).wrong("stands between two strings only")
            left = Near(left, right, int(token["n"] or NEAR), self._place(token))
        return left

    def _term(self) -> Node:
        token = self._peek()
        if token is None:
            raise ValueError(f"{self.asked!r}: ends where a string should follow")
        self.at += 1
        if token["open"]:
            self.depth += 1
            if self.depth > DEEPEST:
                raise self._place(token).wrong(f"is inside {DEEPEST} others")
            out = self._or()
            self.depth -= 1
            if not self._take("close"):
                raise self._place(token).wrong("opens a bracket that is not closed")
            return out
        if token["op"] or token["near"] or token["close"]:
            raise self._place(token).wrong("stands where a string should")
        said = next(token[kind] for kind in ("quoted", "regex", "bare") if token[kind] is not None)
        if not said:
            raise self._place(token).wrong("is empty: nothing is printed nowhere")
        return Term(said, token["regex"] is not None, token["field"] or "", self._place(token))

    def _place(self, token: re.Match[str]) -> Place:
        return Place(self.asked, token.group(), token.start())


def _tokens(asked: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(asked):
        if asked[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(asked, at)
        if found is None:
            raise ValueError(f"{asked!r}: {asked[at]!r} at character {at + 1} opens quotation marks that are not closed")
        yield found
        at = found.end()
