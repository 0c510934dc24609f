"""Numerals read back to their exact values, in every notation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsstats.numbers.numerals import parse
from numerals_in_chinese import in_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", "23"), ("两千零五", "2005"), ("一九九八", "1998"), ("二〇二四", "2024"), ("廿三", "23"), ("3万5千", "35000"),
        ("1.2亿", "120000000"), ("两万五", "25000"), ("一百五", "150"), ("一千零五", "1005"), ("3万4000", "34000"), ("十万", "100000"),
        ("二十五万六千三百", "256300"), ("3,541.07万", "35410700"), ("1,100万", "11000000"), ("十二点五", "12.5"), ("350万亿", "350000000000000"),
        ("四万万", "400000000"), ("负三十二", "-32"),
    ],
)  # fmt: skip
def test_numeral_has_its_exact_value(text: str, value: str) -> None:
    number = parse(text)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("十几", 10, 20),
        ("几十", 20, 90),
        ("数百", 200, 900),
        ("200多", 200, 300),
        ("3000多万", 30_000_000, 40_000_000),
        ("三四百", 300, 400),
        ("十七八", 17, 18),
    ],
)
def test_vague_numeral_is_an_interval(text: str, low: int, high: int) -> None:
    number = parse(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize("text", ["", "万", "百", "零零", "千万亿点", "点五"])
def test_what_is_no_numeral_reads_as_none(text: str) -> None:
    number = parse(text)
    assert number is None or number.value == 0


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_any_integer_in_chinese_reads_back(n: int) -> None:
    number = parse(in_chinese(n))
    assert number is not None
    assert number.value == n


@given(st.integers(min_value=0, max_value=10**15))
def test_any_integer_with_separators_reads_back(n: int) -> None:
    for text in (str(n), f"{n:,}"):
        number = parse(text)
        assert number is not None
        assert number.value == n


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from(["", "万", "亿", "千", "百"]))
def test_any_decimal_with_a_magnitude_keeps_its_printed_figure(figure: Decimal, scale: str) -> None:
    number = parse(f"{figure}{scale}")
    assert number is not None
    factor = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[scale]
    assert number.value == figure * factor
    assert number.figure == figure
    assert number.scale == scale
