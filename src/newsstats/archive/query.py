"""What people ask an archive for: strings joined by AND, OR, NOT and NEAR, in one field or in all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsstats.archive.matching import MATCHES, Pattern, Values, pattern_of
from newsstats.text.boolean import Both, Either, Near, Node, Place, Term, Without, parse_boolean

TEXT_FIELDS = {"headline": ("kicker", "headline", "subhead"), "body": ("text",)}
HELD_FIELDS = ("section", "paper", "kind", "topic")
NAME_FIELDS = {"place": "place", "person": "person", "organisation": "organisation", "name": ""}
ALL_FIELDS = (*TEXT_FIELDS, *HELD_FIELDS, *NAME_FIELDS, "date")


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
    query.condition = _Asked(query).condition(parse_boolean(asked))
    return query


class _Asked:
    """Puts the tree of a query into SQL; the patterns that a hit is shown by are noted on the way, but for what NOT leaves out."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.negated = False

    def condition(self, node: Node) -> str:
        if isinstance(node, Either | Both):
            word = " or " if isinstance(node, Either) else " and "
            return "(" + word.join([self.condition(item) for item in node.items]) + ")"
        if isinstance(node, Without):
            self.negated = not self.negated
            out = self.condition(node.item)
            self.negated = not self.negated
            return f"(not {out})"
        found = self._pattern(node)
        if isinstance(found, str):
            return found
        if not self.negated:
            self.query.patterns.append(found)
        return found.condition(self.query.values.put)

    def _pattern(self, node: Term | Near) -> str | Pattern:
        if isinstance(node, Term):
            return self._string(node)
        left, right = self._pattern(node.left), self._pattern(node.right)
        if not isinstance(left, Pattern) or not isinstance(right, Pattern):
            raise node.place.wrong("stands between two strings only")
        return left.near(right, node.most)

    def _string(self, term: Term) -> str | Pattern:
        named, said = term.field, term.said
        if named and named not in ALL_FIELDS:
            raise term.place.wrong(f"names no field; there are {', '.join(ALL_FIELDS)}")
        match = "regex" if term.regex else self.query.match
        if named in TEXT_FIELDS:
            return Pattern((said,), match if match != "word" else "string", TEXT_FIELDS[named])
        if named == "date":
            return self._date(said, term.place)
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

    def _date(self, said: str, place: Place) -> str:
        first, dots, last = said.partition("..")
        last = last if dots else first
        if not all(re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?|", day) for day in (first, last)) or not (first or last):
            raise place.wrong("is no day, month or year (2024-06, 2024-06..2024-08)")
        conditions = ["date != ''"]
        if first:
            conditions.append(f"date >= {self.query.values.put(first)}")
        if last:
            conditions.append(f"date <= {self.query.values.put(last + '~')}")
        return "(" + " and ".join(conditions) + ")"
