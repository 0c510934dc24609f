"""A project's life: what was said when, and what changed."""

from __future__ import annotations

from pathlib import Path

import newsstats as ns
from newsstats import schema


def test_a_cost_changes_and_the_work_begins(papers: ns.Corpus) -> None:
    table = papers.biography("湿地公园")
    assert list(table) == list(schema.BIOGRAPHY)
    whole = table[(table["phase"] == 0) & (table["fact"] == "investment")]
    assert whole["said"].tolist() == ["7.2亿元", "7.2亿元", "7.8亿元", "7.2亿元", "7.8亿元"]
    assert whole["changed"].tolist() == [False, False, True, True, True]
    assert whole["was"].tolist() == ["", "", "7.2亿元", "7.8亿元", "7.2亿元"]
    status = table[(table["phase"] == 0) & (table["fact"] == "status")]
    assert (status["said"].iloc[0], status["said"].iloc[-1]) == ("planned", "started")


def test_a_goal_is_followed_by_the_day_that_it_is_of() -> None:
    page = ns.read_issue(Path(__file__).parents[2] / "data" / "issues" / "changji-2024-11-29-retold.txt")
    table = page.biography("防护带")
    assert table[["fact", "said", "as_of", "published"]].to_numpy().tolist() == [
        ["total", "3046000", "2023", "2024-11-29"], ["done", "2761000", "2023", "2024-11-29"], ["remaining", "285000", "2023", "2024-11-29"],
    ]  # fmt: skip


def test_an_archive_tells_the_same_life(papers: ns.Corpus, tmp_path: Path) -> None:
    ns.Archive.build(list(papers), tmp_path / "archive", workers=1)
    its = ns.Archive(tmp_path / "archive")
    columns = ["project", "phase", "fact", "said", "as_of", "outlet", "was", "changed"]
    key = ["project", "phase", "fact", "as_of", "said", "outlet"]
    mine = papers.biography("湿地公园")[columns].query("fact == 'investment' and phase == 0")
    other = its.biography("湿地公园")[columns].query("fact == 'investment' and phase == 0")
    assert mine.sort_values(key)[key].to_numpy().tolist() == other.sort_values(key)[key].to_numpy().tolist()
    assert len(its.contradictions()) == len(papers.contradictions())
