"""Series: periods in order, gaps as gaps, revisions, subjects beside each other."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats import schema


def read(*told: tuple[str, str, str]) -> ns.Corpus:
    return ns.read([{"id": f"n{n}", "date": day, "paper": paper, "body": body} for n, (day, paper, body) in enumerate(told)])


def test_a_month_without_a_report_is_a_gap(papers: ns.Corpus) -> None:
    told = read(
        ("2024-02-10", "甲报", "2024年1月份，长河县快递业务量100万件。"), ("2024-05-10", "甲报", "2024年4月份，长河县快递业务量300万件。"),
    )  # fmt: skip
    table = told.series("快递业务量", subject="长河县")
    assert table["period_end"].tolist() == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
    assert table["value"].isna().tolist() == [False, True, True, False]
    assert len(told.series("快递业务量", gaps=False)) == 2
    assert list(table) == list(schema.SERIES)


def test_cumulative_values_and_single_months_stand_apart(papers: ns.Corpus) -> None:
    table = papers.series("社零总额")
    assert set(table["frequency"]) == {"month", "cumulative"}
    assert papers.series("社零总额", frequency="cumulative", gaps=False)["value"].tolist() == [6.19e9, 1.234e10, 1.546e10]


def test_the_year_to_date_takes_quarters_and_years_in() -> None:
    told = read(
        ("2024-04-20", "甲报", "2024年一季度，长河县社会消费品零售总额20亿元。"), ("2024-06-20", "甲报", "2024年1—5月，长河县社会消费品零售总额34亿元。"),
    )  # fmt: skip
    table = told.series("社会消费品零售总额", frequency="cumulative")
    assert table[["period_end", "sources"]].to_numpy().tolist() == [["2024-03-31", 1], ["2024-04-30", 0], ["2024-05-31", 1]]


def test_a_later_report_counts_and_says_when_it_changed() -> None:
    told = read(
        ("2024-01-10", "甲报", "2023年，长河县粮食产量12万吨。"), ("2024-01-11", "乙报", "2023年，长河县粮食产量12.3万吨。"),
        ("2024-03-01", "甲报", "2023年，长河县粮食产量13万吨。"),
    )  # fmt: skip
    (row,) = told.series("粮食产量").to_dict("records")
    assert (row["value"], row["sources"], row["outlets"], row["first_reported"], row["last_reported"]) == (
        1.3e8,
        3,
        2,
        "2024-01-10",
        "2024-03-01",
    )
    assert row["last_revised"] == "2024-03-01"  # 12 and 12.3 can be the same figure, 12.3 and 13 cannot
    assert row["spread"] == pytest.approx(1e7)


def test_wide_has_a_column_a_subject() -> None:
    told = read(("2024-01-10", "甲报", "2023年，长河县粮食产量12万吨。2023年，青山市粮食产量20万吨。"))
    wide = told.series("粮食产量").to_wide()
    assert wide.to_dict("list") == {"长河县": [1.2e8], "青山市": [2e8]}
    with pytest.raises(ValueError, match="no column"):
        told.series("粮食产量").to_wide("weight")


def test_indicators_count_their_periods_and_name_their_forms(papers: ns.Corpus) -> None:
    row = papers.indicators().query("indicator == '社会消费品零售总额' and aspect == 'level'").iloc[0]
    assert (row["count"], row["periods"], row["first"], row["last"], row["coverage"]) == (6, 6, "2024-01-01", "2024-05-31", 1.0)


@pytest.mark.parametrize(("options", "said"), [({"aspect": "level of"}, "aspect="), ({"frequency": "weekly"}, "frequency=")])
def test_another_word_is_told(papers: ns.Corpus, options: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        papers.series("粮食产量", **options)  # type: ignore[arg-type]
