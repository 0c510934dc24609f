"""The parts of the number grammar by themselves: numerals, units and their bases, dates without an issue's date."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsstats as ns
from newsstats.numbers.numerals import parse, unit_of_last_digit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0), ("十", 10), ("一十", 10), ("十五", 15), ("廿", 20), ("廿三", 23), ("卅", 30), ("两百", 200), ("百五", 150), ("一百一", 110),
        ("一百五", 150), ("一百零五", 105), ("一百十五", 115), ("九百九十九", 999), ("一千零五", 1005), ("两千零五", 2005), ("两万五", 25_000),
        ("一万零五百", 10_500), ("十万五千", 105_000), ("廿三万", 230_000), ("一亿二千万", 120_000_000), ("一万万", 10**8), ("一万五千亿", 15 * 10**11),
        ("一万亿二千亿", 12 * 10**11), ("三万亿", 3 * 10**12), ("12万亿", 12 * 10**12), ("五千万亿", 5 * 10**15), ("3万5", 35_000), ("3万50", 30_050),
        ("1千2", 1200), ("3百", 300), ("1,234", 1234), ("1，234", 1234), ("一二三", 123), ("零零", 0), ("三点一四", "3.14"), ("零点五", "0.5"),
        (".5", "0.5"), ("负三点五", "-3.5"), ("-3万", -30_000), ("一万1.5", "10001.5"), ("十二亿三千四百五十六万七千八百九十", 1_234_567_890),
    ],
)  # fmt: skip
def test_numeral_has_its_value(text: str, value: int | str) -> None:
    read = parse(text)
    assert read is not None
    assert read.value == Decimal(value)
    assert (read.low, read.high, read.fuzzy) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("几", "5.5", 2, 9), ("几十", 55, 20, 90), ("数百", 550, 200, 900), ("几百万", 5_500_000, 2_000_000, 9_000_000), ("二十几", 20, 20, 30),
        ("十几万", 100_000, 100_000, 200_000), ("一百几", 100, 100, 110), ("一百零几", 100, 100, 110), ("十多", 10, 10, 20), ("二十多", 20, 20, 30),
        ("一百多", 100, 100, 200), ("三万多", 30_000, 30_000, 40_000), ("三千多万", 30_000_000, 30_000_000, 40_000_000), ("负二十多", -20, -30, -20),
    ],
)  # fmt: skip
def test_fuzzy_numeral_has_its_ends(text: str, value: int | str, low: int, high: int) -> None:
    read = parse(text)
    assert read is not None
    assert (read.value, read.low, read.high, read.fuzzy) == (Decimal(value), low, high, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("三四", 3, 4), ("三四百", 300, 400), ("十七八", 17, 18), ("二十三四", 23, 24), ("三五", 3, 5), ("三五百", 300, 500)],
)
def test_two_digits_in_a_row_are_a_range(text: str, low: int, high: int) -> None:
    read = parse(text)
    assert read is not None
    assert (read.value, read.low, read.high, read.fuzzy) == (Decimal(low + high) / 2, low, high, False)


@pytest.mark.parametrize(
    "text", ["", "数", "百", "千百", "百万", "万", "三点", "点五", "1.2.3", "百几", "十十", "二十千", "五五五五十", "一" * 61]
)
def test_what_is_no_numeral(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "figure", "scale"),
    [
        ("三百万", 300, "万"), ("3千万", 3, "千万"), ("3百", 3, "百"), ("12万亿", 12, "万亿"), ("三万亿", 3, "万亿"), ("-3万", -3, "万"), ("-3", -3, ""),
        ("三百", 300, ""), ("3万5", 35_000, ""), ("十几万", 10, "万"), ("几百万", 550, "万"), ("三千多万", 3000, "万"),
    ],
)  # fmt: skip
def test_figure_stands_apart_from_its_scale(text: str, figure: int, scale: str) -> None:
    read = parse(text)
    assert read is not None
    assert (read.figure, read.scale) == (figure, scale)


@pytest.mark.parametrize(("value", "unit"), [("0", "1"), ("1200", "100"), ("1.2", "0.1"), ("5", "1"), ("0.25", "0.01")])
def test_unit_of_the_last_digit(value: str, unit: str) -> None:
    assert unit_of_last_digit(Decimal(value)) == Decimal(unit)


@pytest.mark.parametrize(
    ("text", "dimension", "base_value", "base_unit"),
    [
        ("36公里/小时", "speed", 10, "m/s"), ("500公斤/亩", "yield", 0.75, "kg/m2"), ("30立方米/秒", "flow", 30, "m3/s"), ("30元/吨", "price", 0.03, "CNY/kg"),
        ("60元/人", "price", 60, "CNY/人"), ("比例为3∶1", "ratio", 3, "1"), ("翻了两番", "ratio", 4, "1"), ("翻番", "ratio", 2, "1"), ("年过半百", "", 50, ""),
        ("半折", "percentage", 50, "%"), ("八折", "percentage", 80, "%"), ("3成", "percentage", 30, "%"), ("5‰", "percentage", 0.5, "%"),
        ("百分之五", "percentage", 5, "%"), ("半个百分点", "percentage_point", 0.5, "pp"), ("半个世纪", "duration", 600, "month"),
        ("半个月", "duration", 0.5, "month"), ("半小时", "duration", 1800, "s"), ("三分之一小时", "duration", 1200, "s"), ("1分25秒", "duration", 85, "s"),
        ("3个多小时", "duration", 10_800, "s"), ("45日内", "duration", 3_888_000, "s"), ("2周", "duration", 1_209_600, "s"), ("半个学期", "count", 0.5, "学期"),
        ("1吨半", "mass", 1500, "kg"), ("2斤", "mass", 1, "kg"), ("3里", "length", 1500, "m"), ("2公顷", "area", 20_000, "m2"), ("3亩", "area", 2000, "m2"),
        ("1亿千瓦时", "energy", 1e8, "kWh"), ("-5℃", "temperature", -5, "°C"), ("3打", "count", 36, "个"), ("5万户", "count", 50_000, "户"),
        ("近百亿元", "money", 1e10, "CNY"), ("3块5", "money", 3.5, "CNY"), ("一半", "ratio", 0.5, "1"),
    ],
)  # fmt: skip
def test_base_value_and_unit(text: str, dimension: str, base_value: float, base_unit: str) -> None:
    row = ns.number_mentions(text).iloc[0]
    assert (row["dimension"], row["base_value"], row["base_unit"]) == (dimension, pytest.approx(base_value), base_unit)


@pytest.mark.parametrize(
    "text",
    [
        "15日",
        "11月5日",
        "3月5日至7日",
        "前三季度",
        "前5个月",
        "10至12月",
        "今年5月",
        "第二季度",
        "5月底",
        "4、5月份",
        "15、16日",
        "一、二季度",
        "上世纪80年代",
        "8月14日晚8时",
    ],
)
def test_date_that_needs_the_issues_date_is_empty_without_it(text: str) -> None:
    row = ns.number_mentions(f"{text}的会。").iloc[0]
    assert (row["text"], row["kind"], row["date"]) == (text, "date", "")


def test_months_over_the_turn_of_the_year_lie_around_the_issue() -> None:
    for issued, found in (("2024-11-29", "2024-10/2025-03"), ("2024-02-10", "2023-10/2024-03")):
        assert ns.number_mentions("10月至3月供暖。", date=issued)["date"].tolist() == [found]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“全市投资3亿元”", ["quantity"]), ("“三个一批”", ["phrase"]), ("“3个一批”", ["phrase"]), ("“8点30分”", ["time"]), ("“11月5日”", ["date"]),
        ("“三五天，四五个人，说说笑笑”", ["quantity", "quantity"]), ("“五个”", ["quantity"]), ("“第二届”", ["phrase"]),
    ],
)  # fmt: skip
def test_quoted_figure_or_slogan(text: str, kinds: list[str]) -> None:
    assert ns.number_mentions(text, date="2024-11-29")["kind"].tolist() == kinds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("人数共300。", [("300", "quantity", 300, "", "")]), ("人数约300。", [("约300", "quantity", 300, "", "about")]),
        ("人数700多。", [("700多", "quantity", 700, "", "over")]), ("人数700余。", [("700余", "quantity", 700, "", "over")]),
        ("人数800左右。", [("800左右", "quantity", 800, "", "about")]), ("人数600以上。", [("600以上", "quantity", 600, "", "over")]),
        ("人民币300。", [("人民币300", "quantity", 300, "", "")]), ("人数近3.5万。", [("近3.5万", "quantity", 3.5, "万", "about")]),
        ("入选500强企业。", [("500", "phrase", None, "", "")]), ("编号1234567890123。", [("1234567890123", "phrase", None, "", "")]),
        ("得数123456。", [("123456", "quantity", 123456, "", "")]), ("型号15.6.7。", [("15.6.7", "phrase", None, "", "")]),
        ("五大举措。", [("五", "indefinite", 5, "", "")]), ("共3、4人。", [("3、4人", "quantity", 3.5, "人", "")]),
        ("1、2、3、抓好。", [("1", "quantity", 1, "", ""), ("2", "quantity", 2, "", ""), ("3", "quantity", 3, "", "")]),
        ("(3)抓好。", []), ("3)抓好。", []), ("10.抓好。", []), ("5、抓好。", []), ("一、抓好。", []), ("一是好。", []), ("一则好。", []), ("（十二）抓好。", []),
        ("十一、抓好。", []), ("3.5抓好。", [("3.5", "quantity", 3.5, "", "")]), ("。5公斤。", [("5公斤", "quantity", 5, "公斤", "")]),
    ],
)  # fmt: skip
def test_numeral_without_a_unit(text: str, told: list[tuple[str, str, float | None, str, str]]) -> None:
    table = ns.number_mentions(text)
    found = zip(
        table["text"], table["kind"], table["value"].map(lambda v: None if v != v else v), table["unit"], table["modifier"], strict=True
    )
    assert list(found) == told
