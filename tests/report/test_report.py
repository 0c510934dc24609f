"""The report: offline, self-contained, put in place as a whole."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import newsstats as ns
from newsstats.errors import ExecutionError
from newsstats.report.annotate import annotated_page
from newsstats.report.build import build_report

LOADING = {"src", "href", "data", "action", "poster", "srcset"}


class Loads(HTMLParser):
    """Collects what a browser would load or follow."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            if name in LOADING and value:
                self.found.append(value)
            if name == "id" and value:
                self.ids.append(value)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    out = tmp_path_factory.mktemp("r") / "report"
    build_report(sample_path, out, with_code=True)
    return out


def test_report_has_its_pages_and_nothing_else(report: Path) -> None:
    assert sorted(p.name for p in report.iterdir()) == ["files", "index.html", "notebooks.html", "page.html", "report.json"]
    files = {p.relative_to(report / "files").as_posix() for p in (report / "files").rglob("*") if p.is_file()}
    assert {"tables.xlsx", "numbers.csv", "checks.csv", "charts/finding-1.png", "charts/finding-1.svg", "charts/finding-1.csv"} <= files
    assert {"notebooks/00-report.ipynb", "notebooks/03-numbers.ipynb"} <= files
    assert not [p for p in report.parent.iterdir() if p.name.startswith(".")]


def test_pages_load_nothing_from_outside(report: Path) -> None:
    for page in ("index.html", "page.html", "notebooks.html"):
        parser = Loads()
        parser.feed((report / page).read_text(encoding="utf-8"))
        outside = [v for v in parser.found if not v.startswith(("#", "data:", "index.html", "page.html", "files/"))]
        assert outside == []
        assert [v for v in parser.found if v.startswith("files/") and not (report / v).exists()] == []
        assert len(parser.ids) == len(set(parser.ids))


def test_the_page_is_small_and_has_no_chart_library(report: Path) -> None:
    text = (report / "index.html").read_text(encoding="utf-8")
    assert len(text.encode()) < 2_500_000
    assert "plotly" not in text
    assert "Content-Security-Policy" in text


def test_plotly_comes_once_in_the_long_form_and_every_chart_is_there(report: Path) -> None:
    text = (report / "notebooks.html").read_text(encoding="utf-8")
    assert len(text.encode()) < 8_000_000
    assert text.count("plotly.js v") == 1
    assert len(set(re.findall(r'id="(chart-[^"]+)"', text))) >= 10
    assert "Content-Security-Policy" in text


def test_no_path_of_this_machine_in_the_report(report: Path, sample_path: Path) -> None:
    for page in report.rglob("*"):
        if page.suffix not in (".html", ".json", ".csv", ".ipynb", ".svg"):
            continue
        text = page.read_text(encoding="utf-8")
        assert str(sample_path.parent) not in text
        assert str(report.parent) not in text


def test_every_figure_links_to_its_mark_on_the_page(report: Path) -> None:
    wanted = set(re.findall(r'href="page\.html#([^"]+)"', (report / "index.html").read_text(encoding="utf-8")))
    marked = set(re.findall(r' id="([^"]+)"', (report / "page.html").read_text(encoding="utf-8")))
    assert wanted
    assert wanted <= marked


def test_markup_of_the_page_stays_text(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "本报讯 记者王一报道：<script>alert(1)</script>共有3个人，\n<img src=x onerror=alert(1)>投资5亿元。\n", encoding="utf-8"
    )
    html = annotated_page(ns.read_issue(page))
    titles = re.findall(r'title="([^"]*)"', html)
    assert titles
    assert not any(re.search(r"quantity|date；|[0-9]e[+-]|CNY|m2", title) for title in titles)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_second_report_replaces_the_first_and_leaves_other_files(
    tmp_path: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (out / "index.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr("newsstats.report.execute.execute_all", lambda *a, **k: [("title", "")])
    monkeypatch.setattr("newsstats.report.compose.page", lambda *a: "new index.html")
    build_report(sample_path, out)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "index.html").read_text(encoding="utf-8") == "new index.html"


def test_failing_run_leaves_the_old_report(tmp_path: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("old", encoding="utf-8")

    def fail(*args: object, **options: object) -> None:
        raise ExecutionError("a cell failed", "03-numbers.ipynb", "look")

    monkeypatch.setattr("newsstats.report.execute.execute_all", fail)
    with pytest.raises(ExecutionError):
        build_report(sample_path, out)
    assert (out / "index.html").read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_table_of_figures_filters_by_dimension_and_section(report: Path) -> None:
    text = (report / "index.html").read_text(encoding="utf-8")
    assert '<option value="money">' in text
    assert 'data-kind="money"' in text
    assert '<select name="section">' in text


def test_marked_table_names_the_choices(sample: ns.Issue) -> None:
    from newsstats.notebook import marked

    money = marked(sample.numbers, dimension="money").data
    assert money.count("<mark>") == (sample.numbers["dimension"] == "money").sum()
    with pytest.raises(ValueError, match="money"):
        marked(sample.numbers, dimension="colour")


def test_report_of_a_folder_of_pages(tmp_path: Path) -> None:
    from newsroom import STORIES

    folder = tmp_path / "2024-05-06"
    folder.mkdir()
    for number in (1, 2):
        headline, paragraphs = STORIES[number]
        (folder / f"{number:02}.txt").write_text("\n\n".join([f"第{number}版", headline, *paragraphs]) + "\n", encoding="gb18030")
    index = build_report(folder, tmp_path / "report")
    text = index.read_text(encoding="utf-8")
    assert "渔港秋来带鱼肥" in text
    assert "山里小学有了新操场" in text
    assert "2024年5月6日" in text
    assert str(tmp_path) not in text


def test_figures_of_the_workbook_lead_to_their_places_on_the_page(report: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(report / "files" / "tables.xlsx").worksheets[0]
    led = [
        f"{cell.hyperlink.target}#{cell.hyperlink.location}".replace("\\", "/")
        for row in sheet
        for cell in row
        if cell.hyperlink is not None
    ]
    parser = Loads()
    parser.feed((report / "page.html").read_text(encoding="utf-8"))
    assert len(led) > 20
    assert {link.partition("#")[0] for link in led} == {"../page.html"}
    assert {link.partition("#")[2] for link in led} <= set(parser.ids)
