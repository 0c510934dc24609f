"""What kind of time a period is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsstats.ledger.frequency import FREQUENCIES, between, frequency, next_period, to_date, year_before


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        ("2024-02-01", "2024-02-29", "month"), ("2024-02-01", "2024-02-28", "span"), ("2024-04-01", "2024-06-30", "quarter"),
        ("2024-05-01", "2024-07-31", "span"), ("2024-07-01", "2024-12-31", "half"), ("2024-01-01", "2024-12-31", "year"),
        ("2024-01-01", "2024-08-31", "cumulative"), ("2024-01-01", "2024-06-24", "cumulative"), ("2024-06-24", "2024-06-24", "day"),
        ("2021-01-01", "2025-12-31", "span"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_period_has_one_frequency(start: str, end: str, kind: str) -> None:
    assert frequency(start, end) == kind


days = st.dates(datetime.date(1950, 1, 1), datetime.date(2080, 12, 31)).map(lambda day: day.isoformat())


@given(days, days)
def test_every_period_has_a_known_frequency(one: str, other: str) -> None:
    assert frequency(*sorted((one, other))) in FREQUENCIES


def test_a_year_before_keeps_the_ends_of_months() -> None:
    assert [year_before(day) for day in ("2024-02-29", "2025-02-28", "2024-11-30", "2024-11-15")] == [
        "2023-02-28", "2024-02-29", "2023-11-30", "2023-11-15",
    ]  # fmt: skip


def test_periods_follow_each_other_over_the_year() -> None:
    assert next_period("2024-11-01", "2024-11-30", "month") == ("2024-12-01", "2024-12-31")
    assert next_period("2024-10-01", "2024-12-31", "quarter") == ("2025-01-01", "2025-03-31")
    assert next_period("2024-01-01", "2024-02-29", "cumulative") == ("2024-01-01", "2024-03-31")
    assert next_period("2024-01-01", "2024-12-31", "cumulative") is None
    assert next_period("2024-01-01", "2024-01-01", "day") is None
    assert list(between("2024-01-01", "2024-01-31", "2024-04-30", "month")) == [("2024-02-01", "2024-02-29"), ("2024-03-01", "2024-03-31")]


def test_what_counts_as_the_year_to_date() -> None:
    assert to_date("2024-01-01", "2024-03-31")
    assert to_date("2024-01-01", "2024-12-31")
    assert not to_date("2024-01-01", "2024-01-15")
    assert not to_date("2024-04-01", "2024-06-30")
