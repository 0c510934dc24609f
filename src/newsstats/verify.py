"""Does a report follow from its page? A small program by itself: it shares nothing with what made the report.

It reads `index.html` and the page's bytes only. Every figure that a reader sees must be the characters that it cites, a sum of such, or a
count of what it names; a quotation must stand in the page; anything else with digits in it must be printed there too.
The time that a figure was read to be of is held against its own ISO days, and these against the page: a year must be printed or lie beside
the page's own, a month must be printed, be the page's own or the one before, or begin or end a year, half or quarter that is named.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_VOID: Final = frozenset(("meta", "input", "br", "img", "link", "hr", "rect", "source", "wbr"))
_UNSEEN: Final = frozenset(("script", "style", "head", "noscript"))
_SPACE: Final = re.compile(r"\s+")
_QUANTITY: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万亿|千亿|百亿|千万|百万|亿|万|千|百| trillion| billion| million)?(%|％)?")
_SCALE: Final = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "千万": 7,
    "百万": 6,
    "亿": 8,
    "万": 4,
    "千": 3,
    "百": 2,
    " trillion": 12,
    " billion": 9,
    " million": 6,
    "": 0,
}
_FOLDED: Final = 15
"""Rows of the table that are shown at first."""


@dataclass(slots=True)
class Element:
    """A part of the page: its tag, its attributes, its text, and the parts in it."""

    tag: str
    attributes: dict[str, str]
    parts: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """All text in it."""
        return "".join(
            part if isinstance(part, str) else part.text() for part in self.parts if isinstance(part, str) or part.tag not in _UNSEEN
        )

    def all(self) -> Iterator[Element]:
        """It and every part in it."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.all()

    def has(self, name: str) -> bool:
        """True with a class of this name."""
        return name in self.attributes.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure that does not follow, and why."""

    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.text}: {self.why}"


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].parts.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for n in range(len(self._open) - 1, 0, -1):
            if self._open[n].tag == tag:
                del self._open[n:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)


def verify(report: Path, page: Path) -> tuple[int, list[Problem]]:
    """How many figures of a report were followed to the page, and those that do not follow from it.

    Parameters
    ----------
    report
        The report's `index.html`, or its folder.
    page
        The text of the page that it was made of.

    Raises
    ------
    OSError
        A file cannot be read.
    """
    html = (report / "index.html" if report.is_dir() else report).read_text(encoding="utf-8")
    return verify_html(html, decoded(page.read_bytes()), page.name, page.resolve().parent.name)


def decoded(data: bytes) -> str:
    """The text of a page's bytes: UTF-8 with or without a mark, else GB18030."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def verify_html(html: str, source: str, name: str, folder: str = "") -> tuple[int, list[Problem]]:
    """The same for the report's HTML, the page's text, the name of its file and of the folder that it is in: both may tell the day."""
    tree = _Tree()
    tree.feed(html)
    main = next((element for element in tree.root.all() if element.tag == "main"), tree.root)
    checker = _Checker(main, source, name, folder)
    checker.check(main)
    return checker.followed, checker.problems


class _Checker:
    def __init__(self, main: Element, source: str, name: str, folder: str) -> None:
        self.source, self.name, self.folder = source, name, folder
        self.squeezed = _squeezed(source)
        self.problems: list[Problem] = []
        self.followed = 0
        head = next((e for e in main.all() if e.has("kicker")), None)
        days = [e.attributes.get("datetime", "") for e in head.all() if e.tag == "time"] if head is not None else []
        self.issued = days[0] if len(days) == 1 and len(days[0]) == 10 else ""
        verdicts = Counter(e.attributes["data-verdict"] for e in main.all() if "data-verdict" in e.attributes)
        table = next((e for e in main.all() if e.attributes.get("id") == "figures-table"), None)
        figures = sum(e.tag == "tr" for e in table.all()) - 1 if table is not None else 0
        folded = next((e for e in main.all() if e.tag == "details" and "kw" not in e.attributes.get("class", "")), None)
        self.counts = {
            "figures": figures,
            "more": figures - _FOLDED,
            "folded": sum(e.tag == "li" for e in folded.all()) if folded is not None else 0,
            **{f"verdict:{verdict}": count for verdict, count in verdicts.items()},
        }

    def check(self, element: Element) -> None:
        """Follow every figure of an element and of the parts in it."""
        if element.tag in _UNSEEN:
            return
        text, why = element.text(), None
        at = element.attributes.get("data-at", "")
        if element.has("fig"):
            why = self._cited(text, at)
        elif element.has("sum"):
            why = self._sum(text, element.attributes.get("data-sum", ""), at)
        elif element.has("count"):
            why = self._count(text, element.attributes.get("data-count", ""), at)
        elif element.has("days"):
            why = self._days(text, element.attributes.get("data-days", ""), at)
        elif element.has("arithmetic"):
            why = self._arithmetic(text, at)
        elif element.tag == "time":
            why = self._time(element, text, at)
        elif "data-version" in element.attributes:
            from newsstats.version import __version__

            why = "" if text == __version__ else f"this is {__version__}"
        elif "data-quote" in element.attributes and _squeezed(text) not in self.squeezed:
            why = "does not stand in the page"
        if why is None:
            self._parts(element)
            return
        self.followed += 1
        if why:
            self.problems.append(Problem(text.strip()[:60], why))

    def _parts(self, element: Element) -> None:
        for part in element.parts:
            if isinstance(part, Element):
                self.check(part)
            elif any(c.isdigit() for c in part):
                said = _squeezed(part)
                self.followed += 1
                if said not in self.squeezed and self.name not in part:
                    self.problems.append(Problem(part.strip()[:60], "cites nothing and does not stand in the page"))

    def _slices(self, at: str) -> list[str]:
        places = [place.split("-") for place in at.split(";") if place]
        return [_squeezed(self.source[int(a) : int(b)]) for a, b in places]

    def _cited(self, text: str, at: str) -> str:
        cited = "".join(self._slices(at))
        same = bool(cited) and (_squeezed(text) == cited or _translated(text, cited))
        return "" if same else f"the page says {cited or 'nothing'} there"

    def _sum(self, text: str, expression: str, at: str) -> str:
        cited = self._slices(at)
        operands = re.split(r"[+/]", expression)
        missing = [one for one in operands if _squeezed(one) not in cited]
        if missing:
            return f"{missing[0]} is not cited"
        value = _evaluated(expression)
        return "" if value is not None and _prints(text, value) else f"{expression} comes to something else"

    def _count(self, text: str, what: str, at: str) -> str:
        shown = int(text.replace(",", "")) if text.replace(",", "").isdigit() else -1
        if at:
            cited = self._slices(at)
            word = what.removeprefix("term:")
            if what.startswith("term:") and any(one != _squeezed(word) for one in cited):
                return f"not every place that it cites holds {word}"
            return "" if shown == len(cited) else f"it cites {len(cited)} places"
        if what not in self.counts:
            return "counts nothing that the report holds"
        return "" if shown == self.counts[what] else f"the report holds {self.counts[what]}"

    def _arithmetic(self, text: str, at: str) -> str:
        cited = self._slices(at)
        left, equals, right = text.partition("=") if "=" in text else text.partition("≈")
        quantities = [match.group() for match in _QUANTITY.finditer(right)]
        if not equals or not quantities:
            return "no arithmetic can be read"
        for match in _QUANTITY.finditer(left):
            if not any(match.group() in one for one in cited):
                return f"{match.group()} is not cited"
        value = _evaluated(left)
        if value is None or not _prints(quantities[0], value):
            return f"{left.strip()} comes to something else"
        wrong = [one for one in quantities[1:] if not any(one in other for other in cited)]
        return f"{wrong[0]} is not cited" if wrong else ""

    def _days(self, text: str, days: str, at: str) -> str:
        """The days from a date that is cited to the day of the page."""
        first, _, last = days.partition("/")
        try:
            between = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
        except ValueError:
            return f"{days} are no two days"
        if text != str(between):
            return f"{days} are {between} days apart"
        if last != self.issued:
            return f"{last} is not the day of the page"
        return self._reads(first, "".join(self._slices(at)))

    def _reads(self, day: str, cited: str) -> str:
        """Nothing, or why a day does not follow from the characters that it cites."""
        known = {int(number) for number in re.findall(r"\d+", day)}
        for number in re.findall(r"(\d+)[年月日]", cited):
            if int(number) not in known and int(number) + 2000 not in known:
                return f"the page says {cited} there"
        return "" if re.search(r"\d|[一二三四五六七八九十]", cited) else f"the page says {cited} there"

    def _told(self, period: str) -> str:
        """Nothing, or why the page tells of no such time."""
        own_year, own_month = (int(part) for part in (self.issued or "0-0").split("-")[:2])
        for which, day in zip(("from", "to"), period.split("/"), strict=False):
            numbers = [int(part) for part in re.findall(r"\d+", day)]
            if numbers and not self._year(numbers[0], own_year):
                return f"no year {numbers[0]} is told"
            if len(numbers) > 1 and not self._month(numbers[1], which, own_month):
                return f"no month {numbers[1]} is told"
        return ""

    def _year(self, year: int, own: int) -> bool:
        printed = any(said in self.squeezed for said in (str(year), f"{year % 100:02}年"))
        return printed or not own or abs(year - own) <= 1

    def _month(self, month: int, which: str, own: int) -> bool:
        bound = {"from": {1: "", 4: "季", 7: "季|半年", 10: "季", 12: "年底|年末"}, "to": {12: "", 3: "季", 6: "季|半年", 9: "季"}}[
            which
        ].get(month)
        if bound is not None and re.search(bound, self.squeezed):
            return True
        printed = re.search(
            rf"(?<!\d)0?{month}月|(?<!\d)0?{month}(?:[-—~至到、]\d+)+月|[-./]0?{month}[-./]", f"{self.squeezed} {self.folder} {self.name}"
        )
        return printed is not None or not own or month in (own, (own - 2) % 12 + 1)

    def _time(self, element: Element, text: str, at: str) -> str:
        days = element.attributes.get("datetime") or element.attributes.get("data-period", "")
        known = {int(number) for number in re.findall(r"\d+", days)}
        if "Q" in text or "季" in text:
            known |= {(month + 2) // 3 for month in known if month <= 12}
        if not {int(number) for number in re.findall(r"\d+", text)} <= known:
            return f"is not {days}"
        if at:
            return self._reads(days, "".join(self._slices(at)))
        if "data-period" in element.attributes:
            return self._told(days)
        digits = days.replace("-", "")
        printed = re.sub(r"\D", "", f"{self.folder} {self.name}")
        if digits in printed or all(str(n) in self.squeezed for n in known):
            return ""
        return "is printed neither on the page nor in the names of its file and folder"


def _translated(text: str, cited: str) -> bool:
    """Whether a figure in English is the one that is cited: the same number, written with million for 百万."""
    shown, said = _value(text), _value(cited)
    return re.search(r"[\u4e00-\u9fff]", text) is None and shown is not None and shown == said and len(re.findall(r"\d[\d,.]*", text)) == 1


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _value(text: str) -> Decimal | None:
    match = _QUANTITY.search(text)
    if match is None:
        return None
    try:
        value = Decimal(match[1].replace(",", "")).scaleb(_SCALE[match[2] or ""])
    except InvalidOperation:
        return None
    return value / 100 if match[3] else value


def _evaluated(expression: str) -> Decimal | None:
    """Left to right, times and over before plus and minus."""
    matches = list(_QUANTITY.finditer(expression))
    if not matches:
        return None
    terms: list[Decimal] = []
    for n, match in enumerate(matches):
        value = _value(match.group())
        between = expression[matches[n - 1].end() : match.start()] if n else "+"
        if value is None:
            return None
        if "×" in between:
            terms[-1] *= value
        elif "/" in between or "÷" in between:
            if not value:
                return None
            terms[-1] /= value
        else:
            terms.append(-value if re.search(r"[-−–]", between) else value)
    return sum(terms, Decimal(0))


def _prints(text: str, value: Decimal) -> bool:
    """Whether a value is printed so: to half a unit of the last digit that is shown."""
    match = _QUANTITY.search(text)
    shown = _value(text)
    if match is None or shown is None:
        return False
    decimals = len(match[1].partition(".")[2])
    step = Decimal(1).scaleb(_SCALE[match[2] or ""] - decimals)
    if match[3]:
        step /= 100
    return abs(shown - value) <= step / 2
