"""Figures and names as an English reader has them: CNY 740 million for 7.4亿元, 总投资 as total investment, names with their pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from html import escape
from typing import Any, Final

from newsstats.data import load_toml
from newsstats.lang import current
from newsstats.text.segmenter import newspaper

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_PHASE: Final = re.compile(r"第?(.)期")
_UNIT: Final = re.compile(r"(万亿|千亿|百亿|亿|千万|百万|万|千|百)?(.*)")
_TIMES: Final = {"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3, "百": 2}
_SIZES: Final = ((12, " trillion"), (9, " billion"), (6, " million"))
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


def called(*names: str) -> str:
    """Names as HTML in the reader's language: in English a known term by its English name, any other with its pinyin.

    Examples
    --------
    >>> from newsstats.lang import using
    >>> with using("en"):
    ...     called("", "总投资"), called("二期"), called("青石水厂")
    ('total investment', 'phase two', '<span lang="zh">青石水厂</span> <small>(Qingshi Shuichang)</small>')
    >>> called("青石", "水厂")
    '青石水厂'
    """
    if current() != "en":
        return escape("".join(names))
    return " ".join(_glossed(name) for name in names if name)


def _glossed(name: str) -> str:
    glosses = load_toml("glosses.toml")
    if name in glosses["terms"]:
        return escape(glosses["terms"][name])
    phase = _PHASE.fullmatch(name)
    if phase and phase[1] in glosses["phases"]:
        return f"phase {glosses['phases'][phase[1]]}"
    if not _HAN.search(name):
        return escape(name)
    return f'<span lang="zh">{escape(name)}</span> <small>({escape(pinyin(name))})</small>'


def pinyin(name: str) -> str:
    """A name in pinyin without tones, a word in one piece, each with a capital.

    Examples
    --------
    >>> pinyin("昌吉农高区")
    'Changji Nonggaoqu'
    """
    from pypinyin import lazy_pinyin

    words = [word for word in newspaper().cut(name) if word.strip()]
    return " ".join("".join(lazy_pinyin(word, v_to_u=True)).capitalize() if _HAN.search(word) else word for word in words)


def in_english(row: Mapping[Any, Any]) -> str:
    """The figure of a mention in English; as printed where it has no digits, or a unit that has no English name.

    Examples
    --------
    >>> from newsstats import number_mentions
    >>> [in_english(row) for row in number_mentions("总投资约7.4亿元，占地4.6万平方米，增长8.6%").to_dict("records")]
    ['about CNY 740 million', '46,000 m²', '8.6%']
    """
    found = _DIGITS.search(str(row["text"]))
    if row["kind"] != "quantity" or found is None or row["value"] != row["value"] or row["low"] == row["low"] or row["high"] == row["high"]:
        return str(row["text"])
    matched = _UNIT.fullmatch(str(row["unit"]))
    assert matched is not None
    name = load_toml("english_units.toml")["printed_units"].get(matched[2])
    if name is None:
        return str(row["text"])
    value = Decimal(found.group().replace(",", "")).scaleb(_TIMES.get(matched[1] or "", 0))
    about = load_toml("english_units.toml")["modifiers"].get(row["modifier"], "")
    return " ".join(filter(None, (about, _said(value, name))))


def _said(value: Decimal, name: str) -> str:
    if name == "%":
        return f"{value.normalize():f}%"
    for size, word in _SIZES:
        if abs(value) >= Decimal(1).scaleb(size) and name not in ("year",):
            number = f"{value.scaleb(-size).normalize():f}{word}"
            break
    else:
        number = f"{value.normalize():,f}"
    if name.isupper() and len(name) == 3:
        return f"{name} {number}"
    return f"{number} {name}".strip()
