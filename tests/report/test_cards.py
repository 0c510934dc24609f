"""What the cards say of lists and of the days to print."""

from __future__ import annotations

import re

import newsstats as ns
from newsstats.report.page.page import Page

STORIES = [
    {"title": "大桥通车", "body": "11月26日，青石大桥通车，总投资12亿元。", "date": "2024-11-29"},
    {"title": "协议签下", "body": "11月20日下午，柳河与云台签下协议。", "date": "2024-11-29"},
    {"title": "水渠开挖", "body": "28日，红柳渠开挖。", "date": "2024-11-29"},
]


def text(html: str) -> str:
    return re.sub("<[^>]+>", "", html)


def card_of(page: Page, kind: str) -> str:
    return next(card.html for finding, card in zip(page.findings, page.written, strict=True) if finding.kind == kind)


def test_stories_that_name_a_day_are_told_by_the_days_to_print() -> None:
    html = card_of(Page(ns.read(STORIES)), "lag")
    assert "3篇报道写明了日子，最快1天见报，最久9天" in text(html)
    assert 'data-days="2024-11-20/2024-11-29"' in html


def test_two_stories_with_a_day_make_no_card() -> None:
    assert all(finding.kind != "lag" for finding in Page(ns.read(STORIES[:2])).findings)


def test_stories_of_one_day_make_no_card() -> None:
    same = [{**story, "body": "11月20日，协议签下。"} for story in STORIES]
    assert all(finding.kind != "lag" for finding in Page(ns.read(same)).findings)


def test_a_list_is_drawn_as_cells_and_those_without_a_name_stay_open() -> None:
    page = Page(ns.read([{"title": "一窗通办", "body": "窗口能办“教育入学”“企业注销”“退休”等13类事项。", "date": "2024-11-29"}]))
    html = card_of(page, "listing")
    assert html.count("<li data-quote") == 3
    assert html.count('<li class="unsaid"') == 10
    assert "点了名的有3个" in text(html)


def test_a_goal_that_is_reached_tells_in_the_standfirst_what_was_left_before(sample: ns.Issue) -> None:
    head = text(Page(sample).head())
    assert "截至2023年还剩285公里" in head
    assert "一期约0.94亿元" in head


def test_a_bar_leaves_room_for_the_longest_text_behind_it() -> None:
    from newsstats.report.page.bars import ROOM, Bar, bars

    assert f"--room:{ROOM}em" in bars([Bar("甲", 1.0, "3")], "")
    wide = re.search(r"--room:([\d.]+)em", bars([Bar("甲", 1.0, "<b>about CNY 400 million</b>")], ""))
    assert wide is not None
    assert float(wide[1]) > 12


def test_a_page_without_findings_tells_the_figures_of_first_paragraphs_under_the_paper_s_own_headlines() -> None:
    page = Page(ns.read([{"title": "铁路里程居亚洲第一", "body": "我国铁路营业里程已达6.6万公里。\n另有桥梁。", "date": "2024-11-29"}]))
    html = card_of(page, "lead")
    assert '<h3><span lang="zh" data-quote>铁路里程居亚洲第一</span></h3>' in html
    assert "<mark>6.6万公里</mark>" in html


def test_a_share_of_rounded_figures_is_told_as_about_that_much() -> None:
    page = Page(ns.read([{"title": "绿带", "body": "绿色防护带全长3046公里，已完成约2761公里，还剩285公里。", "date": "2024-11-29"}]))
    title = text(page.written[0].title)
    assert "约91%" in title
    exact = Page(ns.read([{"title": "绿带", "body": "绿色防护带全长3046公里，已完成2761公里，还剩285公里。", "date": "2024-11-29"}]))
    assert "90.6%" in text(exact.written[0].title)
