"""A researcher's own categories: coding rules of strings joined by AND, OR, NOT and NEAR, and where they hold.

The kind of content analysis that KH Coder calls coding: a rule is looked for in every article, or in every sentence.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from newsstats.errors import LexiconError, MissingInputError
from newsstats.schema import CODED, CODES, frame, frame_of_rows
from newsstats.text.boolean import Both, Either, Near, Node, Term, Without, parse_boolean
from newsstats.text.part import TextPart
from newsstats.text.sentences import sentence_ends

UNITS = ("article", "sentence")
"""What a rule is looked for in."""
FIELDS = {"headline": ("kicker", "headline", "subhead"), "body": ("body", "caption")}
"""Names before a string → the parts that it is looked for in."""
Rules = Mapping[str, Node]
"""Code → its rule."""
Span = tuple[int, int, int]
"""`(number of the stretch in its unit, start, end)`."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part, or a sentence of one."""

    part: TextPart
    text: str
    start: int


def read_rules(given: str | Path | Mapping[str, str]) -> Rules:
    """Read coding rules.

    Parameters
    ----------
    given
        Code → rule, or a TOML file of them, each a string or a list of words (any of them)::

            "养老" = "(养老 OR 老人) NOT 医院"
            "补贴" = "headline:补贴 OR 老人 NEAR/10 补贴"
            "低空经济" = ["低空", "无人机"]

        A rule is read by `newsstats.text.boolean.parse_boolean`; `headline:` and `body:` look in these parts only.

    Raises
    ------
    MissingInputError
        There is no such file.
    LexiconError
        It is no TOML, there are no rules, or one cannot be read; with the rule and the place.
    """
    rules = given if isinstance(given, Mapping) else _of_file(Path(given))
    where = "rules" if isinstance(given, Mapping) else str(given)
    out: dict[str, Node] = {}
    for code, rule in rules.items():
        try:
            out[str(code)] = _checked(_any_of(rule))
        except ValueError as error:
            raise LexiconError(f"code {code!r}: {error}", where, 'write a rule such as "老人 AND (补贴 OR 津贴)"') from error
    if not out:
        raise LexiconError("has no rules", where, 'write "code" = "a rule"')
    return out


def _of_file(file: Path) -> Mapping[str, object]:
    if not file.is_file():
        raise MissingInputError("no such file of coding rules", str(file), "check the name")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LexiconError(f"is no TOML ({error})", str(file), 'write "code" = "a rule", with the quotation marks') from error


def _any_of(rule: object) -> Node:
    if isinstance(rule, str):
        return parse_boolean(rule)
    if isinstance(rule, list) and rule and all(isinstance(word, str) and word and '"' not in word for word in rule):
        return parse_boolean(" OR ".join(f'"{word}"' for word in rule))
    raise ValueError("is neither a rule nor a list of words")


def _checked(node: Node) -> Node:
    """The rule itself. Raises: `ValueError` for a field that a part of an article has not, and a broken expression."""
    for term in _terms(node):
        if term.field and term.field not in FIELDS:
            raise term.place.wrong(f"names no field; there are {', '.join(FIELDS)}")
        if term.regex:
            try:
                empty = re.compile(term.said).match("") is not None
            except re.error as error:
                raise term.place.wrong(f"is no regular expression: {error}") from error
            if empty:
                raise term.place.wrong("finds nothing at every place: let it need a character")
    return node


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Near):
        yield from (*_terms(node.left), *_terms(node.right))
    elif isinstance(node, Without):
        yield from _terms(node.item)
    else:
        for item in node.items:
            yield from _terms(item)


def coded(parts: Sequence[TextPart], rules: Rules, unit: str = "article") -> pd.DataFrame:
    """Every place that makes a rule true.

    Parameters
    ----------
    parts
        The parts of articles, those of one article beside each other.
    rules
        From `read_rules`.
    unit
        `article` or `sentence`: what a rule must be true of.

    Returns
    -------
    DataFrame
        `schema.CODED`: one row a place, by rule, then in reading order. A rule that is true because something is missing has one
        row without characters.

    Raises
    ------
    ValueError
        Another unit.
    """
    rows: list[dict[str, object]] = []
    for article_id, number, stretches in _units(parts, unit):
        for code, rule in rules.items():
            found = _find(rule, stretches)
            if found is None:
                continue
            for which, start, end in sorted(set(found)):
                stretch = stretches[which]
                first, last = stretch.start + start, stretch.start + end
                begin, stop = stretch.part.span(first, last)
                rows.append(
                    {
                        "code": code, "article_id": article_id, "unit": number, "part": stretch.part.name, "start": first, "end": last,
                        "text": stretch.text[start:end], "source_start": begin, "source_end": stop,
                    }
                )  # fmt: skip
            if not found:
                nowhere = {"start": 0, "end": 0, "source_start": 0, "source_end": 0}
                rows.append({"code": code, "article_id": article_id, "unit": number, "part": "", "text": "", **nowhere})
    table = frame_of_rows(rows, CODED)
    place = {code: n for n, code in enumerate(rules)}
    return table.iloc[np.argsort(table["code"].map(place).to_numpy(), kind="stable")].reset_index(drop=True) if len(table) else table


def unit_counts(parts: Sequence[TextPart], unit: str = "article") -> dict[str, int]:
    """Article → how many units it has."""
    out: dict[str, int] = {}
    for article_id, _, _ in _units(parts, unit):
        out[article_id] = out.get(article_id, 0) + 1
    return out


def codes_table(found: pd.DataFrame, units: Mapping[str, int], groups: pd.Series | None, rules: Rules) -> pd.DataFrame:
    """How many units have each code, by group, with how far that is from what all groups together would have it.

    Parameters
    ----------
    found
        A table of `coded`.
    units
        Article → its units.
    groups
        The group of each article, by id; None for one group.
    rules
        From `read_rules`.

    Returns
    -------
    DataFrame
        The group's column, and `schema.CODES`: `residual` is the adjusted standardised residual of the group's cell against the
        other groups (Haberman 1973): beyond ±1.96 it is rarely chance; 0 where there is one group.
    """
    of = groups if groups is not None else pd.Series("", index=list(units))
    names = sorted(set(of[list(units)]))
    size = dict.fromkeys(names, 0)
    for article, many in units.items():
        size[of[article]] += many
    whole = sum(size.values())
    once = found.drop_duplicates(["code", "article_id", "unit"])
    counted = once.groupby([once["code"], once["article_id"].map(of)]).size() if len(once) else pd.Series(dtype="int64")
    total = once["code"].value_counts()
    keys = [(group, code) for group in names for code in rules]
    count = np.array([int(counted.get((code, group), 0)) for group, code in keys], dtype=float)
    held = np.array([size[group] for group, _ in keys], dtype=float)
    of_code = np.array([int(total.get(code, 0)) for _, code in keys], dtype=float)
    expected = of_code * held / max(1, whole)
    variance = expected * (1 - of_code / max(1, whole)) * (1 - held / max(1, whole))
    table = frame(
        {
            "code": [code for _, code in keys],
            "count": count,
            "units": held,
            "share": count / np.maximum(1, held),
            "expected": expected,
            "residual": np.divide(count - expected, np.sqrt(variance), out=np.zeros_like(count), where=variance > 0),
        },
        CODES,
    )
    if groups is not None:
        table.insert(0, str(groups.name), pd.Series([group for group, _ in keys], dtype="str"))
    return table


def _units(parts: Sequence[TextPart], unit: str) -> Iterator[tuple[str, int, list[_Stretch]]]:
    """`(article, number of the unit in it, its stretches)`."""
    if unit not in UNITS:
        raise ValueError(f"unit={unit!r}: choose one of {', '.join(UNITS)}")
    article, number, held = "", 0, list[_Stretch]()
    for part in parts:
        if part.article_id != article:
            if held:
                yield article, 0, held
            article, number, held = part.article_id, 0, []
        text = part.reading or part.text
        if unit == "article":
            held.append(_Stretch(part, text, 0))
            continue
        start = 0
        for end in [*sentence_ends(text), len(text)]:
            if text[start:end].strip():
                yield article, number, [_Stretch(part, text[start:end], start)]
                number += 1
            start = end
    if held:
        yield article, 0, held


def _find(node: Node, stretches: Sequence[_Stretch]) -> list[Span] | None:
    """The places that make a rule true; None where it is not."""
    if isinstance(node, Without):
        return [] if _find(node.item, stretches) is None else None
    if isinstance(node, Either):
        answers = [found for item in node.items if (found := _find(item, stretches)) is not None]
        return [span for found in answers for span in found] if answers else None
    if isinstance(node, Both):
        out: list[Span] = []
        for item in node.items:
            found = _find(item, stretches)
            if found is None:
                return None
            out += found
        return out
    return (_places(node, stretches) if isinstance(node, Term) else _near(node, stretches)) or None


def _places(term: Term, stretches: Sequence[_Stretch]) -> list[Span]:
    pattern = re.compile(term.said if term.regex else re.escape(term.said))
    names = FIELDS.get(term.field)
    return [
        (n, *found.span())
        for n, stretch in enumerate(stretches)
        if (names is None or stretch.part.name in names) and (term.regex or term.said in stretch.text)
        for found in pattern.finditer(stretch.text)
        if found.end() > found.start()
    ]


def _near(node: Near, stretches: Sequence[_Stretch]) -> list[Span]:
    """Each place of the first string with the closest place of the second on either side, as one stretch."""
    left, right = (_places(one, stretches) if isinstance(one, Term) else _near(one, stretches) for one in (node.left, node.right))
    right.sort()
    by_end = sorted((n, end, start) for n, start, end in right)
    out: list[Span] = []
    for n, start, end in left:
        after = bisect_left(right, (n, end, 0))
        if after < len(right) and right[after][0] == n and right[after][1] - end <= node.most:
            out.append((n, start, right[after][2]))
        before = bisect_left(by_end, (n, start + 1, -1)) - 1
        if before >= 0 and by_end[before][0] == n and start - by_end[before][1] <= node.most:
            out.append((n, by_end[before][2], end))
    return out
