"""Every relation that is looked for, in the order in which they claim their figures. A new one is a file and a line here."""

from __future__ import annotations

from newsstats.checks.relation import Kind, PageKind
from newsstats.checks.relations import (
    across,
    anniversary,
    balance,
    calendar,
    change,
    compound,
    conversion,
    cumulative,
    duration,
    gap,
    growth,
    headline,
    hundred,
    mean,
    members,
    per_unit,
    phases,
    plan_met,
    product,
    rank,
    rate_of,
    remaining,
    restated,
    rows,
    share,
    sums,
)

RELATIONS: tuple[Kind, ...] = (
    rows.RELATION,
    plan_met.RELATION,
    conversion.RELATION,
    product.RELATION,
    per_unit.RELATION,
    balance.RELATION,
    sums.RELATION,
    phases.RELATION,
    remaining.RELATION,
    change.RELATION,
    gap.RELATION,
    share.RELATION,
    rate_of.RELATION,
    hundred.RELATION,
    growth.RELATION,
    compound.RELATION,
    members.RELATION,
    headline.RELATION,
    restated.RELATION,
    duration.RELATION,
    anniversary.RELATION,
    calendar.RELATION,
    rank.RELATION,
    mean.RELATION,
    cumulative.RELATION,
)

PAGE_RELATIONS: tuple[PageKind, ...] = (across.RELATION,)
"""Relations between stories."""
