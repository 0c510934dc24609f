"""A place is not behind the last: 全省16个市中，我市增速列第3位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsstats.checks.cues import pattern
from newsstats.checks.reading import Story
from newsstats.checks.relation import AGREES, DISAGREES, LIKELY, Kind, Relation
from newsstats.observations.sentences import Figure, Sentence, clause_before

_FIELD = re.compile(r"^[^，。；、\d（(]{0,6}(?:[（(][^）)]{0,12}[）)])?[^，。；、\d]{0,4}(?:中|里|当中|之中)")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('rank', 'place').pattern})[^，。；]{{0,6}}$")


def ranks(story: Story) -> Iterator[Relation]:
    """Every place (列第3位) behind the number of those that are ranked (16个市中)."""
    for sentence in story.sentences:
        places = [f for f in sentence.figures if f.kind == "ordinal" and f.unit in ("位", "名", "") and f.value >= 1]
        for place in places:
            if _place().search(clause_before(place.before)):
                found = _rank(story, sentence, place)
                if found is not None:
                    yield found


def _rank(story: Story, sentence: Sentence, place: Figure) -> Relation | None:
    text, base = sentence.text, sentence.start
    fields = [
        f for f in sentence.figures
        if f.kind == "quantity" and f.dimension == "count" and f.end <= place.start and not f.modifier and f.value > 1
        and _FIELD.match(text[f.end - base :])
    ]  # fmt: skip
    if not fields:
        return None
    field = fields[-1]
    between = text[field.end - base : place.start - base]
    if "。" in between or between.count("，") > 2:
        return None
    right = place.value <= field.base_value
    statement = f"{place.text} {'≤' if right else '>'} {field.text}, printed {place.text}"
    return Relation(
        story.article_id, "rank", statement, field.base_value, float(place.value), AGREES if right else DISAGREES,
        f"在{field.text}中排{place.text}", (field,), place, confidence=LIKELY, trivial=right,
    )  # fmt: skip


RELATION = Kind("rank", "how many are ranked (16个市中) and a place (列第3位)", ranks)
