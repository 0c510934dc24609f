"""Which findings lead."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.findings.news_value import AGE, Finding, aged, ranked
from newsstats.ledger.names import statistic
from newsstats.report.findings import leading


def test_of_one_kind_no_more_lead_than_are_asked_for() -> None:
    findings = [Finding("project", f"a{n}", (), 10.0 - n) for n in range(4)] + [Finding("series", "", (), 1.0)]
    assert [one.kind for one in ranked(findings, of_kind=2)] == ["project", "project", "series"]
    assert [one.kind for one in ranked(findings)].count("project") == 4


def test_a_project_whose_cost_was_revised_is_told_once() -> None:
    revised = Finding("revision", "a2", (), 8.0, topic="青石水厂项目总投资")
    again = Finding("project", "a3", (), 7.0, topic="青石水厂项目")
    other = Finding("project", "a4", (), 6.0, topic="柳河大桥")
    assert ranked([again, other, revised]) == [revised, other]


@pytest.mark.parametrize(
    ("published", "latest", "taken"),
    [
        ("2024-07-01", "2024-07-01", 0.0),
        ("2022-07-01", "2024-07-01", 2.0),
        ("2024", "2024-01-01", 0.0),
        ("2010-01", "2024-01-01", AGE),
        ("", "2024-01-01", AGE),
    ],
)
def test_a_year_takes_a_point(published: str, latest: str, taken: float) -> None:
    assert aged(published, latest) == taken


def test_statistics_are_what_offices_report_again_and_again() -> None:
    assert statistic("社会消费品零售总额")
    assert statistic("房地产开发投资")
    assert not statistic("总投资")
    assert not statistic("死亡")


def test_over_many_days_a_statistic_makes_a_series_and_a_count_of_the_day_none() -> None:
    records = []
    for month in range(1, 8):
        records.append(
            {
                "title": "零售",
                "body": f"{month}月份，安吉县社会消费品零售总额{40 + month}亿元。",
                "date": f"2024-{month + 1:02d}-18",
                "paper": "甲报",
            }
        )
        records.append(
            {"title": "事故", "body": f"{month}月3日，安吉县公路事故死亡{month + 1}人。", "date": f"2024-{month:02d}-04", "paper": "甲报"}
        )
    found = leading(ns.read(records))
    assert [one.topic for one in found if one.kind == "series"] == ["社会消费品零售总额"]


def test_what_is_new_goes_before_what_was_as_large_years_ago() -> None:
    records = [
        {"title": f"水厂{year}", "body": f"青石{name}水厂项目总投资9亿元，计划明年开工。", "date": f"{year}-05-06"}
        for year, name in ((2020, "东"), (2024, "西"))
    ]
    found = [one for one in leading(ns.read(records)) if one.kind == "project"]
    assert [one.topic for one in found] == ["青石西水厂项目", "青石东水厂项目"]
