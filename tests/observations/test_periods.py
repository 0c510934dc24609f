"""Times that a text names, as days, worked out by hand."""

from __future__ import annotations

import datetime

import pytest

import newsstats as ns
from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.observations.periods import days_of, named_times, variants

ISSUE = datetime.date(2023, 9, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8月份", "2023-08-01", "2023-08-31"),
        ("1—8月份", "2023-01-01", "2023-08-31"),
        ("前三季度", "2023-01-01", "2023-09-30"),
        ("今年以来", "2023-01-01", "2023-09-15"),
        ("目前", "2023-09-15", "2023-09-15"),
        ("昨天", "2023-09-14", "2023-09-14"),
        ("上月", "2023-08-01", "2023-08-31"),
        ("去年底", "2022-12-31", "2022-12-31"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("“十三五”末", "2020-12-31", "2020-12-31"),
        ("4月中旬", "2023-04-11", "2023-04-20"),
        ("8月底", "2023-08-31", "2023-08-31"),
        ("国庆假期", "2023-09-29", "2023-10-06"),
        ("近五年", "2018-01-01", "2022-12-31"),
        ("十五年来", "2008-01-01", "2022-12-31"),
        ("党的十八大以来", "2012-11-08", "2023-09-15"),
        ("到2028年", "2028-01-01", "2028-12-31"),
    ],
)
def test_a_named_time_is_these_days(text: str, first: str, last: str) -> None:
    normal = Normal(f"{text}，全省新建公路30公里。")
    (named,) = [t for t in named_times(normal.text, scan(normal, ISSUE.isoformat()), ISSUE) if t.start < len(text)]
    assert (named.first.isoformat(), named.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["二十五年来", "一百二十年来"])
def test_the_end_of_a_longer_count_of_years_is_no_shorter_one(text: str) -> None:
    assert [t for t in named_times(text + "，河水没有断过。", [], ISSUE) if t.kind == "years"] == []


def test_words_that_need_the_day_of_issue_are_no_time_without_it() -> None:
    assert named_times("今年以来，昨天和上月", [], None) == []


def test_a_date_from_which_is_meant_to_the_issue_only() -> None:
    normal = Normal("3月2日以来下雨3场。")
    named = named_times(normal.text, scan(normal, "2023-09-15"), ISSUE)[0]
    assert [(str(a), str(b)) for _, a, b in variants(named, ISSUE)] == [("2023-03-02", "2023-09-15")]


def test_a_leap_day_a_year_before_is_the_28th() -> None:
    issue = datetime.date(2024, 3, 1)
    normal = Normal("1—2月，全省用电52亿度。")
    named = named_times(normal.text, scan(normal, "2024-03-01"), issue)[0]
    assert ("2023-01-01", "2023-02-28") in [(str(a), str(b)) for _, a, b in variants(named, issue)]


@pytest.mark.parametrize("iso", ["", "2023-13", "十月", "2023-02-30", "2024/2023"])
def test_no_days_are_made_of_what_is_no_date(iso: str) -> None:
    assert days_of(iso) is None


@pytest.mark.parametrize(
    ("text", "date", "start", "end"),
    [
        ("截至今年6月底，我国绿色农产品总数达到8.6万个。", "2025-10-07", "2025-06-30", "2025-06-30"),
        ("截至今年9月18日，累计成交量达到7.14亿吨。", "2025-10-20", "2025-09-18", "2025-09-18"),
        ("截至今年二季度末，贷款余额达42.4万亿元。", "2025-10-20", "2025-06-30", "2025-06-30"),
        ("截至今年7月，“十四五”时期我国实际使用外资累计7148.7亿美元。", "2025-10-20", "2021-01-01", "2025-07-31"),
        ("从7月1日到昨天（8月9日），公园已接待外籍游客18.46万人次。", "2024-08-10", "2024-07-01", "2024-08-09"),
        ("铁路暑运自7月1日启动至8月1日，累计发送旅客4.56亿人次。", "2025-08-02", "2025-07-01", "2025-08-01"),
        ("大年初二，全国铁路发送旅客1080万人次。", "2026-02-18", "2026-02-18", "2026-02-18"),
        ("2024年，制造业增加值比2020年增长42%，年均增长9.2%。", "2025-01-17", "2021-01-01", "2024-12-31"),
    ],
)
def test_the_time_of_the_last_figure(text: str, date: str, start: str, end: str) -> None:
    row = ns.number_mentions(text, date).iloc[-1]
    assert (row["period_start"], row["period_end"]) == (start, end)


def test_until_this_year_holds_no_until_now() -> None:
    issued = datetime.date(2025, 10, 7)
    for text, days in {
        "截至今年6月底，": ("2025-06-30", "2025-06-30"),
        "截至今天，": ("2025-10-07", "2025-10-07"),
        "至今，": ("2025-10-07", "2025-10-07"),
        "除夕夜，": ("2026-02-16", "2026-02-16"),
        "大年初三，": ("2026-02-19", "2026-02-19"),
    }.items():
        told = datetime.date(2026, 2, 4) if "夕" in text or "年初" in text else issued
        [named] = named_times(text, scan(Normal(text), told.isoformat()), told)
        assert (named.first.isoformat(), named.last.isoformat()) == days
