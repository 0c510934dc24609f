"""How a string is looked for in an archive: as it is printed, as words, or as a regular expression; in SQL and on one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsstats.text.segmenter import newspaper

FIELDS = ("kicker", "headline", "subhead", "text")
"""Columns of `articles` that hold what is printed; each is looked at by itself."""
PARTS = {"kicker": "kicker", "headline": "headline", "subhead": "subhead", "text": "body"}
MATCHES = ("string", "word", "regex")

Value = Callable[[object], str]
"""Puts a value into a query and gives its place in the SQL."""


class Values(dict[str, object]):
    """The values of a query by the names of their places."""

    def put(self, held: object) -> str:
        """Add a value; gives its place in the SQL."""
        name = f"q{len(self)}"
        self[name] = held
        return f"${name}"


@dataclass(frozen=True)
class Pattern:
    """Forms of one thing that is looked for in some fields.

    Parameters
    ----------
    forms
        Strings, any of which counts; one regular expression when `match` is `regex`.
    match
        `string`: printed characters, whatever a segmenter would cut; `word`: runs of whole words of the segmenter; `regex`: RE2.
    fields
        Columns of `articles` that are looked at.

    Examples
    --------
    >>> [found.group() for found in Pattern(("水厂", "水厂项目")).compiled.finditer("水厂项目开工，水厂不大。")]
    ['水厂项目', '水厂']
    """

    forms: tuple[str, ...]
    match: str = "string"
    fields: tuple[str, ...] = FIELDS

    def __post_init__(self) -> None:
        if self.match not in MATCHES:
            raise ValueError(f"match={self.match!r}: choose one of {', '.join(MATCHES)}")
        if not self.forms or not all(self.forms):
            raise ValueError("an empty string is printed nowhere: name a word or phrase")
        if self.match == "word" and self.fields != FIELDS:
            raise ValueError("words are counted over all parts of an article: leave out headline: and body:, or match strings")
        if self.match == "regex":
            self.compiled  # noqa: B018  a broken expression is told here, not by the database

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern for one text; longer forms come first, so that a place counts once."""
        if self.match == "regex":
            try:
                found = re.compile(self.forms[0])
            except re.error as error:
                raise ValueError(f"{self.forms[0]!r} is no regular expression: {error}") from error
            if found.match("") is not None:
                raise ValueError(f"{self.forms[0]!r} finds nothing at every place: let it need a character")
            return found
        return re.compile("|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True)))

    @cached_property
    def expression(self) -> str:
        """The pattern as a regular expression for the database (RE2)."""
        if self.match == "regex":
            return self.forms[0]
        return "|".join(_escaped(form) for form in sorted(self.forms, key=len, reverse=True))

    @property
    def tokens(self) -> list[list[str]]:
        """The forms as the words that the segmenter makes of them."""
        return [[word for word in newspaper().cut(form) if not word.isspace()] for form in self.forms]

    def near(self, other: Pattern, most: int) -> Pattern:
        """Both, in either order, with at most so many characters between them, in one part."""
        if "word" in (self.match, other.match):
            raise ValueError("NEAR counts characters between strings: use match='string'")
        a, b = f"(?:{self.expression})", f"(?:{other.expression})"
        between = f"(?s:.{{0,{most}}})"
        fields = tuple(f for f in self.fields if f in other.fields)
        return Pattern((f"{a}{between}{b}|{b}{between}{a}",), "regex", fields)

    def condition(self, value: Value) -> str:
        """SQL that is true for an article that has the pattern."""
        if self.match == "word":
            return _any(f"contains({_WORDS}, {value(_run(words))})" for words in self.tokens)
        if self.match == "regex":
            place = value(self.expression)
            return _any(f"regexp_matches({field}, {place})" for field in self.fields)
        places = [value(form) for form in self.forms]
        return _any(f"contains({field}, {place})" for field in reversed(self.fields) for place in places)

    def count(self, value: Value) -> str:
        """SQL that counts the places in an article, as `str.count` or `re.findall` counts them."""
        if self.match == "word" and len(self.forms) == 1:
            return _counted(_WORDS, value(_run(self.tokens[0])))
        if self.match == "word":
            place = value("|".join(_escaped(_run(words)) for words in sorted(self.tokens, key=len, reverse=True)))
            return f"len(regexp_extract_all({_WORDS}, {place}))"
        if self.match == "string" and len(self.forms) == 1:
            place = value(self.forms[0])
            return " + ".join(_counted(field, place) for field in self.fields)
        place = value(self.expression)
        return " + ".join(f"len(regexp_extract_all({field}, {place}))" for field in self.fields)

    def places(self, row: dict[str, str]) -> Iterator[tuple[str, int, int]]:
        """`(field, start, end)` of every place in an article (its fields and `words`), in reading order."""
        if self.match == "word":
            yield from _word_places(row, self.tokens)
            return
        for field in FIELDS:
            if field in self.fields:
                yield from ((field, *found.span()) for found in self.compiled.finditer(row[field]) if found.end() > found.start())


def pattern_of(said: str | Sequence[str], match: str = "string") -> Pattern:
    """A pattern of one string or of several forms of it. Raises: `ValueError` for an empty one or a broken expression."""
    forms = (said,) if isinstance(said, str) else tuple(dict.fromkeys(said))
    if match == "regex" and len(forms) > 1:
        forms = ("|".join(f"(?:{form})" for form in forms),)
    return Pattern(forms, match)


_WORDS = "replace(words, ' ', '  ')"
"""The words with two spaces between them, so that the space behind one is not the space before the next."""


def _run(words: Sequence[str]) -> str:
    return " " + "  ".join(words) + " "


def _any(conditions: Iterator[str]) -> str:
    listed = list(conditions)
    return listed[0] if len(listed) == 1 else "(" + " or ".join(listed) + ")"


def _counted(field: str, place: str) -> str:
    return (
        f"case when contains({field}, {place}) then (strlen({field}) - strlen(replace({field}, {place}, ''))) // strlen({place}) else 0 end"
    )


def _escaped(form: str) -> str:
    """A string for RE2, which knows fewer escapes than Python."""
    return "".join("\\" + c if c in r"\.+*?()|[]{}^$" else c for c in form)


def _word_places(row: dict[str, str], wanted: Sequence[Sequence[str]]) -> Iterator[tuple[str, int, int]]:
    words = row["words"].split()
    runs = sorted(map(list, wanted), key=len, reverse=True)
    spans = list(_spans(words, row))
    at = 0
    while at < len(words):
        run = next((run for run in runs if words[at : at + len(run)] == run), None)
        if run is None:
            at += 1
            continue
        first, last = spans[at], spans[at + len(run) - 1]
        yield first[0], first[1], last[2] if last[0] == first[0] else first[2]
        at += len(run)


def _spans(words: Sequence[str], row: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where each word stands: the words follow each other through the parts, white space left out."""
    fields = iter(FIELDS)
    field = next(fields)
    at = 0
    for word in words:
        start = row[field].find(word, at)
        while start < 0 and (following := next(fields, None)) is not None:
            field, at = following, 0
            start = row[field].find(word)
        if start >= 0:
            at = start + len(word)
        yield field, max(start, 0), max(start, 0) + len(word)
