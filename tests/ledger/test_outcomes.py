"""Plans beside what came of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns

PLAN = ("2024-02-10", "今年，长河县计划改造农村公路120公里。")


def told(*said: tuple[str, str]) -> ns.Corpus:
    return ns.read([{"id": f"a{n}", "date": day, "paper": "长河报", "title": "公路", "body": body} for n, (day, body) in enumerate(said)])


@pytest.mark.parametrize(
    ("body", "verdict", "share"),
    [
        ("2024年，长河县改造农村公路131公里。", "above", 131 / 120),
        ("2024年，长河县改造农村公路约120公里。", "meets", 1.0),
        ("2024年，长河县改造农村公路96公里。", "below", 0.8),
    ],
)
def test_the_whole_period(body: str, verdict: str, share: float) -> None:
    (row,) = told(PLAN, ("2025-01-20", body)).outcomes().to_dict("records")
    assert (row["verdict"], row["share"]) == (verdict, pytest.approx(share))
    assert (row["article_id"], row["outcome_article"]) == ("a0", "a1")


def test_the_beginning_of_the_period_is_so_far() -> None:
    table = told(PLAN, ("2024-07-10", "上半年，长河县改造农村公路60公里。")).outcomes()
    assert table[["verdict", "share", "outcome_end"]].to_numpy().tolist() == [["so far", 0.5, "2024-06-30"]]


@pytest.mark.parametrize(
    "other",
    [
        ("2025-01-20", "2024年，青山县改造农村公路131公里。"),
        ("2025-01-20", "2023年，长河县改造农村公路131公里。"),
        ("2024-01-20", "2024年，长河县改造农村公路131公里。"),
        ("2025-01-20", "2024年，长河县改造农村公路1310公里。"),
        ("2025-01-20", "2024年，长河县计划改造农村公路131公里。"),
    ],
)
def test_another_subject_period_scale_an_earlier_article_or_another_plan_is_no_outcome(other: tuple[str, str]) -> None:
    assert told(PLAN, other).outcomes().empty


def test_an_archive_answers_alike(tmp_path: Path) -> None:
    corpus = told(PLAN, ("2025-01-20", "2024年，长河县改造农村公路131公里。"))
    rows = [{"id": one.id, "date": one.published, "paper": "长河报", "title": "公路", "body": one.text} for one in corpus]
    assert not ns.Archive.build(rows, tmp_path / "a", workers=1).failed
    columns = ["indicator", "subject", "planned", "outcome", "verdict", "share"]
    assert ns.Archive(tmp_path / "a").outcomes()[columns].to_numpy().tolist() == corpus.outcomes()[columns].to_numpy().tolist()


def test_the_chart_has_a_dot_a_plan(tmp_path: Path) -> None:
    table = told(
        PLAN, ("2024-07-10", "上半年，长河县改造农村公路60公里。"), ("2025-01-20", "2024年，长河县改造农村公路131公里。")
    ).outcomes()
    figure = ns.charts.outcomes(table)
    assert list(figure.data[0].marker.symbol) == ["circle-open", "circle"]
    ns.charts.matplotlib_drawer.save(figure, str(tmp_path / "outcomes"))
    assert (tmp_path / "outcomes.png").stat().st_size > 1000
