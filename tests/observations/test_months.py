"""A month without its year, and statistics that stay whole."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.observations.reading import read
from newsstats.observations.settling import _without_opening, _without_time
from newsstats.text.segmenter import newspaper


def first(text: str, date: str) -> dict[str, str]:
    table = ns.number_mentions(text, date)
    return {str(k): v for k, v in table[table["kind"] == "quantity"].iloc[0].items()}


@pytest.mark.parametrize(
    ("text", "date", "start", "end"),
    [
        ("12月份，社会消费品零售总额达到1156亿元，同比增长18.7%。", "2022-01-18", "2021-12-01", "2021-12-31"),
        ("数据显示，11月份社会消费品零售总额达到1156亿元。", "2022-01-18", "2021-11-01", "2021-11-30"),
        ("9月份，社会消费品零售总额达到1156亿元。", "2022-10-18", "2022-09-01", "2022-09-30"),
    ],
)
def test_a_month_that_is_told_as_past_is_not_one_to_come(text: str, date: str, start: str, end: str) -> None:
    row = first(text, date)
    assert (row["period_start"], row["period_end"], row["status"]) == (start, end, "actual")


def test_the_last_day_of_february_stays_the_last() -> None:
    from datetime import date

    from newsstats.observations.periods import year_before

    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2025, 2, 28)) == date(2024, 2, 29)
    assert year_before(date(2024, 2, 14)) == date(2023, 2, 14)


def test_a_standard_statistic_stays_whole_and_its_beginning_is_nobody_s_name() -> None:
    row = first("3月份，房地产开发投资2311亿元，同比下降9.0%。", "2022-04-18")
    assert (row["indicator"], row["subject"]) == ("房地产开发投资", "")


def test_a_time_in_front_of_a_place_is_not_whose_figure_it_is() -> None:
    for month in range(1, 4):
        row = first(f"{month}月份安吉县社会消费品零售总额{30 + month}亿元。", "2022-05-18")
        assert row["subject"] == "安吉县"


@pytest.mark.parametrize(
    ("text", "whole", "left"),
    [
        ("“十四五”时期我国新设外资企业很多。", "“十四五”时期我国", "我国"),
        ("2024年元旦假期全国边检机关很忙。", "2024年元旦假期全国边检机关", "全国边检机关"),
        ("第二届中国上海国际艺术节开幕。", "第二届中国上海国际艺术节", "第二届中国上海国际艺术节"),
        ("本报讯（记者张明）大同共有矿井三百座。", "大同", "大同"),
        ("本报讯 大同共有矿井三百座。", "本报讯 大同", "大同"),
    ],
)
def test_a_plan_s_time_and_an_opening_are_no_part_of_whose_figure_it_is(text: str, whole: str, left: str) -> None:
    reading = read([text], [[]], [newspaper().tag])
    spans = [(a, b) for a in range(len(reading.starts)) for b in range(a, len(reading.starts)) if reading.text(a, b) == whole]
    first, last = spans[0]
    assert reading.text(_without_time(reading, _without_opening(reading, first, last), last), last) == left
