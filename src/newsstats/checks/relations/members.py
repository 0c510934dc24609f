"""A counted list has that many members: 国家、区、州3级."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsstats.checks.cues import pattern
from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.data import load_toml
from newsstats.observations.sentences import Figure, Sentence
from newsstats.text.quoted import quoted_at_end

MOST = 20
"""A longer list is not printed out."""
LONGEST_MEMBER = 24
"""Characters of a member of a list at most (by judgement)."""
_LAST_AND = re.compile(r"和|及|与|以及|或")
_INCLUDING = re.compile(r"在内的?(?:共|这)?$")
_CUT = re.compile(r"[，。；：:（(]")
CLEAR = 12
"""Characters of a member at most where the list's length is held against the text (by judgement)."""
SPREAD = 4
"""Characters by which such members differ in length at most."""
_NO_NAME = re.compile(r"[向对为把被将由从在于是有的]|会同|启动|开展|[一二两三四五六七八九十百千\d]")
_FOLLOWED = re.compile(r"[等、和及一二两三四五六七八九十\d]")
"""Behind a count that is itself a member: 中亚五国等, 三省一市."""
_JOINED = re.compile(r"[和及等]")
"""In a member of a list these join members of a lower rank; 与 also stands in names (谷物加工与品质调控)."""
_AND_SO_ON = re.compile(r"等[^、]{0,8}$")


def members(story: Story) -> Iterator[Relation]:
    """Lists that stand right in front of their count, or behind it after a colon or in a bracket."""
    for sentence in story.sentences:
        for figure in sentence.figures:
            if not _counts(figure):
                continue
            found = _in_front(story, sentence, figure) or _behind(story, sentence, figure)
            if found is not None:
                yield found


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(load_toml("checks.toml")["list"]["classifiers"])


def _counts(figure: Figure) -> bool:
    return (
        figure.kind == "quantity"
        and not figure.modifier
        and (figure.unit in _classifiers() or figure.unit[:1] == "个")
        and figure.value == int(figure.value)
        and 2 <= figure.value <= MOST
        and figure.base_low != figure.base_low
        and figure.base_high != figure.base_high
    )


def _in_front(story: Story, sentence: Sentence, figure: Figure) -> Relation | None:
    before = sentence.text[: figure.start - sentence.start]
    stripped = pattern("list", "divides").sub("", before[-4:])
    before = before[:-4] + stripped if len(before) > 4 else before
    open_ended = before.endswith(("等", "等共", "等这"))
    if (inside := _INCLUDING.search(before)) is not None:
        before, open_ended = before[: inside.start()], True
    for word in sorted(load_toml("checks.toml")["list"]["between"], key=len, reverse=True):
        if before.endswith(word):
            before = before.removesuffix(word)
            break
    before = before.rstrip("的")
    if quoted := quoted_at_end(before):
        members = [before[start:end] for start, end in quoted]
        return _row(story, figure, {len(members)}, members, open_ended=open_ended, sure=True)
    clauses = re.split(r"[，；]", re.split(r"[。：:（(]", before)[-1])
    readings: dict[int, list[str]] = {}
    last = clauses[-1]
    members = [m for m in last.split("、") if m]
    sure = len(members) >= 2 and all(len(m) <= LONGEST_MEMBER for m in members[1:])
    if sure:
        readings[len(members)] = members
        tail = members[-1]
        joined = _LAST_AND.search(tail)
        # names that hold 与 and 和 themselves (谷物加工与品质调控) are not cut at it
        if any(_LAST_AND.search(m) for m in members[:-1]):
            joined = None
        if joined and 0 < joined.start() < len(tail) - 1:
            readings[len(members) + 1] = [*members[:-1], tail[: joined.start()], tail[joined.end() :]]
    elif len(members) == 1 and (pair := re.search(r"([\u4e00-\u9fff]{2,6})[和与]([\u4e00-\u9fff]{2,6})$", last)) and figure.value == 2:
        readings[2] = [pair[1], pair[2]]
    alike = _alike_clauses(clauses)
    if alike >= 2:
        readings[alike] = list(clauses[-alike:])
        sure = False
    if not readings or _holds_figures(sentence, figure, members):
        return None
    wanted = int(figure.value)
    if wanted not in readings and not open_ended and (not sure or not _plausible(wanted, set(readings))):
        return None
    return _row(story, figure, set(readings), readings.get(wanted, members), open_ended=open_ended, sure=sure)


def _holds_figures(sentence: Sentence, figure: Figure, members: list[str]) -> bool:
    """工厂7个、车间3个: a list of counts, not of names."""
    begin = figure.start - sum(len(m) + 1 for m in members)
    return any(f.kind == "quantity" and begin <= f.start and f.end < figure.start for f in sentence.figures)


def _alike_clauses(clauses: list[str]) -> int:
    """How many clauses up to the last end in the same two characters: A领域，B领域，C领域."""
    ending = clauses[-1][-2:]
    if len(ending) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in ending):
        return 0
    count = 0
    for clause in reversed(clauses):
        if not clause.endswith(ending):
            break
        count += 1
    return count


def _plausible(wanted: int, readings: set[int]) -> bool:
    """A count far from the list's length counts something else (小学、初中46所)."""
    return any(abs(wanted - n) <= 2 for n in readings)


def _behind(story: Story, sentence: Sentence, figure: Figure) -> Relation | None:
    after = sentence.text[figure.end - sentence.start :]
    opening = re.match(r"[^，。；、（(：:]{0,14}(?P<mark>[：:（(]|，(?:分别是|分别为|包括|即))", after)
    if opening is None:
        return None
    rest = after[opening.end() :]
    bracket = opening["mark"] in "（("
    stop = re.search(r"[）)]" if bracket else r"[。；]", rest)
    if bracket and stop is None:
        return None
    listed = rest[: stop.start()] if stop else rest
    tail = _AND_SO_ON.search(listed)
    open_ended = tail is not None
    listed = listed[: tail.start()] if tail else listed
    if "，" in listed or re.search(r"\d", listed):
        return None
    members = [m for m in listed.split("、") if m]
    if len(members) < 2 or any(len(m) > LONGEST_MEMBER for m in members):
        return None
    readings = {len(members)}
    if (joined := _LAST_AND.search(members[-1])) and 0 < joined.start() < len(members[-1]) - 1:
        readings.add(len(members) + 1)
    wanted = int(figure.value)
    if wanted not in readings and not _plausible(wanted, readings):
        return None
    return _row(story, figure, readings, members, open_ended=open_ended, sure=True)


def _row(story: Story, figure: Figure, readings: set[int], members: list[str], *, open_ended: bool, sure: bool) -> Relation | None:
    wanted = int(figure.value)
    names = "、".join(_short(m) for m in members)
    if open_ended:
        count = min(readings)
        if count > wanted:
            found = DISAGREES
        else:
            return Relation(
                story.article_id, "list_length", f"{names}等 ≥ {count}, printed {figure.text}", count, wanted, AGREES,
                f"列出{count}个，以“等”收尾，只是下限", (), figure,
                confidence=LIKELY, trivial=True,
            )  # fmt: skip
        expected = count
    else:
        expected = wanted if wanted in readings else min(readings, key=lambda n: (abs(n - wanted), n))
        found = AGREES if wanted in readings else DISAGREES
        # 拉美、非洲、中亚五国等: the count belongs to the last of a longer list
        if found == DISAGREES and not (sure and _clear(members) and not _FOLLOWED.match(figure.after)):
            return None
    statement = f"{names} = {expected}, printed {figure.text}"
    return Relation(
        story.article_id, "list_length", statement, expected, wanted, found, f"列举之后点明{figure.text}", (), figure,
        confidence=LIKELY, trivial=found == AGREES,
    )  # fmt: skip


def _clear(members: list[str]) -> bool:
    """True when a list is surely cut where it begins and ends: short names of about one length, no verbs, no other counts."""
    if not members or any(m.count("“") != m.count("”") or m.count("（") != m.count("）") for m in members):
        return False
    tail = members[-1]
    joined = _LAST_AND.search(tail)
    named = [*members[:-1], tail[: joined.start()], tail[joined.end() :]] if joined and 0 < joined.start() < len(tail) - 1 else members
    others = named[1:]
    if len(others) < 2 or any(len(m) > CLEAR or _NO_NAME.search(m) for m in others) or _JOINED.search("".join(members[:-1])):
        return False
    lengths = [len(m) for m in others]
    spread = SPREAD if len(named) < 4 else 2 * SPREAD
    return max(lengths) - min(lengths) <= spread or len({m[-1] for m in named}) == 1


def _short(member: str) -> str:
    return member if len(member) <= 12 else "…" + member[-10:]


RELATION = Kind(
    "list_length", "a list and its count right behind it (甲、乙、丙3个…), or a count and its list after a colon or in a bracket", members
)
