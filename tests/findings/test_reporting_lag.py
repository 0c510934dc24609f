"""How many days after what it tells a story was printed."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.findings.reporting_lag import Lag, reporting_lags


def lags(text: str, date: str = "2024-11-29") -> list[Lag]:
    return list(reporting_lags(ns.read([{"title": "签约", "body": text, "date": date}]).analysis.stories))


def test_days_from_the_latest_day_that_is_told_to_print() -> None:
    [one] = lags("协议11月20日下午在青石签下。11月22日，第一批设备运到。12月5日开工。")
    assert (one.date, one.published, one.days) == ("2024-11-22", "2024-11-29", 7)


def test_a_day_without_its_month_is_read_against_the_day_of_print() -> None:
    assert [one.days for one in lags("28日上午，大桥通车。")] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "截至11月20日，完成六成。",
        "截至当地时间20日下午，完成六成。",
        "自11月20日起施行。",
        "11月20日以来，天气晴好。",
        "1949年10月1日，新中国成立。",
        "去年11月完工。",
    ],
)
def test_a_bound_of_a_span_and_history_are_no_news_of_a_day(text: str) -> None:
    assert lags(text) == []


def test_a_dateline_is_when_it_was_sent() -> None:
    assert lags("新华社乌鲁木齐11月28日电 （记者张明）绿带合龙。") == []


def test_without_a_day_of_publication_nothing_is_counted() -> None:
    assert lags("11月20日，协议签下。", date="") == []


def test_only_a_whole_day_counts_as_the_day_of_print() -> None:
    assert lags("11月20日，协议签下。", date="2024-11") == []
