"""Two figures with a colon, a dash or 比 between are a time, a score, a ratio or two years, by the words beside them."""

from __future__ import annotations

import pytest

import newsstats as ns


def told(text: str) -> list[tuple[str, str, str]]:
    table = ns.number_mentions(text, date="2024-11-29", observe=False)
    return [(row.text, row.kind, row.date) for row in table.itertuples() if row.kind != "indefinite"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("会议9：30开始，12：00结束。", [("9：30", "time", "09:30"), ("12：00", "time", "12:00")]),
        ("上午9：00—11：30开放。", [("上午9：00", "time", "09:00"), ("11：30", "time", "11:30")]),
        ("负责人9:30到达。", [("9:30", "time", "09:30")]),
        ("甲队21：15击败乙队，19：30散场。", [("21：15", "phrase", ""), ("19：30", "time", "19:30")]),
        ("以25比18、25比20、25比22获胜。", [("25比18", "phrase", ""), ("25比20", "phrase", ""), ("25比22", "phrase", "")]),
        ("主队2-1获胜。", [("2-1", "phrase", "")]),
        ("师生比为1：12。", [("1：12", "quantity", "")]),
        ("按3:4:5的比例分配。", [("3:4:5", "phrase", "")]),
        ("2023／24赛季开打。", [("2023／24", "date", "2023/2024")]),
        ("2019-20雪季结束。", [("2019-20", "date", "2019/2020")]),
        ("2023/2024榨季开榨。", [("2023/2024", "date", "2023/2024")]),
        ("28/11/2024签字。", [("28/11/2024", "date", "2024-11-28")]),
        ("3/4/2024签字。", [("3/4/2024", "date", "2024")]),
        ("2019H1和19Q2财报。", [("2019H1", "date", "2019-01/2019-06"), ("19Q2", "date", "2019-04/2019-06")]),
        ("2024Q3财报。", [("2024Q3", "date", "2024-07/2024-09")]),
    ],
)
def test_what_stands_beside_two_figures_tells_what_they_are(text: str, mentions: list[tuple[str, str, str]]) -> None:
    assert told(text) == mentions


@pytest.mark.parametrize(("text", "value"), [("比例尺1∶50000。", 1 / 50_000), ("1∶250万地质图。", 1 / 2_500_000), ("水灰比1:25。", 1 / 25)])
def test_a_scale_is_a_ratio_whatever_its_size(text: str, value: float) -> None:
    (row,) = ns.number_mentions(text, observe=False).to_dict("records")
    assert (row["kind"], row["dimension"]) == ("quantity", "ratio")
    assert row["base_value"] == pytest.approx(value)
