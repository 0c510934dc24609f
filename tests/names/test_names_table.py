"""Persons with roles, places and organisations: few and right."""

from __future__ import annotations

import pandas as pd
import pytest

import newsstats as ns


def of_kind(table: pd.DataFrame, kind: str) -> dict[str, str]:
    rows = table[table["kind"] == kind]
    return dict(zip(rows["name"], rows["role"], strict=True))


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("海城水务有限公司总经理马喆表示，管网年底换完。", {"马喆": "总经理"}),
        ("研究所所长王凤忠在会上致辞，副县长吴良主持会议。", {"王凤忠": "所长", "吴良": "副县长"}),
        ("项目负责人朱开封介绍，路基已经压实。", {"朱开封": "负责人"}),
        ("本报讯 记者刘一、通讯员马二娃报道：渔港热闹起来了。", {"刘一": "记者", "马二娃": "通讯员"}),
        ("代表和专家都高兴地鼓掌，负责人一致表示支持。", {}),
        ("经理说，书记在会上强调，主任表示同意。", {}),
    ],
)
def test_persons_by_role_byline_and_speech(text: str, persons: dict[str, str]) -> None:
    assert of_kind(ns.read_text(text).names, "person") == persons


def test_foreign_name_behind_a_role() -> None:
    assert of_kind(ns.read_text("厂里请来工程师安德烈·伊万诺夫，他检查了锅炉。").names, "person") == {"安德烈·伊万诺夫": "工程师"}


def test_places_and_organisations() -> None:
    issue = ns.read_text("中国农业科学院的专家来到呼图壁县，走访了新疆海城供应链管理有限公司和北京的客商。")
    assert set(of_kind(issue.names, "place")) >= {"呼图壁县", "北京"}
    assert "中国农业科学院" in of_kind(issue.names, "organisation")
    assert any(name.endswith("供应链管理有限公司") for name in of_kind(issue.names, "organisation"))


def test_common_words_are_no_places() -> None:
    assert of_kind(ns.read_text("城市建设要有深度，宜居美丽，人人关心。").names, "place") == {}


def test_rows_lead_back_to_the_source_and_count_every_place(sample: ns.Issue) -> None:
    for name, start, end in zip(sample.names["name"], sample.names["source_start"], sample.names["source_end"], strict=True):
        assert "".join(sample.source[start:end].split()) == name
    people = sample.names[sample.names["kind"] == "person"]
    assert {"马喆", "桂瑞婷"} <= set(people["name"])
    assert (people["count"] >= 1).all()


def test_empty_table_has_the_same_dtypes(sample: ns.Issue) -> None:
    assert ns.read_text("没有名字。").names.dtypes.equals(sample.names.dtypes)
