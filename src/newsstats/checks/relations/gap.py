"""The distance from another one's rate: 全省增长5.2%，我市增长5.8%，高于全省0.6个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.interval import printed
from newsstats.checks.reading import Reading, Story, percentage, reading_of
from newsstats.checks.relation import DISAGREES, LIKELY, Kind, Relation, row_of
from newsstats.observations.sentences import Figure, clause_before
from newsstats.schema import SURE

_GAP = re.compile(
    r"(?:(?P<over>高于|高出|快于|超出)|(?P<under>低于|慢于))(?P<base>[^，。；]{1,12}?)(?:平均水平|平均|增速|水平)?(?:约|近)?$"
    r"|(?:比|较)(?P<than>[^，。；]{1,20}?)(?:平均水平|平均|增速|水平)?(?:(?P<more>高出?|快|多)|低|慢)(?:约|近)?$"
)
_TIME = re.compile(r"[年月日季周]|同期|上期|预期|目标")
_FIGURES = re.compile(r"[\d.]+%")
_SHARE = re.compile(r"占比|比重|比例|率")
FAR = 5.0
"""Percentage points of difference from what is printed beyond which the two rates are of something else (by judgement)."""


def gaps(story: Story) -> Iterator[Relation]:
    """Every gap in percentage points with both rates in the same sentence or the one beside it."""
    read: dict[int, Reading] = {}
    for k, sentence in enumerate(story.sentences):
        for figure in sentence.figures:
            if figure.dimension != "percentage_point":
                continue
            lead = clause_before(figure.before)
            said = _GAP.search(lead)
            if said is None:
                continue
            base = said["base"] or said["than"]
            if _TIME.search(base):
                continue
            beside = []
            for n in range(max(0, k - 1), min(k + 2, len(story.sentences))):
                if story.sentences[n].part is sentence.part:
                    if n not in read:
                        read[n] = reading_of(story.sentences[n])
                    beside.append(read[n])
            found = _gap(story, beside, figure, base, above=bool(said["over"] or said["more"]))
            if found is not None:
                yield found


def _gap(story: Story, beside: list[Reading], figure: Figure, base: str, *, above: bool) -> Relation | None:
    own = other = None
    for reading in beside:
        for n, rate in enumerate(reading.figures):
            if not percentage(rate):
                continue
            words = reading.clause(n)
            if base[:2] in words:
                other = rate if other is None else other
            elif rate.end <= figure.start and (rate.aspect != "share" or _SHARE.search(words)):
                own = rate
    if own is None or other is None:
        return None
    sure = min(own.confidence, other.confidence) >= SURE
    if sure and own.indicator and other.indicator and own.indicator[-2:] != other.indicator[-2:]:
        return None
    more, less = (own, other) if above else (other, own)
    expected, said = printed(more) - printed(less), printed(figure)
    found = row_of(
        story.article_id, "difference", f"{more.text} - {less.text}", expected, said, (more, less), figure,
        f"写明{'高' if above else '低'}于{_FIGURES.sub('', base)}{figure.text}", shown=f"{round(expected.nominal, 6):g}个百分点", confidence=LIKELY,
    )  # fmt: skip
    if found.verdict == DISAGREES and (abs(expected.nominal - said.nominal) > FAR or expected.nominal <= 0):
        return None
    return found


RELATION = Kind("difference", "two rates and the points by which one lies above (高于) or below (低于) the other", gaps)
