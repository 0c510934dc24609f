"""A mean lies between the lowest and the highest: 最高30℃，最低10℃，平均20℃."""

from __future__ import annotations

from collections.abc import Iterator

from newsstats.checks.interval import printed
from newsstats.checks.reading import Reading, Story, readings
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.data import load_toml
from newsstats.observations.sentences import Figure


def means(story: Story) -> Iterator[Relation]:
    """Every sentence with one highest, one lowest and one mean value in the same unit."""
    for reading in readings(story, 3):
        mean = _said(reading, "平均")
        ends = [(_said(reading, a), _said(reading, b)) for a, b in load_toml("checks.toml")["mean"]["ends"]] if mean is not None else []
        high, low = next(((a, b) for a, b in ends if a is not None and b is not None), (None, None))
        if high is None or low is None or mean is None or len({high.base_unit, low.base_unit, mean.base_unit}) != 1:
            continue
        places = [reading.figures.index(f) for f in (high, low, mean)]
        if "；" in reading.between(min(places), max(places)):
            continue
        right = low.base_value <= printed(mean).high and printed(mean).low <= high.base_value
        sign = "≤" if right else "…"
        statement = f"{low.text} {sign} {mean.text} {sign} {high.text}, printed {mean.text}"
        edge = low if printed(mean).high < low.base_value else high
        yield Relation(
            story.article_id, "mean", statement, mean.base_value if right else edge.base_value, mean.base_value,
            AGREES if right else DISAGREES, "平均数在最低与最高之间", (low, high), mean, confidence=LIKELY, trivial=right,
        )  # fmt: skip


def _said(reading: Reading, word: str) -> Figure | None:
    """The only figure whose own words hold a word, or none."""
    found = [f for n, f in enumerate(reading.figures) if word in reading.lead(n) or f.text.startswith(word)]
    return found[0] if len(found) == 1 else None


RELATION = Kind("mean", "最高, 最低 and 平均 in one unit", means)
