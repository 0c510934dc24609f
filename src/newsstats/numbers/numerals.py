"""Numerals to exact values: Arabic, Chinese in every form, and the two mixed (3万5千, 两千零五, 一九九八)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SMALL: Final = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
LARGE: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}
VARIANTS: Final = {
    ord(a): b
    for a, b in zip(
        "萬億兩倆個幾雙負點壹贰貳叁參肆伍陆陸柒捌玖拾佰仟圆圓對時後間餘數約％．－～〜﹣∶−／",
        "万亿两两个几双负点一二二三三四五六六七八九十百千元元对时后间余数约%.-~~-:-/",
        strict=True,
    )
}
FULL_WIDTH: Final = (
    {0xFF10 + n: 0x30 + n for n in range(10)} | {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
)
_TOKEN: Final = re.compile(r"\d++(?:\.\d++)?|\.\d++|[零〇○一二两三四五六七八九十百千万亿兆廿卅几数多余来点]")
_SEPARATOR: Final = re.compile(r"(?<=\d)[,，](?=\d{3})")
_POSITIONAL: Final = re.compile(r"[零〇○一二三四五六七八九]+")
_PRINTED: Final = re.compile(
    r"^(?P<figure>.*?)(?P<fuzzy>[多余来]?)(?P<scale>(?:[十百千]?[万亿]+|[百千]万|千亿|百亿|[十百千]))(?P<after>[多余来]?)$"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's exact value, its ends where it is fuzzy, and how it is printed."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    fuzzy: bool = False
    figure: Decimal | None = None
    scale: str = ""


def scale_factor(scale: str) -> int:
    """The factor of a magnitude word: 万 → 10⁴, 千万 → 10⁷, 万亿 → 10¹²."""
    factor = 1
    for c in scale:
        factor *= SMALL.get(c) or LARGE[c]
    return factor


def unit_of_last_digit(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1200 → 100, 1.2 → 0.1."""
    if value == 0:
        return Decimal(1)
    reduced = value.normalize()
    return Decimal(1).scaleb(int(reduced.as_tuple().exponent))


def over(number: Numeral) -> tuple[Decimal, Decimal]:
    """余 and 多 behind a round figure: from it up to the next unit of its last digit."""
    figure = number.figure if number.figure is not None else number.value
    factor = scale_factor(number.scale) if number.scale else 1
    if figure < 0:  # 零下30多摄氏度 is colder than 30 below
        return (figure - unit_of_last_digit(-figure)) * factor, number.value
    return number.value, (figure + unit_of_last_digit(figure)) * factor


@lru_cache(maxsize=65536)
def parse(text: str) -> Numeral | None:
    """Read a numeral (already in normal form: half-width, simplified, no spaces). None when it is none."""
    text = _SEPARATOR.sub("", text)
    if not text or len(text) > 60:
        return None
    negative = text[0] in "-负"
    if negative:
        inner = parse(text[1:])
        if inner is None:
            return None
        flipped = [None if v is None else -v for v in (inner.high, inner.low)]
        return Numeral(-inner.value, flipped[0], flipped[1], inner.fuzzy, _minus(inner.figure), inner.scale)
    whole = _read(text)
    if whole is None:
        return None
    value, low, high, fuzzy = whole
    figure, scale = value, ""
    printed = _PRINTED.match(text)
    if printed and printed["figure"]:
        head = _read(printed["figure"] + printed["fuzzy"])
        scale_text = printed["scale"]
        arabic = printed["figure"][-1].isdigit()
        if not arabic and scale_text not in ("万", "亿", "万亿"):
            # in a Chinese numeral only 万 and 亿 stand apart from the figure: 三百万 is 300 × 万
            keep = re.search(r"(?:万亿|亿|万)$", scale_text)
            rest = scale_text[: keep.start()] if keep else ""
            scale_text = keep.group() if keep else ""
            head = _read(printed["figure"] + printed["fuzzy"] + rest) if keep else None
        if head is not None and scale_text and head[0] * scale_factor(scale_text) == value:
            figure, scale = head[0], scale_text
    return Numeral(value, low, high, fuzzy, figure, scale)


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _read(text: str) -> tuple[Decimal, Decimal | None, Decimal | None, bool] | None:
    if (text and text[0] in "数几") or "几" in text:
        return _vague(text)
    fuzzy = any(c in text for c in "多余来")
    bare = re.sub("[多余来]", "", text) if fuzzy else text
    pair = _adjacent(bare)
    if pair is not None:
        low, high = pair
        return (low + high) / 2, low, high, False
    value = _value(bare)
    if value is None:
        return None
    if fuzzy:
        at = max(text.rfind(c) for c in "多余来")
        head = _value(text[:at])
        tail = text[at + 1 :]
        if head is None:
            return None
        step = unit_of_last_digit(head) if head != 10 else Decimal(10)
        factor = _value("一" + tail) if tail else Decimal(1)
        if factor is None:
            return None
        return value, value, (head + step) * factor, True
    return value, None, None, False


def _vague(text: str) -> tuple[Decimal, Decimal | None, Decimal | None, bool] | None:
    """几 and 数: 几十 is 20 to 90, 十几 is 10 to 20, 数百 is 200 to 900."""
    if text[0] in "数几":
        scale = text[1:]
        factor = _value("1" + scale) if scale else Decimal(1)
        if factor is None or (text[0] == "数" and not scale):
            return None
        return Decimal("5.5") * factor, 2 * factor, 9 * factor, True
    at = text.index("几")
    head, tail = text[:at].rstrip("零"), text[at + 1 :]
    base, factor = _value(head), _value("一" + tail) if tail else Decimal(1)
    if base is None or factor is None:
        return None
    step = min(unit_of_last_digit(base), Decimal(10)) if base >= 10 else Decimal(1)
    return base * factor, base * factor, (base + step) * factor, True


_ADJACENT: Final = re.compile(
    r"(?P<head>(?:[一二三四五六七八九]?十)?)(?P<a>[一二两三四五六七八])(?P<b>[二两三四五六七八九])(?P<tail>[十百千]?[万亿]*)"
)


def _adjacent(text: str) -> tuple[Decimal, Decimal] | None:
    """三四百 → 300 to 400, 十七八 → 17 to 18: the second digit is the next one up, but for 三五 (three to five)."""
    found = _ADJACENT.fullmatch(text)
    if found is None or (DIGITS[found["b"]] != DIGITS[found["a"]] + 1 and found["a"] + found["b"] != "三五"):
        return None
    base = _value(found["head"]) if found["head"] else Decimal(0)
    factor = _value("1" + found["tail"]) if found["tail"] else Decimal(1)
    if base is None or factor is None:
        return None
    return (base + DIGITS[found["a"]]) * factor, (base + DIGITS[found["b"]]) * factor


def _value(text: str) -> Decimal | None:
    """The value of a numeral without fuzzy words."""
    if not text:
        return None
    if text[0].isdigit() or text[0] == ".":
        try:
            return Decimal(text)
        except ArithmeticError:
            pass
    whole, point, fraction = text.partition("点")
    if point:
        if not _POSITIONAL.fullmatch(fraction):
            return None
        head = _value(whole)
        if head is None:
            return None
        digits = "".join(str(DIGITS[c]) for c in fraction)
        return head + Decimal("0." + digits)
    if _POSITIONAL.fullmatch(text) and len(text) > 1 and not set(text) <= {"零"}:
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return _positional_and_magnitudes(text)


def _positional_and_magnitudes(text: str) -> Decimal | None:
    if text[0] in "百千" and all(c in SMALL or c in LARGE for c in text):
        return None
    read = _Reading(text)
    consumed = 0
    for found in _TOKEN.finditer(text):
        if found.start() != consumed or not read.takes(found.group()):
            return None
        consumed = found.end()
    return read.value() if consumed == len(text) else None


class _Reading:
    """A numeral with magnitudes, read from left to right: the total so far, the section since the last 万 or 亿, the last digit."""

    def __init__(self, text: str) -> None:
        self.first = text[0]
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last_unit, self.biggest = 0, 0
        self.zero = self.arabic_tail = False

    def takes(self, token: str) -> bool:
        """Read one token on; False where no numeral goes on so."""
        if token[0].isdigit() or token[0] == ".":
            return self._takes_digit(Decimal(token), arabic=len(token) > 1)
        if token in DIGITS:
            if token in "零〇○":
                self.zero = self.zero or self.digit is None
                return self.digit is None
            return self._takes_digit(Decimal(DIGITS[token]), arabic=False)
        if token in SMALL:
            return self._takes_small(token)
        return token in LARGE and self._takes_large(LARGE[token])

    def _takes_digit(self, digit: Decimal, *, arabic: bool) -> bool:
        if self.digit is not None:
            return False
        self.digit, self.arabic_tail = digit, arabic
        return True

    def _takes_small(self, token: str) -> bool:
        factor = SMALL[token]
        if token in "廿卅":
            self.section += factor
            self.last_unit = 10
            return True
        if self.section and self.last_unit <= factor:
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * factor
        if self.digit is None and self.last_unit == 0 and self.total == 0 and self.first != token and not self.zero:
            return False
        self.digit, self.last_unit, self.zero = None, factor, False
        return True

    def _takes_large(self, factor: int) -> bool:
        if self.digit is None and self.section == 0 and not self.biggest:
            return False
        # 一万五千亿 is 15,000 × 亿, 一万万 10,000 × 万, but 一万亿二千亿 a sum
        onwards = self.biggest and (factor > self.biggest or (self.digit is None and not self.section))
        self.section += self.digit or 0
        self.total = (self.total + self.section) * factor if onwards else self.total + self.section * factor
        self.biggest = max(self.biggest, factor)
        self.section, self.digit, self.last_unit, self.zero = Decimal(0), None, factor, False
        return True

    def value(self) -> Decimal:
        """What was read; 两万五 is 25,000 and 一百五 is 150: a last digit takes the next place down, unless 零 stands before it."""
        if self.digit is None:
            return self.total + self.section
        digit = self.digit
        short = self.last_unit > 10 and not self.zero and not self.arabic_tail and digit < 10 and digit == digit.to_integral_value()
        return self.total + self.section + (digit * self.last_unit / 10 if short else digit)
