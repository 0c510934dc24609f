"""Measures of association against worked examples, and what holds for any text."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.data import load_words
from newsstats.words.association import log_dice, log_likelihood, pmi
from newsstats.words.collocation import collocations
from newsstats.words.reference import general_counts, general_size


@pytest.mark.parametrize(
    ("table", "g2"),
    [
        ((110, 2552, 221, 31777), 270.721),  # Dunning 1993, "the swiss"; NLTK's likelihood_ratio gives the same
        ((8, 13, 32, 31777), 95.29),  # Dunning 1993; NLTK
        ((150, 12593, 932, 14307668), 1291),  # Manning and Schütze 1999, table 5.12; NLTK
    ],
)
def test_log_likelihood_is_that_of_the_literature(table: tuple[int, int, int, int], g2: float) -> None:
    assert float(log_likelihood(*table)) == pytest.approx(g2, rel=5e-4)


def test_log_likelihood_of_independent_counts_is_nothing() -> None:
    assert float(log_likelihood(10, 100, 100, 1000)) == pytest.approx(0)
    assert log_likelihood(np.array([0, 5]), np.array([10, 5]), np.array([10, 5]), 100)[1] == pytest.approx(
        2 * (5 * math.log(20) + 95 * math.log(100 / 95))
    )


def test_pmi_and_log_dice_by_hand() -> None:
    assert float(pmi(8, 16, 32, 1024)) == pytest.approx(4.0)
    assert float(log_dice(3, 4, 8)) == pytest.approx(13.0)


def test_a_text_against_itself_has_no_key_word(sample: ns.Issue) -> None:
    assert sample.keyness(by="issue", reference=sample, top=None).empty
    assert sample.keyness(by="issue", reference=sample, pos="n", top=None).empty


def test_general_chinese_is_the_same_population_as_the_text() -> None:
    stops = load_words("stopwords.txt")
    assert general_size() == sum(n for w, n in general_counts().items() if len(w) > 1 and w not in stops)
    assert 0 < general_size("ns") < general_size("n") < general_size()


SENTENCES = st.lists(st.lists(st.sampled_from(["小麦", "玉米", "丰收", "减产", "雨水"]), min_size=1, max_size=9), min_size=1, max_size=8)


def tokens_of(sentences: list[list[str]]) -> pd.DataFrame:
    rows = [("a", "body", n, word, "n", False) for n, words in enumerate(sentences) for word in words]
    return pd.DataFrame(rows, columns=["article_id", "part", "sentence", "word", "pos", "stop"]).astype({"word": "str", "pos": "str"})


@given(SENTENCES, st.sampled_from([2, 3, 5, "sentence"]))
def test_a_pair_comes_no_more_often_than_its_rarer_word(sentences: list[list[str]], window: int | str) -> None:
    table = collocations(tokens_of(sentences), window=window, min_count=1, top=None)
    counts = pd.Series([w for words in sentences for w in words]).value_counts()
    for row in table.itertuples():
        assert row.count <= min(counts[row.first], counts[row.second])
        assert row.log_dice <= 14
        assert row.log_likelihood >= 0


@given(SENTENCES)
def test_sentences_with_a_pair_are_counted_once_each(sentences: list[list[str]]) -> None:
    table = collocations(tokens_of(sentences), window="sentence", min_count=1, top=None)
    wanted: dict[tuple[str, str], int] = {}
    for words in sentences:
        for pair in {(a, b) for i, a in enumerate(words) for b in words[i + 1 :] if a != b}:
            wanted[pair] = wanted.get(pair, 0) + 1
    assert {(r.first, r.second): r.count for r in table[["first", "second"]].assign(count=table["count"]).itertuples()} == wanted
