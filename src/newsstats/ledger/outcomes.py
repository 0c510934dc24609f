"""Plans beside what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from newsstats import schema
from newsstats.ledger.frequency import DAY, SPAN
from newsstats.ledger.names import lasting_names
from newsstats.ledger.series import with_full_names

CONFUSED: Final = 5.0
"""A figure so many times the planned one, or so small a part of it at the end of the period, is of another thing; by judgement."""
_KEY: Final = ("series_indicator", "series_subject", "aspect", "comparison", "base_unit", "period_start")


def outcomes_of(ledger: pd.DataFrame) -> pd.DataFrame:
    """`schema.OUTCOMES`: every planned figure of which a later article gives the actual one, of the whole period or of its beginning.

    Both are of one indicator, subject, aspect, comparison and unit, and their periods begin on one day. The last actual figure
    of each end counts. Of the beginning of a period a level alone is compared: a growth of three months says nothing of the year's.

    Parameters
    ----------
    ledger
        Rows of `schema.LEDGER`.

    Returns
    -------
    DataFrame
        By period, indicator and subject. `verdict`: `above`, `below` or `meets` (as printed, with its about and over) for the whole
        period, `so far` for its beginning. Whether above is good the table does not say.
    """
    rows = ledger[ledger["sure"] & ~ledger["frequency"].isin(["", DAY, SPAN])]
    rows = rows[(rows["series_subject"] != "") & ~rows["series_indicator"].isin([*lasting_names(), ""])]
    rows = with_full_names(rows).sort_values(["published", "article_id", "start"], kind="stable")
    actual: dict[tuple[Any, ...], dict[str, Mapping[Any, Any]]] = {}
    for row in rows[rows["status"] == "actual"].to_dict("records"):
        actual.setdefault(tuple(row[name] for name in _KEY), {})[row["period_end"]] = row
    made = []
    said = set()
    for row in rows[rows["status"] == "planned"].to_dict("records"):
        key = tuple(row[name] for name in _KEY)
        for end, outcome in sorted(actual.get(key, {}).items()):
            once = (*key, row["period_end"], row["amount"], row["modifier"], end)
            if once not in said and (compared := _compared(row, outcome)):
                said.add(once)
                made.append(compared)
    made.sort(key=lambda one: (one["period_end"], one["indicator"], one["subject"], one["planned_published"], one["outcome_end"]))
    return schema.frame_of_rows(made, schema.OUTCOMES)


def _compared(plan: Mapping[Any, Any], outcome: Mapping[Any, Any]) -> dict[str, Any] | None:
    whole = outcome["period_end"] == plan["period_end"]
    share = outcome["amount"] / plan["amount"] if plan["amount"] else float("nan")
    if not plan["published"] <= outcome["published"] or plan["article_id"] == outcome["article_id"]:
        return None
    if whole and plan["aspect"] == "level" and not 1 / CONFUSED < share < CONFUSED:
        return None
    if not whole and (outcome["period_end"] > plan["period_end"] or plan["aspect"] != "level" or not 0 < share < CONFUSED):
        return None
    low, high = _bounds(plan)
    if not whole:
        verdict = "so far"
    elif outcome["amount_low"] > high:
        verdict = "above"
    elif outcome["amount_high"] < low:
        verdict = "below"
    else:
        verdict = "meets"
    return {
        "indicator": plan["series_indicator"], "subject": plan["series_subject"], "aspect": plan["aspect"],
        "period_start": plan["period_start"], "period_end": plan["period_end"], "unit": plan["base_unit"], "planned": plan["amount"],
        "modifier": plan["modifier"], "planned_published": plan["published"], "outcome": outcome["amount"],
        "outcome_end": outcome["period_end"], "outcome_published": outcome["published"], "share": share, "verdict": verdict,
        "article_id": plan["article_id"], "mention_id": plan["mention_id"], "outcome_article": outcome["article_id"],
        "outcome_mention": outcome["mention_id"],
    }  # fmt: skip


def _bounds(plan: Mapping[Any, Any]) -> tuple[float, float]:
    """What meets a plan: all that prints like it; with 以上 all above it, with 以内 all below."""
    low, high = plan["amount_low"], plan["amount_high"]
    if plan["modifier"] in ("over", "at_least"):
        high = float("inf")
    elif plan["modifier"] in ("under", "at_most"):
        low = float("-inf")
    return low, high
