"""The times that a text names, as days: what the figures beside them can be of."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.data import load_toml
from newsstats.numbers.mention import Mention
from newsstats.numbers.numerals import parse

Date = datetime.date
SPAN, END, BEGIN, SINCE, UP_TO, YEAR_BEFORE = range(6)
"""How a named time is meant: all of it, its last day, its first day, from then to the issue, from January to its last day, a year before."""
_PLAN: Final = re.compile(r"[“\"]?([十]?[一二三四五六七八九十])五[”\"]?(?:规划)?(期间|时期|以来|末|初|收官|开局)?")
_YEARS: Final = re.compile(
    r"(?<![一二三四五六七八九十百千\d])(?:过去|近|最近|这|短短)?([两二三四五六七八九十]|\d{1,2}|十[一二三四五])年(?:间|来|以来)|(?:过去|近|最近|这)(?:的)?([两二三四五六七八九十]|\d{1,2})年"
)
_SO_FAR: Final = re.compile(r"以来|至今|起至今|[\u4e00-\u9fff]{2,7}以来")
"""Behind a day or year that something began then: 2005年设立以来."""
_SPANS: Final = {name: tuple(words) for name, words in load_toml("periods.toml")["spans"].items()}
_TO: Final = re.compile(f"(?:{'|'.join(_SPANS['begun'])})?(?:{'|'.join(_SPANS['to'])})")
"""Between the two ends of a span."""
FAR: Final = 300
"""A holiday that is farther away is not meant by its name alone; by judgement."""
_LOOSE: Final = ("全年", "年内", "近日", "日前")
"""Words that are learned by themselves: they may mean another year, or the day of the event."""


@dataclass(slots=True)
class Named:
    """A time that a text names at `start` to `end`: first and last day, what kind of words named it, and whether they leave the year out."""

    start: int
    end: int
    first: Date
    last: Date
    kind: str
    yearless: bool = False


@cache
def _words() -> tuple[list[str], dict[str, str], AhoCorasick]:
    meanings = {word: row["means"] for row in load_toml("periods.toml")["period"] for word in row["words"]}
    for holiday in load_toml("periods.toml")["holidays"]:
        meanings |= dict.fromkeys((holiday, f"{holiday}假期", f"{holiday}节", f"{holiday}长假", f"“{holiday}”假期"), f"holiday:{holiday}")
    listed = sorted(meanings)
    return listed, meanings, AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def days_of(iso: str) -> tuple[Date, Date] | None:
    """First and last day of an ISO date, month, year or interval; None for anything else."""
    first, _, last = iso.partition("/")
    try:
        a, b = first.split("T")[0].split("-"), (last or first).split("T")[0].split("-")
        year, month = int(b[0]), int(b[1]) if len(b) > 1 else 12
        begin = Date(int(a[0]), int(a[1]) if len(a) > 1 else 1, int(a[2]) if len(a) > 2 else 1)
        end = Date(year, month, int(b[2]) if len(b) > 2 else monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None
    return (begin, end) if begin <= end else None


def named_times(text: str, mentions: list[Mention], issued: Date | None) -> list[Named]:
    """The times of a text, in order and without overlap; those that need the day of issue are left out without it."""
    out = [_dated(text, m, *days) for m in mentions if m.kind in ("date", "time") and m.date and (days := days_of(m.date)) is not None]
    if issued is not None:
        out += _worded(text, issued)
    if "五" in text:
        out += _plans(text, issued)
    if "年" in text and issued is not None:
        out += _past_years(text, issued)
    out.sort(key=lambda named: (named.start, -named.end))
    kept: list[Named] = []
    for named in out:
        if kept and named.start < kept[-1].end:
            if named.end > kept[-1].end and named.kind == "since-year":
                kept[-1] = named
            continue
        kept.append(named)
    return _joined(text, kept)


def _joined(text: str, times: list[Named]) -> list[Named]:
    """从7月1日到昨天（8月9日）, 自7月1日启动至8月1日: the two ends of a span as one time."""
    out: list[Named] = []
    for named in times:
        if out and _ends(text, out[-1], named):
            out[-1] = Named(out[-1].start, named.end, out[-1].first, named.last, "date10")
        elif out and _repeats(text, out[-1], named):
            out[-1].end = named.end
        else:
            out.append(named)
    return out


def _ends(text: str, begun: Named, named: Named) -> bool:
    """True for the end of a span that another time begins."""
    between = _TO.fullmatch(text, begun.end, named.start) is not None
    return between and begun.last < named.first and text.endswith(_SPANS["from"], 0, begun.start)


def _repeats(text: str, span: Named, named: Named) -> bool:
    """True for the last day of a span, said again in brackets: 昨天（8月9日）."""
    return span.first < span.last == named.first == named.last and text[span.end : named.start] == "（"


def _worded(text: str, issued: Date) -> list[Named]:
    """今年以来, 上月, 春节假期: words of `periods.toml`."""
    listed, meanings, automaton = _words()
    out = []
    for n, start, end in automaton.find_matches_as_indexes(text):
        word = listed[n]
        if word.endswith("今") and text[end : end + 1] in _SPANS["of_now"]:
            continue  # 截至今年 holds no 至今
        found = _meant(meanings[word], issued)
        if found is not None:
            kind = meanings[word].split(":")[0] + (word if word in _LOOSE else "")
            out.append(Named(start, end, *found, kind))
    return out


def _plans(text: str, issued: Date | None) -> list[Named]:
    """“十四五”期间, “十三五”末: five-year plans, the first from 1953, the sixth from 1981."""
    out = []
    for match in _PLAN.finditer(text):
        number = parse(match[1])
        if number is None or not 1 <= int(number.value) <= 20 or (not match[2] and match[0][0] not in '“"'):
            continue
        n = int(number.value)
        begin = 1953 + 5 * (n - 1) if n <= 5 else 1981 + 5 * (n - 6)
        first, last = Date(begin, 1, 1), Date(begin + 4, 12, 31)
        if match[2] in ("末", "收官"):
            first = last
        elif match[2] in ("初", "开局"):
            last = first
        elif match[2] == "以来" and issued is not None and issued < last:
            last = max(issued, first)
        out.append(Named(match.start(), match.end(), first, last, "plan" + (match[2] or "")))
    return out


def _past_years(text: str, issued: Date) -> list[Named]:
    """近五年, 十年来: so many whole years before the issue's."""
    out = []
    for match in _YEARS.finditer(text):
        number = parse(match[1] or match[2])
        if number is not None and 1 < int(number.value) <= 80:
            closing = issued.year - (issued.month < 12)
            out.append(Named(match.start(), match.end(), Date(closing - int(number.value) + 1, 1, 1), Date(closing, 12, 31), "years"))
    return out


def _dated(text: str, m: Mention, first: Date, last: Date) -> Named:
    """A date mention as days, and whether it leaves its year out."""
    named = _days_named(text, m, first, last)
    surface = text[m.start : m.end]
    named.yearless = "月" in surface and "年" not in surface
    return named


def _days_named(text: str, m: Mention, first: Date, last: Date) -> Named:
    """A date mention as days; of a month's part (上旬, 月底) those of the part."""
    surface = text[m.start : m.end]
    kind = f"date{min(len(m.date.split('/')[0]), 10)}"
    same_month = first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day > 27
    if same_month and surface.endswith(("上旬", "月初")):
        return Named(m.start, m.end, first, first.replace(day=10), kind)
    if same_month and surface.endswith("中旬"):
        return Named(m.start, m.end, first.replace(day=11), first.replace(day=20), kind)
    if same_month and surface.endswith("下旬"):
        return Named(m.start, m.end, first.replace(day=21), last, kind)
    ends = surface.endswith(_SPANS["end"]) or text[m.end : m.end + 1] in _SPANS["end"]
    if ends or surface.startswith("截") or text.endswith(_SPANS["until"], 0, m.start):
        return Named(m.start, m.end, last, last, "end")
    if surface.endswith("年初"):
        return Named(m.start, m.end, first, first, kind)
    if _SO_FAR.match(text, m.end):
        return Named(m.start, m.end, first, last, "since-date")
    if "/" in m.date and "年" not in surface:
        kind += "?"
    return Named(m.start, m.end, first, last, kind)


def _meant(meaning: str, issued: Date) -> tuple[Date, Date] | None:
    what, _, value = meaning.partition(":")
    if what == "day":
        day = issued + datetime.timedelta(days=int(value))
        return day, day
    if what == "week":
        monday = issued - datetime.timedelta(days=issued.weekday() - 7 * int(value))
        return monday, monday + datetime.timedelta(days=6)
    if what == "month":
        month = issued.year * 12 + issued.month - 1 + int(value)
        year, month = divmod(month, 12)
        return Date(year, month + 1, 1), Date(year, month + 1, monthrange(year, month + 1)[1])
    if what == "year":
        return Date(issued.year + int(value), 1, 1), Date(issued.year + int(value), 12, 31)
    if what == "since-year":
        return Date(issued.year, 1, 1), issued
    if what == "half":
        year = issued.year
        return (Date(year, 1, 1), Date(year, 6, 30)) if value == "1" else (Date(year, 7, 1), Date(year, 12, 31))
    if what == "end-of-year":
        day = Date(issued.year + int(value), 12, 31)
        return day, day
    if what == "start-of-year":
        day = Date(issued.year + int(value), 1, 1)
        return day, day
    if what == "since":
        first = Date.fromisoformat(value)
        return (first, issued) if first <= issued else None
    if what == "summer":
        return Date(issued.year, 7, 1), Date(issued.year, 8, 31)
    if what == "lunar":
        first = min(map(Date.fromisoformat, load_toml("periods.toml")["lunar"]["new_year"]), key=lambda day: abs((day - issued).days))
        day = first + datetime.timedelta(days=int(value))
        return (day, day) if abs((day - issued).days) < 200 else None
    best = None
    for span in load_toml("periods.toml")["holidays"][value]:
        first, last = (Date.fromisoformat(x) for x in span.split("/"))
        if best is None or _far(first, issued) < _far(best[0], issued):
            best = first, last
    return best if best is not None and _far(best[0], issued) < FAR else None


def _far(day: Date, issued: Date) -> int:
    """Days between a holiday and the day of print; one to come is as far as one twice as long ago, for papers tell what was."""
    days = (day - issued).days
    return 2 * days if days > 0 else -days


def variants(named: Named, issued: Date | None) -> list[tuple[int, Date, Date]]:
    """How the time can be meant: `(variant, first day, last day)`, each pair of days once."""
    if named.kind == "since-date" and issued is not None and named.first < issued:
        return [(SINCE, named.first, issued)]
    out = [(SPAN, named.first, named.last)]
    if named.first != named.last:
        out.append((END, named.last, named.last))
        out.append((BEGIN, named.first, named.first))
    if issued is not None:
        if named.first < issued and named.last != issued:
            out.append((SINCE, named.first, issued))
        january = Date(named.last.year, 1, 1)
        if january != named.first:
            out.append((UP_TO, january, named.last))
        if named.kind in ("year全年", "half", "end-of-year", "year年内") or named.kind[-1] == "?":
            out.append((YEAR_BEFORE, year_before(named.first), year_before(named.last)))
    return out


def year_before(day: Date) -> Date:
    """The same day a year before; of 29 February the 28th, and of a month's last day the last day."""
    last_now, last_then = monthrange(day.year, day.month)[1], monthrange(day.year - 1, day.month)[1]
    return Date(day.year - 1, day.month, last_then if day.day == last_now else day.day)
