"""Traditional pages are read as they are printed, and turned into simplified characters when asked."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.text.script import is_traditional, simplified

PAGE = """海城日報社出版

圖書館開館 週末請作家辦講座

本報訊 記者陳國強報導：城東新建的圖
書館昨天開館。館內有三層書架，藏書
12萬冊，總投資2.3億元，市民憑身份證
就能進門看書，週末還有講座，乾淨整潔。
"""


def issue(tmp_path: Path, **options: str) -> ns.Issue:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return ns.read_issue(path, **options)  # type: ignore[arg-type]


def test_traditional_page_is_taken_apart_and_keeps_its_characters(tmp_path: Path) -> None:
    read = issue(tmp_path)
    story = read.articles.iloc[0]
    assert story["headline"] == "圖書館開館 週末請作家辦講座"
    assert story["text"].startswith("本報訊記者陳國強報導：城東新建的圖書館")
    assert (story["source"], story["reporters"]) == ("本報訊", "陳國強")
    assert list(read.lines["role"][:1]) == ["masthead"]
    assert "".join(read.lines["text"]) == PAGE.replace("\n", "")


def test_script_simplified_converts_stories_and_keeps_the_map(tmp_path: Path) -> None:
    read = issue(tmp_path, script="simplified")
    story = read.articles.iloc[0]
    assert story["headline"] == "图书馆开馆 周末请作家办讲座"
    assert "干净整洁" in story["text"]
    assert story["reporters"] == "陈国强"
    mention = read.numbers[read.numbers["text"].str.contains("亿")].iloc[0]
    assert mention["base_value"] == 2.3e8
    assert read.source[mention["source_start"] : mention["source_end"]] == "2.3億元"


def test_same_figures_in_both_scripts(tmp_path: Path) -> None:
    as_printed, converted = issue(tmp_path).numbers, issue(tmp_path, script="simplified").numbers
    assert list(as_printed["base_value"].dropna()) == list(converted["base_value"].dropna())


@given(st.text(alphabet="圖書館開乾隆淨後麵發財里裡12萬，。\n abc"))
def test_conversion_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_simplified_text_is_not_taken_for_traditional() -> None:
    assert not is_traditional("图书馆昨天开馆，馆内藏书十二万册，皇后和里长也来了。")
    assert is_traditional("圖書館昨天開館，館內藏書十二萬冊。")


def test_other_script_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="simplified"):
        issue(tmp_path, script="traditional")


TRADITIONAL = "臺北市今年總預算為二千億元，較去年增加百分之三，工程於民國113年5月1日完成。"


@pytest.mark.parametrize("read", ["text", "mentions", "table"])
def test_traditional_strings_and_tables_are_read_as_traditional_pages_are(read: str) -> None:
    if read == "mentions":
        numbers = ns.number_mentions(TRADITIONAL, date="2024-05-02")
    elif read == "text":
        numbers = ns.read_text(TRADITIONAL, date="2024-05-02").numbers
    else:
        corpus = ns.read(pd.DataFrame({"title": ["總預算增加"], "body": [TRADITIONAL], "date": ["2024-05-02"]}))
        assert {"臺北市", "總預算", "增加", "去年"} <= set(corpus.tokens["word"])
        numbers = corpus.numbers
    assert numbers["text"].tolist() == ["二千億元", "百分之三", "民國113年5月1日"]
    assert numbers["date"].tolist()[-1] == "2024-05-01"


def test_half_a_character_of_utf16_does_not_stop_the_conversion() -> None:
    assert simplified("總預\ud800算") == "总预\ud800算"
