"""A report over a table of articles says what it is over, and leads only to what it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from newsstats.report.build import build_report

ARTICLES = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("r") / "report"
    build_report(ARTICLES, out)
    return out


def test_its_head_names_outlets_span_and_number(report: Path) -> None:
    text = re.sub("<[^>]+>", "", (report / "index.html").read_text(encoding="utf-8"))
    assert "河湾日报、北岭晚报 · 2024年1月4日–2024年6月28日 · 40 篇稿件" in text
    assert (report / "files" / "notebooks" / "09-over-time.ipynb").exists()


def test_it_leads_with_the_contradiction_of_two_papers(report: Path) -> None:
    (title,) = re.findall(r"<h1>(.*?)</h1>", (report / "index.html").read_text(encoding="utf-8"))
    said = re.sub(r"<[^>]+>", "", title)
    assert said == "河湾湿地公园项目总投资：先写7.2亿元，后写7.8亿元，没有说明"


def test_every_link_leads_to_a_mark_or_an_article(report: Path) -> None:
    page = (report / "page.html").read_text(encoding="utf-8")
    ids = set(re.findall(r' id="([^"]+)"', page))
    wanted = set(re.findall(r'page\.html#([^"\']+)["\']', (report / "index.html").read_text(encoding="utf-8")))
    assert wanted
    assert wanted <= ids


def test_more_articles_than_a_page_can_show_are_cut_and_counted(tmp_path: Path) -> None:
    rows = [
        {"id": f"n{n}", "title": f"第{n}号桥通车", "body": f"全长{n}公里的大桥昨天通车，投资{n}亿元。", "date": f"2024-01-{1 + n % 28:02}"}
        for n in range(1, 451)
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    build_report(path, tmp_path / "out")
    text, page = ((tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("index.html", "page.html"))
    assert "450 篇稿件" in re.sub("<[^>]+>", "", text)
    assert "共 450 行" in text
    assert text.count("<article class=") <= 6
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'page\.html#([^"\']+)["\']', text)) <= ids
