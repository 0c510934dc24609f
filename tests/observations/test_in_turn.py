"""Several figures of as many things: each says what is named in its place, and no figure says what another one does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns


def told(text: str) -> list[tuple[str, str]]:
    rows = ns.number_mentions(text, date="2024-09-15")
    return [(str(row["indicator"]), str(row["subject"])) for row in rows.to_dict("records") if row["aspect"]]


def indicators(text: str) -> list[str]:
    return [indicator for indicator, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8月份，棉花、小麦、玉米产量分别增长1.2%、3.4%和5.6%。", ["棉花产量", "小麦产量", "玉米产量"]),
        ("上半年，全县公路、水利投资分别下降4%和7%。", ["公路投资", "水利投资"]),
        ("猪肉、牛肉价格分别上涨2.1%、下降0.4%。", ["猪肉价格", "牛肉价格"]),
        ("国家级、省级实验室分别达到12家、85家。", ["国家级实验室", "省级实验室"]),
        ("男、女运动员分别为30人和28人。", ["男运动员", "女运动员"]),
        ("小学、初中、高中在校生分别为1200人、800人和600人。", ["小学在校生", "初中在校生", "高中在校生"]),
        ("钢材、水泥等建材产量分别增长2%和4%。", ["钢材产量", "水泥产量"]),
        ("进口额、出口额分别增长3%和9%。", ["进口额", "出口额"]),
        ("事故起数和死亡人数同比分别下降12%和8%。", ["事故起数", "死亡人数"]),
    ],
)
def test_what_the_last_item_says_holds_for_all_that_cannot_stand_alone(text: str, wanted: list[str]) -> None:
    assert indicators(text) == wanted


def test_an_item_takes_what_the_first_says_where_its_own_name_says_nothing() -> None:
    assert indicators("景区游客数量和花费分别增长4%、5%。")[1] == "景区游客花费"


def test_two_things_in_one_word_are_two() -> None:
    rows = told("长河县城乡居民人均可支配收入分别为4.2万元、2.1万元，增长5%、6%。")
    assert [indicator[:4] for indicator, _ in rows] == ["城镇居民", "农村居民"] * 2
    assert {subject for _, subject in rows} == {"长河县"}


def test_figures_behind_a_bare_mark_are_of_the_figures_before() -> None:
    rows = indicators("进口额、出口额分别为12亿美元和35亿美元，同比分别增长3%和9%。")
    assert rows == ["进口额", "出口额", "进口额", "出口额"]
    rows = indicators("全市旅游收入45亿元、零售额80亿元，分别增长12%、15%。")
    assert rows[:2] == rows[2:]


def test_those_that_do_something_are_the_subjects() -> None:
    rows = told("甲公司和乙公司分别投资2亿元、3亿元。")
    assert [subject for _, subject in rows] == ["甲公司", "乙公司"]
    assert not any("分别" in indicator for indicator, _ in rows)


def test_branches_are_the_subjects_of_their_variable() -> None:
    assert told("纺织业、食品制造业增加值分别增长8%、9%。") == [("增加值", "纺织业"), ("增加值", "食品制造业")]


@pytest.mark.parametrize(
    "text",
    ["本月新建学校3所、医院2所。", "棉花产量增长1.2%、3.4%和5.6%。", "公路、水利、电网投资分别增长4%和7%。"],
)
def test_a_list_that_does_not_fit_its_figures_is_left_alone(text: str) -> None:
    assert not any(name in indicator for indicator in indicators(text) for name in ("学校医院", "公路投资", "水利投资"))


GOODS = ["棉花", "小麦", "玉米", "水稻", "大豆", "油菜", "花生", "甘蔗"]


@given(st.lists(st.sampled_from(GOODS), min_size=2, max_size=5, unique=True))
@settings(max_examples=25, deadline=None)
def test_every_good_of_a_list_has_its_own_figure(goods: list[str]) -> None:
    figures = "、".join(f"{n}.5%" for n in range(1, len(goods) + 1))
    assert indicators(f"{'、'.join(goods)}产量分别增长{figures}。") == [good + "产量" for good in goods]
