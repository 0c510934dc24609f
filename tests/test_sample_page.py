"""The bundled page, with what a reader counts on it."""

from __future__ import annotations

import pytest

import newsstats as ns


def test_eight_pieces_of_which_two_are_captions(sample: ns.Issue) -> None:
    assert sample.articles["kind"].tolist() == ["story", "story", "caption", "story", "story", "caption", "story", "story"]


def test_torn_off_headlines_found_their_stories(sample: ns.Issue) -> None:
    heads = dict(
        zip(
            sample.articles["article_id"], sample.articles["headline"] + sample.articles["subhead"] + sample.articles["kicker"], strict=True
        )
    )
    for article, word in {
        "a01": "产业园",
        "a02": "高效办成一件事",
        "a04": "农产品",
        "a05": "招商引资",
        "a07": "3046公里",
        "a08": "常委会",
    }.items():
        assert word in heads[article]


def test_writers_and_datelines(sample: ns.Issue) -> None:
    first = sample.articles.iloc[0]
    assert (first["source"], first["reporters"], first["correspondents"]) == ("本报讯", "刘茜", "马蓉")
    wire = sample.articles.set_index("article_id").loc["a07"]
    assert (wire["source"], wire["place"], wire["dateline"], wire["reporters"]) == ("新华社", "乌鲁木齐", "2024-11-28", "尚升、杨林")


def test_figures_torn_by_the_layout_are_whole(sample: ns.Issue) -> None:
    for text, base in (("6.3亿元", 630_000_000.0), ("4.6万平方米", 46_000.0)):
        row = sample.numbers[sample.numbers["text"] == text].iloc[0]
        assert row["base_value"] == base
        assert "".join(sample.source[row["source_start"] : row["source_end"]].split()) == text
    torn = sample.numbers[sample.numbers["text"] == "2025年4月"].iloc[0]
    assert "\n\n" in sample.source[torn["source_start"] : torn["source_end"]]


def test_one_project_with_three_phases(sample: ns.Issue) -> None:
    table = sample.projects
    assert table["phase"].tolist() == [0, 1, 2, 3]
    assert table["investment"].tolist() == [7.4e8, 0.94e8, 2.5e8, 4e8]
    assert table["area"].tolist()[1:] == [20_000, 46_000, 80_000]
    assert table["start"].tolist()[1] == "2025-04"
    assert (table["output_value"].iloc[0], table["jobs"].iloc[0]) == (50e8, 4000)
    assert table["status"].tolist()[:3] == ["signed", "planned", "planned"]


def test_investment_breakdown_adds_up(sample: ns.Issue) -> None:
    assert sample.breakdowns["value"].tolist() == [6.3e8, 1.1e8]
    assert sample.breakdowns["unaccounted"].tolist() == [0.0, 0.0]


def test_shelterbelt_progress(sample: ns.Issue) -> None:
    row = sample.progress.iloc[0]
    assert (row["done"], row["remaining"], row["total"], row["unit"]) == (2_761_000, 285_000, 3_046_000, "m")
    assert row["as_of"] == "2023"
    assert row["share"] == pytest.approx(2761 / 3046)


def test_every_row_of_every_table_leads_back_to_the_source(sample: ns.Issue) -> None:
    for name, table in sample.tables().items():
        if "source_start" in table:
            assert (table["source_start"] >= 0).all(), name
            assert (table["source_end"] <= len(sample.source)).all(), name
            assert (table["source_start"] <= table["source_end"]).all(), name


def test_slogans_are_no_figures(sample: ns.Issue) -> None:
    figures = sample.numbers[sample.numbers["kind"].isin(["quantity", "ordinal", "date", "time"])]["text"].tolist()
    assert not {"两个", "千万", "一件", "三位", "双"} & set(figures)


def test_summary_names_the_counts_and_escapes(sample: ns.Issue) -> None:
    assert "6 stories" in repr(sample)
    assert "<script" not in sample._repr_html_()
    hostile = ns.read_text("<script>alert(1)</script>是一段话，共3个字。")
    assert "<script" not in hostile._repr_html_()
