"""The phases of a project against its whole, told in different sentences: 分三期建设 …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsstats.checks.cues import DIGIT, has
from newsstats.checks.reading import Story, amount
from newsstats.checks.relation import Kind, Relation, sum_of
from newsstats.observations.sentences import Figure, clause_before

_PHASE = re.compile(r"([一二三四五六七八九])期")
_DIVIDED = re.compile(r"分([两二三四五六七八九])(?:期|个?阶段|步|批)")


def phases(story: Story) -> Iterator[Relation]:
    """Figures of 一期, 二期 … against the same figure of the whole, told in another sentence of the story."""
    body = [s for s in story.sentences if s.part.name == "body"]
    if not any("分" in s.text and _DIVIDED.search(s.text) for s in body):
        return
    wholes: dict[str, Figure] = {}
    phases: dict[str, dict[int, Figure]] = {}
    announced = 0
    for sentence in body:
        divided = _DIVIDED.search(sentence.text)
        if divided:
            announced = DIGIT[divided[1]]
        marks = [(m.start(), DIGIT[m[1]]) for m in _PHASE.finditer(sentence.text) if not sentence.text[: m.start()].endswith(("分", "共"))]
        for figure in sentence.figures:
            if not amount(figure) or figure.dimension not in ("money", "area", "length"):
                continue
            at = figure.start - sentence.start
            phase, start = next(((n, start) for start, n in reversed(marks) if start < at and "；" not in sentence.text[start:at]), (0, 0))
            totals = has("sum", "whole", clause_before(figure.before)) and "，" in sentence.text[start:at]
            if phase and not totals:
                phases.setdefault(figure.dimension, {}).setdefault(phase, figure)
            elif has("sum", "whole", clause_before(figure.before) + figure.measured_property) and not has(
                "sum", "closes", figure.before[-6:]
            ):
                wholes.setdefault(figure.dimension, figure)
    for dimension, whole in wholes.items():
        own = phases.get(dimension, {})
        count = len(own)
        if sorted(own) != list(range(1, announced + 1)) or not announced:
            continue
        parts = [own[n] for n in sorted(own)]
        yield sum_of(story.article_id, parts, whole, f"分{count}期建设，各期合为全部")


RELATION = Kind("sum", "分N期 or 分N个阶段, a figure of each phase and one of the whole", phases)
