"""Figures with a sign or letters right behind them: powers, sides of a thing, 4S, 15k."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import units
from newsstats.numbers.mention import LATIN_RUN, Mention, NumeralMatch, parse_surface
from newsstats.numbers.numerals import Numeral

LARGEST_POWER: Final = 300
"""An exponent beyond this is no figure of a newspaper."""
_POWER: Final = re.compile(r"\^(-{0,2}\d{1,3})(?!\d)")
SCIENTIFIC: Final = re.compile(r"[×xX*]10(?:\^(?P<power>-?\d{1,2})(?!\d)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_FURTHER_SIDES: Final = re.compile(r"(?:[×xX*]\d{1,9}(?:\.\d{1,9})?){1,3}+(?=[^\d.])")
_RESOLUTIONS: Final = tuple(load_toml("contexts.toml")["resolutions"])
_RELAYS: Final = tuple(load_toml("contexts.toml")["relays"])


def in_powers_of_ten(text: str, start: int, found: re.Match[str], figure: Decimal) -> tuple[Mention, int]:
    """1.6×10^4平方米."""
    value = figure.scaleb(int(found["power"] or found["raised"].translate(_RAISED)))
    unit = units.find(text, found.end())
    close = found.end() + (len(unit.printed) if unit is not None else 0)
    printed = unit.printed if unit is not None else ""
    return Mention(start, close, "quantity", value=value, unit=unit, printed_unit=printed, base_value=value), close


def power_of(text: str, start: int, first: NumeralMatch, negative: bool) -> tuple[Mention, int] | None:
    """10^6."""
    power, base = _POWER.match(text, first.end()), parse_surface(first.group())
    if power is None or base is None or not base.value:
        return None
    exponent = int(power[1].replace("--", ""))
    if abs(exponent) > LARGEST_POWER:
        return None
    value = -(base.value**exponent) if negative else base.value**exponent
    return Mention(start, power.end(), "quantity", value=value, base_value=value), power.end()


def side_of(text: str, start: int, first: NumeralMatch, number: Numeral) -> tuple[Mention, int] | None:
    """25×40厘米: the sides of a thing share the unit behind the last; 4×100米接力 is run by four."""
    further = _FURTHER_SIDES.match(text, first.end())
    unit = units.find(text, further.end()) if further else None
    if further is None or unit is None or unit.dimension != "length":
        return None
    if text.startswith(_RELAYS, further.end() + len(unit.printed)):
        close = further.end() + len(unit.printed)
        return Mention(start, close, "phrase"), close
    return Mention(
        start, first.end(), "quantity", value=number.value, unit=unit, printed_unit=unit.printed, base_value=number.value
    ), first.end()


def latin_behind(text: str, start: int, end: int, number: Numeral) -> tuple[Mention | None, int] | None:
    """Latin letters right behind a figure: a unit, a thousand (15k), an exponent (2e5) or a name (4S, 5G)."""
    unit = units.find(text, end)
    run = LATIN_RUN.match(text, end)
    letters = run.group() if run else ""
    if unit is not None and len(unit.printed) >= len(re.match(r"[A-Za-z]+", letters).group()):  # type: ignore[union-attr]
        return None
    exponent = re.match(r"[eE]([+-]?\d{1,2})(?![A-Za-z\d])", text[end : end + 5])
    if exponent:
        value = number.value.scaleb(int(exponent[1]))
        close = end + exponent.end()
        return Mention(start, close, "quantity", value=value, base_value=value), close
    if letters[:1] in "kK" and not letters[1:2].isalnum() and not text.startswith(_RESOLUTIONS, end + 1):
        value = number.value * 1000
        percentage = text.startswith("个百分点", end + 1)
        unit = units.find("个百分点", 0) if percentage else None
        close = end + 1 + (4 if percentage else 0)
        return Mention(start, close, "quantity", value=value, unit=unit, printed_unit="k", base_value=value), close
    close = end + len(letters)
    if text[close : close + 1] in ("店", "级", "型", "版", "网", "类", "座"):
        close += 1
    return Mention(start, close, "phrase"), close
