"""Which figures go the short way, and what is read there."""

from decimal import Decimal

import pytest

from newsstats.numbers import plain
from newsstats.numbers.dates import Calendar
from newsstats.numbers.mention import Mention


def _short(text: str, at: int) -> Mention | None:
    calendar = Calendar("2024-11-29")
    calendar.month = (2023, 5)
    return plain.figure(text, at, calendar) if text[at].isdigit() else plain.count(text, at)


@pytest.mark.parametrize(
    ("text", "at", "value", "unit"),
    [
        ("总投资3.2亿元。", 3, "3.2", "亿元"),
        ("约120万亩，", 1, "120", "万亩"),
        ("来了三个项目。", 2, "3", "个"),
        ("装机5万千瓦。", 2, "5", "万千瓦"),
        ("有70余名代表", 1, "70", "名"),
    ],
)
def test_common_figures_go_the_short_way(text, at, value, unit):
    read = _short(text, at)
    assert read is not None
    assert (read.value, read.printed_unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "at", "iso"),
    [
        ("到过2024年，", 2, "2024"),
        ("今年3月，", 2, "2024-03"),
        ("11月29日，", 0, "2024-11-29"),
        ("5日，", 0, "2023-05-05"),
        ("11月29日下午，", 0, "2024-11-29"),
    ],
)
def test_common_dates_go_the_short_way(text, at, iso):
    read = _short(text, at)
    assert read is not None
    assert read.date == iso


@pytest.mark.parametrize(
    "text",
    ["216国道", "1950年代", "3亿亿元", "5美元人民币", "3公里多", "5元6角", "3至5个", "4车道", "2期", "7成", "6折", "三期", "三个半小时"],
)
def test_what_its_surroundings_can_change_goes_the_long_way(text):
    assert _short(text, 0) is None
