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
        ("全县计划植树50万亩，目前已完成32万亩。", 32e4 * 2000 / 3, 18e4 * 2000 / 3, 50e4 * 2000 / 3),
        ("项目已完成投资4.6亿元，占总投资11.5亿元的40%。", 4.6e8, 6.9e8, 11.5e8),
        ("灌区要改造渠道共60公里，已完成45公里，还剩15公里。", 45000, 15000, 60000),
    ],
)
def test_progress_from_two_wordings(text: str, done: float, remaining: float, total: float) -> None:
    row = ns.read_text(text).progress.iloc[0]
    assert (row["done"], row["remaining"], row["total"]) == pytest.approx((done, remaining, total))
    assert row["share"] == pytest.approx(done / total)


def test_no_goal_no_progress() -> None:
    assert ns.read_text("全县有小麦46万亩，玉米20万亩。").progress.empty


def test_timeline_tells_past_from_future() -> None:
    issue = ns.read_text("11月20日签约，2025年4月开工。", date="2024-11-29")
    assert issue.timeline[["date", "tense"]].values.tolist() == [["2024-11-20", "past"], ["2025-04", "future"]]


LIST_OF_STARTS = (
    "昨天，全市一季度重大项目集中开工，其中，绿源光伏产业园项目总投资12亿元，建设年产2吉瓦组件生产线；"
    "北环快速路项目全长18.6公里，总投资9.4亿元，2026年底通车；第三中学新校区项目占地120亩，总投资2.1亿元，可提供学位2400个。"
)


def test_list_of_starts_gives_a_row_a_project() -> None:
    table = ns.read_text(LIST_OF_STARTS, date="2025-03-06").projects
    assert table["project"].tolist() == ["绿源光伏产业园项目", "北环快速路项目", "第三中学新校区项目"]
    assert table["investment"].tolist() == [12e8, 9.4e8, 2.1e8]
    assert table["length"].tolist()[1] == 18600
    assert table["area"].tolist()[2] == pytest.approx(80000)
    assert table["finish"].tolist() == ["", "2026", ""]
    assert set(table["status"]) == {"started"}


def test_total_of_a_signing_is_no_project() -> None:
    table = ns.read_text(
        "3月5日，甘泉县举行招商项目签约仪式，现场签约项目6个，签约总额45亿元。其中，恒丰食品加工项目投资5亿元，投产后年产值可达8亿元，带动就业600人；"
        "远大装配式建筑项目投资10亿元，占地300亩。",
        date="2025-03-06",
    ).projects
    assert table["project"].tolist() == ["恒丰食品加工项目", "远大装配式建筑项目"]
    assert table["investment"].tolist() == [5e8, 10e8]
    assert (table["output_value"].iloc[0], table["jobs"].iloc[0]) == (8e8, 600)
    assert set(table["status"]) == {"signed"}


def test_every_figure_of_a_project_leads_to_its_mention() -> None:
    issue = ns.read_text(LIST_OF_STARTS, date="2025-03-06")
    values = issue.numbers.set_index("mention_id")["base_value"]
    for row in issue.projects.to_dict("records"):
        assert values[row["investment_mention"]] == row["investment"]
        assert row["investment_mention"] in row["mention_ids"].split("、")


def test_parts_of_an_investment_and_sections_of_a_road() -> None:
    table = ns.read_text(
        "环湖高速公路一标段长32公里，投资28亿元，已于去年9月开工；二标段长41公里，投资36亿元，计划今年6月开工。环湖高速公路总投资64亿元，其中建设投资60亿元，流动资金4亿元。",
        date="2025-03-06",
    ).projects.set_index("phase")
    assert table["investment"].to_dict() == {0: 64e8, 1: 28e8, 2: 36e8}
    assert table["length"].to_dict()[2] == 41000
    assert (table.loc[0, "fixed_investment"], table.loc[0, "working_capital"]) == (60e8, 4e8)
    assert table.loc[1, "status"] == "started"
    assert table.loc[2, "status"] == "planned"


def test_stretches_are_tasks_inside_what_remains() -> None:
    from newsstats.findings.progress import stretches

    issue = ns.read_text("环线全长100公里，已建成80公里，剩余20公里。三队承担了其中6公里的攻坚任务，宽50米的路基已经压实。")
    assert stretches(issue.numbers, issue.progress)["base_value"].tolist() == [6000]


def test_money_spent_so_far_is_not_what_the_project_costs() -> None:
    projects = ns.read_text("滨河净水厂项目加快建设。截至2024年12月底，项目已完成投资6.18亿元，占总投资10.3亿元的60%。").projects
    assert projects["investment"].tolist() == [10.3e8]


def test_a_phase_that_begins_later_starts_neither_the_project_nor_another_phase() -> None:
    text = "青石物流园项目总投资7亿元，分两期建设，一期投资3亿元，2025年4月开工，二期投资4亿元。"
    projects = ns.read([{"title": "青石", "body": text, "date": "2024-11-29"}]).projects
    assert dict(zip(projects["label"], projects["status"], strict=True)) == {"": "", "一期": "planned", "二期": ""}
