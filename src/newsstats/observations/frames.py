"""The time that a sentence sets for the one behind it: 这五年，农业稳步发展。粮食产量…"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Final

import numpy as np

from newsstats.data import load_toml
from newsstats.observations.stage import Stage

NEAR: Final = 8
"""Characters in front of a figure in which 从 says that a rise begins with it."""
MARKS: Final = 2
"""Characters in front of a time that opens its sentence: marks, and one word (自, 据)."""


def frames(stage: Stage, wanted: list[int]) -> dict[int, int]:
    """For mentions whose own sentence names no time: the named time that opens the sentence before and is the only one in it."""
    kinds, reading, times = _kinds(), stage.reading, stage.times
    if not len(times.named):
        return {}
    out: dict[int, int] = {}
    sentences = reading.sentence[times.first]
    for k in wanted:
        token = int(stage.mentioned.token[k])
        sentence, owner = int(reading.sentence[token]), int(reading.owner[token])
        n, after = np.searchsorted(sentences, [sentence - 1, sentence + 1]).tolist()
        if after - n != 1 or sentences[n] != sentence - 1 or times.owner[n] != owner:
            continue
        start = int(reading.starts[bisect_left(reading.sentence, sentence - 1)])
        if times.named[n].kind in kinds and times.named[n].start - start <= MARKS:
            out[k] = n
    return out


def rises(stage: Stage) -> list[int]:
    """Mentions that a time begins with, where the one behind is what it ends with: 从54万亿元增长到121万亿元."""
    reading, tokens = stage.reading, stage.mentioned.token.tolist()
    known = load_toml("periods.toml")["frames"]
    out = []
    for k in range(len(tokens) - 1):
        owner = int(reading.owner[tokens[k]])
        if reading.sentence[tokens[k]] != reading.sentence[tokens[k + 1]]:
            continue
        text, start = reading.texts[owner], int(reading.starts[tokens[k]])
        near = text[max(0, start - NEAR) : start]
        if any(word in near for word in known["rise_from"]) and _rise().fullmatch(
            text, int(reading.ends[tokens[k]]), int(reading.starts[tokens[k + 1]])
        ):
            out.append(k)
    return out


@cache
def _rise() -> re.Pattern[str]:
    by, rise, to = ("|".join(load_toml("periods.toml")["frames"][name]) for name in ("rise_by", "rise", "rise_to"))
    return re.compile(f"(?:{by})?(?:{rise})(?:{to})")


@cache
def _kinds() -> frozenset[str]:
    return frozenset(load_toml("periods.toml")["frames"]["kinds"])
