"""Where lines stand on the printed page."""

from __future__ import annotations

import math

import pytest

from newsstats.layout.line_places import place_lines
from newsstats.layout.lines import split_lines
from newsstats.layout.printed_line import PrintedLine, PrintedSheet


def test_a_line_has_the_box_of_its_type_as_shares_of_the_page() -> None:
    (line,) = split_lines("　　“新桥”通车\n")
    place_lines([line], PrintedSheet([PrintedLine('"新桥" 通车', 100, 180, 50, 10)], 200, 100), 3)
    assert line.place == pytest.approx((3, 0.5, 0.412, 0.9, 0.512))


def test_of_two_lines_that_read_alike_the_nearer_one_is_taken() -> None:
    printed = [
        PrintedLine(text, x, x + 40, y, 10) for text, x, y in (("同样", 150, 20), ("左边", 0, 20), ("同样", 0, 35), ("右边", 150, 5))
    ]
    lines = split_lines("左边\n同样\n右边\n同样\n")
    place_lines(lines, PrintedSheet(printed, 200, 100))
    assert [line.place[1] for line in lines if line.place] == pytest.approx([0, 0, 0.75, 0.75])


def test_a_line_that_is_not_printed_has_no_place() -> None:
    lines = split_lines("没有印\n\n")
    place_lines(lines, PrintedSheet([PrintedLine("印了", 0, 20, 20, 10)], 100, 100))
    assert [line.place for line in lines] == [None, None]


def test_the_box_of_a_leaning_page_is_turned_back() -> None:
    (line,) = split_lines("斜的一行\n")
    place_lines([line], PrintedSheet([PrintedLine("斜的一行", 400, 600, 500, 10)], 1000, 1000, lean=0.01))
    assert line.place is not None
    assert line.place[1] == pytest.approx((400 - 496.2 * math.sin(0.01)) / 1000, abs=1e-3)
    assert line.place[2] == pytest.approx((491.2 + 500 * math.sin(0.01)) / 1000, abs=1e-3)
