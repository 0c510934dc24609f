"""Who and what is named: persons with their roles, places and organisations. Precision counts more than recall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from newsstats.data import load_toml
from newsstats.numbers.table import TextPart
from newsstats.schema import NAMES, frame_of_rows

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


def names_table(parts: Sequence[TextPart], tokens: pd.DataFrame, bylines: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """One row a name. Columns: `newsstats.schema.NAMES`; `role` is the most frequent one that stands in front of it.

    Persons are found by a role or a verb of speech beside a name of the usual form, and in bylines (`(name, role)`); places and organisations by part of speech and by how they end.
    """
    found: dict[tuple[str, str], _Found] = {}
    for name, role in (*bylines, *_titled(tokens)):
        entry = found.setdefault(("person", name), _Found(name, "person"))
        entry.roles[role] = entry.roles.get(role, 0) + 1
    for part in parts:
        for name, role in _persons(part.text):
            entry = found.setdefault(("person", name), _Found(name, "person"))
            entry.roles[role] = entry.roles.get(role, 0) + 1 if role else entry.roles.get(role, 0)
    persons = [name for kind, name in found if kind == "person"]
    for part in parts:
        for name in persons:
            for hit in re.finditer(re.escape(name), part.text):
                found["person", name].places.append(_place(part, hit.start(), hit.end()))
    for kind, article_id, name, start, end in _from_tokens(tokens, set(persons)):
        found.setdefault((kind, name), _Found(name, kind)).places.append((article_id, start, end))
    rows = [_row(entry) for entry in found.values() if entry.places]
    rows.sort(key=lambda r: (str(r["kind"]), -int(str(r["count"])), str(r["name"])))
    return frame_of_rows(rows, NAMES)


def _place(part: TextPart, start: int, end: int) -> tuple[str, int, int]:
    return part.article_id, int(part.source[start]), int(part.source[end - 1]) + 1


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
    from newsstats.words.reference import is_listed
    from newsstats.words.segment import newspaper

    words = newspaper().tag(name)
    return "·" in name or len(words) > 1 or words[0][1][:2] == "nr" or not is_listed(name)


def _from_tokens(tokens: pd.DataFrame, persons: set[str]) -> Iterator[tuple[str, str, str, int, int]]:
    """Places and organisations: `(kind, article id, name, source start, source end)`."""
    ends = tuple(load_toml("names.toml")["organisation"]["ends"])
    columns = [tokens[c].tolist() for c in ("article_id", "part", "sentence", "word", "pos", "source_start", "source_end", "end", "start")]
    rows = list(zip(*columns, strict=True))
    taken_to = -1
    for n, (article, part, sentence, word, pos, start, end, _, _) in enumerate(rows):
        if word.endswith(ends) and pos[:1] in "nj":
            first = n
            while first > 0 and n - first + 1 < LONGEST_ORGANISATION:
                before = rows[first - 1]
                if before[:3] != (article, part, sentence) or before[7] != rows[first][8] or not before[4].startswith(_INSIDE):
                    break
                if before[4] == "v" or before[3] in persons:
                    break
                first -= 1
            while first < n and not rows[first][4].startswith(_PROPER):
                first += 1
            name = "".join(r[3] for r in rows[first : n + 1])
            if len(name) >= 4 and (first < n or pos.startswith(_PROPER)) and rows[first][5] > taken_to:
                taken_to = end
                yield "organisation", article, name, rows[first][5], end
        elif pos == "ns" and _is_place(word):
            yield "place", article, word, start, end


def _is_place(word: str) -> bool:
    data = load_toml("names.toml")["place"]
    return word in data["short"] or (len(word) > 2 and word.endswith(tuple(data["ends"])) and word[0] not in data["not_first"])


def _titled(tokens: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """`(name, title)` of a name that is one word with a title right behind it: 某某总书记."""
    data = load_toml("names.toml")["person"]
    words, tags, starts = tokens["word"].tolist(), tokens["pos"].tolist(), tokens["part"].tolist()
    titles, speech = frozenset(data["titles"]), frozenset(data["speech"])
    for n in range(len(words) - 1):
        if tags[n][:2] != "nr" or not 2 <= len(words[n]) <= 3 or words[n][0] not in data["surnames"] or starts[n] != starts[n + 1]:
            continue
        if words[n + 1] in titles:
            yield words[n], words[n + 1]
        elif words[n + 1] in speech:
            yield words[n], ""
