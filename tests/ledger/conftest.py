"""Articles of made-up papers that the tests of this folder read once."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns

SAMPLE = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"


@pytest.fixture(scope="session")
def papers() -> ns.Corpus:
    return ns.read(SAMPLE)


@pytest.fixture(scope="session")
def years() -> ns.Corpus:
    """A paper that reports its county's retail sales every January, and once a growth that does not follow."""
    sales = {2019: (40.0, ""), 2020: (42.0, "，同比增长5.0%"), 2021: (46.2, "，同比增长10.0%"), 2022: (48.5, "，同比增长9.0%")}
    return ns.read(
        [
            {
                "id": f"y{year}", "date": f"{year + 1}-01-20", "paper": "长河报", "title": "消费",
                "body": f"{year}年，长河县社会消费品零售总额{level}亿元{growth}。",
            }
            for year, (level, growth) in sales.items()
        ]
    )  # fmt: skip
