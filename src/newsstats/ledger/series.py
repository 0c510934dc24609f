"""A tidy table of what was reported for each period: value, interval, reports, revisions, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, Self

import numpy as np
import pandas as pd

from newsstats import schema
from newsstats.ledger.frequency import CUMULATIVE, FREQUENCIES, REGULAR, between, to_date
from newsstats.ledger.names import joined, series_indicator, series_subject

_ASPECTS: Final = ("level", "growth", "change", "share", "rate", "multiple", "rank", "gap")
_KEY: Final = ["series_subject", "frequency", "base_unit", "period_start", "period_end"]


class Series(pd.DataFrame):
    """A table of `schema.SERIES`: one row a subject and period; a DataFrame that can also stand its subjects beside each other."""

    @property
    def _constructor(self) -> type[Self]:
        return type(self)

    def to_wide(self, value: str = "value") -> pd.DataFrame:
        """Periods as rows, subjects as columns; NaN where a subject has no report.

        Parameters
        ----------
        value
            The column that fills the cells: `value`, `low`, `high`, `sources`, `spread` …

        Returns
        -------
        DataFrame
            Index: `frequency`, `period_start`, `period_end`; columns: the subjects (不明 where none is named), with the unit
            behind the name where a subject has several units.

        Raises
        ------
        ValueError
            There is no such column.
        """
        if value not in self.columns:
            raise ValueError(f"{value!r} is no column; columns are {', '.join(self.columns)}")
        table = pd.DataFrame(self)
        several = table.groupby("subject")["unit"].nunique() > 1
        names = [
            f"{subject or '不明'} [{unit}]" if several[subject] else subject or "不明"
            for subject, unit in zip(table["subject"], table["unit"], strict=True)
        ]
        wide: pd.DataFrame = table.assign(subject=names).pivot(
            index=["frequency", "period_start", "period_end"], columns="subject", values=value
        )
        wide.columns.name = None
        return wide


def checked_aspect(aspect: str) -> str:
    """The aspect as it was asked for. Raises: `ValueError` for a word that is none."""
    if aspect not in _ASPECTS:
        raise ValueError(f"aspect={aspect!r}: use {', '.join(_ASPECTS)}")
    return aspect


def chosen(
    ledger: pd.DataFrame, indicator: str, *, aspect: str, comparison: str | None, subject: str | None, frequency: str | None, status: str,
    doubtful: bool,
) -> pd.DataFrame:  # fmt: skip
    """The rows of a ledger that a series is made of.

    Raises: `ValueError` for an aspect or a frequency that is none.
    """
    checked_aspect(aspect)
    if frequency is not None and frequency not in FREQUENCIES:
        raise ValueError(f"frequency={frequency!r}: use {', '.join(FREQUENCIES)}")
    rows = ledger[
        (ledger["series_indicator"] == series_indicator(indicator))
        & (ledger["aspect"] == aspect)
        & (ledger["status"] == status)
        & (ledger["sure"] | doubtful)
    ]
    if comparison is not None:
        rows = rows[rows["comparison"] == comparison]
    rows = with_full_names(rows)
    if subject is not None:
        rows = rows[rows["series_subject"].isin({series_subject(subject), subject})]
    if frequency == CUMULATIVE:
        run = np.array([to_date(a, b) for a, b in zip(rows["period_start"], rows["period_end"], strict=True)], dtype=bool)
        rows = rows[(rows["frequency"] == CUMULATIVE) | run].assign(frequency=CUMULATIVE)
    elif frequency is not None:
        rows = rows[rows["frequency"] == frequency]
    return rows[rows["frequency"] != ""]


def with_full_names(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with short forms of subjects replaced by the full form that another row has."""
    full = joined(rows["series_subject"].unique())
    if not full:
        return rows
    return rows.assign(series_subject=[full.get(name, name) for name in rows["series_subject"]])


def series_of(rows: pd.DataFrame, *, gaps: bool = True) -> Series:
    """One row a subject, unit and period; with `gaps` the periods without a report between two that have one, too."""
    made: list[dict[str, Any]] = []
    order = ["published", "article_id", "start"]
    for key, reports in rows.sort_values(order, kind="stable").groupby(_KEY, sort=True):
        made.append({**dict(zip(_KEY, key, strict=True)), **_reported(reports)})
    table = [{"subject": row["series_subject"], "unit": row["base_unit"], **row} for row in made]
    if gaps:
        table += list(_gaps(table))
    table.sort(key=lambda row: (row["subject"], row["unit"], FREQUENCIES.index(row["frequency"]), row["period_start"], row["period_end"]))
    return Series(schema.frame_of_rows(table, schema.SERIES))


def _reported(reports: pd.DataFrame) -> dict[str, Any]:
    """What all reports of one period come to: the last one, the narrowest of its day, and how they differ."""
    last = reports[reports["published"] == reports["published"].iloc[-1]]
    width = (last["amount_high"] - last["amount_low"]).to_numpy()
    best = last.iloc[int(width.argmin())]
    return {
        "value": best["amount"],
        "low": best["amount_low"],
        "high": best["amount_high"],
        "sources": len(reports),
        "outlets": int(reports["outlet"][reports["outlet"] != ""].nunique()),
        "first_reported": reports["published"].iloc[0],
        "last_reported": reports["published"].iloc[-1],
        "last_revised": _last_revised(reports),
        "spread": float(reports["amount"].max() - reports["amount"].min()),
        "article_id": best["article_id"],
        "mention_id": best["mention_id"],
        "text": best["text"],
    }


def _last_revised(reports: pd.DataFrame) -> str:
    """The day on which a report first could not be the same figure as the one before it."""
    day = ""
    low, high = reports["amount_low"].tolist(), reports["amount_high"].tolist()
    for n in range(1, len(reports)):
        if low[n] > high[n - 1] or low[n - 1] > high[n]:
            day = reports["published"].iloc[n]
    return day


def _gaps(table: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    by_series: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in table:
        by_series.setdefault((row["subject"], row["unit"], row["frequency"]), []).append((row["period_start"], row["period_end"]))
    for (subject, unit, frequency), periods in by_series.items():
        for now, then in pairwise(sorted(periods)):
            if frequency == CUMULATIVE and now[0] != then[0]:
                continue
            for start, end in between(*now, then[1], frequency):
                yield {
                    "subject": subject, "frequency": frequency, "period_start": start, "period_end": end, "value": float("nan"),
                    "low": float("nan"), "high": float("nan"), "unit": unit, "sources": 0, "outlets": 0, "first_reported": "",
                    "last_reported": "", "last_revised": "", "spread": float("nan"), "article_id": "", "mention_id": "", "text": "",
                }  # fmt: skip


def indicators_of(ledger: pd.DataFrame) -> pd.DataFrame:
    """`schema.INDICATORS`: what a ledger has series of, most reports first; only rows that are sure and have happened.

    Rows that are alike may have been counted before: `reports` is then how many there are of each.
    """
    rows = ledger[ledger["sure"] & (ledger["status"] == "actual") & (ledger["series_indicator"] != "")]
    if "reports" not in rows:
        rows = rows.assign(reports=1)
    key = ["series_indicator", "aspect", "comparison"]
    dated = rows[rows["frequency"] != ""]
    groups = rows.groupby(key, sort=True)
    table = groups.agg(count=("reports", "sum"), subjects=("series_subject", "nunique"))
    table["outlets"] = rows[rows["outlet"] != ""].groupby(key)["outlet"].nunique()
    table["periods"] = dated.drop_duplicates([*key, "period_start", "period_end"]).groupby(key).size()
    table["first"], table["last"] = dated.groupby(key)["period_start"].min(), dated.groupby(key)["period_end"].max()
    table = table.fillna({"outlets": 0, "periods": 0, "first": "", "last": ""})
    table["coverage"] = _coverages(dated, key)
    counted = (
        rows.groupby([*key, "indicator"])["reports"]
        .sum()
        .rename("n")
        .reset_index()
        .sort_values(["n", "indicator"], ascending=[False, True])
    )
    table["forms"] = counted.groupby(key)["indicator"].agg("、".join)
    table = table.reset_index().rename(columns={"series_indicator": "indicator"})
    table = table.sort_values(["count", "indicator", "aspect", "comparison"], ascending=[False, True, True, True], kind="stable")
    return schema.frame({name: table[name] for name in schema.INDICATORS}, schema.INDICATORS)


def _coverages(dated: pd.DataFrame, key: list[str]) -> pd.Series:
    """Of each variable the periods that are there of all between first and last, at the frequency that most reports have; a regular one where two are even."""
    counted = (
        dated.groupby([*key, "frequency"])["reports"]
        .sum()
        .rename("n")
        .reset_index()
        .assign(irregular=lambda rows: ~rows["frequency"].isin(REGULAR))
        .sort_values(["n", "irregular", "frequency"], ascending=[False, True, True])
    )
    usual = counted.drop_duplicates(key)
    usual = usual[usual["frequency"].isin(REGULAR)]
    rows = dated.merge(usual.drop(columns="irregular"), on=[*key, "frequency"]).drop_duplicates([*key, "period_start", "period_end"])
    found = {
        name: _coverage(sorted(zip(group["period_start"], group["period_end"], strict=True)), group["frequency"].iloc[0])
        for name, group in rows.groupby(key)
    }
    index = pd.MultiIndex.from_tuples(found, names=key) if found else pd.MultiIndex.from_arrays([[], [], []], names=key)
    return pd.Series(list(found.values()), index=index, dtype="float64")


def _coverage(periods: Sequence[tuple[str, str]], kind: str) -> float:
    missing = sum(1 for now, then in pairwise(periods) for _ in between(*now, then[1], kind))
    return len(periods) / (len(periods) + missing)
