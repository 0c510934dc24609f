"""How many days after what they tell the stories of a page were printed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newsstats.findings.news_value import Finding
from newsstats.findings.reporting_lag import Lag
from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.report.page.bars import Bar, bars
from newsstats.report.page.cards.written import Written
from newsstats.report.page.write import counted, dated, span_of


def lag(facts: Facts, finding: Finding) -> Written:
    """The quickest and the slowest story of a page, and a bar for each."""
    lags: Sequence[Lag] = finding.data["lags"]
    first, last = lags[0], lags[-1]
    told = counted(len(lags), "places", [span_of(facts.mentions[one.mention_id]) for one in lags])
    key = "page.lag" if first.days else "page.lag_same_day"
    most = max(last.days, 1)
    rows = [
        Bar(
            f'<span lang="zh">{escape(facts.articles[one.article_id]["headline"] or say("summary.untitled"))}</span>',
            one.days / most,
            say("page.lag_row", days=_days(facts, one), day=dated(one.date, facts.issued, [facts.mentions[one.mention_id]])),
        )
        for one in lags
    ]
    title = say(key, n=told, quickest=_days(facts, first), slowest=_days(facts, last))
    return Written(title, bars(rows, escape(say("page.lag_chart")), wide=True), escape(say("page.lag_how")))


def _days(facts: Facts, one: Lag) -> str:
    """The days between two dates, which whoever verifies counts again."""
    start, end = span_of(facts.mentions[one.mention_id])
    return f'<span class="days" data-days="{one.date}/{one.published}" data-at="{start}-{end}">{one.days}</span>'
