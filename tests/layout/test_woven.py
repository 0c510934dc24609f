"""Columns that stand beside each other in the lines of a dump are refused, never woven in silence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import newsstats as ns
from columns import LEFT, RIGHT
from dumps import set_column, woven
from newsroom import STORIES
from newsstats.errors import InputKindError


def test_page_with_a_gutter_in_every_line_is_refused_with_the_mend(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("".join(f"{a}    {b}\n" for a, b in zip(LEFT, RIGHT, strict=True)), encoding="utf-8")
    with pytest.raises(InputKindError, match="side by side") as caught:
        ns.read_issue(page)
    assert "pdftotext -raw" in str(caught.value)


def test_folio_set_wide_does_not_make_a_page_woven(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("海城日报    2024年5月6日    第3版\n\n渔港昨天开渔\n\n" + "\n".join(LEFT) + "\n", encoding="utf-8")
    assert list(ns.read_issue(page).articles["headline"]) == ["渔港昨天开渔"]


def test_page_whose_columns_are_glued_in_places_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    glued = [f"{a[:9]} {b[:9]}" for a, b in zip(LEFT, RIGHT, strict=True)] * 3
    page.write_text("\n".join(glued + LEFT * 12) + "\n", encoding="utf-8")
    with pytest.raises(InputKindError, match="side by side"):
        ns.read_issue(page)


@pytest.mark.parametrize("seed", range(8))
def test_two_stories_of_any_width_in_one_line_are_refused(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    left, right = ([line for p in STORIES[n][1] for line in set_column(p, rng.randint(12, 22))] for n in rng.sample(range(len(STORIES)), 2))
    page = tmp_path / "page.txt"
    page.write_text(woven(left, right, " " * rng.randint(2, 6)), encoding="utf-8")
    with pytest.raises(InputKindError, match="side by side"):
        ns.read_issue(page)
