"""A folio line in many forms, and lines that only look like one."""

from __future__ import annotations

import pytest

from newsstats.layout.folio import Folio, read_folio
from newsstats.layout.furniture import line_role


@pytest.mark.parametrize(
    ("line", "date", "number", "name"),
    [
        ("2025年3月8日 星期六 第5版", "2025-03-08", "5", ""),
        ("2025年3月8日　星期六　农历乙巳年二月初九　第5版", "2025-03-08", "5", ""),
        ("B03/副刊 2025年3月8日 星期六", "2025-03-08", "B03", "副刊"),
        ("05 / 教育 / 2025.3.8", "2025-03-08", "5", "教育"),
        ("2025-03-08 第5版 体育", "2025-03-08", "5", "体育"),
        ("5版 体育 2025年3月8日", "2025-03-08", "5", "体育"),
        ("副刊·5", "", "5", "副刊"),
        ("5  SPORTS 体育", "", "5", "体育"),
        ("SATURDAY, MARCH 8, 2025", "2025-03-08", "", ""),
        ("第十二版", "", "12", ""),
        ("2025年2月30日 星期日", "", "", ""),
    ],
)
def test_a_folio_says_day_number_and_name(line: str, date: str, number: str, name: str) -> None:
    assert read_folio(line) == Folio(date, number, name)
    assert line_role(line) == "folio"


@pytest.mark.parametrize(
    "line",
    [
        "3月8日，大桥通车", "2025年投资3亿元", "2025年3月8日大桥通车了", "全长3公里", "3 公里", "10 万", "G30高速", "1 2 3", "60岁 老人", "体育 3", "2025年9月3日，全面推进建设",
        "", "第一季度增长5%", "1.2",
    ],
)  # fmt: skip
def test_a_line_that_tells_something_is_no_folio(line: str) -> None:
    assert read_folio(line) is None
