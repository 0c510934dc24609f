"""The section on what changed over many days."""

from __future__ import annotations

import re
from pathlib import Path

import newsstats as ns
from newsstats.report.page.page import Page

ARTICLES = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"


def text(html: str) -> str:
    return re.sub("<[^>]+>", " ", html)


def test_figures_that_were_told_otherwise_and_projects_that_changed_are_listed() -> None:
    said = text(Page(ns.read(ARTICLES)).over_time())
    assert "矛盾" in said
    assert "河湾湿地公园项目总投资" in said
    assert re.search(r"7\.2亿元\s+北岭晚报", said)
    assert re.search(r"4\.5亿元\s+5\.1亿元\s+河湾日报", said)


def test_every_figure_of_the_section_leads_to_its_characters() -> None:
    html = Page(ns.read(ARTICLES)).over_time()
    assert html.count('class="fig"') >= 6
    assert re.findall(r'class="fig" href="page\.html#([^"]+)"', html) == re.findall(r'href="page\.html#([^"]+)"', html)


def test_a_page_of_one_day_has_no_such_section(sample: ns.Issue) -> None:
    assert Page(sample).over_time() == ""


def test_series_without_a_card_are_drawn() -> None:
    names = ["社会消费品零售总额", "一般公共预算收入", "全社会用电量"]
    units = ["亿元", "亿元", "亿千瓦时"]
    records = [
        {
            "title": name,
            "body": f"{month}月份，安吉县{name}{40 + 3 * n + month}{unit}。",
            "date": f"2024-{month + 1:02d}-18",
            "paper": "甲报",
        }
        for n, (name, unit) in enumerate(zip(names, units, strict=True))
        for month in range(1, 8)
    ]
    page = Page(ns.read(records))
    cards = {finding.topic for finding in page.findings if finding.kind == "series"}
    section = page.over_time()
    assert len(cards) == 2
    assert section.count('class="bars"') == 1
    assert next(iter(set(names) - cards)) in text(section)
