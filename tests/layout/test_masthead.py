"""Names of papers: known ones, names of a form, and what looks like one and is none."""

from __future__ import annotations

import pytest

from newsstats.layout.furniture import names_paper
from newsstats.layout.masthead import is_paper, may_be_paper, paper_name, site_name


@pytest.mark.parametrize("name", ["人民日报", "人 民 日 报", "大公報", "南方周末", "参考消息", "文汇报", "青山晚报", "澳門日報"])
def test_papers_are_told_in_both_scripts_and_set_wide(name: str) -> None:
    assert is_paper(name)


@pytest.mark.parametrize("text", ["天气预报", "村里贴出喜报", "今天", "人民日报记者来到村里", "要闻"])
def test_words_that_end_like_papers_are_none(text: str) -> None:
    assert not is_paper(text)


def test_name_that_only_its_place_tells() -> None:
    assert may_be_paper("青山新报")
    assert not is_paper("青山新报")


@pytest.mark.parametrize(
    ("text", "name"),
    [("人民日报海外版 2024年11月29日", "人民日报海外版"), ("青山日报数字报", "青山日报"), ("青山日報電子版", "青山日報"), ("渔港开渔", "")],
)
def test_longest_known_name_is_taken(text: str, name: str) -> None:
    assert paper_name(text) == name


@pytest.mark.parametrize(
    ("text", "so"), [("青山日报数字报", True), ("青山日报 2024年11月29日 第3版", True), ("青山日报在村里设点", False), ("渔港开渔", False)]
)
def test_text_that_says_a_papers_name_and_nothing_else(text: str, so: bool) -> None:
    assert names_paper(text) is so


def test_site_is_a_known_name_only() -> None:
    assert (site_name("新华网"), site_name("村口网")) == ("新华网", "")
