"""Divisions, territories and organisations: forms, codes, and which division a name is."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.names.gazetteer import by_name, divisions, locate, organisations, printed_forms, short_form, territories


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("大兴安岭地区", "大兴安岭"),
        ("沙县", "沙县"),
    ],
)
def test_a_division_is_known_by_its_short_form(name: str, short: str) -> None:
    assert short_form(name) == short


def test_a_self_governed_division_is_printed_in_three_forms() -> None:
    assert printed_forms("巴音郭楞蒙古自治州") == {"巴音郭楞蒙古自治州", "巴音郭楞", "巴音郭楞州"}


def test_a_county_has_the_names_of_all_levels_above_it() -> None:
    county = divisions()["652323"]
    assert (county.province, county.prefecture, county.county, county.level) == ("新疆维吾尔自治区", "昌吉回族自治州", "呼图壁县", 2)


def test_a_shared_name_is_settled_by_what_stands_above_it_or_left_open() -> None:
    shared = "朝阳区"  # in Beijing and in Changchun
    assert len(by_name()[shared]) == 2
    assert shared not in locate({shared: 1})
    assert locate({shared: 1, "长春市": 1})[shared].prefecture == "长春市"


def test_a_province_stands_before_a_county_of_its_name() -> None:
    assert locate({"海南": 3})["海南"].level == 0


def test_lists_hold_no_single_character_and_no_name_twice() -> None:
    for names in (territories(), organisations()):
        assert min(map(len, names)) > 1
    assert not territories() & organisations()


@pytest.mark.parametrize("name", ["振兴", "南海", "中原"])
def test_a_common_word_or_a_region_is_no_short_form_of_a_division(name: str) -> None:
    assert name not in locate({name: 5})


def test_a_district_s_bare_name_is_one_only_beside_what_it_lies_in() -> None:
    """古城 of 潮州古城 is an old town, not the district 古城区 of another province; a county that is a city needs no help."""
    assert "古城" not in locate({"广东", "潮州", "古城"})
    assert locate({"丽江", "古城"})["古城"].county == "古城区"
    assert locate({"敦煌"})["敦煌"].name == "敦煌市"
    assert locate({"社旗县"})["社旗县"].county == "社旗县"


def test_a_short_form_that_is_a_word_is_a_division_only_behind_its_own() -> None:
    assert "安康" not in placed("愿两国人民幸福安康。陕西省今天下雨。")
    assert placed("陕西安康今天下雨。")["安康"] == "610900"


def test_a_district_is_meant_where_its_city_is_named() -> None:
    assert placed("北京东城和朝阳两区今天下雨。")["朝阳"] == "110105"
    assert placed("辽宁朝阳今天下雨。")["朝阳"] == "211300"
    assert placed("吉林省吉林市和长春市今天下雨，吉林还有雨。").get("吉林", "220000") == "220000"


def placed(text: str) -> dict[str, str]:
    names = ns.read_text(text).names
    return {name: code for name, code in zip(names["name"], names["division"], strict=True) if code}
