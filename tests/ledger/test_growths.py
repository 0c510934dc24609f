"""A paper checks itself: printed growths against the levels of two years, over 50 made-up series."""

from __future__ import annotations

import monthly
import pytest

import newsstats as ns


@pytest.fixture(scope="module")
def printed() -> list[monthly.Printed]:
    return monthly.reports(1, altered=0.3)


@pytest.fixture(scope="module")
def verdicts(printed: list[monthly.Printed]) -> dict[str, str]:
    table = ns.read([one.record for one in printed]).growths()
    return dict(zip(table["article_id"], table["verdict"], strict=True))


def test_most_pairs_are_found(printed: list[monthly.Printed], verdicts: dict[str, str]) -> None:
    possible = [one for one in printed if one.record["id"].split("-")[2] != "2020"]
    assert len(possible) == 1200
    assert len(verdicts) >= 1100


def test_what_was_printed_right_agrees(printed: list[monthly.Printed], verdicts: dict[str, str]) -> None:
    right = [verdicts[one.record["id"]] for one in printed if not one.altered and one.record["id"] in verdicts]
    assert len(right) > 700
    assert set(right) == {"agrees"}


def test_nine_altered_digits_of_ten_are_caught(printed: list[monthly.Printed], verdicts: dict[str, str]) -> None:
    altered = [verdicts[one.record["id"]] for one in printed if one.altered and one.record["id"] in verdicts]
    assert len(altered) > 300
    assert altered.count("differs") >= 0.9 * len(altered)


def test_no_growth_stands_for_a_little_less_too() -> None:
    records = [
        {"title": "零售", "body": "2023年9月，社会消费品零售总额2171.99亿元。", "date": "2023-10-18", "paper": "甲报"},
        {"title": "零售", "body": "9月份，社会消费品零售总额2170.92亿元，同比增长0.0%。", "date": "2024-10-18", "paper": "甲报"},
    ]
    assert ns.read(records).growths()["verdict"].tolist() == ["agrees"]
