"""Figures, dates and codes are one token each, by a coarse reading that needs no number mentions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, false_discovery_control

import newsstats as ns
from newsstats.words.figures import figure_spans
from newsstats.words.keyness import benjamini_hochberg, p_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全长86.5公里。", [("86.5公里", "m")]),
        ("总投资1.1亿元，", [("1.1亿元", "m")]),
        ("产量１２万吨", [("１２万吨", "m")]),
        ("共1,234人", [("1,234人", "m")]),
        ("占12.5%", [("12.5%", "m")]),
        ("2024年11月29日9:30开会", [("2024年11月29日", "t"), ("9:30", "t")]),
        ("3年增长", [("3年", "m")]),
        ("走G30高速，去4S店", [("G30", "nz"), ("4S店", "nz")]),
        ("用RISC-V和USB", [("RISC-V", "nz")]),
        ("跑10km", [("10km", "m")]),
        ("三位一体", []),
    ],
)
def test_figure_with_its_unit_is_one_span(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[a:b], pos) for a, b, pos in figure_spans(text)] == expected


@given(st.text(alphabet="0123456789年月日.,:%万亿元公里个AbG-店一三的，\n", max_size=40))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for start, end, _ in figure_spans(text):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(alphabet="项目总投资7.4亿元（其中一期）\ue000\uf8ffAB 的\n", min_size=1, max_size=60))
def test_tokens_tile_the_text_whatever_private_characters_it_has(text: str) -> None:
    if not text.strip():
        return
    tokens = ns.read_text(text).tokens
    assert all(text[a:b] == w for a, b, w in zip(tokens["start"], tokens["end"], tokens["word"], strict=True))
    assert "".join(tokens["word"]) == "".join(c for c in text if not c.isspace())


def test_word_of_the_hidden_markov_model_keeps_its_part_of_speech_in_context() -> None:
    tokens = ns.read_text("科研人员和企业家坐到了一起。").tokens
    assert tokens.set_index("word").loc["坐到", "pos"] == "v"


def test_p_value_and_q_value_are_those_of_scipy() -> None:
    g2 = np.array([0.0, 0.5, 3.84, 10.0, 40.0])
    assert p_value(g2) == pytest.approx(chi2.sf(g2, 1))
    p = p_value(g2)[::-1][[3, 0, 4, 1, 2]]
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p))
