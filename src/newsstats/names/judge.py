"""What a candidate is by itself: a name of its kind, part of it, several names one after the other, or none."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsstats.data import load_toml
from newsstats.names.gazetteer import by_name, is_place, organisations, persons
from newsstats.names.spans import ORGANISATION, PERSON, PLACE
from newsstats.text.segmenter import newspaper
from newsstats.words.reference import is_listed_word

LONGEST_PERSON = 4
"""Characters of a name without a dot at most, transliterated ones aside; by judgement."""
LONGEST_OWN_NAME = 4
"""Characters of a company's own name at most; by judgement."""
IDIOM = 4
"""Characters of an idiom."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_EDGES = re.compile(r"^[^\u3400-\u9fffA-Za-z0-9]+|[^\u3400-\u9fffA-Za-z0-9]+$")


class Piece(NamedTuple):
    """A name inside a candidate: from where to where, and what it is."""

    start: int
    end: int
    kind: int


@cache
def judge(surface: str, kind: int) -> tuple[Piece, ...]:
    """The names that a candidate of some kind holds.

    Parameters
    ----------
    surface
        Its characters.
    kind
        What it was found as: `PERSON`, `PLACE` or `ORGANISATION`.

    Examples
    --------
    >>> judge("福建莆田", PLACE)
    (Piece(start=0, end=2, kind=1), Piece(start=2, end=4, kind=1))
    >>> judge("王先生", PERSON)
    ()
    """
    start, end = 0, len(surface)
    for found in _EDGES.finditer(surface):
        if found.start() == 0:
            start = found.end()
        else:
            end = found.start()
    text = surface[start:end]
    if len(text) < 2 or "\n" in text:
        return ()
    if text in organisations():
        return (Piece(start, end, ORGANISATION),)
    if text in persons():
        return (Piece(start, end, PERSON),)
    if kind == PERSON:
        pieces = _person(text)
    elif is_place(text) or _by_ending(text, kind) == PLACE:
        pieces = _place(text)
    else:
        pieces = _organisation(text)
    return tuple(Piece(start + piece.start, start + piece.end, piece.kind) for piece in pieces)


def _by_ending(text: str, kind: int) -> int:
    """A place or an organisation: what the longer ending says (会展中心, 纪念馆), else what it was found as."""
    words = _words()
    body = max((len(end) for end in words.organisation_ends if text.endswith(end)), default=0)
    site = max((len(end) for end in words.site_ends if text.endswith(end)), default=0)
    return kind if body == site else ORGANISATION if body > site else PLACE


def _person(text: str) -> tuple[Piece, ...]:
    data = _words()
    for tail in data.behind_a_person:
        if text.endswith(tail) and len(text) - len(tail) >= 2:
            text = text[: -len(tail)]
            break
    if text in by_name() or is_place(text):
        return (Piece(0, len(text), PLACE),)
    if _is_address(text) or not _HAN.search(text) or is_common(text):
        return ()
    if (
        "·" not in text
        and not is_transliterated(text)
        and (len(text) > LONGEST_PERSON or (len(text) == 2 and text[0] not in data.surnames))
    ):
        return ()
    return (Piece(0, len(text), PERSON),)


def _is_address(text: str) -> bool:
    """老王, 张先生, 陈阿姨: someone, but nobody that could be looked up."""
    data = _words()
    return (text[0] in data.familiar and len(text) <= 3) or any(
        text.endswith(tail) and len(text) - len(tail) <= 2 for tail in data.addresses
    )


def _place(text: str) -> tuple[Piece, ...]:
    if is_place(text):
        return (Piece(0, len(text), PLACE),)
    pieces, at = [], 0
    while (size := _division_at(text, at)) and _parts_here(text, at + size):
        pieces.append(Piece(at, at + size, PLACE))
        at += size
    rest = text[at:]
    if rest and not _all_common(rest) and not set(rest) <= _words().initials and _sounds_like_a_place(rest):
        pieces.append(Piece(at, len(text), PLACE))
    return tuple(pieces)


def _division_at(text: str, at: int) -> int:
    """Characters of the longest known place that begins here, 0 for none."""
    for size in range(min(12, len(text) - at), 1, -1):
        if is_place(text[at : at + size]):
            return size
    return 0


def _sounds_like_a_place(text: str) -> bool:
    """Ends as places do, is written as foreign names are, or is one in the dictionary."""
    words = _words()
    if text[-1] in words.place_ends or text.endswith(words.site_ends) or is_transliterated(text):
        return True
    cut = newspaper().tag(text)
    return len(cut) == 1 and cut[0][1][:2] == "ns"


def _parts_here(text: str, at: int) -> bool:
    """Whether a place ends here and another one begins: a known one, or a longer name at the beginning of a word."""
    rest = text[at:]
    if not rest or is_place(rest):
        return True
    words = _words()
    whole = text[at - 1] in words.place_ends and at > 2
    return len(rest) > 2 and rest[0] not in words.place_ends and (whole or bool(_division_at(text, at)) or rest[-1] in words.place_ends)


@cache
def _bounds(text: str) -> frozenset[int]:
    """Where the dictionary's words begin in a text."""
    return frozenset(accumulate(map(len, newspaper().cut(text)), initial=0))


def _organisation(text: str) -> tuple[Piece, ...]:
    words = _words()
    if is_common(text) or text in words.bare or set(text) <= words.initials:
        return ()
    start = 1 if len(text) > 4 and not _division_at(text, 0) and _division_at(text, 1) and 1 in _bounds(text) else 0
    ends = ends_as_organisation(text)
    if not ends and len(text) < 4:
        return (Piece(0, len(text), PERSON),) if len(text) == 3 and text[0] in words.surnames else ()
    size = _division_at(text, start)
    if is_generic(text) or (not ends and size and is_common(text[start + size :])):
        return ()
    return (Piece(start, len(text), ORGANISATION),)


@cache
def is_generic(text: str) -> bool:
    """Common words side by side (物流有限公司, 前沿科技), whoever may be meant; a county or a town among them is no common word."""
    if any(seat in _words().seats for seat in text[2:]):
        return False
    return not text.startswith(_words().openers) and _all_common(text)


def _all_common(text: str) -> bool:
    bounds = sorted(_bounds(text))
    pieces = [text[first:last] for first, last in pairwise(bounds)]
    return all(piece in _words().bare or is_common(piece) for piece in pieces)


@cache
def family_name(person: str) -> str:
    """What a foreign person is called once the whole name has been said: the last part of a dotted name, if it is a name by itself.

    Examples
    --------
    >>> family_name("玛丽亚·科斯塔"), family_name("路德·金"), family_name("张三")
    ('科斯塔', '', '')
    """
    parts = person.split("·")
    return parts[-1] if len(parts) > 1 and len(parts[-1]) > 1 else ""


def short_name(organisation: str) -> str:
    """The own name in a company's name, or nothing: 明佳 of 上海明佳集团有限公司."""
    words = _words()
    if not any(end in organisation for end in words.company_ends):
        return ""
    start = _division_at(organisation, 0)
    rest = organisation[start:]
    bounds = sorted(_bounds(rest))
    for first, last in pairwise(bounds):
        if is_common(rest[first:last]) or rest[first:last] in words.bare:
            own = rest[:first]
            return own if 2 <= len(own) <= LONGEST_OWN_NAME and not is_common(own) and not is_place(own) else ""
    return ""


@cache
def is_common(text: str) -> bool:
    """A common word of the dictionary (高速公路, 新时代): no name.

    The dictionary takes some idioms for places (一马平川): a word of four characters that no list of places has and that ends like
    none is a common one.
    """
    words = newspaper().tag(text)
    if len(words) > 1 or not is_listed_word(text):
        return False
    tag = words[0][1]
    if tag[:2] == "ns" and len(text) == IDIOM and text[-1] not in _words().place_ends:
        return not is_place(text)
    return tag[:2] not in ("nr", "ns", "nt", "nz") and tag not in ("x", "j")


def retinue_cut(text: str, end: int) -> int:
    """Where a person ends whose last character begins what stands behind names: 某某一行 is no 某某一."""
    return end - 1 if text[end - 1 : end + 1] in _words().pairs_behind_a_person else end


@cache
def is_transliterated(text: str) -> bool:
    """Whether all characters are such as foreign names are written with."""
    return set(text) <= _words().transliteration


@cache
def ends_as_organisation(text: str) -> bool:
    """Whether a name ends as organisations do (大学, 纪念馆, 国防部)."""
    return text.endswith(_words().organisation_ends)


class _Words(NamedTuple):
    familiar: frozenset[str]
    addresses: tuple[str, ...]
    behind_a_person: tuple[str, ...]
    initials: frozenset[str]
    transliteration: frozenset[str]
    organisation_ends: tuple[str, ...]
    bare: frozenset[str]
    place_ends: frozenset[str]
    site_ends: tuple[str, ...]
    surnames: frozenset[str]
    company_ends: tuple[str, ...]
    openers: tuple[str, ...]
    seats: frozenset[str]
    pairs_behind_a_person: frozenset[str]


@cache
def _words() -> _Words:
    data = load_toml("names.toml")
    person = data["person"]
    ends = tuple(data["organisation"]["ends"])
    return _Words(
        familiar=frozenset(person["familiar"]),
        addresses=tuple(person["addresses"]),
        behind_a_person=tuple(person["retinue"]),
        initials=frozenset(data["place"]["initials"]),
        transliteration=frozenset(person["transliteration"]),
        organisation_ends=ends,
        bare=frozenset(ends) | frozenset(data["organisation"]["bare"]),
        place_ends=frozenset(end for end in data["place"]["ends"] if len(end) == 1),
        site_ends=tuple(data["place"]["sites"]),
        surnames=frozenset(person["surnames"]) | frozenset(person["rare"]),
        company_ends=tuple(data["company"]["ends"]),
        openers=tuple(data["organisation"]["openers"]),
        seats=frozenset(data["organisation"]["seats"]),
        pairs_behind_a_person=frozenset(tail for tail in person["retinue"] if len(tail) == 2),
    )
