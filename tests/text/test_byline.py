"""Openings of stories in brackets."""

from __future__ import annotations

import pytest

from newsstats.text.byline import byline_of, opens_story


@pytest.mark.parametrize(
    ("text", "source"), [("【本报讯】渔港昨天开渔。", "本报讯"), ("【青报专讯】渔港昨天开渔。", "青报专讯"), ("【要闻】渔港昨天开渔。", "")]
)
def test_source_in_brackets_is_an_opening(text: str, source: str) -> None:
    assert opens_story(text) is bool(source)
    assert byline_of(text).source == source
