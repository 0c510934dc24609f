"""Phrases: terms of several tokens are counted as one."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.data import load_rows


def terms(text: str) -> dict[str, int]:
    table = ns.read_text(text).terms(by="issue", top=None)
    return dict(zip(table["word"], table["count"], strict=True))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("共建一带一路，一带一路越走越宽。", "一带一路"),
        ("十六五规划，十六五开局。", "十六五"),
        ("二十三届三中全会召开。", "二十三届三中全会"),
        ("“青石热线”开通了。青石热线很忙。", "青石热线"),
        ("滩羊产业兴旺，滩羊产业增收，滩羊产业带动就业。", "滩羊产业"),
    ],
)
def test_a_phrase_is_one_term(text: str, phrase: str) -> None:
    counted = terms(text)
    assert phrase in counted
    assert not [word for word in counted if word != phrase and word in phrase]


def test_a_number_is_no_plan() -> None:
    assert "十五五" not in terms("十五五十，数一数。")


def test_a_quoted_word_that_comes_once_is_no_phrase() -> None:
    assert "“" not in "".join(terms("“他笑着走了过来”，她写道。"))
    assert "他笑着走了过来" not in terms("“他笑着走了过来”，她写道。")


def test_figures_dates_and_rests_of_words_are_no_terms() -> None:
    counted = terms("2024年11月29日，全县种下3000棵树，栽树的人愿同大家一起浇水。")
    assert not [word for word in counted if any(c.isdigit() for c in word)]
    assert "愿同" not in counted


def test_an_aircraft_with_its_number_is_one_word() -> None:
    words = list(ns.read_text("歼-20和运-9飞过，气温-5℃，比分3-2。").tokens["word"])
    assert {"歼-20", "运-9"} <= set(words)


def test_tokens_keep_their_offsets_and_name_their_phrase() -> None:
    issue = ns.read_text("高质量共建一带一路，天气很好。")
    tokens = issue.tokens
    inside = tokens[tokens["phrase"] == "一带一路"]
    assert "".join(inside["word"]) == "一带一路"
    assert [issue.source[a:b] for a, b in zip(tokens["source_start"], tokens["source_end"], strict=True)] == tokens["word"].tolist()
    assert (tokens.loc[tokens["word"] == "天气", "phrase"] == "").all()


@given(st.lists(st.sampled_from(["一带一路", "滩羊", "产业", "，", "。", "“青石”", "青石", "十四五", "好", "3个", "\n"]), max_size=40))
def test_units_spell_the_text(pieces: list[str]) -> None:
    issue = ns.read_text("空" + "".join(pieces))
    tagged, units = issue.analysis.tagged, issue.analysis.units
    spelt = ["".join(one.words[one.codes]) for one in (tagged, units)]
    assert spelt[0] == spelt[1]
    assert units.counts.sum() == len(units.codes)


def test_phrases_do_not_change_between_runs() -> None:
    text = "滩羊产业兴旺，滩羊产业增收，滩羊产业带动就业。“青石热线”和青石热线。"
    pd.testing.assert_frame_equal(ns.read_text(text).tokens, ns.read_text(text).tokens)


def test_every_kind_of_numbered_name_finds_its_example() -> None:
    for pattern, example in load_rows("numbered_names.tsv"):
        assert re.fullmatch(pattern, example), example
