"""The columns that tests/mentions.txt leaves out: where a mention stands, its context, its figures in the base unit."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import newsstats as ns
from mention_cases import LEAD, cases
from newsstats.numbers import plain
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.numbers.units import UNITS
from newsstats.schema import NUMBERS, OBSERVATION

PLACED = [name for name in NUMBERS if name not in (*OBSERVATION, "confidence")]
"""The columns but those of the observation."""
BY_CONTEXT = ("度", "块", "节")
"""Units that the words around them settle."""
MAGNITUDES = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "亿": 10**8,
    "千万": 10**7,
    "万亿": 10**12,
    "兆": 10**12,
}


def whole_row(text: str) -> dict[str, object]:
    (row,) = ns.number_mentions(text, date="2024-11-29").to_dict("records")
    assert row["mention_id"] == f"{row['article_id']}-n001"
    row.update(article_id="", mention_id="-n001")
    return {name: None if isinstance(value, float) and math.isnan(value) else value for name, value in row.items() if name in PLACED}


def test_every_column_of_a_mention_behind_a_sentence() -> None:
    row = whole_row("昨天放晴。新桥全长约1.5公里，已经通车。")
    assert row == dict(
        zip(
            PLACED,
            (
                *("-n001", "", "", 1, "body", 9, 15, 9, 15, "约1.5公里", "quantity", "about", 1.5, None, None, "公里", "length"),
                *(1500.0, None, None, "m", "", "全长", "新桥", "新桥全长约1.5公里"),
            ),
            strict=True,
        )
    )


def test_every_column_of_an_interval_broken_by_layout() -> None:
    row = whole_row("种树20\n至 30万\n亩")
    assert row == dict(
        zip(
            PLACED,
            (
                *("-n001", "", "", 0, "body", 2, 12, 2, 12, "20至30万亩", "quantity", "", 25.0, 20.0, 30.0, "万亩", "area"),
                *(25e4 * 10000 / 15, 20e4 * 10000 / 15, 30e4 * 10000 / 15, "m2", "", "种树", "", "种树20至30万亩"),
            ),
            strict=True,
        )
    )


def test_a_context_is_the_clause_or_a_hundred_characters_on_each_side() -> None:
    long = "甲" * 150 + "共5人" + "乙" * 150
    (row,) = ns.number_mentions(f"先，{long}；后。").to_dict("records")
    assert row["context"] == "甲" * 99 + "共5人" + "乙" * 100


def expected_base(printed: float, unit: str) -> float | None:
    """A printed figure in the base unit by the tables of units; None for a unit made of two, and for 番, which doubles, and 分, which is many."""
    if unit in MAGNITUDES:
        return printed * MAGNITUDES[unit]
    if unit in ("番", "分"):
        return None
    for scale, factor in MAGNITUDES.items():
        known = UNITS.get(unit.removeprefix(scale)) if unit.startswith(scale) else None
        if known is not None and unit.removeprefix(scale) == known.printed:
            return printed * factor * float(known.factor)
    return None


@pytest.mark.parametrize("text", [text for text, _ in cases()])
def test_base_figures_are_the_printed_ones_times_magnitude_and_unit(text: str) -> None:
    table = ns.number_mentions(LEAD + text, date="2024-11-29")
    for row in table[table["kind"] == "quantity"].to_dict("records"):
        known = UNITS.get(row["unit"]) if row["unit"] not in (*MAGNITUDES, *BY_CONTEXT, "番", "分") else None
        if known is not None:
            assert (row["dimension"], row["base_unit"]) == (known.dimension, known.base), row
        for printed, base in (("value", "base_value"), ("low", "base_low"), ("high", "base_high")):
            assert math.isnan(row[printed]) == math.isnan(row[base]), row
            wanted = expected_base(row[printed], row["unit"])
            if wanted is not None and not math.isnan(wanted):
                assert row[base] == pytest.approx(wanted, rel=1e-12), row
    others = table[table["kind"] != "quantity"]
    assert others[["base_value", "base_low", "base_high"]].isna().all(axis=None)
    assert (others["base_unit"] == "").all()
    assert (others["dimension"] == "").all()


@pytest.mark.parametrize("text", [text for text, _ in cases()])
def test_the_long_way_reads_every_sentence_as_the_short_way_does(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = scan(Normal(LEAD + text), "2024-11-29")
    monkeypatch.setattr(plain, "figure", lambda *_: None)
    monkeypatch.setattr(plain, "count", lambda *_: None)
    assert scan(Normal(LEAD + text), "2024-11-29") == short


def test_mentions_of_a_table_keep_their_dtypes() -> None:
    table = ns.number_mentions("共3个")
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        name: str(pd.Series([], dtype=kind).dtype) for name, kind in NUMBERS.items()
    }
