"""Every mention of tests/mentions.txt with its cells: nothing more, nothing less, nothing else."""

from __future__ import annotations

import math

import pytest

import newsstats as ns
from mention_cases import LEAD, cases


def number(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.10g}"


def told(text: str) -> list[str]:
    """Behind another sentence, so that a place counted from the wrong start shows."""
    table = ns.number_mentions(LEAD + text, date="2024-11-29")
    rows = []
    for row in table.to_dict("records"):
        assert (LEAD + text)[row["start"] : row["end"]].replace(" ", "") == row["text"].replace(" ", "")
        bounds = f"{number(row['low'])}..{number(row['high'])}".removeprefix("..") if not math.isnan(row["low"]) else ""
        bounds = bounds or (f"..{number(row['high'])}" if not math.isnan(row["high"]) else "")
        value = row["date"] or number(row["value"])
        cells = (row["text"], row["kind"], value, row["unit"], row["modifier"], bounds, row["measured_property"], row["measured_entity"])
        rows.append("|".join(cells).rstrip("|"))
    return rows


@pytest.mark.parametrize(("text", "mentions"), cases(), ids=[text for text, _ in cases()])
def test_mentions_of_a_sentence_cell_by_cell(text: str, mentions: list[str]) -> None:
    assert told(text) == mentions
