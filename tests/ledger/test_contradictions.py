"""Planted contradictions are found, with both sentences; what can be the same is not one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from planted import pairs

import newsstats as ns

REAL = Path(__file__).parents[3] / "shared" / "real" / "broadcast.jsonl"


def kinds(*told: tuple[str, str, str]) -> list[tuple[str, str]]:
    corpus = ns.read([{"id": f"n{n}", "date": day, "paper": paper, "body": body} for n, (day, paper, body) in enumerate(told)])
    return [(row["kind"], row["reason"]) for row in corpus.contradictions().to_dict("records")]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_contradictions_are_found_and_nothing_else(seed: int) -> None:
    table = ns.read([record for pair in pairs(seed) for record in pair]).contradictions()
    mine = table["first_article"].str[:-1] == table["second_article"].str[:-1]
    assert mine.sum() >= 36
    assert (~mine).sum() == 0


@pytest.mark.skipif(not REAL.exists(), reason="the real articles stand beside the project only")
def test_real_articles_raise_no_false_alarm() -> None:
    corpus = ns.read([json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()])
    assert len(corpus.contradictions()) <= 1


def test_two_papers_contradict_and_one_paper_revises() -> None:
    first = ("2024-01-10", "甲报", "2023年，长河县粮食产量12.0万吨。")
    assert kinds(first, ("2024-01-12", "乙报", "2023年，长河县粮食产量13.5万吨。")) == [("contradiction", "papers")]
    assert kinds(first, ("2024-01-12", "甲报", "2023年，长河县粮食产量13.5万吨。")) == [("revision", "same_paper")]
    assert kinds(first, ("2024-03-12", "乙报", "经最终核实，2023年，长河县粮食产量13.5万吨。")) == [("revision", "revised")]


def test_a_turn_of_phrase_that_two_stories_share_is_no_contradiction() -> None:
    """Two made-up stories of two projects once contradicted each other, because both said how much of their cost was spent."""
    said = "截至2024年12月底，项目已完成投资{}亿元，占总投资的60%。"
    one = ("2024-12-17", "甲报", "城北的果蔬冷链中心在加快建设，工人分三班施工，钢架昨天封顶。" + said.format("6.18"))
    other = ("2024-12-17", "甲报", "南岸的污水处理厂正在安装设备，春节以后试水。" + said.format("1.44"))
    assert kinds(one, other) == []


def test_what_prints_alike_does_not_contradict() -> None:
    first = ("2024-01-10", "甲报", "2023年，长河县粮食产量12万吨。")
    assert kinds(first, ("2024-01-12", "乙报", "2023年，长河县粮食产量12.3万吨。")) == []
    assert kinds(first, ("2024-01-12", "乙报", "2022年，长河县粮食产量15.3万吨。")) == []
    assert kinds(first, ("2024-01-12", "乙报", "2023年，青山县粮食产量15.3万吨。")) == []


def test_a_cost_that_the_text_replaces_is_a_revision(papers: ns.Corpus) -> None:
    table = papers.contradictions()
    assert table["indicator"].unique().tolist() == ["总投资"]
    assert table["kind"].tolist() == ["revision", "contradiction"]
    assert "⟦7.8亿元⟧" in table["second_sentence"].iloc[0]
    assert "⟦7.2亿元⟧" in table["first_sentence"].iloc[0]


def test_levels_of_two_years_give_the_growth(years: ns.Corpus) -> None:
    table = years.growths()
    assert table["period_end"].tolist() == ["2020-12-31", "2021-12-31", "2022-12-31"]
    assert table["verdict"].tolist() == ["agrees", "agrees", "differs"]
    assert table["reason"].tolist() == ["", "", "rebased"]
    last = table.iloc[-1]
    # 48.45/46.25 and 48.55/46.15, less one
    assert (last["expected_low"], last["expected_high"]) == (pytest.approx(4.757, abs=1e-3), pytest.approx(5.200, abs=1e-3))
