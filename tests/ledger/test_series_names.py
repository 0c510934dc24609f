"""Forms of one name are brought together, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsstats.ledger.names import caveat, fixed, joined, lasting, place_of, series_indicator, series_subject, split, without_project


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("社零总额", "社会消费品零售总额"), ("社会消费品零售总额增速", "社会消费品零售总额"), ("全国社会消费品零售总额", "社会消费品零售总额"), ("GDP", "国内生产总值"),
        ("国内生产总值(GDP)", "国内生产总值"), ("累计实现进出口总额", "进出口总值"), ("“三北”工程造林面积", "三北工程造林面积"), ("增速", "增速"), ("", ""),
    ],
)  # fmt: skip
def test_a_form_has_the_name_of_its_series(form: str, name: str) -> None:
    assert series_indicator(form) == name


@given(st.text(max_size=20))
def test_a_name_is_its_own_name(text: str) -> None:
    once = series_indicator(text)
    assert series_indicator(once) in (once, series_indicator(series_indicator(once)))


def test_what_only_the_paper_explains_is_the_papers() -> None:
    assert series_subject("我省", "甲报") == series_subject("全省", "甲报") != series_subject("全省", "乙报")
    assert series_subject("中国", "甲报") == series_subject("我国") == "全国"


def test_places_are_told_by_their_endings() -> None:
    assert [place_of(name) for name in ("长河县", "我国", "全市", "长河县热电项目", "县")] == ["长河县", "全国", "", "", ""]


def test_a_short_form_needs_one_full_form() -> None:
    assert joined(["长河", "长河县"]) == {"长河": "长河县"}
    assert joined(["长河", "长河县", "长河市"]) == {}
    assert joined(["河湾湿地公园", "河湾湿地公园项目"]) == {"河湾湿地公园": "河湾湿地公园项目"}
    assert joined(["热电联产项目", "甲地热电联产项目", "乙地热电联产项目"]) == {}
    assert joined(["项目", "甲地热电联产项目"]) == {}


def test_an_owner_in_front_of_a_listed_variable() -> None:
    assert split("湿地公园总投资") == ("湿地公园", "总投资")
    assert split("制造业采购经理指数") == ("", "制造业采购经理指数")
    assert without_project("修复工程总投资", "白桦生态修复工程") == "总投资"
    assert without_project("工程量", "白桦生态修复工程") == "工程量"


def test_what_is_known_of_a_statistic() -> None:
    assert fixed("国内生产总值")
    assert not fixed("总投资")
    assert lasting("总投资")
    assert (caveat("国内生产总值"), caveat("进出口总值"), caveat("快递业务量")) == ("real", "rebased", "")
