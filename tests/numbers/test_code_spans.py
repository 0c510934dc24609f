"""Codes and addresses are found whole, wherever they stand, and never overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsstats.numbers.code_spans import code_spans
from newsstats.numbers.normal import Normal


def spans(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in code_spans(Normal(text))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("电话0991-1234567，手机13812345678。", ["0991-1234567", "13812345678"]),
        ("转12-13812345678。", ["13812345678"]),
        ("免费电话400-123-4567。", ["400-123-4567"]),
        ("邮编：830000。", ["830000"]),
        ("代码000001.SZ和600519.SH。", ["000001.SZ", "600519.SH"]),
        ("〔2024〕12号文，（2024）新01民终123号判决。", ["〔2024〕12号", "（2024）新01民终123号"]),
        ("GB/T 19001—2016和GB 2760-2014。", ["GB/T 19001—2016", "GB 2760-2014"]),
        ("T+1，K123+500，车牌京A·12345。", ["T+1", "K123+500", "A·12345"]),
        ("一二·九和九·一八。", ["一二·九", "九·一八"]),
        ("版本3.2.1，2024.11.29发布。", ["3.2.1"]),
        ("走G30，坐C919。", ["G30", "C919"]),
        ("共123456人，九·五折。", []),
    ],
)
def test_codes_are_found_whole(text: str, codes: list[str]) -> None:
    assert spans(text) == codes


@given(st.text(alphabet="0123456789-.·〔〕（）年号GBT/+ @一二九京", max_size=60))
def test_spans_are_in_order_and_apart(text: str) -> None:
    normal = Normal(text)
    found = code_spans(normal)
    assert all(0 <= a < b <= len(normal.text) for a, b, _ in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
