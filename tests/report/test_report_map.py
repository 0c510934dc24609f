"""The report's map."""

from __future__ import annotations

import re

import pytest

import newsstats as ns
from newsstats.names.places import EXTENT
from newsstats.report.page.places import drawing, places_map


def test_a_dot_for_each_place_inside_the_picture(sample: ns.Issue) -> None:
    table = sample.places()
    drawn = drawing(table, "map")
    spots = [tuple(map(float, spot)) for spot in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    assert len(spots) == len(table)
    _, _, width, height = map(float, re.search(r'viewBox="([\d. ]+)"', drawn)[1].split())
    assert all(0 <= x <= width and 0 <= y <= height for x, y in spots)


def test_a_map_is_wider_than_high_and_holds_what_lies_in_its_extent(sample: ns.Issue) -> None:
    table = sample.places()
    west, east, south, north = EXTENT
    assert drawing(table.assign(longitude=west - 1), "map") == ""
    assert drawing(table.assign(longitude=(west + east) / 2, latitude=(south + north) / 2), "map").count("<circle") == len(table)


def test_one_place_makes_no_map(sample: ns.Issue) -> None:
    assert drawing(sample.places().head(1), "map") == ""
    assert drawing(sample.places().head(0), "map") == ""


def test_names_of_places_are_text_and_no_markup(sample: ns.Issue) -> None:
    table = sample.places().assign(place="<b>", names='"&')
    drawn = drawing(table, "map")
    assert "<b>" not in drawn
    assert "&lt;b&gt;" in drawn


def test_a_page_of_one_province_has_that_province_s_map(monkeypatch: pytest.MonkeyPatch) -> None:
    near = ns.read_text("成都市武侯区和双流区昨天下雨，绵阳市、宜宾市没有下雨。四川省防汛办公室在成都开会。河北省也下雨。").names
    drawn = places_map(near)
    assert "四川" in drawn
    assert "武侯" in drawn
    assert "河北" not in drawn
    # without the package China is drawn
    monkeypatch.setattr("newsstats.names.counties.known", lambda: False)
    assert "河北" in places_map(near)
