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
