"""All names of some texts: candidates of a reader, judged, joined with what patterns and lists know, then looked up everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.names import patterns
from newsstats.names.gazetteer import organisations, persons, territories
from newsstats.names.judge import family_name, is_generic, judge, retinue_cut, short_name
from newsstats.names.reading import Reading
from newsstats.names.spans import ORGANISATION, PERSON, PLACE, Spans
from newsstats.text.part import TextPart

APART = "\n\n\n"
"""What stands between two texts: as many characters as a reader looks at on one side, so that no text sees its neighbour."""
LONGEST_NAME = 40
"""Characters of a name at most: a longer run is a heap of characters, and names in names would take quadratic time."""
Reader = Callable[[Reading], Spans]
"""What finds candidates in a text."""


@dataclass(slots=True)
class Found:
    """Mention n is `names[name[n]]`, of the kind `kinds[name[n]]`, at `start[n]` to `end[n]` of `part[n]`; in reading order."""

    names: list[str]
    kinds: list[int]
    name: np.ndarray
    part: np.ndarray
    start: np.ndarray
    end: np.ndarray


def find(parts: Sequence[TextPart], read: Reader, known: Iterable[tuple[str, str]] = ()) -> Found:
    """Every mention of every name.

    A name that is found once in an article is one wherever the article has it; where two overlap the longer one stands.

    Parameters
    ----------
    parts
        The parts of one or many articles, an article's together.
    read
        What finds the candidates: `newsstats.names.lac.candidates` or `newsstats.names.linear.candidates`.
    known
        `(article id, name)` of persons who are named elsewhere (a byline).
    """
    return find_together([(parts, known)], read)[0]


def find_together(groups: Sequence[tuple[Sequence[TextPart], Iterable[tuple[str, str]]]], read: Reader) -> list[Found]:
    """The same for several small sets of articles at once, which takes less time; each keeps what it would find alone."""
    parts = [part for group, _ in groups for part in group]
    of_group = np.repeat(np.arange(len(groups)), [len(group) for group, _ in groups])
    articles: dict[tuple[int, str], int] = {}
    owner = np.array(
        [articles.setdefault((group, part.article_id), len(articles)) for group, part in zip(of_group.tolist(), parts, strict=True)],
        dtype=np.int64,
    )
    texts = [part.reading or part.text for part in parts]
    text = APART + "".join(one + APART for one in texts)
    base = len(APART) + np.concatenate(([0], np.cumsum([len(one) + len(APART) for one in texts])))[:-1]
    wanted = _wanted(text, base, owner, read)
    for group, (_, known) in enumerate(groups):
        for article_id, name in known:
            if (group, article_id) in articles:
                wanted.setdefault(name, {})[articles[group, article_id]] = PERSON
    found = _everywhere(text, base, owner, wanted)
    if len(groups) == 1:
        return [found]
    edges = np.searchsorted(found.part, np.searchsorted(of_group, np.arange(len(groups) + 1)))
    return [_cut_out(found, first, last, int(np.searchsorted(of_group, n))) for n, (first, last) in enumerate(pairwise(edges))]


def _cut_out(found: Found, first: int, last: int, before: int) -> Found:
    """The mentions `first` to `last`, with their names numbered and their parts counted anew."""
    here = slice(first, last)
    names, which = np.unique(found.name[here], return_index=True)
    order = np.argsort(which, kind="stable")
    number = np.empty(len(names), dtype=np.int64)
    number[order] = np.arange(len(names))
    return Found(
        [found.names[n] for n in names[order].tolist()],
        [found.kinds[n] for n in names[order].tolist()],
        number[np.searchsorted(names, found.name[here])],
        found.part[here] - before,
        found.start[here],
        found.end[here],
    )


def _wanted(text: str, base: np.ndarray, owner: np.ndarray, read: Reader) -> dict[str, dict[int, int]]:
    """Name → article → kind."""
    wanted: dict[str, dict[int, int]] = {}
    reading = Reading(text)
    spans = read(reading)
    inside = reading.cut_through.tobytes()
    found = list(zip(spans.start.tolist(), spans.end.tolist(), spans.kind.tolist(), strict=True))
    found += patterns.titled(text)
    hits: list[tuple[int, int, int]] = [*patterns.dotted(text), *patterns.offices(text)]
    for start, end, kind in found:
        if end - start > LONGEST_NAME:
            continue
        if kind == PERSON:
            end = retinue_cut(text, end)
        elif kind == ORGANISATION and is_generic(text[start:end]):
            start = reading.own_name_before(start)
        if not (inside[start] or inside[end]):
            hits += [(start + piece.start, start + piece.end, piece.kind) for piece in judge(text[start:end], kind)]
    hits += _listed(text)
    places = {end: start for start, end, kind in hits if kind == PLACE}
    hits += [(places[end], last, ORGANISATION) for end, last in patterns.houses(text, places)]
    hits = [(start, end, kind) for start, end, kind in hits if end - start <= LONGEST_NAME]
    if not hits:
        return wanted
    where = owner[np.searchsorted(base, np.array([start for start, _, _ in hits]), side="right") - 1].tolist()
    for (start, end, kind), article in zip(hits, where, strict=True):
        of = wanted.setdefault(text[start:end], {})
        # an article's own reading as a person or place stands before one as an organisation
        if article not in of or (kind != ORGANISATION and kind < of[article]):
            of[article] = kind
    for (start, end, kind), article in zip(hits, where, strict=True):
        if kind == ORGANISATION and (own := short_name(text[start:end])):
            wanted.setdefault(own, {})[article] = ORGANISATION
        elif kind == PERSON and (own := family_name(text[start:end])):
            wanted.setdefault(own, {}).setdefault(article, PERSON)
    return wanted


def sure_names(parts: Sequence[TextPart]) -> dict[str, int]:
    """Name → kind of what patterns and lists alone find: names that words beside them give away. Fast, and the same whoever reads."""
    text = "\n".join(part.reading or part.text for part in parts)
    out = {text[start:end]: kind for start, end, kind in _listed(text) if kind != PLACE}
    for hit in (*patterns.dotted(text), *patterns.titled(text)):
        surface = text[hit.start : hit.end]
        out.update((surface[piece.start : piece.end], piece.kind) for piece in judge(surface, hit.kind))
    return out


def _everywhere(text: str, base: np.ndarray, owner: np.ndarray, wanted: dict[str, dict[int, int]]) -> Found:
    """Every place of every name in the articles that have it; of two that overlap the longer one, of equals the first."""
    listed = sorted(wanted)
    ids: dict[tuple[str, int], int] = {}
    name, starts, ends = [], [], []
    if listed:
        automaton = AhoCorasick(listed, implementation=Implementation.ContiguousNFA)
        hits = np.array(automaton.find_matches_as_indexes(text, overlapping=True), dtype=np.int64).reshape(-1, 3)
        order = np.lexsort((-hits[:, 2], hits[:, 1]))
        hits = hits[order]
        hits, found = _of_their_articles(hits, owner[np.searchsorted(base, hits[:, 1], side="right") - 1], listed, wanted)
        kept: list[tuple[int, int, int, int]] = []
        for (n, start, end), kind in zip(hits.tolist(), found.tolist(), strict=True):
            if kept and start < kept[-1][2]:
                if end - start > kept[-1][2] - kept[-1][1]:
                    kept[-1] = (n, start, end, kind)
                continue
            kept.append((n, start, end, kind))
        for n, start, end, kind in kept:
            name.append(ids.setdefault((listed[n], kind), len(ids)))
            starts.append(start)
            ends.append(end)
    begin = np.array(starts, dtype=np.int64)
    part = np.searchsorted(base, begin, side="right") - 1
    return Found(
        [one for one, _ in ids],
        [kind for _, kind in ids],
        np.array(name, dtype=np.int64),
        part,
        begin - base[part] if len(begin) else begin,
        np.array(ends, dtype=np.int64) - base[part] if len(begin) else begin,
    )


def _of_their_articles(
    hits: np.ndarray, article: np.ndarray, listed: list[str], wanted: dict[str, dict[int, int]]
) -> tuple[np.ndarray, np.ndarray]:
    """The hits that stand in an article that has the name, with the kind that it has there."""
    size = int(article.max()) + 1 if len(article) else 1
    of, kind = [], []
    for n, name in enumerate(listed):
        for at, one in wanted[name].items():
            of.append(n * size + at if at < size else -1)
            kind.append(one)
    keys, kinds = np.array(of, dtype=np.int64), np.array(kind, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    keys, kinds = keys[order], kinds[order]
    asked = hits[:, 0] * size + article
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    there = keys[place] == asked
    return hits[there], kinds[place[there]]


def _listed(text: str) -> list[tuple[int, int, int]]:
    """Names of the lists; of two that overlap the one that begins first, of equals the longer one."""
    kinds, automaton = _lists()
    return [(start, end, kinds[n]) for n, start, end in automaton.find_matches_as_indexes(text)]


@cache
def _lists() -> tuple[list[int], AhoCorasick]:
    names = dict.fromkeys(territories(), PLACE) | dict.fromkeys(persons(), PERSON) | dict.fromkeys(organisations(), ORGANISATION)
    listed = sorted(names)
    automaton = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return [names[name] for name in listed], automaton
