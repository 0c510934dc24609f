"""Phases of a project: where a text names them, and whose a figure is behind one."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.observations.phases import phases_of, phases_that_open


def test_phases_that_divide_or_sum_up_name_none() -> None:
    assert [(number, label) for _, number, label in phases_of("工程分三期建设，一期2亿元，第二阶段3亿元，三期合计9亿元。")] == [
        (1, "一期"),
        (2, "第二阶段"),
        (0, ""),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工程分三期。一期项目投资2亿元；二期3亿元。", ["一期项目", "二期"]),
        ("其中，首期工程占地300亩", ["首期工程"]),
        ("北岸的一期项目投资2亿元，二期时间未定", []),
        ("三期间隔两年。", []),
    ],
)
def test_a_phase_opens_a_clause_or_is_none(text: str, told: list[str]) -> None:
    assert [text[a:b] for a, b, _ in phases_that_open(text)] == told


def test_what_is_said_behind_a_phase_is_the_phases_up_to_the_next() -> None:
    text = "湖滨物流园总投资9亿元。一期项目拟建2万平方米的仓库，投资额约3亿元；二期项目再建4万平方米仓库，投资额6亿元。建成后年产值20亿元。"
    told = ns.number_mentions(text).set_index("text")["subject"]
    assert told[["2万平方米", "约3亿元"]].tolist() == ["一期项目"] * 2
    assert told[["4万平方米", "6亿元"]].tolist() == ["二期项目"] * 2
    assert "期" not in told["20亿元"]
