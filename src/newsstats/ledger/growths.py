"""A paper checks itself: a printed growth beside the one that its own levels of two years give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from newsstats import schema
from newsstats.ledger.frequency import DAY, SPAN, year_before
from newsstats.ledger.names import caveat
from newsstats.ledger.series import with_full_names

CONFUSED: Final = 3.0
"""Levels of two years that differ by more than this factor are not of one thing; by judgement."""


def growths_of(ledger: pd.DataFrame) -> pd.DataFrame:
    """`schema.GROWTHS`: every printed 同比 of which the ledger has the level and the level of a year before.

    The growth is recomputed from both levels with the precision of print. A verdict is `agrees` or `differs`; a growth in constant
    prices or on a comparable basis (`series.toml`) may differ from the amounts and still be right, which `reason` says.

    Parameters
    ----------
    ledger
        Rows of `schema.LEDGER`.

    Returns
    -------
    DataFrame
        By period, indicator and subject.
    """
    rows = ledger[ledger["sure"] & (ledger["status"] == "actual") & ~ledger["frequency"].isin(["", DAY, SPAN])]
    rows = with_full_names(rows)
    levels: dict[tuple[str, ...], list[Mapping[Any, Any]]] = {}
    chosen = rows[(rows["aspect"] == "level") & (rows["amount"] > 0)]
    for row in chosen.sort_values(["published", "article_id", "start"], kind="stable").to_dict("records"):
        levels.setdefault(_key(row, row["period_start"], row["period_end"]), []).append(row)
    made = []
    printed = rows[(rows["aspect"] == "growth") & (rows["comparison"] == "year") & rows["base_unit"].isin(["%", "倍"])]
    for row in printed.sort_values(["period_end", "series_indicator", "series_subject", "published", "article_id", "start"]).to_dict(
        "records"
    ):
        made += _compared(row, levels)
    return schema.frame_of_rows(made, schema.GROWTHS)


def _key(row: Mapping[Any, Any], start: str, end: str) -> tuple[str, ...]:
    return row["series_indicator"], row["series_subject"], row["outlet"], start, end


def _compared(row: Mapping[Any, Any], levels: Mapping[tuple[str, ...], list[Mapping[Any, Any]]]) -> list[dict[str, Any]]:
    """The growth beside the level that stands nearest to it in its own article, and the last level of a year before."""
    now = [one for one in levels.get(_key(row, row["period_start"], row["period_end"]), ()) if one["article_id"] == row["article_id"]]
    then = levels.get(_key(row, year_before(row["period_start"]), year_before(row["period_end"])), [])
    now = [one for one in now if one["part"] == row["part"] and one["start"] < row["start"]]
    if not now:
        return []
    level = now[-1]
    then = [one for one in then if one["base_unit"] == level["base_unit"] and one["article_id"] != row["article_id"]]
    if not then or len({one["amount"] for one in then}) > 1:
        return []  # several figures of one name are not one series
    before = then[-1]
    ratio = level["amount"] / before["amount"]
    if not 1 / CONFUSED < ratio < CONFUSED or before["amount_low"] <= 0:
        return []
    low = (level["amount_low"] / before["amount_high"] - 1) * 100
    high = (level["amount_high"] / before["amount_low"] - 1) * 100
    scale = 100.0 if row["base_unit"] == "倍" else 1.0
    half = (
        0.5 * 10.0 ** -len(row["text"].partition(".")[2].rstrip("%％")) if not row["amount"] else 0.0
    )  # 0.0% stands for a little less too
    agrees = low <= (row["amount_high"] + half) * scale + 1e-9 and (row["amount_low"] - half) * scale <= high + 1e-9
    why = caveat(row["series_indicator"]) or "basis"
    return [
        {
            "indicator": row["series_indicator"], "subject": row["series_subject"], "period_start": row["period_start"],
            "period_end": row["period_end"], "level": level["amount"], "level_before": before["amount"], "unit": level["base_unit"],
            "expected_low": low, "expected_high": high, "printed": row["amount"] * scale, "verdict": "agrees" if agrees else "differs",
            "reason": "" if agrees else why, "article_id": row["article_id"],
            "article_before": before["article_id"], "mention_id": row["mention_id"], "level_mention": level["mention_id"],
            "before_mention": before["mention_id"],
        }
    ]  # fmt: skip
