"""Several figures of as many things, told in turn: 电网、公路投资分别增长1%、2% says 1% of 电网投资 and 2% of 公路投资."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from newsstats.data import load_toml
from newsstats.observations.choices import Scene
from newsstats.observations.decisions import Decided
from newsstats.observations.reading import CLASS, COARSE, FAMILY, GROUP, TAG, Reading, hashed

_PLACE, _HALF = map(hashed, ("cns", "cb"))
_NAMES: Final = frozenset(map(hashed, ("cn", "cns", "cnt", "cnz", "cnr", "cvn", "cj", "cl")))
"""Kinds of the words that a name ends with."""
_CLAUSE: Final = re.compile(r"[，。；：！？\n—,;:]")
_ALIKE: Final = ((CLASS, 5), (GROUP, 4), (FAMILY, 3), (TAG, 1))
"""How much it says that two words share their class, group, family or tag; by judgement."""
LIKE, SAME = 5, 6
"""From here on two words are of one kind, and as good as the same."""
REACH: Final = 80
"""Characters in front of a figure that are looked through."""
BARE: Final = 3
"""Characters of a variable's name that says nothing without what stands in front of the first (入境游客数量和花费)."""
RELATIVE: Final = 4
"""Characters in front of 的 above which they are no part of the first item's name."""
RIGHT: Final = 0.85
"""Of the figures told in turn so many had the right indicator, of sentences that the weights did not see."""
Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things told in turn: its indicator (None where it is the figures' own), and whose it is where the list says so."""

    indicator: str | None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """The things told in turn, the tokens of their list (-1 for none), whose they are, and what was done to them behind 分别, where that is said."""

    items: list[Item]
    first: int = -1
    last: int = -1
    whose: str = ""
    done: str = ""


def tell_in_turn(scene: Scene, indicators: Decided, subjects: Decided) -> list[int]:
    """Give each figure of a list the thing that is named in its place, and return which; where a list is not plain, nothing changes.

    How sure an indicator is then is not what was learned of another one: of 169 such figures that the weights did not see `RIGHT` were right.
    """
    reading, token = scene.reading, scene.mentioned.token
    told: list[int] = []
    earlier, at = None, -1
    for first, last in runs(scene):
        if reading.sentence[token[first]] != at:
            earlier, at = None, int(reading.sentence[token[first]])
        listed = _listed(scene, first, last, subjects) or _said_before(scene, first, last, earlier, indicators, subjects)
        if listed is None:
            continue
        earlier = listed
        whose = _whose(scene, first, last, listed, subjects)
        for k, item in zip(range(first, last + 1), listed.items, strict=True):
            said = item.indicator
            if said is None and listed.first <= int(indicators.chosen.first[k]) <= listed.last:
                said = listed.done or (indicators.texts[first - 1] if first and _one_sentence(scene, first - 1, first) else "")
            if said is not None:
                indicators.texts[k] = said
                indicators.chosen.first[k] = indicators.chosen.last[k] = -1
            else:
                indicators.texts[k] = _marks().sub("", indicators.texts[k])
            subjects.texts[k] = whose if item.subject is None else item.subject
            told.append(k)
    return told


def _one_sentence(scene: Scene, k: int, m: int) -> bool:
    sentence = scene.reading.sentence
    return bool(sentence[scene.mentioned.token[k]] == sentence[scene.mentioned.token[m]])


def runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last mention of each run of two or more with nothing but joiners, and a verb, between them."""
    reading, token = scene.reading, scene.mentioned.token.tolist()
    first = 0
    for k in range(1, len(token) + 1):
        if k < len(token) and reading.owner[token[k]] == reading.owner[token[k - 1]]:
            text = reading.texts[reading.owner[token[k]]]
            if _between().fullmatch(text, int(reading.ends[token[k - 1]]), int(reading.starts[token[k]])):
                continue
        if k - first > 1:
            yield first, k - 1
        first = k


def _listed(scene: Scene, first: int, last: int, subjects: Decided) -> Listed | None:
    """The list in front of a run of figures: in its clause, or in the one before where 分别 stands alone in its own."""
    reading, count = scene.reading, last - first + 1
    token = int(scene.mentioned.token[first])
    text, end = reading.texts[reading.owner[token]], int(reading.starts[token])
    least = max(0, end - REACH)
    if first and reading.owner[scene.mentioned.token[first - 1]] == reading.owner[token]:
        least = max(least, int(reading.ends[scene.mentioned.token[first - 1]]))
    clause = max((m.end() for m in _CLAUSE.finditer(text, least, end)), default=least)
    mark = max((m.end() for m in _marks().finditer(text, clause, end)), default=-1)
    stop = _behind_list(text, clause, end if mark < 0 else _marks_start(text, clause, end))
    done = _done(text, mark, end) if mark >= 0 else ""
    if stop <= clause and mark >= 0 and clause > least:
        end, clause = clause - 1, max((m.end() for m in _CLAUSE.finditer(text, least, clause - 1)), default=least)
        stop = _behind_list(text, clause, end)
    if stop <= clause:
        return None
    a, b = reading.token_at(token, clause), reading.token_at(token, stop - 1)
    a, whose = _without_lead(reading, a, b, giving=bool(done))
    x, y = int(subjects.chosen.first[first]), int(subjects.chosen.last[first])
    if x == a and y < b and not any(reading.text(n, n) in _words("joiners") for n in range(a, y + 2)):
        a, whose = y + 1, subjects.texts[first]
    parts = _parts(reading, a, b, count)
    if parts is None:
        pair = _pair(reading.text(a, b)) if count == 2 and mark >= 0 else None
        return Listed(pair, a, b, whose) if pair else None
    if done:
        items = None if any(_measures(reading, q) for _, q in parts) else [Item(None, reading.text(p, q)) for p, q in parts]
        return Listed(items, a, b, done=done) if items else None
    items = _named(reading, parts)
    if items is None:
        return None
    if whose not in _national():
        items = [Item(item.indicator, whose + item.subject if item.subject else item.subject) for item in items]
    return Listed(items, a, b, whose)


def _done(text: str, start: int, end: int) -> str:
    """What stands between 分别 and the first figure (安排补助资金), without the verbs and adverbs that say nothing of what the figures are."""
    found = _plain().match(text, start, end)
    return text[found.end() if found else start : _behind_list(text, start, end)]


def _marks_start(text: str, start: int, end: int) -> int:
    return max(m.start() for m in _marks().finditer(text, start, end))


def _behind_list(text: str, start: int, end: int) -> int:
    """Where the names between two characters end: without the verbs, adverbs and comparisons behind them."""
    while True:
        found = _fillers().search(text, start, end)
        if found is None or found.start() == end:
            return end
        end = found.start()


def _without_lead(reading: Reading, a: int, b: int, *, giving: bool) -> tuple[int, str]:
    """The first token of a list without the place, time, verb or relative clause in front of it, and the place."""
    joiners = _words("joiners")
    stop = next((n for n in range(a, b + 1) if reading.text(n, n) in joiners), b)
    for n in range(a, stop):
        word = reading.text(n, n)
        if (word == "的" and len(reading.text(a, n)) > RELATIVE) or word in _words("leads") or (giving and word in _words("givers")):
            a = n + 1
    first = a
    while a + 1 < stop and (reading.text(a, a).endswith(_times()) or _is_place(reading, a)):
        a += 1
    n = a
    while n > first and _is_place(reading, n - 1):
        n -= 1
    return a, reading.text(n, a - 1) if n < a else ""


def _is_place(reading: Reading, n: int) -> bool:
    text = reading.text(n, n)
    return bool(reading.table[n, COARSE] == _PLACE) and (text in _places() or text.endswith(_governed()))


def _parts(reading: Reading, a: int, b: int, count: int) -> list[Part] | None:
    """The items between two tokens, if they are as many as the figures; 、 parts before 和 does."""
    for joiners in (frozenset("、"), _words("joiners")):
        cuts = [n for n in range(a, b + 1) if reading.text(n, n) in joiners]
        if len(cuts) == count - 1:
            edges = [a - 1, *cuts, b + 1]
            parts = [(x + 1, y - 1) for x, y in pairwise(edges)]
            return parts if all(x <= y and _says(reading.text(x, y)) for x, y in parts) else None
    return None


def _says(name: str) -> bool:
    return len(name) > 1 or name in _words("halves")


def _pair(name: str) -> list[Item] | None:
    """Two things in one word (存贷款余额)."""
    for word, two in load_toml("observations.toml")["in_turn"]["pairs"].items():
        if name.count(word) == 1:
            return [Item(name.replace(word, one)) for one in two]
    return None


def _named(reading: Reading, parts: list[Part]) -> list[Item] | None:
    """The items with what the last of them says for all; None where they are no names."""
    x, y = parts[-1]
    if reading.table[y, COARSE] not in _NAMES and not _measures(reading, y):
        return None
    etc = next((n for n in range(x + 1, y) if reading.text(n, n) == "等"), None)
    if etc is not None and any(reading.text(n, n) == "等" for p, q in parts[:-1] for n in range(p, q + 1)):
        etc = None
    if etc is None:
        tail = _tail(reading, parts)
        if tail > y and _half(reading, parts[-2][1]):
            return None
        parts = [*parts[:-1], (x, min(y, tail - 1))]
    else:
        tail = y if _measures(reading, y) else y + 1
        parts = [*parts[:-1], (x, etc - 1)]
    shared = reading.text(tail, y) if tail <= y else ""
    names = [reading.text(p, q) for p, q in parts]
    if shared:
        kind = reading.text(etc + 1, y - 1) if etc is not None else names[-1]
        if kind.endswith(_ends("owners")):
            return [Item(shared, name) for name in names]
        to = "对" if names[0].startswith("对") and not names[-1].startswith("对") else ""
        alone = [n + 1 < len(parts) and (_measures(reading, q) or reading.text(p, p) in _words("doing")) for n, (p, q) in enumerate(parts)]
        return [Item((to if n else "") + name + ("" if alone[n] else shared)) for n, name in enumerate(names)]
    if etc is not None or all(name.endswith(_ends("owners")) for name in names):
        return [Item(None, name) for name in names]
    return [Item(names[0]), *(Item(_completed(reading, parts[0], part)) for part in parts[1:])]


def _completed(reading: Reading, whole: Part, part: Part) -> str:
    """The name of a later item with what the first says for it: of 入境游客数量和花费 the second is 入境游客花费."""
    (p, q), (x, y) = whole, part
    name = reading.text(x, y)
    again = next((n for n in range(p + 1, q + 1) if reading.text(n, n) == reading.text(x, x)), None)
    if again is not None:
        return reading.text(p, again - 1) + name
    if x == y and p < q and len(name) <= BARE and _measures(reading, q) and _measures(reading, y):
        lead = reading.text(p, q - 1)
        shared = next((n for n in range(min(len(name), len(lead)) - 1, 0, -1) if lead.endswith(name[:n])), 0)
        return lead + name[shared:]
    return name


def _tail(reading: Reading, parts: list[Part]) -> int:
    """The first token of what the last item says for all items; behind the last token where it says nothing for them."""
    x, y = parts[-1]
    q = parts[-2][1]
    half = _half(reading, q)
    if x == y or (_measures(reading, q) and not half):
        return y + 1
    scores = [_alike(reading, q, n) for n in range(x, y)]
    best = max(range(len(scores)), key=lambda n: (scores[n], n))
    if scores[best] >= (LIKE if _measures(reading, y) else SAME):
        return x + best + 1
    if not (half or _measures(reading, y)):
        return y + 1
    tail = y
    while tail - x > 1 and not (reading.table[tail - 1, COARSE] in _NAMES or reading.text(tail - 1, tail - 1) in _words("nominal")):
        tail -= 1
    return tail if len(reading.text(tail, y)) > 1 else y + 1


def _half(reading: Reading, n: int) -> bool:
    """True for a word that cannot stand alone: 国家级, 男, 刑事."""
    return bool(reading.table[n, COARSE] == _HALF) or reading.text(n, n).endswith(_ends("halves"))


def _alike(reading: Reading, m: int, n: int) -> int:
    """How much two tokens are of one kind."""
    one, other = reading.text(m, m), reading.text(n, n)
    if one == other:
        return 2 * SAME
    score = max((points for column, points in _ALIKE if reading.table[m, column] == reading.table[n, column]), default=0)
    if one[-1] == other[-1]:
        score += SAME if len(one) == len(other) or one[-1] in _ends("halves") else LIKE
    return score


def _measures(reading: Reading, n: int) -> bool:
    return reading.text(n, n).endswith(_ends("measures"))


def _said_before(scene: Scene, first: int, last: int, earlier: Listed | None, indicators: Decided, subjects: Decided) -> Listed | None:
    """What is told in turn by the figures before: 货量5吨、货值6元，分别增长1%、2%; 分别为5吨、6元，增长1%、2%."""
    reading, token = scene.reading, scene.mentioned.token
    count = last - first + 1
    text = reading.texts[reading.owner[token[first]]]
    if first < count or reading.sentence[token[first - count]] != reading.sentence[token[first]]:
        return None
    between = text[reading.ends[token[first - 1]] : reading.starts[token[first]]]
    if not _BARE.fullmatch(_marks().sub("", between)):
        return None
    if earlier is not None and len(earlier.items) == count and earlier.last < token[first]:
        return earlier
    if not _marks().search(between):
        return None
    said = [indicators.texts[k] for k in range(first - count, first)]
    if len(set(said)) < count or not all(said):
        return None
    return Listed([Item(text, subjects.texts[k]) for text, k in zip(said, range(first - count, first), strict=True)])


def _whose(scene: Scene, first: int, last: int, listed: Listed, subjects: Decided) -> str:
    """The subject of all figures: the first that is not a piece of the list, else the place in front of it."""
    if listed.whose:
        return listed.whose
    for k in range(first, last + 1):
        a = int(subjects.chosen.first[k])
        if subjects.texts[k] and not listed.first <= a <= listed.last:
            return subjects.texts[k]
    return ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_toml("observations.toml")["in_turn"][name])


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(load_toml("observations.toml")["in_turn"][name])


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(_ends("marks")))


@cache
def _fillers() -> re.Pattern[str]:
    """What stands behind a list and is no part of it: verbs, adverbs, and what the figures are compared with."""
    words = "|".join(sorted((*_ends("verbs"), *_ends("adverbs")), key=len, reverse=True))
    return re.compile(f"(?:{words}|(?:(?<![同环对])比|(?<!比)较|从)[^，、比较从]{{1,14}}|占[^，、占]{{0,12}})$")


@cache
def _between() -> re.Pattern[str]:
    verbs = "|".join(sorted(_ends("verbs"), key=len, reverse=True))
    return re.compile(f"(?:{'|'.join(_ends('joiners'))})(?:(?<!，)(?:{verbs}))?")


@cache
def _plain() -> re.Pattern[str]:
    """Verbs and adverbs that say nothing of what the figures are."""
    return re.compile(f"(?:{'|'.join((*_ends('verbs'), *_ends('adverbs')))}|(?:(?<![同环对])比|(?<!比)较|从)[^，、比较从]{{1,14}})*")


@cache
def _times() -> tuple[str, ...]:
    return tuple(end for end in load_toml("series.toml")["subjects"]["time_ends"] if end != "的")


@cache
def _places() -> frozenset[str]:
    """The country, its provinces and cities, by their short names."""
    known = load_toml("series.toml")["subjects"]
    return frozenset((*known["national"], *known["local"]))


@cache
def _national() -> frozenset[str]:
    return frozenset(load_toml("series.toml")["subjects"]["national"])


@cache
def _governed() -> tuple[str, ...]:
    return tuple(load_toml("series.toml")["subjects"]["governed_ends"])


_BARE: Final = re.compile(r"[，,]?[^，。；、和与]{0,10}")
"""Between two runs of figures: a verb, no other list."""
