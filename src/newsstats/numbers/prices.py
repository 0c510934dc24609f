"""Money by what stands in front of a figure: a currency's sign (￥6,450, £2.5m), and the amount that it is paid for (每兆瓦时180欧元)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import units
from newsstats.numbers.mention import Mention
from newsstats.numbers.units import Unit, rate

_SIGNS: Final[dict[str, str]] = load_toml("contexts.toml")["currency_signs"]
_BY_LENGTH: Final = sorted(_SIGNS, key=len, reverse=True)
SIGN_ENDS: Final = frozenset(sign[-1] for sign in _SIGNS)
"""Characters that a currency's sign ends in."""
_SCALES: Final = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_ENGLISH: Final = re.compile(
    rf"(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![A-Za-z\d])", re.IGNORECASE
)
"""$3.2 billion, £2.5m."""
_PER: Final = re.compile(r"每(?:一)?([\u4e00-\u9fffA-Za-z]{1,4})约?$")
_MEASURED: Final = frozenset(("energy", "power"))


def with_sign(text: str, m: Mention) -> Mention | None:
    """￥6,450, HK$65万, £2.5m: the sign in front says the currency; nothing is counted behind one (￥99起)."""
    english = _ENGLISH.match(text, m.start)
    printed = m.unit.printed if m.unit is not None else ""
    if not english and m.kind != "quantity":
        return None
    if not english and printed and (m.unit is None or m.unit.dimension != "count"):
        return None
    sign = next((sign for sign in _BY_LENGTH if text.endswith(sign, 0, m.start)), "")
    if not sign:
        return None
    unit, start = Unit("", "money", _SIGNS[sign], units.Fraction(1)), m.start - len(sign)
    if not english:
        return replace(m, start=start, end=m.end - len(printed), unit=unit)
    said = english["scale"]
    value, scale = Decimal(english["figure"].replace(",", "")), _SCALES[said.lower()]
    return Mention(start, english.end(), "quantity", "", value, None, None, unit, said, scale, value * scale)


def per_amount(text: str, m: Mention) -> Mention:
    """每兆瓦时180欧元: money for a measured amount."""
    found = _PER.search(text, max(0, m.start - 6), m.start)
    below = units.find(found[1], 0) if found else None
    if found is None or below is None or below.printed != found[1] or below.dimension not in _MEASURED or m.unit is None:
        return m
    return replace(m, start=found.start(), unit=replace(rate(m.unit, below, m.unit.printed), printed=m.unit.printed))
