"""Times that hold beyond their sentence or their figure: 这五年，…。粮食产量…; 从54万亿元增长到121万亿元."""

from __future__ import annotations

import pytest

import newsstats as ns


def periods(text: str, date: str = "2024-09-15") -> list[tuple[str, str]]:
    rows = ns.number_mentions(text, date=date)
    return [(str(row["period_start"]), str(row["period_end"])) for row in rows.to_dict("records") if row["aspect"]]


def test_years_that_open_a_sentence_hold_for_the_next() -> None:
    assert set(periods("这五年，长河县农业稳步发展。粮食产量年均增长3%，高标准农田达到45万亩。")) == {("2019-01-01", "2023-12-31")}


def test_a_day_that_opens_a_sentence_does_not() -> None:
    assert periods("今天（9月15日），长河县召开大会。大坝高38米。")[-1] == ("", "")


def test_a_rise_over_some_years_is_of_their_first_and_last_day() -> None:
    said = periods("“十三五”时期，长河县工业发展很快。规模以上工业企业从120家增长到310家。")
    assert said == [("2016-01-01", "2016-01-01"), ("2020-12-31", "2020-12-31")]


@pytest.mark.parametrize("text", ["委员会把今年经济增长预期从6.5%下调到5.5%。", "2023年，甲县粮食产量3万吨，比上年增长5%。"])
def test_a_single_year_stays_whole(text: str) -> None:
    assert all(first[4:] in ("-01-01", "") and last[4:] in ("-12-31", "") for first, last in periods(text))


def test_a_time_that_another_is_set_beside_is_not_the_figures() -> None:
    assert set(periods("与2019年相比，城镇化率提高了5个百分点，达到65%。")) == {("", "")}


@pytest.mark.parametrize(("date", "wanted"), [("2024-09-15", "2024-02-10"), ("2025-01-20", "2025-01-28"), ("2024-11-30", "2025-01-28")])
def test_a_holiday_is_the_last_one_unless_the_next_is_near(date: str, wanted: str) -> None:
    assert periods("春节期间，长河古城接待游客45万人次。", date)[0][0] == wanted
