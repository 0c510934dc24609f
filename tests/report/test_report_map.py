"""The report's map."""

from __future__ import annotations

import re

import newsstats as ns
from newsstats.report.page.places import EAST, NORTH, SOUTH, WEST, places_map


def test_a_dot_for_each_place_inside_the_picture(sample: ns.Issue) -> None:
    table = sample.places()
    drawn = places_map(table)
    spots = [tuple(map(float, spot)) for spot in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    assert len(spots) == len(table)
    _, _, width, height = map(float, re.search(r'viewBox="([\d. ]+)"', drawn)[1].split())
    assert all(0 <= x <= width and 0 <= y <= height for x, y in spots)


def test_a_map_is_wider_than_high_and_holds_what_lies_in_its_extent(sample: ns.Issue) -> None:
    table = sample.places()
    assert places_map(table.assign(longitude=WEST - 1)) == ""
    assert places_map(table.assign(longitude=(WEST + EAST) / 2, latitude=(SOUTH + NORTH) / 2)).count("<circle") == len(table)


def test_one_place_makes_no_map(sample: ns.Issue) -> None:
    assert places_map(sample.places().head(1)) == ""
    assert places_map(sample.places().head(0)) == ""


def test_names_of_places_are_text_and_no_markup(sample: ns.Issue) -> None:
    table = sample.places().assign(place="<b>", names='"&')
    drawn = places_map(table)
    assert "<b>" not in drawn
    assert "&lt;b&gt;" in drawn
