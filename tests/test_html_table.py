"""Tables for people."""

from __future__ import annotations

from newsstats.html_table import html_table


def test_heads_are_text_and_cells_are_markup() -> None:
    drawn = html_table(
        ["城市 & 县", "次数"], [['<a href="page.html#a01" id="x">昌吉</a>', "12"]], right={1}, caption="<地方>", kind="checks"
    )
    assert drawn.startswith('<table class="checks"><caption>&lt;地方&gt;</caption><thead>')
    assert "城市 &amp; 县" in drawn
    assert '<td><a href="page.html#a01" id="x">昌吉</a></td>' in drawn
    assert '<td style="text-align:right">12</td>' in drawn
    assert drawn.count('scope="col"') == 2


def test_two_tables_of_a_page_have_no_name_twice() -> None:
    drawn = html_table(["a"], [["1"]]) + html_table(["a"], [["2"]])
    assert " id=" not in drawn
    assert " headers=" not in drawn
    assert "<style" not in drawn


def test_a_table_without_rows_keeps_its_head() -> None:
    assert html_table(["甲", "乙"], []).count("<th") == 3
