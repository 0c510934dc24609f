"""Cost grows with the text and no faster: hostile strings, each read at two lengths."""

from __future__ import annotations

import contextlib
import sys
import time

import pytest

import newsstats as ns
from hostile_strings import REPEATED, hostile
from newsstats.errors import NewsstatsError

SHORT = 12_000
LONGER = 8
MOST = 3.0
"""Times as much as the length that cost may grow: eight times the text in twenty-four times the work, where a square would take sixty-four."""
NOTHING = 0.05
"""Seconds of a processor below which a reading says nothing."""


def cost(text: str) -> float:
    """Seconds of the processor for all tables of a story, the least of three."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        try:
            ns.read_text("本报讯 记者王一报道：" + text, date="2024-05-06").tables()
        except NewsstatsError:
            return 0.0
        taken.append(time.process_time() - begun)
        if taken[-1] < NOTHING:
            break
    return min(taken)


@pytest.mark.fuzz
@pytest.mark.parametrize("name", sorted(REPEATED))
def test_cost_grows_with_the_text_and_no_faster(name: str) -> None:
    short = cost(hostile(name, SHORT))
    longer = cost(hostile(name, LONGER * SHORT))
    assert longer < NOTHING or longer <= MOST * LONGER * max(short, NOTHING / LONGER), f"{short:.3f} s, then {longer:.3f} s"


def test_there_are_hostile_strings_of_every_kind() -> None:
    assert len(REPEATED) >= 45
    assert len(set(REPEATED.values())) == len(REPEATED)


@pytest.mark.parametrize("name", sorted(REPEATED))
def test_a_hostile_string_is_read_or_refused(name: str) -> None:
    limit = sys.getrecursionlimit()
    with contextlib.suppress(NewsstatsError):
        issue = ns.read_text("本报讯 记者王一报道：" + hostile(name, 3_000), date="2024-05-06")
        assert set(issue.tables()) >= {"articles", "numbers", "checks"}
    assert sys.getrecursionlimit() == limit
