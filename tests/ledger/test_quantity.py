"""Search by quantity: bounds as a paper prints them, on a corpus as on an archive."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import newsstats as ns

BODY = "长河热电项目总投资12亿元。青山大桥项目总投资8亿元。白桦水库工程总投资近10亿元。石门铁路项目总投资10亿元。"


@pytest.fixture(scope="module")
def told() -> ns.Corpus:
    return ns.read([{"id": "n1", "body": BODY, "date": "2024-05-06", "paper": "甲报"}], name="told")


def test_bounds_are_inside_and_what_is_short_of_them_is_not(told: ns.Corpus) -> None:
    assert told.find("总投资", at_least="10亿元")["text"].tolist() == ["12亿元", "10亿元"]
    assert told.find("总投资", at_least=1e9, unit="CNY")["text"].tolist() == ["12亿元", "10亿元"]
    assert told.find("总投资", at_most="9亿元")["text"].tolist() == ["8亿元"]
    assert told.find("总投资", subject="大桥")["text"].tolist() == ["8亿元"]
    assert told.find("总投资", since="2024-06").empty
    assert len(told.find("总投资", until="2024-05")) == 4


def test_an_archive_answers_alike(told: ns.Corpus, tmp_path: Path) -> None:
    ns.Archive.build(list(told), tmp_path / "archive", workers=1)
    archive = ns.Archive(tmp_path / "archive")
    for options in (
        {"at_least": "10亿元"},
        {"at_most": "9亿元"},
        {"subject": "大桥"},
        {"since": "2024-06"},
        {"until": "2024-05", "status": "actual"},
    ):
        mine, its = told.find("总投资", **options), archive.find("总投资", **options)  # type: ignore[arg-type]
        pd.testing.assert_frame_equal(its.drop(columns="article_id"), mine.drop(columns="article_id"), check_dtype=False)
        assert all(name.endswith("/n1") for name in its["article_id"])
    pd.testing.assert_frame_equal(archive.indicators(), told.indicators(), check_dtype=False)
    pd.testing.assert_frame_equal(archive.series("总投资").drop(columns="article_id"), told.series("总投资").drop(columns="article_id"))


@pytest.mark.parametrize(
    ("options", "said"),
    [({"at_least": "很多"}, "no quantity"), ({"at_least": "10亿元", "unit": "m2"}, "is in CNY"), ({"aspect": "size"}, "aspect=")],
)
def test_a_bound_that_is_none_is_told(told: ns.Corpus, options: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        told.find("总投资", **options)  # type: ignore[arg-type]
