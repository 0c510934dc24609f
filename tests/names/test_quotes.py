"""Who says what, in quotation marks and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns


def said(text: str) -> list[tuple[str, str, bool, str]]:
    table = ns.read_text(text).quotes
    return list(zip(table["speaker"], table["verb"], table["direct"], table["quote"], strict=True))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("“水位下降了两米。”县长丁一苇说。", [("丁一苇", "说", True, "水位下降了两米。")]),
        ("县长丁一苇告诉记者：“水位下降了两米。”", [("丁一苇", "告诉记者", True, "水位下降了两米。")]),
        ("财政部表示，资金月底到位。", [("财政部", "表示", False, "资金月底到位。")]),
        ("县长丁一苇在接受采访时表示，路通了。", [("丁一苇", "表示", False, "路通了。")]),
        ("“水位下降了两米。”他笑着说。", [("", "笑着说", True, "水位下降了两米。")]),
        ("县长丁一苇对财政部表示，路通了。", [("丁一苇", "表示", False, "路通了。")]),
        ("县里开通了“青石一号热线”，大家都打。", []),
        ("“走一步看三步”的做法受到欢迎。", []),
        ("县长丁一苇来到工地，查看进度。", []),
    ],
)
def test_speech_has_its_speaker_and_verb(text: str, rows: list[tuple[str, str, bool, str]]) -> None:
    assert said(text) == rows


def test_what_stands_in_a_quotation_is_not_told_again() -> None:
    text = "“财政部表示，资金月底到位，请放心。”县长丁一苇说。"
    assert said(text) == [("丁一苇", "说", True, "财政部表示，资金月底到位，请放心。")]


def test_every_quote_leads_back_to_its_characters(sample: ns.Issue) -> None:
    for row in sample.quotes.to_dict("records"):
        assert "".join(sample.source[row["source_start"] : row["source_end"]].split()) == "".join(row["quote"].split())


@given(st.lists(st.sampled_from(["“", "”", "县长丁一苇", "说", "表示", "，", "。", "水位下降了", "财政部", "：", "\n"]), max_size=30))
def test_rows_are_in_order_and_inside_the_text(pieces: list[str]) -> None:
    issue = ns.read_text("今天。" + "".join(pieces))
    table = issue.quotes
    assert table["source_start"].is_monotonic_increasing
    assert (table["source_start"] < table["source_end"]).all()
    assert (table["source_end"] <= len(issue.source)).all()
