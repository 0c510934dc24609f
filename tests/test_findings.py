"""Findings from figures: projects of any kind, breakdowns, progress, a timeline."""

from __future__ import annotations

import pytest

import newsstats as ns


def test_phases_of_a_road_told_in_another_way() -> None:
    issue = ns.read_text(
        "海城环湖公路项目昨天签约，项目总投资12亿元，分两期建设。其中，一期投资约5亿元，计划2025年3月开工；二期投资约7亿元，计划2027年底建成。",
        date="2024-11-29",
    )
    table = issue.projects
    assert table["phase"].tolist() == [0, 1, 2]
    assert table["investment"].tolist() == [12e8, 5e8, 7e8]
    assert table["start"].tolist() == ["", "2025-03", ""]
    assert table["finish"].tolist() == ["", "", "2027"]
    assert table["status"].tolist() == ["signed", "planned", "planned"]


def test_all_phases_together_are_no_phase() -> None:
    # 三期都投产 speaks of three phases, not of the third
    issue = ns.read_text("水厂项目总投资9亿元，一期投资2亿元，二期投资3亿元，三期投资4亿元。三期都投产后，产值约20亿元。")
    assert issue.projects.set_index("phase")["output_value"].to_dict()[0] == 20e8


def test_a_story_without_a_project_gives_no_row() -> None:
    issue = ns.read_text("村里种葡萄2100亩，养羊6000只，去年人均收入1.8万元。")
    assert issue.projects.empty
    assert issue.projects.dtypes.equals(ns.read_text("港口项目投资3亿元。").projects.dtypes)


def test_breakdown_of_a_harvest() -> None:
    table = ns.read_text("粮食总产量100万吨，其中小麦50万吨，玉米30万吨。").breakdowns
    assert table["share"].tolist() == pytest.approx([0.5, 0.3])
    assert table["unaccounted"].tolist() == [2e8, 2e8]


@pytest.mark.parametrize(
    ("text", "done", "remaining", "total"),
    [
        ("环湖绿道规划全长128公里，目前已建成93公里，剩余35公里明年完工。", 93000, 35000, 128000),
        ("灌区要改造渠道共60公里，已完成45公里，还剩15公里。", 45000, 15000, 60000),
    ],
)
def test_progress_from_two_wordings(text: str, done: float, remaining: float, total: float) -> None:
    row = ns.read_text(text).progress.iloc[0]
    assert (row["done"], row["remaining"], row["total"]) == (done, remaining, total)
    assert row["share"] == pytest.approx(done / total)


def test_no_goal_no_progress() -> None:
    assert ns.read_text("全县有小麦46万亩，玉米20万亩。").progress.empty


def test_timeline_tells_past_from_future() -> None:
    issue = ns.read_text("11月20日签约，2025年4月开工。", date="2024-11-29")
    assert issue.timeline[["date", "tense"]].values.tolist() == [["2024-11-20", "past"], ["2025-04", "future"]]
