"""What is carried on from figure to figure: 同比 over coordinated clauses, what is planned to the end of its clause."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsstats.data import load_toml
from newsstats.observations.clauses import clause_before
from newsstats.observations.stage import Stage

_MONTH_END: Final = re.compile(r"[较比](?:(?P<year>\d{4})年)?(?P<month>1[0-2]|0?[1-9])月(?:份|末|底)?[^，。；]{0,8}$")
_SAID: Final = re.compile(
    r"(?P<year>同比|[比较](?:上年|去年)?同期|[比较](?:上年|去年)(?![末底全四三二一下\d])|年增)|(?P<period>环比|[比较]上(?:个|一)?(?:月|季度|周|季))"
)
_YEAR_END: Final = re.compile(r"[比较](?:上年|去年)(?:四季度|第四季度|12月(?:份)?|下半年)(?![末底])")
"""The last piece of the year before: right before a time that begins in January."""
_BASES: Final = load_toml("observations.toml")["bases"]
_ADDED_NAMES: Final = tuple(load_toml("observations.toml")["rules"]["added_names"])
_RELATIVE: Final = ("percentage", "ratio")
"""What is measured in these grows; amounts of anything else change."""
_LESS, _MORE = (re.compile(f"(?:{'|'.join(_BASES[way])})(?:{'|'.join(_BASES['between'])})?$") for way in ("less", "more"))


def carried_comparisons(stage: Stage, aspects: list[str], comparisons: list[str], periods: list[tuple[str, str]]) -> list[str]:
    """The comparison of each mention with what is carried on from the growth before it.

    同比 holds on in the next sentence as long as that is of the same period. A month right before the one that the figure is for (较10月末 of 11月末) is the period before, any other one a base of its own.
    """
    out = comparisons.copy()
    sentence = stage.reading.sentence[stage.mentioned.token].tolist()
    running, of, framed = "", -1, ("", "")
    for k, aspect in enumerate(aspects):
        if sentence[k] != of:
            running = running if running == "year" and sentence[k] == of + 1 and periods[k] == framed != ("", "") else ""
            of = sentence[k]
        if aspect not in ("growth", "change"):
            continue
        before = clause_before(stage, k)
        said = [found.lastgroup or "" for found in _SAID.finditer(before)]
        if said:
            out[k] = said[-1]
        elif periods[k][0][5:] == "01-01" and periods[k][1][5:7] != "12" and _YEAR_END.search(before):
            out[k] = "period"
        elif aspect == "change" or out[k]:
            found = _MONTH_END.search(before)
            if found is not None and periods[k][1]:
                out[k] = "period" if _month_before(found, periods[k][1]) else "since"
        if aspect == "growth":
            if out[k] in ("year", "period"):
                running, framed = out[k], periods[k]
            elif not out[k] and running:
                out[k] = running
        elif out[k] == "period" and k and sentence[k - 1] == of:
            running = "period"
    return out


def _month_before(found: re.Match[str], day: str) -> bool:
    year, month = int(day[:4]), int(day[5:7])
    year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return int(found["month"]) == month and (found["year"] is None or int(found["year"]) == year)


def printed_changes(stage: Stage, aspects: list[str], directions: list[str]) -> tuple[list[str], list[str]]:
    """Aspect and direction of each mention: an amount right behind a verb of change (水位上涨2.3米) is a change."""
    aspect, direction = aspects.copy(), directions.copy()
    for k, was in enumerate(aspects):
        mention = stage.reading.mentions[int(stage.rows[k])]
        if was != "level" or mention.kind != "quantity" or (mention.unit is not None and mention.unit.dimension in _RELATIVE):
            continue
        before = clause_before(stage, k)
        found = _changing().search(before)
        if found is not None:
            aspect[k], direction[k] = "change", "down" if found["down"] else "up"
        elif _added(before, counted=mention.unit is not None and mention.unit.dimension == "count"):
            aspect[k], direction[k] = "change", "up"
    return aspect, direction


def _added(before: str, *, counted: bool) -> bool:
    """新增5.1万亩, 净增人口3万人, 新增研发机构800家; 新增就业1200万人 is a variable of its own."""
    found = _adding().search(before)
    if found is None:
        return False
    return not found["noun"] or "净" in found.group() or (counted and not any(word in found["noun"] for word in _ADDED_NAMES))


@cache
def _adding() -> re.Pattern[str]:
    return re.compile("(?:新增|净增加?)(?P<noun>[^，。；、新增]{0,14})$")


@cache
def _changing() -> re.Pattern[str]:
    rules, between = load_toml("observations.toml")["rules"], "|".join(_BASES["between"])
    return re.compile(f"(?:(?P<up>{'|'.join(rules['rising'])})|(?P<down>{'|'.join(rules['falling'])}))(?:了)?(?:{between})?$")


def printed_directions(stage: Stage, aspects: list[str], directions: list[str]) -> list[str]:
    """The direction of each mention; where 低, 少 or 高, 多 stands right before a change or gap it says the way."""
    out = directions.copy()
    for k, aspect in enumerate(aspects):
        if aspect not in ("change", "gap"):
            continue
        before = clause_before(stage, k)
        if not any(word in before for word in _BASES["compares"]):
            continue
        if _LESS.search(before):
            out[k] = "down"
        elif _MORE.search(before):
            out[k] = "up"
    return out


def carried_plans(stage: Stage, status: list[str]) -> list[str]:
    """What the words of `observations.toml` expect is planned, and stays so to the end of its clause: 将参加19个大项、302个小项."""
    expected = _expected()
    clause = stage.reading.clause[stage.mentioned.token].tolist()
    out = status.copy()
    for k in range(len(out)):
        if expected.search(clause_before(stage, k)) or (k and out[k - 1] == "planned" and clause[k] == clause[k - 1]):
            out[k] = "planned"
    return out


def planned_for_later(stage: Stage, status: list[str], periods: list[tuple[str, str]]) -> list[str]:
    """What is told of a time that begins after the day of the text is planned: 2025年，占比达到20%, said in 2024."""
    owners = stage.reading.owner[stage.mentioned.token].tolist()
    out = status.copy()
    for k, (first, _) in enumerate(periods):
        day = stage.issued[int(owners[k])]
        if out[k] and first and day is not None and first > day.isoformat():
            out[k] = "planned"
    return out


@cache
def _expected() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("observations.toml")["rules"]["expected"]))
