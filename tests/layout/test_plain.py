"""The plainest dump: title, paragraphs, blank line, again and again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import STORIES
from newsstats.layout.dump import read_page
from newsstats.layout.plain import plain_stories


def dumped(stories: list[tuple[str, list[str]]], behind_title: str, between: str, apart: str) -> str:
    return apart.join(headline + behind_title + between.join(paragraphs) for headline, paragraphs in stories) + "\n"


@pytest.mark.parametrize(
    ("behind_title", "between", "apart"),
    [("\n", "\n", "\n\n"), ("\n\n", "\n\n", "\n\n\n"), ("\n\n", "\n\n", "\n\n"), ("\n", "\n", "\n")],
    ids=["blank line between articles", "two between articles", "blank line everywhere", "none"],
)
def test_every_article_keeps_its_title_and_paragraphs(behind_title: str, between: str, apart: str) -> None:
    page = read_page(dumped(STORIES, behind_title, between, apart))
    assert [" ".join(part.text for part in story.parts) for story in page.stories] == [headline for headline, _ in STORIES]
    assert [story.text.text.split("\n") for story in page.stories] == [paragraphs for _, paragraphs in STORIES]


def test_a_short_line_without_a_gap_is_a_crosshead_where_titles_have_one() -> None:
    (one, first), (two, second) = STORIES[:2]
    page = read_page(dumped([(one, [*first[:2], "从早到晚都有座", *first[2:]]), (two, second)], "\n", "\n", "\n\n"))
    assert [story.parts[0].text for story in page.stories] == [one, two]
    assert "从早到晚都有座" in page.stories[0].text.text.split("\n")


def test_a_title_behind_a_gap_may_be_long_or_end_in_a_bracket() -> None:
    (_, first), (_, second), (_, third) = STORIES[:3]
    titles = ["海城图书馆公告（第1号）", "读书月要来了吗？", "写在图书馆重新开放之时" * 5]
    page = read_page(dumped([*zip(titles, (first, second, third), strict=True), *STORIES[3:9]], "\n", "\n", "\n\n"))
    assert [story.parts[0].text for story in page.stories][:3] == titles


def test_hard_wrapped_columns_are_not_read_so() -> None:
    wrapped = [text[k : k + 20] for _, paragraphs in STORIES[:3] for text in paragraphs for k in range(0, len(text), 20)]
    assert plain_stories(wrapped) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["", "短题", "读书月来了", "很长的一段话，" * 8 + "完了。", "（记者 张明）", "一、要点"]), max_size=40))
def test_no_line_is_in_two_stories_or_lost_behind_a_title(texts: list[str]) -> None:
    stories = plain_stories(texts)
    used = [at for story in stories for at in (*story.headlines, *story.body)]
    assert len(used) == len(set(used))
    if stories:
        last = max(used)
        assert {at for at, text in enumerate(texts) if text and at <= last} == set(used)
