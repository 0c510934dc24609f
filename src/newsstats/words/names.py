"""Who and what is named: persons with their roles, places and organisations. Precision counts more than recall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from ahocorasick_rs import AhoCorasick

from newsstats.data import load_toml
from newsstats.words.tokenizer import Tagged

_HAN = "\u4e00-\u9fff"
_FOREIGN = re.compile(rf"[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,8}}){{1,3}}(?![{_HAN}]*·)")
LONGEST_ORGANISATION = 8
"""Tokens of an organisation's name at most."""
_PROPER = ("ns", "nt", "nz", "nr", "j")
_INSIDE = ("n", "vn", "b", "j", "nz", "ns", "nt", "nr", "an", "l", "s", "f", "eng", "a", "v")


@dataclass(slots=True)
class _Found:
    name: str
    kind: str
    roles: dict[str, int] = field(default_factory=dict)
    places: list[tuple[str, int, int]] = field(default_factory=list)


def names_rows(tagged: Tagged, bylines: Iterable[tuple[str, str]]) -> list[dict[str, object]]:
    """One row a name. Columns: `newsstats.schema.NAMES`; `role` is the most frequent one that stands in front of it.

    Persons are found by a role or a verb of speech beside a name of the usual form, and in bylines (`(name, role)`); places and
    organisations by part of speech and by how they end. Linear in the characters: every place of every name is found in one pass
    (Aho and Corasick 1975).
    """
    found: dict[tuple[str, str], _Found] = {}
    for name, role in (*bylines, *_titled(tagged)):
        entry = found.setdefault(("person", name), _Found(name, "person"))
        entry.roles[role] = entry.roles.get(role, 0) + 1
    for part in tagged.parts:
        for name, role in _persons(part.text):
            entry = found.setdefault(("person", name), _Found(name, "person"))
            entry.roles[role] = entry.roles.get(role, 0) + 1 if role else entry.roles.get(role, 0)
    persons = sorted(name for kind, name in found if kind == "person")
    if persons:
        automaton = AhoCorasick(persons)
        for part in tagged.parts:
            reached: dict[int, int] = {}
            for n, start, end in automaton.find_matches_as_indexes(part.text, overlapping=True):
                if start >= reached.get(n, 0):
                    reached[n] = end
                    found["person", persons[n]].places.append((part.article_id, *part.span(start, end)))
    for kind, article_id, name, start, end in _from_tokens(tagged, set(persons)):
        found.setdefault((kind, name), _Found(name, kind)).places.append((article_id, start, end))
    rows = [_row(entry) for entry in found.values() if entry.places]
    rows.sort(key=lambda r: (str(r["kind"]), -int(str(r["count"])), str(r["name"])))
    return rows


def _row(entry: _Found) -> dict[str, object]:
    roles = sorted(((count, role) for role, count in entry.roles.items() if role), reverse=True)
    first = min(entry.places, key=lambda place: place[1])
    return {
        "name": entry.name,
        "kind": entry.kind,
        "role": roles[0][1] if roles else "",
        "count": len(entry.places),
        "articles": "、".join(dict.fromkeys(article for article, _, _ in sorted(entry.places))),
        "article_id": first[0],
        "source_start": first[1],
        "source_end": first[2],
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load_toml("names.toml")["person"]
    surname = "(?:" + "|".join(data["compound"]) + f"|[{data['surnames']}])"
    roles = "|".join(sorted(set(data["roles"]), key=lambda w: (-len(w), w)))
    name = f"(?P<name>{surname}[{_HAN}]{{1,2}}?)"
    behind = "(?=" + "|".join(map(re.escape, data["behind"])) + "|$)"
    speech = "(?=" + "|".join(map(re.escape, data["speech"])) + ")"
    return (
        re.compile(f"(?P<role>{roles}){name}{behind}"),
        re.compile(f"(?:^|[，。；“\n])(?P<name>{surname}[{_HAN}]{{1,2}}){speech}"),
        re.compile(f"(?P<role>{roles})(?P<name>{_FOREIGN.pattern})"),
    )


def _persons(text: str) -> Iterator[tuple[str, str]]:
    """`(name, role)`; of two readings (马喆表示: 马喆, 马喆表) the one that leaves a word behind it."""
    with_role, speaks, foreign = _patterns()
    for pattern in (with_role, speaks, foreign):
        for found in pattern.finditer(text):
            name = found["name"]
            if _is_name(name):
                yield name, found["role"] if "role" in found.re.groupindex else ""


@cache
def _is_name(name: str) -> bool:
    """No name that is a common word of the dictionary (高兴, 代表)."""
    from newsstats.text.segmenter import newspaper
    from newsstats.words.reference import is_listed

    words = newspaper().tag(name)
    return "·" in name or len(words) > 1 or words[0][1][:2] == "nr" or not is_listed(name)


def _from_tokens(tagged: Tagged, persons: set[str]) -> Iterator[tuple[str, str, str, int, int]]:
    """Places and organisations: `(kind, article id, name, source start, source end)`.

    What a word can be is worked out once for each different word; only tokens that can end a name are looked at.
    """
    ends = tuple(load_toml("names.toml")["organisation"]["ends"])
    words, tags, codes = tagged.words.tolist(), tagged.tags.tolist(), tagged.codes
    closes = [word.endswith(ends) and pos[:1] in ("n", "j") for word, pos in zip(words, tags, strict=True)]
    places = [pos == "ns" and _is_place(word) for word, pos in zip(words, tags, strict=True)]
    inside = [pos.startswith(_INSIDE) and pos != "v" and word not in persons for word, pos in zip(words, tags, strict=True)]
    proper = [pos.startswith(_PROPER) for pos in tags]
    hit = np.array([a or b for a, b in zip(closes, places, strict=True)], dtype=bool)
    if not len(codes):
        return
    owner = np.repeat(np.arange(len(tagged.parts)), tagged.counts)
    begins = np.concatenate(([0], np.cumsum(tagged.counts)))
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))[codes]
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    taken_to = -1
    for n in np.flatnonzero(hit[codes]).tolist():
        code, k = int(codes[n]), int(owner[n])
        part, base = tagged.parts[k], int(bounds[begins[k]])
        if closes[code]:
            first, least = n, max(int(begins[k]), n - LONGEST_ORGANISATION + 1)
            while first > least and inside[codes[first - 1]]:
                first -= 1
            while first < n and not proper[codes[first]]:
                first += 1
            name = "".join(words[c] for c in codes[first : n + 1])
            if len(name) >= 4 and (first < n or proper[code]) and first > taken_to:
                taken_to = n
                yield "organisation", part.article_id, name, *part.span(int(bounds[first]) - base, int(bounds[n + 1]) - base)
        elif places[code]:
            yield "place", part.article_id, words[code], *part.span(int(bounds[n]) - base, int(bounds[n + 1]) - base)


def _is_place(word: str) -> bool:
    data = load_toml("names.toml")["place"]
    return word in data["short"] or (len(word) > 2 and word.endswith(tuple(data["ends"])) and word[0] not in data["not_first"])


def _titled(tagged: Tagged) -> Iterator[tuple[str, str]]:
    """`(name, title)` of a name that is one word with a title right behind it: 某某总书记."""
    data = load_toml("names.toml")["person"]
    words, tags, codes = tagged.words.tolist(), tagged.tags.tolist(), tagged.codes
    titles, speech = frozenset(data["titles"]), frozenset(data["speech"])
    names = np.array(
        [pos[:2] == "nr" and 2 <= len(w) <= 3 and w[0] in data["surnames"] for w, pos in zip(words, tags, strict=True)], dtype=bool
    )
    behind = np.array([word in titles or word in speech for word in words], dtype=bool)
    if len(codes) < 2:
        return
    owner = np.repeat(np.arange(len(tagged.parts)), tagged.counts)
    for n in np.flatnonzero(names[codes[:-1]] & behind[codes[1:]] & (owner[:-1] == owner[1:])).tolist():
        word = words[codes[n + 1]]
        yield words[codes[n]], word if word in titles else ""
