"""Shares of one whole that are all of it: 满意占62%，基本满意占30%，不满意占8%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import complements, has, pattern
from newsstats.checks.interval import Interval
from newsstats.checks.reading import Reading, Story, percentage, readings
from newsstats.checks.relation import CERTAIN, DISAGREES, LIKELY, Kind, Relation, percent, total_of, verdict
from newsstats.observations.sentences import Figure, clause_before

_SHARE = re.compile(r"占(?:比|了)?(?:分别)?(?:[为达约是])?$")
_HEAD = re.compile(r"(?:占比|比重|比例|占)[^，。；]{0,10}(?:(?:分别|依次)[为达约是]?|[为是])$|之比为?$")
_RATE = re.compile(r"率[为达]?$")
OVER = 30.0
"""Points above 100 beyond which shares overlap: a question with several answers (by judgement)."""
UNDER = 30.0
"""Points below 100 beyond which shares that are said to be all are of different wholes."""


def hundreds(story: Story) -> Iterator[Relation]:
    """Lists of three and more shares in one sentence (two where the words say that they are all)."""
    for reading in readings(story, 2):
        shares = [(n, f) for n, f in enumerate(reading.figures) if percentage(f)]
        if len(shares) > 1:
            found = _listed(story, reading, shares) or _named(story, reading, shares)
            if found is not None:
                yield found


def _named(story: Story, reading: Reading, shares: list[tuple[int, Figure]]) -> Relation | None:
    """甲占62%，乙占30%，丙占8%: every member with its own 占 and no whole of its own."""
    run: list[Figure] = []
    last = 0
    for n, figure in shares:
        lead = clause_before(figure.before)
        if _SHARE.search(lead) is None or _no_share(lead):
            if run:
                break
            continue
        if run and reading.apart(last, n) > 1:
            break
        run.append(figure)
        last = n
    if len(run) < 2:
        return None
    names = [clause_before(f.before) for f in run]
    all_of_it = _all(names)
    if len(run) < 3 and not all_of_it:
        return None
    return _row(story, run, all_of_it)


def _listed(story: Story, reading: Reading, shares: list[tuple[int, Figure]]) -> Relation | None:
    """占比分别为14.6%、50.9%和34.5%."""
    first, head = shares[0]
    if _HEAD.search(reading.clause(first)) is None or _no_share(reading.clause(first).replace("增加值", "")):
        return None
    run = [head]
    for n, figure in shares[1:]:
        if n != first + len(run) or reading.between(n - 1, n) not in ("、", "和", "与", "，", "及", "以及"):
            break
        run.append(figure)
    if len(run) < 3:
        return None
    kinds = has("hundred", "all", reading.text[: reading.starts[first]]) or reading.clause(first).endswith("之比为")
    return _row(story, run, "按门类" if kinds else "")


def _no_share(lead: str) -> bool:
    """True in front of a change, a bound or a rate: no share of a whole."""
    return pattern("hundred", "no_share").search(lead) is not None or _RATE.search(lead) is not None


def _all(names: list[str]) -> str:
    """What says that the shares are all of their whole, or empty."""
    if any(has("sum", "rest", name) for name in names):
        return "其余"
    for group in complements():
        if len(group) == len(names) and all(any(word in name for name in names) for word in group):
            return "与".join(group)
    bare = [_SHARE.sub("", name) for name in names]
    stem = next((name for name in bare if name and "不" not in name and any("不" + name in other for other in bare)), "")
    return f"{stem}与不{stem}" if stem else ""


def _row(story: Story, run: list[Figure], all_of_it: str) -> Relation | None:
    total = total_of(run)
    whole = Interval(100.0, 100.0, 100.0)
    found = verdict(total, whole)
    if found == DISAGREES:
        if total.nominal < 100.0 and (not all_of_it or total.nominal < 100.0 - UNDER):
            return None
        if total.nominal > 100.0 + OVER or (not all_of_it and total.nominal > 100.0 + OVER / 2):
            return None
    beyond = "" if found != DISAGREES else " > 100%" if total.nominal > 100.0 else " < 100%"
    statement = f"{' + '.join(f.text for f in run)} = {percent(total.nominal)}{beyond}"
    reason = f"{len(run)}项各占一份" + (f"；{all_of_it}合为全部" if all_of_it else "，合起来不会超过全部")
    return Relation(
        story.article_id, "sum", statement, total.nominal, 100.0, found, reason, tuple(run), None,
        confidence=CERTAIN if all_of_it else LIKELY,
    )  # fmt: skip


RELATION = Kind("sum", "shares of one whole in a list (甲占…%，乙占…%，丙占…%; 占比分别为…)", hundreds)
