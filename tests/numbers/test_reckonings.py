"""Years of eras, years before Christ and days of the moon's year are dates, and never counts of years or days of our months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.data import load_rows


def rows(text: str, date: str = "2024-11-29") -> list[tuple[str, str, str]]:
    table = ns.number_mentions(text, date=date, observe=False)
    return list(zip(table["text"], table["kind"], table["date"], strict=True))


@pytest.mark.parametrize(
    ("text", "surface", "date"),
    [
        ("光绪二十四年设立学堂。", "光绪二十四年", "1898"),
        ("永乐十九年迁都。", "永乐十九年", "1421"),
        ("学堂在光绪廿四年六月开课。", "光绪廿四年六月", "1898"),
        ("昭和16年12月8日开工。", "昭和16年12月8日", "1941-12-08"),
        ("民国36年5月建桥。", "民国36年5月", "1947-05"),
        ("預計民國116年完工，總經費增加，計畫延後實施，市議會質詢時說明。", "民國116年", "2027"),
        ("公元前221年统一度量衡。", "公元前221年", "-0220"),
        ("公元618年建都。", "公元618年", "0618"),
        ("1368年迁来的人家。", "1368年", "1368"),
        ("’98年世界杯。", "’98年", "1998"),
        ("08年的大雪。", "08年", "2008"),
        ("庙会定在农历八月初八。", "农历八月初八", ""),
        ("农历10月15日开市。", "农历10月15日", ""),
        ("腊月二十三扫尘。", "腊月二十三", ""),
        ("五月初五赛龙舟。", "五月初五", ""),
    ],
)
def test_a_year_or_a_day_of_another_calendar_is_one_date(text: str, surface: str, date: str) -> None:
    assert rows(text) == [(surface, "date", date)]


def test_a_day_of_the_moons_first_month_is_counted_from_its_new_year() -> None:
    assert rows("正月十五闹花灯。", "2024-02-20") == [("正月十五", "date", "2024-02-24")]
    assert rows("正月十五闹花灯。", "1931-02-20") == [("正月十五", "date", "")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("这座城有1368年历史。", "1368年"),
        ("距今1368年的石碑。", "1368年"),
        ("建校98年来。", "98年"),
        ("工期为二十四年。", "二十四年"),
        ("景泰3年脱贫。", "3年"),
        ("永乐三年来变化很大。", "三年"),
    ],
)
def test_years_that_are_counted_stay_a_count(text: str, surface: str) -> None:
    assert rows(text) == [(surface, "quantity", "")]


def test_a_solar_day_is_not_taken_for_one_of_the_moons() -> None:
    assert rows("八月十五日开学。") == [("八月十五日", "date", "2024-08-15")]
    assert [kind for _, kind, _ in rows("三月二十人到岗。")] == ["date", "quantity"]


@given(st.sampled_from(list(load_rows("eras.tsv"))), st.integers(1, 99))
def test_the_nth_year_of_an_era_is_its_first_and_n_more(era: list[str], number: int) -> None:
    name, first, years = era[0], int(era[1]), int(era[2])
    told = [row for row in rows(f"{name}{number}年修渠。") if row[0].endswith("年")]
    if number <= years and not era[3].endswith("name"):
        assert told == [(f"{name}{number}年", "date", f"{first + number - 1:04}")]
    else:
        assert all(kind != "date" or surface != f"{name}{number}年" for surface, kind, _ in told)
