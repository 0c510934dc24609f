"""Radicals and compatibility forms become ordinary characters, one for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsstats.text.radicals import folded


def test_radicals_that_pdfs_write_are_the_characters_they_stand_for() -> None:
    assert folded("⼆⼗⼀⽇，⻄⻛起，⻋⻢⻓") == "二十一日，西风起，车马长"
    assert folded("\uf9ca\uf9d1") == "流六"


@given(st.text())
def test_length_stays_and_twice_is_once(text: str) -> None:
    once = folded(text)
    assert len(once) == len(text)
    assert folded(once) == once
