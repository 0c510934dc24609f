"""What a function says of words is kept, and no more of it than there is room for."""

from __future__ import annotations

import pytest

from newsstats.text import remembered
from newsstats.text.remembered import Remembered


def test_each_word_is_asked_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Remembered(size)
    assert kept.of(["水", "水厂", "水"]) == [1, 2, 1]
    assert kept.of(["水厂"]) == [2]
    assert asked == ["水", "水厂"]


def test_what_there_is_no_room_for_is_said_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "REMEMBERED", 1)
    kept = Remembered(len)
    assert kept.of(["水", "水厂", "水厂"]) == [1, 2, 2]
    assert list(kept) == ["水"]
