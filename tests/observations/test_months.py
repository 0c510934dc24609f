"""A month without its year, and statistics that stay whole."""

from __future__ import annotations

import pytest

import newsstats as ns


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
