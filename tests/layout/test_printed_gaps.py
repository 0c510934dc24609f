"""Lines that were stretched until their end stands apart."""

from __future__ import annotations

from newsstats.layout.printed_gaps import stretched
from newsstats.layout.printed_line import PrintedLine

SIZE = 10.0


def line(text: str, x0: float, x1: float, baseline: float) -> PrintedLine:
    return PrintedLine(text, x0, x1, baseline, SIZE)


def texts(lines: list[PrintedLine]) -> list[str]:
    return [one.text for one in stretched(lines)]


def test_an_end_is_joined_where_the_next_row_runs_across_the_gap() -> None:
    rows = [line("新华社青山五月六日电", 20, 110, 20), line("10", 150, 160, 20), line("月六日青山大桥通车了这是第二座", 0, 160, 35)]
    assert texts(rows) == ["新华社青山五月六日电10", "月六日青山大桥通车了这是第二座"]


def test_a_cell_of_a_column_beside_stays_apart() -> None:
    rows = [
        line("青山日报讯昨天开工了", 0, 100, 20),
        line("89", 150, 160, 20),
        line("大桥昨天也通车", 0, 100, 35),
        line("77", 150, 160, 35),
    ]
    assert texts(rows) == [one.text for one in rows]


def test_a_gap_that_is_too_wide_is_none_of_a_line() -> None:
    rows = [line("新华社青山五月六日电", 0, 90, 20), line("10", 250, 260, 20), line("月六日青山大桥通车了这是第二座桥梁哪里", 0, 260, 35)]
    assert texts(rows) == [one.text for one in rows]
