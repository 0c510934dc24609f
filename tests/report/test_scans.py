"""Pictures of the printed pages in a report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsstats as ns
from newsroom import STORIES
from newsstats.layout.lines import Line
from newsstats.report.page.page import Page
from newsstats.report.scan_view import mentions_on
from newsstats.report.scans import areas, box_within, scans
from typesetter import Set, Sheet, pdf_of


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> ns.Issue:
    pytest.importorskip("pypdfium2")
    file = tmp_path_factory.mktemp("scan") / "2024-05-06.pdf"
    file.write_bytes(pdf_of([Sheet([[Set(headline, paragraphs) for headline, paragraphs in STORIES[:3]]])]))
    return ns.read_issue(file)


def test_every_line_of_a_pdf_has_its_place(printed: ns.Issue) -> None:
    lines = printed.lines
    text = lines[lines["text"].str.strip() != ""]
    assert text[["left", "top", "right", "bottom"]].notna().all(axis=None)
    assert (text["left"] < text["right"]).all()
    assert text[["left", "top", "right", "bottom"]].stack().between(0, 1).all()


def test_a_sheet_is_drawn_once_and_the_same_each_time(printed: ns.Issue) -> None:
    first, again = scans(printed, 300), scans(printed, 300)
    assert len(first) == 1
    assert first[0].url == again[0].url
    assert first[0].url.startswith("data:image/jpeg;base64,")


def test_stories_are_areas_on_the_printed_page(printed: ns.Issue) -> None:
    glance = str(Page(printed).glance())
    drawn = re.findall(r'<a href="page\.html#(a\d+)" class="\w+"><title>[^<]*</title>(?:<rect[^>]*/>)+</a>', glance)
    assert set(drawn) == {article.id for article in printed}


def test_every_figure_is_boxed_inside_its_sheet(printed: ns.Issue) -> None:
    drawn = mentions_on(scans(printed, 300), printed)
    figures = printed.numbers[printed.numbers["kind"].isin(["quantity", "date", "time", "ordinal"])]
    assert set(re.findall(r'href="#([^"]+)"', drawn)) == set(figures["mention_id"])
    high = float(re.search(r'viewBox="0 0 1000 (\d+)"', drawn)[1])
    for x, y, width, height in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', drawn):
        assert int(x) + int(width) <= 1001
        assert int(y) + int(height) <= high + 1


def test_a_dump_and_a_file_that_is_gone_have_no_picture(sample: ns.Issue, printed: ns.Issue, tmp_path: Path) -> None:
    assert scans(sample) == []
    moved = ns.Issue(printed.page, name=printed.name, files=[tmp_path / printed.name])
    assert scans(moved) == []


def test_lines_below_each_other_are_one_area_and_columns_are_two() -> None:
    def at(left: float, top: float) -> Line:
        return Line(1, 1, 0, 1, "字", "字", place=(0, left, top, left + 0.2, top + 0.02))

    assert areas([at(0, 0), at(0, 0.03), at(0.3, 0)]) == [(0, 0, 0.2, 0.05), (0.3, 0, 0.5, 0.02)]


def test_figures_are_narrower_than_characters_in_a_box() -> None:
    line = Line(1, 1, 0, 6, "共10亿元", "共10亿元", place=(0, 0.0, 0.0, 1.0, 0.1))
    left, _, right, _ = box_within(line, 1, 3)
    assert (left, right) == pytest.approx((1 / 4.1, 2.1 / 4.1))


def test_a_headline_is_an_area_apart_from_the_column_below_it() -> None:
    headline = Line(1, 1, 0, 1, "字", "字", place=(0, 0.0, 0.0, 0.5, 0.05))
    column = Line(2, 2, 1, 2, "字", "字", place=(0, 0.0, 0.06, 0.2, 0.08))
    assert areas([headline, column]) == [(0.0, 0.0, 0.5, 0.05), (0.0, 0.06, 0.2, 0.08)]
