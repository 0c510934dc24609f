"""What a card asks."""

from __future__ import annotations

import newsstats as ns
from newsstats.report.page.page import Page
from newsstats.report.page.questions import questions


def asked(text: str, kind: str) -> str:
    finding = next(one for one in Page(ns.read([{"title": "青石", "body": text, "date": "2024-11-29"}])).findings if one.kind == kind)
    return questions(finding)


def test_a_project_is_asked_for_the_dates_that_its_story_does_not_give() -> None:
    text = "青石物流园项目总投资7亿元，分两期建设，一期投资3亿元，2025年4月开工，二期投资4亿元。"
    said = asked(text, "project")
    assert "二期什么时候开工" in said
    assert "一期" not in said
    assert "什么时候完工" in said


def test_a_project_whose_dates_are_given_is_asked_nothing() -> None:
    text = (
        "青石物流园项目总投资7亿元，分两期建设，一期投资3亿元，2025年4月开工，2026年5月完工，二期投资4亿元，2026年6月开工，2027年5月完工。"
    )
    assert asked(text, "project") == ""


def test_figures_without_a_day_are_asked_for_it() -> None:
    assert "哪一天的数" in asked("红柳防护林带总长100公里，已完成60公里，还剩40公里。", "goal")


def test_a_sum_that_does_not_hold_is_asked_about() -> None:
    assert "哪一个数对" in asked("青石水厂项目总投资100亿元，其中固定资产投资30.5亿元、流动资金20.5亿元。", "check")


def test_a_list_that_names_only_some_is_asked_for_the_others() -> None:
    assert "没点名的还有哪些" in asked("窗口能办“教育入学”“企业注销”“退休”等13类事项。", "listing")
