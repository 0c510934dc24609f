"""Search by quantity: 总投资 of 10亿元 and more."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from newsstats.ledger.names import forms_of, series_indicator, series_subject
from newsstats.ledger.series import checked_aspect


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched: amounts in base units."""

    indicator: str = ""
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    subject: str = ""
    aspect: str = "level"
    status: str = ""
    since: str = ""
    until: str = ""

    @property
    def pattern(self) -> str:
        """A regular expression for every form of the indicator."""
        return "|".join(map(re.escape, forms_of(self.indicator)))

    @property
    def name(self) -> str:
        """The indicator under the name of its series."""
        return series_indicator(self.indicator) if self.indicator else ""


def wanted(
    indicator: str = "", *, unit: str = "", at_least: float | str | None = None, at_most: float | str | None = None, subject: str = "",
    aspect: str = "level", status: str = "", since: str = "", until: str = "",
) -> Wanted:  # fmt: skip
    """A search with its bounds in base units; a bound may be printed as in a paper (`10亿元`), which says the unit too.

    Raises: `ValueError` for a bound that is no quantity, for bounds of two units, and for an aspect that is none.
    """
    bounds = {}
    for name, bound in (("at_least", at_least), ("at_most", at_most)):
        value, own = (bound, "") if not isinstance(bound, str) else _printed(name, bound)
        if own and unit and own != unit:
            raise ValueError(f"{name}={bound!r} is in {own}, and unit={unit!r} is asked for")
        unit, bounds[name] = unit or own, value
    return Wanted(indicator, unit, bounds["at_least"], bounds["at_most"], subject, checked_aspect(aspect), status, since, until)


def _printed(name: str, bound: str) -> tuple[float, str]:
    from newsstats.numbers.normal import Normal
    from newsstats.numbers.scan import scan
    from newsstats.numbers.table import value_columns

    found = scan(Normal(bound.strip()), None)
    if len(found) == 1 and found[0].end - found[0].start == len(bound.strip()):
        row = value_columns(found)
        if row["base_value"][0] == row["base_value"][0]:
            return float(row["base_value"][0]), row["base_unit"][0]
    try:
        return float(bound), ""
    except ValueError:
        raise ValueError(f"{name}={bound!r} is no quantity: write 10亿元, or a number of base units with unit=") from None


def find_in(ledger: pd.DataFrame, asked: Wanted) -> pd.DataFrame:
    """The rows of a ledger that answer a search, largest amount first."""
    rows = ledger[(ledger["aspect"] == asked.aspect) & ledger["sure"]]
    if asked.unit:
        rows = rows[rows["base_unit"] == asked.unit]
    if asked.at_least is not None:
        rows = rows[(rows["amount"] >= asked.at_least) & ~(rows["base_high"] <= asked.at_least)]
    if asked.at_most is not None:
        rows = rows[(rows["amount"] <= asked.at_most) & ~(rows["base_low"] >= asked.at_most)]
    if asked.indicator:
        named = (rows["series_indicator"] == asked.name) | rows["indicator"].str.contains(asked.pattern)
        rows = rows[named]
    if asked.status:
        rows = rows[rows["status"] == asked.status]
    if asked.since:
        rows = rows[rows["published"].str[: len(asked.since)] >= asked.since]
    if asked.until:
        rows = rows[(rows["published"].str[: len(asked.until)] <= asked.until) & (rows["published"] != "")]
    if asked.subject:
        own = series_subject(asked.subject)
        rows = rows[
            (rows["series_subject"] == own)
            | rows["subject"].str.contains(asked.subject, regex=False)
            | rows["series_subject"].str.contains(asked.subject, regex=False)
        ]
    return rows.sort_values(["amount", "published", "article_id", "start"], ascending=[False, True, True, True], kind="stable").reset_index(
        drop=True
    )


def condition(asked: Wanted) -> tuple[str, dict[str, object]]:
    """The same search as a condition of SQL over the table `ledger`, with its parameters."""
    said, values = ["aspect = $aspect and sure"], {"aspect": asked.aspect}
    held: dict[str, object] = dict(values)
    for name, sql, value in (
        ("unit", "base_unit = $unit", asked.unit),
        ("status", "status = $status", asked.status),
        ("subject", "(contains(subject, $subject) or contains(series_subject, $subject) or series_subject = $own)", asked.subject),
    ):
        if value:
            said.append(sql)
            held[name] = value
    if asked.subject:
        held["own"] = series_subject(asked.subject)
    if asked.indicator:
        said.append("(series_indicator = $name or regexp_matches(indicator, $pattern))")
        held |= {"name": asked.name, "pattern": asked.pattern}
    if asked.at_least is not None:
        said.append("amount >= $least and not coalesce(base_high <= $least, false)")
        held["least"] = asked.at_least
    if asked.at_most is not None:
        said.append("amount <= $most and (base_low is null or isnan(base_low) or base_low < $most)")
        held["most"] = asked.at_most
    if asked.since:
        said.append("left(published, length($since)) >= $since")
        held["since"] = asked.since
    if asked.until:
        said.append("published != '' and left(published, length($until)) <= $until")
        held["until"] = asked.until
    return " and ".join(said), held
