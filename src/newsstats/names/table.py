"""The table of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsstats.names.find import Found
from newsstats.names.gazetteer import LONGEST, Division, also_words, behind_its_own, locate
from newsstats.names.roles import role_beside
from newsstats.names.spans import KINDS, PERSON, PLACE
from newsstats.text.part import TextPart


def names_rows(parts: Sequence[TextPart], found: Found, bylines: Iterable[tuple[str, str, str]] = ()) -> list[dict[str, object]]:
    """One row a name and kind: persons with their most frequent role, places with their division, organisations.

    Parameters
    ----------
    parts
        The parts of all articles, an article's together.
    found
        Where names stand in them.
    bylines
        `(article id, name, role)` of whom a byline names.

    Returns
    -------
    list of dict
        Columns: `newsstats.schema.NAMES`; sorted by kind, falling count, name. Linear in the characters.
    """
    roles: dict[str, Counter[str]] = {}
    for _, name, role in bylines:
        roles.setdefault(name, Counter())[role] += 1
    mentions: dict[int, list[tuple[int, int, int]]] = {}
    for number, part, start, end in zip(*(column.tolist() for column in (found.name, found.part, found.start, found.end)), strict=True):
        mentions.setdefault(number, []).append((part, start, end))
        if found.kinds[number] == PERSON:
            role = role_beside(parts[part].reading or parts[part].text, start, end)
            if role:
                roles.setdefault(found.names[number], Counter())[role] += 1
    divisions = _divisions(parts, found.names, found.kinds, mentions)
    rows = []
    for number, places in mentions.items():
        name, kind = found.names[number], found.kinds[number]
        part, start, end = places[0]
        first = parts[part]
        division = divisions.get(name) if kind == PLACE else None
        source_start, source_end = first.span(start, end)
        rows.append(
            {
                "name": first.text[start:end],
                "kind": KINDS[kind],
                "role": _first(roles[name]) if kind == PERSON and name in roles else "",
                "count": len(places),
                "articles": "、".join(dict.fromkeys(parts[one].article_id for one, _, _ in places)),
                "division": division.code if division else "",
                "province": division.province if division else "",
                "prefecture": division.prefecture if division else "",
                "county": division.county if division else "",
                "article_id": first.article_id,
                "source_start": source_start,
                "source_end": source_end,
            }
        )
    rows.sort(key=lambda row: (KINDS.index(str(row["kind"])), -int(str(row["count"])), str(row["name"])))
    return rows


def _first(counted: Counter[str]) -> str:
    """The most frequent, of equals the longest and then the first by its characters."""
    return min(counted, key=lambda role: (-counted[role], -len(role), role))


def _divisions(
    parts: Sequence[TextPart], names: list[str], kinds: list[int], mentions: dict[int, list[tuple[int, int, int]]]
) -> dict[str, Division]:
    """The division of each place: what each article settles, where no two articles differ."""
    by_article: dict[str, dict[str, None]] = {}
    for number, places in mentions.items():
        if kinds[number] != PLACE:
            continue
        name = names[number]
        if name in also_words() and 2 * sum(_behind_its_own(parts[part], start, name) for part, start, _ in places) <= len(places):
            continue
        for part, _, _ in places:
            by_article.setdefault(parts[part].article_id, {})[name] = None
    out: dict[str, Division] = {}
    differ = set()
    for held in by_article.values():
        for name, division in locate(held).items():
            if out.setdefault(name, division) != division:
                differ.add(name)
    return {name: division for name, division in out.items() if name not in differ}


def _behind_its_own(part: TextPart, start: int, name: str) -> bool:
    return behind_its_own((part.reading or part.text)[max(0, start - LONGEST) : start], name)
