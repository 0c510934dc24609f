"""The text as the number grammar reads it, with its way back to the print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.numbers import characters
from newsstats.numbers.dates import Calendar
from newsstats.numbers.normal import Normal
from newsstats.observations.measured import _phases

NOISY = st.text(st.one_of(st.sampled_from("1２.五十萬億兩約 \n\u3000\u200b。，“”（）期第段A-–"), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("printed", "read", "at"),
    [
        ("11 月 18 日", "11月18日", [0, 1, 3, 5, 6, 8, 9]),
        ("１２％", "12%", [0, 1, 2, 3]),
        ("參萬億", "三万亿", [0, 1, 2, 3]),
        ("iPhone 15", "iPhone 15", list(range(10))),
        ("a \n b", "a\nb", [0, 1, 4, 5]),
        ("a  b", "a b", [0, 1, 3, 4]),
        ("结束。\n开始", "结束。\n开始", list(range(7))),
        ("三\n人", "三人", [0, 2, 3]),
        (" 一 ", "一", [1, 3]),
        ("\U00020000 3人", "\U000200003人", [0, 2, 3, 4]),
        ("\ud800 3", "\ud8003", [0, 2, 3]),
        ("", "", [0]),
    ],
    ids=ascii,
)
def test_variants_are_plain_layout_spaces_go_and_every_character_keeps_its_address(printed: str, read: str, at: list[int]) -> None:
    normal = Normal(printed)
    assert (normal.text, normal.at.tolist()) == (read, at)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("陆续", "□续"),
        ("陆拾人", "六十人"),
        ("柒", "□"),
        ("第叁期", "第三期"),
        ("队伍陆续", "队□□续"),
        ("陆圆满", "□元满"),
        ("伍拾元", "五十元"),
    ],
)
def test_formal_numerals_are_words_where_no_numeral_is_beside_them(printed: str, read: str) -> None:
    assert Normal(printed).text == read


@given(NOISY)
def test_normal_form_loses_nothing_but_spaces_and_its_kinds_are_those_of_its_characters(text: str) -> None:
    normal = Normal(text)
    kept = [text[k] for k in normal.at[:-1].tolist()]
    assert [c for c in kept if c not in characters.SPACES] == [c for c in text if c not in characters.SPACES]
    assert len(normal.text) == len(normal.at) - 1 == len(normal.kinds)
    assert normal.places(characters.STOP) == [k for k, c in enumerate(normal.text) if c in "。！？；，：,;:\n（()）、"]
    assert normal.places(characters.DIGIT) == [k for k, c in enumerate(normal.text) if c.isdecimal()]
    assert normal.has(characters.QUOTE) == any(c in "“「『‘" for c in normal.text)
    surface = normal.surface(0, len(normal.text))
    assert [c for c in surface if c not in characters.SPACES] == [c for c in text if c not in characters.SPACES]
    assert all(surface[k - 1].isdecimal() and surface[k + 1].isdecimal() for k, c in enumerate(surface) if c in characters.SPACES)


def test_the_surface_keeps_a_space_that_tells_figures_apart_and_drops_those_of_layout() -> None:
    normal = Normal("走了1 1/2小\n 时")
    assert normal.surface(2, len(normal.text)) == "1 1/2小时"
    assert Normal("3 + 2").surface(0, 5) == "3+2"


def test_phases_are_found_where_they_end() -> None:
    normal = Normal("一期项目已完工，第二期工程和第三标段、四期均在建，首期款；期间、第四阶段，这段")
    assert [words for _, _, words in _phases(normal)] == ["一期项目", "第二期工程", "第三标段", "首期", "第四阶段"]
    assert all(normal.text[start:end] == words for end, start, words in _phases(normal))


@pytest.mark.parametrize("text", ["7.4亿元", "3月", "十二月", "20世纪", "5至7月", "12:30", "2024-11-29", "三点一刻", "4、5月", "1月份"])
def test_a_date_is_tried_where_a_mark_stands_behind_its_first_figure(text: str) -> None:
    assert (Calendar("2024-11-29").find(text, 0) is None) == (text == "7.4亿元")


def test_no_date_begins_at_the_end_of_a_text() -> None:
    assert Calendar(None).find("", 0) is None


@pytest.mark.parametrize("text", ["西部陆海新通道", "队伍陆续扩大到3支", "3支队伍", "圆满完成", "团圆"])
def test_words_are_shown_as_they_are_printed(text: str) -> None:
    normal = Normal(text)
    assert normal.words == text


def test_a_word_that_holds_a_digit_of_bank_notes_is_whole_in_every_column() -> None:
    row = ns.number_mentions("西部陆海新通道运行线路增加到200多条。").to_dict("records")[-1]
    assert row["context"] == "西部陆海新通道运行线路增加到200多条"
