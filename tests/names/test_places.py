"""Places on a map."""

from __future__ import annotations

import newsstats as ns
from newsstats.names.gazetteer import divisions
from newsstats.names.places import centres, outlines


def test_every_province_has_an_outline_and_its_point_lies_in_its_extent() -> None:
    rings: dict[str, list[tuple[float, float]]] = {}
    for code, ring in outlines():
        assert ring[0] == ring[-1]
        rings.setdefault(code, []).extend(ring)
    provinces = {code for code in divisions() if code.endswith("0000")}
    assert set(rings) == provinces
    for code, points in rings.items():
        xs, ys = zip(*points, strict=True)
        x, y = centres()[code]
        assert min(xs) - 0.1 <= x <= max(xs) + 0.1
        assert min(ys) - 0.1 <= y <= max(ys) + 0.1


def test_counties_count_for_their_prefecture_and_a_province_for_itself() -> None:
    corpus = ns.read_text("成都市武侯区和成都市双流区昨天下雨，四川省防汛办公室在成都开会。河北省没有下雨。")
    table = corpus.places().set_index("place")
    assert table.loc["成都", "province"] == "四川省"
    assert table.loc["河北", "count"] == 1
    assert int(table["count"].sum()) == int(corpus.names.loc[corpus.names["division"] != "", "count"].sum())


def test_a_text_without_places_has_none() -> None:
    assert ns.read_text("今天天气好。").places().empty


def test_a_map_of_a_province_has_its_prefectures_and_its_counties_lie_in_them() -> None:
    from newsstats.names.counties import centre, outlines_within

    rings = outlines_within("510000")
    assert {code for code, _ in rings} == {code for code in divisions() if code[:2] == "51" and code.endswith("00") and code != "510000"}
    assert all(ring[0] == ring[-1] for _, ring in rings)
    xs, ys = zip(*(point for code, ring in rings if code == "510100" for point in ring), strict=True)
    x, y = centre("510107") or (0.0, 0.0)
    assert min(xs) < x < max(xs)
    assert min(ys) < y < max(ys)


def test_counties_stand_by_themselves_on_request() -> None:
    corpus = ns.read_text("成都市武侯区、青羊区昨天下雨，四川省防汛办公室在成都开会。河北省没有下雨。")
    table = corpus.places("county", "510000").set_index("place")
    assert {"武侯", "青羊", "成都"} <= set(table.index)
    assert "河北" not in table.index


def test_a_level_or_a_province_that_is_none_is_named() -> None:
    import pytest

    corpus = ns.read_text("成都市昨天下雨。")
    with pytest.raises(ValueError, match="level: one of prefecture, county"):
        corpus.places("village")
    with pytest.raises(ValueError, match="the code of a province"):
        corpus.places("county", "510107")


def test_a_foreign_person_is_known_by_the_last_part_of_the_name_behind_it() -> None:
    corpus = ns.read_text("玛丽亚·科斯塔昨天来访。科斯塔表示，双方将合作。")
    persons = corpus.names.query("kind == 'person'").set_index("name")
    assert persons.loc["科斯塔", "count"] == 1
    assert persons.loc["玛丽亚·科斯塔", "count"] == 1
