"""Coding rules: where they hold, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.errors import LexiconError, MissingInputError
from newsstats.text.part import TextPart
from newsstats.topics.coding import coded, read_rules

ROWS = [
    {"id": "a1", "title": "老人食堂开张", "body": "老人每月领到补贴。医院也开门了。", "section": "民生"},
    {"id": "a2", "title": "医院", "body": "医院扩建，补贴另算，和老人无关。", "section": "民生"},
    {"id": "a3", "title": "大桥", "body": "大桥通车。", "section": "交通"},
]


@pytest.fixture(scope="module")
def corpus() -> ns.Corpus:
    return ns.read(ROWS)


def found(corpus: ns.Corpus, rule: str, unit: str = "article") -> list[tuple[str, str]]:
    table = corpus.coded({"x": rule}, unit)
    return list(zip(table["article_id"], table["text"], strict=True))


@pytest.mark.parametrize(
    ("rule", "unit", "expected"),
    [
        ("老人 AND 医院", "sentence", [("a2", "医院"), ("a2", "老人")]),
        ("headline:老人", "article", [("a1", "老人")]),
        ("body:大桥", "article", [("a3", "大桥")]),
        ("老人 NEAR/4 补贴", "article", [("a1", "老人每月领到补贴"), ("a2", "补贴另算，和老人")]),
        ("补贴 NEAR/4 老人", "article", [("a1", "老人每月领到补贴"), ("a2", "补贴另算，和老人")]),
        ("补贴 NEAR/3 老人", "article", []),
        ("NOT 老人", "article", [("a3", "")]),
        ("/大.通/", "article", [("a3", "大桥通")]),
    ],
)
def test_places_that_make_a_rule_true(corpus: ns.Corpus, rule: str, unit: str, expected: list[tuple[str, str]]) -> None:
    assert found(corpus, rule, unit) == expected


def test_every_place_leads_back_to_its_characters(corpus: ns.Corpus) -> None:
    table = corpus.coded({"甲": "老人 OR 医院", "乙": "补贴"}, "sentence")
    assert list(table["text"]) == [corpus.source[a:b] for a, b in zip(table["source_start"], table["source_end"], strict=True)]
    assert list(dict.fromkeys(table["code"])) == ["甲", "乙"]


def test_counts_and_residuals_by_hand(corpus: ns.Corpus) -> None:
    table = corpus.codes({"医": "医院"}, by="section").set_index("section")
    assert table["count"].to_dict() == {"交通": 0, "民生": 2}
    assert table["units"].to_dict() == {"交通": 1, "民生": 2}
    # expected 2·2/3; variance 4/3 · (1 − 2/3) · (1 − 2/3)
    assert table.loc["民生", "residual"] == pytest.approx((2 - 4 / 3) / (4 / 27) ** 0.5)
    assert corpus.codes({"医": "医院"})["share"].tolist() == pytest.approx([2 / 3])


def test_rules_out_of_a_file(corpus: ns.Corpus, tmp_path: Path) -> None:
    file = tmp_path / "codes.toml"
    file.write_text('"养老" = ["老人", "食堂"]\n"桥" = "大桥 NOT 医院"\n', encoding="utf-8")
    assert corpus.codes(file).set_index("code")["count"].to_dict() == {"养老": 2, "桥": 1}


@pytest.mark.parametrize("rule", ["(老人", "section:民生", "/(/", "/x*/", ""])
def test_a_rule_that_cannot_be_read_is_named(rule: str) -> None:
    with pytest.raises(LexiconError, match="养老"):
        read_rules({"养老": rule})


@pytest.mark.parametrize("text", ["", "a = 3", "[a", '"甲" = []'])
def test_a_file_of_another_form_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "codes.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"codes\.toml"):
        read_rules(file)


def test_a_missing_file_and_another_unit_are_named(corpus: ns.Corpus, tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"none\.toml"):
        read_rules(tmp_path / "none.toml")
    with pytest.raises(ValueError, match="article, sentence"):
        corpus.coded({"a": "b"}, "page")


@given(st.text("甲乙丙。", max_size=30), st.integers(0, 4))
def test_near_finds_what_a_reader_of_all_pairs_finds(text: str, most: int) -> None:
    """An article has the code exactly if some pair of the two strings has at most so many characters between them."""
    part = TextPart("body", text, article_id="a")
    starts = {c: [n for n, one in enumerate(text) if one == c] for c in "甲乙"}
    near = any(abs(a - b) - 1 <= most for a in starts["甲"] for b in starts["乙"])
    assert (len(coded([part], read_rules({"x": f"甲 NEAR/{most} 乙"}))) > 0) == near
