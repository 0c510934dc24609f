"""The time that each mention is of: chosen by learned weights, and settled by what a calendar and 比 leave no choice in."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from typing import Final

import numpy as np

from newsstats.data import load_toml
from newsstats.observations.choices import CARRY, SPAN, Scene, period_choices
from newsstats.observations.decisions import likely
from newsstats.observations.frames import frames, rises
from newsstats.observations.model import SCALE, Model, score
from newsstats.observations.periods import END, SINCE, YEAR_BEFORE, variants, year_before
from newsstats.observations.stage import Stage

_NEVER: Final = -(10**9)
"""Score of a time that a mention cannot be of."""
AHEAD: Final = 120
"""Days from which on a month without a year that is told as past (12月份, in January) is of the year before; by judgement: plans name
nearer months."""
NEAR: Final = 6
"""Characters in front of a figure in which a word says that it is a yearly average."""
REACH: Final = 200
"""Characters in front of it in which the base of a yearly average stands."""
_COMPARED: Final = frozenset({"growth", "change", "gap"})
_WORDS: Final = load_toml("observations.toml")
_THAN: Final = tuple(_WORDS["bases"]["than"])
_FROM: Final = tuple(load_toml("periods.toml")["frames"]["rise_from"])
_COMPARE: Final = tuple(_WORDS["bases"]["beside"])
_YEARLY: Final = tuple(_WORDS["bases"]["yearly"])
_AND: Final = frozenset(_WORDS["phrases"]["joiners"])


def dates(stage: Stage, scene: Scene, weights: Model, aspects: list[str], status: list[str]) -> list[tuple[str, str]]:
    """First and last day of each mention's time; two empty strings where the text does not say.

    What the learned choice may not say: a growth is not of the time that it is compared with (比二季度加快), what has happened is not
    of a time to come (前11个月 and 12月份, said in January, are of the year before), and 今年以来 ends on the day that the sentence names (截至6月24日).
    """
    times = stage.times
    count = len(stage.rows)
    variant, blocks = period_choices(scene, times, stage.issued)
    which, kind, ref, total = score(weights.choosers["period"], blocks)
    choice = np.concatenate([np.arange(len(block.which)) for block in blocks])
    order = np.argsort(np.concatenate([block.which for block in blocks]), kind="stable")
    choice = choice[order]
    bases = _bases(stage)
    compared = np.array([aspect in _COMPARED for aspect in aspects], dtype=bool)[which]
    named = np.where(kind == SPAN, ref, -1)
    barred = (compared & bases[named]) | _beside(stage)[named]
    total = np.where(barred, _NEVER, total)
    rows, _ = likely(which, total, count, SCALE)
    best = rows[np.searchsorted(which[rows], np.arange(count))].tolist()
    out = [("", "")] * count
    for k, row in enumerate(best):
        what, thing = int(kind[row]), int(ref[row])
        if what == SPAN:
            out[k] = _days(stage, k, thing, int(variant[choice[row]]), happened=status[k] != "planned")
        elif what >= CARRY:
            out[k] = out[thing]
        if aspects[k] == "growth" and out[k][0]:
            out[k] = _averaged(stage, bases, int(scene.mentioned.token[k]), out[k])
    for k, thing in frames(stage, [k for k, days in enumerate(out) if days == ("", "")]).items():
        a, b = np.searchsorted(which, [k, k + 1])
        meant = [row for row in range(int(a), int(b)) if kind[row] == SPAN and ref[row] == thing]
        if meant:
            row = max(meant, key=lambda row: int(total[row]))
            out[k] = _days(stage, k, thing, int(variant[choice[row]]), happened=status[k] != "planned")
    for k in rises(stage):
        first, last = out[k]
        if first < last and out[k + 1] == out[k] and not (first[:4] == last[:4] and first.endswith("01-01") and last.endswith("12-31")):
            out[k], out[k + 1] = (first, first), (last, last)
    return out


def _bases(stage: Stage) -> np.ndarray:
    """For each named time whether it is what something is compared with: 比二季度加快. One more at the end, for “no time”."""
    times, texts = stage.times, stage.reading.texts
    out = np.zeros(len(times.named) + 1, dtype=bool)
    for n, named in enumerate(times.named):
        text = texts[int(times.owner[n])]
        before = text[max(0, named.start - 2) : named.start]
        listed = n > 0 and out[n - 1] and times.owner[n - 1] == times.owner[n] and text[times.named[n - 1].end : named.start] in _AND
        out[n] = listed or (before.endswith(_THAN) and before not in ("同比", "环比"))
    return out


def _beside(stage: Stage) -> np.ndarray:
    """For each named time whether 与2019年相比 sets it beside what is told, which is of another; one more at the end, for “no time”."""
    times, texts = stage.times, stage.reading.texts
    found = [texts[int(times.owner[n])].startswith(_COMPARE, named.end) for n, named in enumerate(times.named)]
    return np.array([*found, False], dtype=bool)


def _days(stage: Stage, k: int, thing: int, meant: int, *, happened: bool) -> tuple[str, str]:
    times = stage.times
    named, issued = times.named[thing], stage.issued[int(times.owner[thing])]
    meanings = {v: (first, last) for v, first, last in variants(named, issued)}
    if meant not in meanings:
        return "", ""
    first, last = meanings[meant]
    if issued is not None and last > issued and happened and YEAR_BEFORE in meanings and meant not in (END, SINCE):
        first, last = meanings[YEAR_BEFORE]
    elif issued is not None and named.yearless and happened and (first - issued).days > AHEAD:
        first, last = year_before(first), year_before(last)
    elif (named.kind == "since-year" and last == issued) or (
        named.kind.startswith("plan") and issued is not None and last > issued and happened
    ):
        last = _until(stage, k, thing) or last
    return first.isoformat(), last.isoformat()


def _until(stage: Stage, k: int, thing: int) -> datetime.date | None:
    """The day up to which 今年以来 counts, where the words right before it say so: 截至6月24日，今年以来."""
    times = stage.times
    if not thing or times.owner[thing - 1] != times.owner[thing]:
        return None
    before, named = times.named[thing - 1], times.named[thing]
    text = stage.reading.texts[int(times.owner[thing])]
    said = text[max(0, before.start - 2) : before.end]
    inside = before.last <= named.last and (
        before.last.year == named.first.year or (named.kind.startswith("plan") and before.last >= named.first)
    )
    return before.last if "截" in said and inside and named.start - before.end <= 2 else None


def _averaged(stage: Stage, bases: np.ndarray, token: int, days: tuple[str, str]) -> tuple[str, str]:
    """A yearly average against a year that is named (比2020年增长42%，年均增长9.2%) is of all the years since then."""
    reading, times = stage.reading, stage.times
    at, owner = int(reading.starts[token]), int(reading.owner[token])
    text = reading.texts[owner]
    near = text[max(0, at - NEAR) : at]
    if not any(word in near for word in _YEARLY) or not days[0].endswith("01-01") or not days[1].endswith("12-31"):
        return days
    sentence = max(text.rfind("。", max(0, at - REACH), at) + 1, at - REACH)
    begin, end = np.searchsorted(times.owner, [owner, owner + 1]).tolist()
    last = bisect_left(times.named, at, begin, end, key=lambda named: named.start)
    for n in range(last - 1, begin - 1, -1):
        named = times.named[n]
        if named.start < sentence:
            break
        since = named.last.year + 1
        begun = text[named.start - 1 : named.start] in _FROM
        if (bases[n] or begun) and named.first.year == named.last.year and since <= int(days[1][:4]):
            return f"{since}-01-01", days[1]
    return days
