"""Dates and clock times: found as one mention each, written as ISO 8601."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from newsstats.numbers import colons
from newsstats.numbers.numerals import parse
from newsstats.numbers.signed_dates import full_year, has_sign, quarter, signed_date, year_part

_N12: Final = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_N31: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]|二十|廿[一二三四五六七八九]?|[一二三四五六七八九十])"
_YEAR: Final = r"(?:(?:公元)?(?:1[5-9]|20|21)\d\d|[一二][〇零○一二三四五六七八九]{3}|[二两]千零[一二三四五六七八九]|'?\d\d(?=年\d{1,2}月))年(?!级|多|余|来(?![到自])|以?内)"
RELATIVE_YEARS: Final = ("今年", "去年", "明年", "后年", "前年", "当年", "上年", "次年", "翌年")
_RELATIVE: Final = rf"(?:{'|'.join(RELATIVE_YEARS)}|本年度?)"
_PART: Final = r"(?:上旬|中旬|下旬|月?底(?![层部线盘座气稿价色片牌蕴子])|月?初(?![中步级衷婚恋])|末(?![端位梢班])|中(?![国央东部西学小共欧美方华文医巴俄日韩英法德]))"
_YEAR_PART: Final = r"(?:年?底|年?初|年?末|年中|全年|上半年|下半年|前?[一二三四1-4]个?季度|第[一二三四1-4]季度|[春夏秋冬]季)"
DAYPART: Final = r"(?:上午|下午|中午|凌晨|清晨|早晨|早上|傍晚|晚上?|深夜|夜间|夜里|夜|午后|当晚)"
_HOUR: Final = r"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九零])"
_MINUTE: Final = r"(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九零])"
_CLOCK: Final = rf"(?:{_HOUR}[时点](?![段候间辰代期刻光势常速长])(?:钟|整|半|许|[一三1-3]刻|{_MINUTE}分(?!钟)(?:\d\d?秒)?)?(?:许|左右)?|{_HOUR}[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d))"
_NO_DAY: Final = r"(?![元圆本均产前内游程报刊夜军系])"

_DECADES: Final = (
    "(?:(?P<{0}from1>[二三四五六七八])(?P<{0}to1>[三四五六七八九])十|(?P<{0}from2>[2-8])0(?:年代)?[、—~至到和-](?P<{0}to2>[3-9])0"
    "|(?P<{0}from3>[二三四五六七八])十(?:年代)?[、—~至到和-](?P<{0}to3>[三四五六七八九])十)年代"
)
"""Two decades in one breath."""

DATE: Final = re.compile(
    rf"(?P<lead>截至|截止到?|截止)?(?:"
    rf"(?P<iso>(?:1[5-9]|20)\d\d(?P<s>[-/.])(?:1[0-2]|0?[1-9])(?P=s)(?:3[01]|[12]\d|0?[1-9])(?![\d.]))"
    rf"|(?P<century>(?P<cn>上|本|1[5-9]|2[0-2]|[一二]?十[一二三四五六七八九]?)个?世纪(?:(?P<cdecades>{_DECADES.format('c')})|(?P<dec>[1-9]0|[一二三四五六七八九]十)年代(?P<decpart>初|中期|末|后期|初期)?|(?P<cpart>初|中叶|末))?)"
    rf"|(?P<decades>{_DECADES.format('')})"
    rf"|(?P<decade>(?P<d4>(?:1[5-9]|20)\d0|[1-9]0|[二三四五六七八九]十)年代(?P<d4part>初|中期|末|后期|初期)?)"
    rf"|(?P<y1>(?:1[5-9]|20|21)\d\d)年?[-—~至到]{{1,2}}(?P<y2>(?:1[5-9]|20|21)\d\d)年(?!级)(?P<y2end>底|末|初)?"
    rf"|(?P<quarter>前[一二两三1-3]个?季度|第?[一二三四1-4]季度)"
    rf"|(?:(?P<year>{_YEAR})(?:度)?|(?P<rel>{_RELATIVE})(?={_N12}月|{_N31}[日号]|第?[一二三四1-4]季度|前[一二两三1-3]个?季度))"
    rf"(?:(?P<yq>前[一二两三1-3]个?季度|第?[一二三四1-4]季度|Q[1-4](?![A-Za-z0-9]))"
    rf"|(?P<ym>{_N12})(?:月份?)?[-—~至到]{{1,2}}(?P<ym2>{_N12})月份?(?!\d)"
    rf"|(?P<m>{_N12})月(?:份)?(?:(?P<d>{_N31})[日号]|(?P<mpart>{_PART}))?|(?P<ypart>{_YEAR_PART}))?"
    rf"|(?P<pm>{_N12})月?份?[-—~至到]{{1,2}}(?P<pm2>{_N12})月份?(?!\d|[一二三四五六七八九十]+[日号])"
    rf"|(?P<mm>{_N12})月(?!球|亮|饼|薪|均|季|子|票|台|光|租|嫂|刊|牙|食|入)(?:份)?(?:(?P<md>{_N31})[日号]|(?P<mmpart>{_PART})|(?P<mmyear>以来)?)"
    rf"|(?P<day>{_N31})(?:日(?:{_NO_DAY}|(?=前)(?<=\d日))|号(?={DAYPART}))"
    rf")(?P<dp>{DAYPART})?(?P<clock>{_CLOCK})?"
)
_RANGE_END: Final = re.compile(
    rf"(?:至|到|—{{1,2}}|-|~)(?:(?P<y>{_YEAR}))?(?:(?P<m>{_N12})月份?)?(?:(?P<d>{_N31})[日号]{_NO_DAY})?(?P<dp>{DAYPART})?(?P<clock>{_CLOCK})?"
)
_LISTED: Final = re.compile(
    rf"(?:(?P<year>{_YEAR})|(?P<rel>{_RELATIVE}))?(?:"
    rf"(?:(?P<month>{_N12})月(?:份)?)?(?P<d>{_N31})、(?P<d2>{_N31})日{_NO_DAY}"
    rf"|(?P<m>{_N12})、(?P<m2>{_N12})月(?:份|(?![球亮饼薪均季子票台光租嫂刊牙食入]))"
    rf"|(?P<q>[一二三1-3])、(?P<q2>[二三四2-4])季度)"
)
"""Two neighbours that share what stands behind the second: 4、5月份, 15、16日, 一、二季度."""
_HOURS: Final = re.compile(
    r"(?P<a>1\d|0?\d|2[0-3])(?:至|到|[-—~]{1,2})(?P<b>2[0-4]|1\d|0?\d)[时点](?![段候间辰代期刻光势常速长建要意看体启原不经共主倡\d])"
)
"""0—24时."""
TIME: Final = re.compile(rf"(?P<dp>{DAYPART})?(?P<clock>{_CLOCK})")
_CLOCK_PARTS: Final = re.compile(r"(?P<h>[^时点:：]+)[时点:：](?:(?P<word>半|[一三1-3]刻)|(?P<m>[^分半刻整许钟:：]+))?")
_MARKS: Final = frozenset("年月日号世季时点:：")
_FIGURES: Final = frozenset("0123456789〇零○一二两三四五六七八九十廿")
_DATED: Final = re.compile(r"[0-9〇零○一二两三四五六七八九十廿千]{1,24}+[-/.个世年—~至到季月份日号时点:：、QH]")
"""Behind the first figure of a date or a time stands one of these."""
LONGEST: Final = 20
"""Every date and time has one of the marks within so many characters, or a sign behind four digits of a year."""
_NIGHT: Final = ("晚", "夜", "当晚", "深夜")
_AFTERNOON: Final = ("下午", "晚", "傍晚", "夜", "午后", "当晚", "深夜")


@dataclass(slots=True)
class Found:
    """A date or time in normal-form text: its span, its ISO form and its kind."""

    start: int
    end: int
    iso: str
    kind: str = "date"


def _int(text: str) -> int:
    number = parse(text.strip("'公元"))
    return int(number.value) if number else 0


class Calendar:
    """Resolves what a text leaves out against the issue's date and the last date that the text named."""

    def __init__(self, issued: str | None) -> None:
        self.issued = datetime.date.fromisoformat(issued) if issued else None
        self.month: tuple[int, int] | None = None

    def year(self, relative: str | None) -> int | None:
        """The year that 去年, 明年 … or a date without a year speaks of."""
        if self.issued is None:
            return None
        steps = {"去": -1, "上": -1, "前": -2, "明": 1, "次": 1, "翌": 1, "后": 2}
        return self.issued.year + (steps.get(relative[0], 0) if relative else 0)

    def first_months(self, count: str) -> str | None:
        """前10个月 as an interval of the issue's year; empty where the year is unknown, None for no month."""
        last = _int(count)
        year = self.year(None)
        if not 2 <= last <= 11:
            return None
        return f"{year}-01/{year}-{last:02}" if year else ""

    def month_of_day(self, day: int, lead: str = "") -> tuple[int, int] | None:
        """The month of a bare day: the issue's behind 本月, else the one named last, else the issue's or, for a later day, the month before."""
        if lead == "本月" and self.issued is not None:
            return self.issued.year, self.issued.month
        if self.month is not None:
            return self.month
        if self.issued is None:
            return None
        if day <= self.issued.day + 3:
            return self.issued.year, self.issued.month
        first = self.issued.replace(day=1) - datetime.timedelta(days=1)
        return first.year, first.month

    def find(self, text: str, at: int) -> Found | None:
        """The date or time that begins at `at`, or None."""
        if text[at : at + 1] in _FIGURES and not _DATED.match(text, at):
            return None
        if _MARKS.isdisjoint(text[at : at + LONGEST]) and not has_sign(text, at):
            return None
        signed = signed_date(text, at)
        if signed is not None:
            return Found(at, *signed)
        if "、" in text[at : at + LONGEST]:
            listed = self._listed(text, at)
            if listed is not None:
                return listed
        hours = _HOURS.match(text, at)
        if hours is not None and _int(hours["a"]) < _int(hours["b"]):
            return Found(at, hours.end(), f"{_int(hours['a']):02}:00/{_int(hours['b']):02}:00", "time")
        found = DATE.match(text, at)
        if found is None or found.end() == at:
            clock = TIME.match(text, at)
            return self._time(clock) if clock and _is_time(text, clock) else None
        if found["day"] and not found["dp"] and _counts_days(text, found.end()):
            return None
        iso, complete = self._iso(found)
        if iso is None:
            return None
        end = found.end()
        if found["clock"] and "/" not in iso and len(iso) == 10:
            iso = _at(iso, found["clock"], found["dp"])
        if complete:
            tail = _RANGE_END.match(text, end)
            if tail and (tail["m"] or tail["d"]) and not tail["y"]:
                closed = self._close(iso, tail) if iso else ""
                if closed is not None:
                    return Found(at, tail.end(), closed)
        return Found(at, end, iso)

    def _listed(self, text: str, at: int) -> Found | None:
        """Two days, months or quarters in a row as one interval; None for any other list."""
        f = _LISTED.match(text, at)
        if f is None:
            return None
        kind = "d" if f["d"] else "m" if f["m"] else "q"
        first, last = _int(f[kind]), _int(f[kind + "2"])
        if last != first + 1:
            return None
        year = full_year(_int(f["year"].rstrip("年"))) if f["year"] else self.year(f["rel"])
        if kind == "q":
            iso = f"{year}-{3 * first - 2:02}/{year}-{3 * last:02}" if year else ""
        elif kind == "m":
            iso = f"{year}-{first:02}/{year}-{last:02}" if year else ""
            if year:
                self.month = (year, last)
        else:
            place = (year, _int(f["month"])) if year and f["month"] else None if f["month"] else self.month_of_day(last)
            if place is not None:
                self.month = place if f["month"] else self.month
            iso = f"{place[0]}-{place[1]:02}-{first:02}/{place[0]}-{place[1]:02}-{last:02}" if place else ""
        return Found(at, f.end(), iso)

    def _time(self, clock: re.Match[str]) -> Found:
        return Found(clock.start(), clock.end(), clock_time(clock["clock"], clock["dp"]), "time")

    def _iso(self, f: re.Match[str]) -> tuple[str | None, bool]:
        """`(ISO form, whether a range may follow)`; an empty form when the issue's date is needed and unknown."""
        if f["iso"]:
            y, m, d = re.split(r"[-/.]", f["iso"])
            return f"{int(y):04}-{int(m):02}-{int(d):02}", True
        if f["century"]:
            return self._century(f), False
        if f["decades"]:
            first, last = _decades(f, "")
            return f"{1900 + first}/{1909 + last}", False
        if f["decade"]:
            first = _int(f["d4"])
            first += 1900 if first < 100 else 0
            return f"{first}/{first + 9}", False
        if f["y1"]:
            return f"{f['y1']}/{f['y2']}", False
        if f["quarter"]:
            year = self.year(None)
            return (quarter(year, f["quarter"]) if year else ""), False
        if f["pm"]:
            year = self.year(None)
            a, b = _int(f["pm"]), _int(f["pm2"])
            if year and a > b and self.issued is not None and self.issued.month <= b:
                year -= 1
            return (f"{year}-{a:02}/{year + (a > b)}-{b:02}" if year else ""), False
        if f["year"] or f["rel"]:
            year = _int(f["year"].rstrip("年")) if f["year"] else self.year(f["rel"])
            if year is None:
                return "", False
            year = full_year(year)
            if f["yq"]:
                return quarter(year, f["yq"]), False
            if f["ym"]:
                a, b = _int(f["ym"]), _int(f["ym2"])
                return f"{year}-{a:02}/{year + (a > b)}-{b:02}", False
            if f["m"]:
                self.month = (year, _int(f["m"]))
                return self._month_day(year, f["m"], f["d"]), bool(f["d"]) or not f["mpart"]
            if f["ypart"]:
                return year_part(year, f["ypart"]), False
            return f"{year:04}", False
        if f["mm"]:
            year = self.year(None)
            if year is None:
                return "", True
            self.month = (year, _int(f["mm"]))
            return self._month_day(year, f["mm"], f["md"]), bool(f["md"]) or not f["mmpart"]
        day = _int(f["day"])
        place = self.month_of_day(day, f.string[max(0, f.start() - 2) : f.start()])
        return (f"{place[0]}-{place[1]:02}-{day:02}" if place else ""), True

    @staticmethod
    def _month_day(year: int, month: str, day: str | None) -> str:
        text = f"{year:04}-{_int(month):02}"
        return f"{text}-{_int(day):02}" if day else text

    def _century(self, f: re.Match[str]) -> str | None:
        if f["cn"] in ("上", "本"):
            if self.issued is None:
                return ""
            first = self.issued.year // 100 * 100 - (100 if f["cn"] == "上" else 0)
        else:
            first = (_int(f["cn"]) - 1) * 100
        if f["cdecades"]:
            begins, ends = _decades(f, "c")
            return f"{first + begins}/{first + ends + 9}"
        if f["dec"]:
            start = first + _int(f["dec"])
            return f"{start}/{start + 9}"
        return f"{first + 1}/{first + 100}"

    def _close(self, iso: str, tail: re.Match[str]) -> str | None:
        """The interval from `iso` to the end that leaves out what it shares with its beginning."""
        start = iso[:10]
        year = int(start[:4])
        if tail["d"]:
            month = _int(tail["m"]) if tail["m"] else int(start[5:7]) if len(start) > 6 else 0
            if not month:
                return None
            if month < int(start[5:7] or 0):
                year += 1
            end = f"{year}-{month:02}-{_int(tail['d']):02}"
            if len(start) == 7:
                return None
        elif len(start) == 7:
            month = _int(tail["m"])
            end = f"{year + (month < int(start[5:7]))}-{month:02}"
        else:
            return None
        if tail["clock"] and len(end) == 10:
            end = _at(end, tail["clock"], tail["dp"])
        return f"{iso}/{end}" if end >= start else None


def _decades(f: re.Match[str], of: str) -> tuple[int, int]:
    """80 and 90 of 八九十年代, 80、90年代 and 八十至九十年代."""
    begins, ends = (next(f[f"{of}{name}{n}"] for n in (1, 2, 3) if f[f"{of}{name}{n}"]) for name in ("from", "to"))
    return 10 * _int(begins), 10 * _int(ends)


def _counts_days(text: str, end: int) -> bool:
    return text[end : end + 2] in ("以内", "之内", "以上", "行程", "之后", "以来")


def _is_time(text: str, clock: re.Match[str]) -> bool:
    if clock["dp"] or (":" not in clock["clock"] and "：" not in clock["clock"]):
        return True
    return colons.is_time(text, clock.start(), clock.end())


def clock_time(clock: str, daypart: str | None) -> str:
    """`hh:mm` of a clock time; 晚8时 is 20:00, 凌晨12点 00:00."""
    parts = _CLOCK_PARTS.match(clock)
    if parts is None:
        return ""
    hour = _int(parts["h"])
    minute = _int(parts["m"]) if parts["m"] else 0
    if parts["word"]:
        minute = 30 if parts["word"] == "半" else 15 * _int(parts["word"][0])
    if hour == 12 and (_is_midnight(daypart) or daypart == "凌晨"):
        hour = 0
    elif hour < 12 and ((daypart or "").startswith(_AFTERNOON) or (daypart == "中午" and hour < 3)):
        hour += 12
    return f"{hour % 24:02}:{minute:02}"


def _is_midnight(daypart: str | None) -> bool:
    """晚12点 is the end of its day, 下午12点 and 中午12点 are noon."""
    return (daypart or "").startswith(_NIGHT)


def _at(day: str, clock: str, daypart: str | None) -> str:
    """A day with a clock time; 24时 and 晚12点 are the beginning of the next."""
    hour = _CLOCK_PARTS.match(clock)
    last = hour is not None and (_int(hour["h"]) == 24 or (_int(hour["h"]) == 12 and _is_midnight(daypart)))
    try:
        date = datetime.date.fromisoformat(day) + datetime.timedelta(days=last)
    except (ValueError, OverflowError):
        return f"{day}T{clock_time(clock, daypart)}"
    return f"{date.isoformat()}T{clock_time(clock, daypart)}"
