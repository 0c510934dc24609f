"""Whose a figure is, by name: pointers take the name in reach, a place holds for the rest of its sentence."""

from __future__ import annotations

import pytest

import newsstats as ns


def subjects(text: str) -> list[str]:
    rows = ns.number_mentions(text, date="2024-09-15")
    return [str(row["subject"]) for row in rows.to_dict("records") if row["aspect"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("长河县引水工程昨日开工。该工程总投资7.4亿元，全长38公里。", "长河县引水工程"),
        ("第五届长河国际博览会开幕。本届博览会吸引参展企业320家，比上届增长12%。", "第五届长河国际博览会"),
        ("江西经济平稳开局。全省生产总值8000亿元，增长5%。", "江西"),
        ("上海全市有公园832座。", "上海"),
    ],
)
def test_a_pointer_takes_the_name_that_it_stands_for(text: str, wanted: str) -> None:
    assert set(subjects(text)) == {wanted}


@pytest.mark.parametrize("text", ["全省生产总值8000亿元，增长5%。", "该工程总投资7.4亿元。"])
def test_a_pointer_stays_where_no_name_is_in_reach(text: str) -> None:
    assert set(subjects(text)) <= {"全省", "该工程"}


def test_a_list_is_no_name() -> None:
    assert "、" not in "".join(subjects("铁路、公路、桥梁工程都已开工。该工程总投资7.4亿元。"))


def test_a_place_holds_for_the_later_figures_of_its_sentence() -> None:
    said = subjects("长河县规模以上工业企业从120家增长到310家。")
    assert said == ["长河县", "长河县"]
