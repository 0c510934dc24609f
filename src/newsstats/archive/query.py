"""What people ask an archive for: strings joined by AND, OR, NOT and NEAR, in one field or in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsstats.archive.matching import MATCHES, Pattern, Values, pattern_of

NEAR = 10
"""Characters between two strings at most, where NEAR says no number."""
DEEPEST = 100
"""Brackets inside each other at most."""
TEXT_FIELDS = {"headline": ("kicker", "headline", "subhead"), "body": ("text",)}
HELD_FIELDS = ("section", "paper", "kind", "topic")
NAME_FIELDS = {"place": "place", "person": "person", "organisation": "organisation", "name": ""}
ALL_FIELDS = (*TEXT_FIELDS, *HELD_FIELDS, *NAME_FIELDS, "date")
_TOKEN = re.compile(
    r"(?P<open>\()|(?P<close>\))|(?P<near>NEAR(?:/(?P<n>\d{1,4}))?)(?![^\s()\"])|(?P<op>AND|OR|NOT)(?![^\s()\"])"
    r"|(?:(?P<field>[a-z]+):)?(?:\"(?P<quoted>[^\"]*)\"|/(?P<regex>(?:[^/\\]|\\.)+)/|(?P<bare>[^\s()\"]+))"
)


@dataclass(slots=True)
class Query:
    """A question, read: a condition on rows of `articles` in SQL with its values, and the patterns that a hit is shown and scored by."""

    asked: str
    match: str
    condition: str = ""
    values: Values = field(default_factory=Values)
    patterns: list[Pattern] = field(default_factory=list)


def parse(asked: str, match: str = "string") -> Query:
    """Read a query.

    Parameters
    ----------
    asked
        Strings with spaces between them must all be printed: `新能源 汽车`. `"…"` holds spaces together, `/…/` is a regular
        expression (RE2). `AND`, `OR`, `NOT` and brackets join; `甲 NEAR/5 乙` has at most five characters between the two, in either
        order and in one part. `headline:`, `body:`, `section:`, `paper:`, `kind:`, `topic:`, `place:`, `person:`, `organisation:`, `name:`
        look in one field, `date:2024-06` or `date:2024-06..2024-08` at the day.
    match
        `string` as it is printed, `word` as words of the segmenter, `regex` every bare string as an expression.

    Raises
    ------
    ValueError
        A query that is empty or cannot be read, with the place.

    Examples
    --------
    >>> query = parse("水厂 OR 电站")
    >>> [pattern.forms for pattern in query.patterns]
    [('水厂',), ('电站',)]
    """
    if match not in MATCHES:
        raise ValueError(f"match={match!r}: choose one of {', '.join(MATCHES)}")
    query = Query(asked, match)
    query.condition = _Reader(query).read()
    return query


class _Reader:
    """Reads a query from left to right; one method a level: or, and, not, near, term."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.tokens: Sequence[re.Match[str]] = list(_tokens(query.asked))
        self.at = 0
        self.depth = 0
        self.negated = False

    def read(self) -> str:
        if not self.tokens:
            raise ValueError("search for a word or phrase")
        out = self._or()
        if self.at < len(self.tokens):
            raise self._wrong("closes a bracket that is not open", self.tokens[self.at])
        return out

    def _peek(self) -> re.Match[str] | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self, kind: str, text: str = "") -> bool:
        token = self._peek()
        if token is None or not token[kind] or (text and token[kind] != text):
            return False
        self.at += 1
        return True

    def _or(self) -> str:
        out = [self._and()]
        while self._take("op", "OR"):
            out.append(self._and())
        return out[0] if len(out) == 1 else "(" + " or ".join(out) + ")"

    def _and(self) -> str:
        out = [self._not()]
        while (token := self._peek()) is not None and not token["close"] and token["op"] != "OR":
            self._take("op", "AND")
            out.append(self._not())
        return out[0] if len(out) == 1 else "(" + " and ".join(out) + ")"

    def _not(self) -> str:
        turned = 0
        while self._take("op", "NOT"):
            turned += 1
        self.negated ^= turned % 2 == 1
        out = self._near()
        self.negated ^= turned % 2 == 1
        return f"(not {out})" if turned % 2 else out

    def _near(self) -> str:
        left = self._term()
        while (token := self._peek()) is not None and token["near"]:
            self.at += 1
            right = self._term()
            if not isinstance(left, Pattern) or not isinstance(right, Pattern):
                raise self._wrong("stands between two strings only", token)
            left = left.near(right, int(token["n"] or NEAR))
        return left if isinstance(left, str) else self._condition(left)

    def _term(self) -> str | Pattern:
        token = self._peek()
        if token is None:
            raise ValueError(f"{self.query.asked!r}: ends where a string should follow")
        self.at += 1
        if token["open"]:
            self.depth += 1
            if self.depth > DEEPEST:
                raise self._wrong(f"is inside {DEEPEST} others", token)
            out = self._or()
            self.depth -= 1
            if not self._take("close"):
                raise self._wrong("opens a bracket that is not closed", token)
            return out
        if token["op"] or token["near"] or token["close"]:
            raise self._wrong("stands where a string should", token)
        return self._string(token)

    def _string(self, token: re.Match[str]) -> str | Pattern:
        named = token["field"]
        said = next(token[kind] for kind in ("quoted", "regex", "bare") if token[kind] is not None)
        if not said:
            raise self._wrong("is empty: nothing is printed nowhere", token)
        if named and named not in ALL_FIELDS:
            raise self._wrong(f"names no field; there are {', '.join(ALL_FIELDS)}", token)
        match = "regex" if token["regex"] is not None else self.query.match
        if named in TEXT_FIELDS:
            return Pattern((said,), match if match != "word" else "string", TEXT_FIELDS[named])
        if named == "date":
            return self._date(said, token)
        if named in HELD_FIELDS:
            return f"contains({named}, {self.query.values.put(said)})"
        if named:
            kind = NAME_FIELDS[named]
            of = f"kind = {self.query.values.put(kind)} and " if kind else ""
            own = f"contains(place, {self.query.values.put(said)}) or " if named == "place" else ""
            named_in = (
                f"select issue_id, unnest(string_split(articles, '、')) from names where {of}contains(name, {self.query.values.put(said)})"
            )
            return f"({own}(issue_id, article_id) in ({named_in}))"
        return pattern_of(said, match)

    def _date(self, said: str, token: re.Match[str]) -> str:
        first, dots, last = said.partition("..")
        last = last if dots else first
        if not all(re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?|", day) for day in (first, last)) or not (first or last):
            raise self._wrong("is no day, month or year (2024-06, 2024-06..2024-08)", token)
        conditions = ["date != ''"]
        if first:
            conditions.append(f"date >= {self.query.values.put(first)}")
        if last:
            conditions.append(f"date <= {self.query.values.put(last + '~')}")
        return "(" + " and ".join(conditions) + ")"

    def _condition(self, pattern: Pattern) -> str:
        if not self.negated:
            self.query.patterns.append(pattern)
        return pattern.condition(self.query.values.put)

    def _wrong(self, what: str, token: re.Match[str]) -> ValueError:
        return ValueError(f"{self.query.asked!r}: {token.group()!r} at character {token.start() + 1} {what}")


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
