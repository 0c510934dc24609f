"""Runs, spread, richness and likeness of words, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.words.diversity import WINDOW, _moving
from newsstats.words.ngrams import ngrams


def tokens(*articles: str) -> pd.DataFrame:
    """Words with a space between, a full stop ends a sentence; 的 is a stop word."""
    rows = []
    for n, text in enumerate(articles):
        sentence = 0
        for word in text.split():
            rows.append((f"a{n}", "body", sentence, word, word in "的。"))
            sentence += word == "。"
    return pd.DataFrame(rows, columns=["article_id", "part", "sentence", "word", "stop"])


def test_runs_end_at_marks_and_count_their_articles() -> None:
    table = ngrams(tokens("新桥 通车 。 新桥 通车 。", "新桥 通车 。 通车 新桥"), 2, min_count=1)
    assert dict(zip(table["ngram"], table["count"], strict=True)) == {"新桥 通车": 3, "通车 新桥": 1}
    assert dict(zip(table["ngram"], table["documents"], strict=True)) == {"新桥 通车": 2, "通车 新桥": 1}


def test_a_skip_gram_leaves_out_so_many_words() -> None:
    table = ngrams(tokens("甲一 乙二 丙三 丁四"), 3, skip=1, min_count=1)
    assert set(table["ngram"]) == {"甲一 乙二 丙三", "乙二 丙三 丁四", "甲一 丙三 丁四", "甲一 乙二 丁四"}


def test_stop_words_are_taken_out_before_runs_are_made() -> None:
    assert ngrams(tokens("青石 的 桥梁"), 2, min_count=1, stop=False)["ngram"].tolist() == ["青石 桥梁"]


@pytest.mark.parametrize(("n", "skip"), [(1, 0), (2, -1)])
def test_runs_that_are_none_are_refused(n: int, skip: int) -> None:
    with pytest.raises(ValueError, match="n is 2 or more"):
        ngrams(tokens("青石 桥梁"), n, skip=skip)


def test_deviation_of_proportions_by_hand() -> None:
    from newsstats.words.dispersion import dispersion

    # parts of 2 and 6 words: shares 1/4 and 3/4; 青石 comes once in each (1/2, 1/2), 桥梁 twice in the first alone
    table = dispersion(tokens("青石 桥梁", "青石 通车 通车 通车 通车 通车"), min_count=1).set_index("word")
    assert table.loc["青石", "dp"] == pytest.approx(0.5 * (abs(1 / 2 - 1 / 4) + abs(1 / 2 - 3 / 4)))
    assert table.loc["桥梁", "dp"] == pytest.approx(0.5 * (abs(1 - 1 / 4) + 3 / 4))
    assert table.loc["桥梁", "dp_norm"] == pytest.approx(1.0)
    assert table.loc["青石", "range"] == 2


def test_diversity_by_hand() -> None:
    from newsstats.words.diversity import diversity

    row = diversity(tokens("青石 桥梁 通车 。 青石 的")).iloc[0]
    assert (row["words"], row["types"], row["hapax"]) == (5, 4, 3)
    assert row["ttr"] == pytest.approx(4 / 5)
    assert row["yule_k"] == pytest.approx(1e4 * (2 * 2 + 1 + 1 + 1 - 5) / 25)
    assert row["sentence_words"] == pytest.approx(5 / 2)
    assert row["density"] == pytest.approx(4 / 5)
    assert math.isnan(row["mattr"])


def test_a_text_of_rare_words_has_more_that_are_uncommon() -> None:
    from newsstats.words.diversity import COMMON, common_words, diversity

    assert len(common_words()) == COMMON
    assert diversity(tokens("我们 的 工作 问题")).iloc[0]["uncommon"] == 0
    assert diversity(tokens("我们 饕餮 工作 踟蹰")).iloc[0]["uncommon"] == pytest.approx(0.5)


@given(st.lists(st.integers(0, 30), min_size=WINDOW, max_size=3 * WINDOW))
def test_the_moving_share_is_the_mean_over_all_windows(codes: list[int]) -> None:
    windows = [len(set(codes[n : n + WINDOW])) / WINDOW for n in range(len(codes) - WINDOW + 1)]
    assert _moving(np.array(codes)) == pytest.approx(sum(windows) / len(windows))


def test_an_article_is_most_like_its_twin() -> None:
    from newsstats.words.similar import similar

    table = similar(tokens("青石 桥梁 通车", "青石 桥梁 通车", "青石 湿地 候鸟", "粮食 收获 农户"), "a0")
    assert table["article_id"].tolist() == ["a1", "a2"]
    assert table["similarity"].iloc[0] == pytest.approx(1.0)
    assert table["shared"].iloc[1] == "青石"
    with pytest.raises(KeyError, match="no terms"):
        similar(tokens("青石"), "zz")


def test_a_corpus_answers_all_of_them(sample: ns.Issue) -> None:
    assert sample.ngrams()["count"].is_monotonic_decreasing
    assert sample.dispersion()["dp"].between(0, 1).all()
    assert len(sample.diversity("article")) == len(sample)
    assert sample.similar(sample[0].id)["similarity"].between(0, 1).all()
    empty = ns.read_text("。")
    assert empty.ngrams().empty
    assert empty.dispersion().empty


def test_other_forms_of_a_word_are_counted_under_its_name() -> None:
    issue = ns.read_text("大桥通车。大桥很长。长桥通车。")
    table = issue.terms(by="issue", synonyms={"长桥": ["大桥"]}, stopwords=["通车"]).set_index("word")
    assert table.loc["长桥", "count"] == 3
    assert "通车" not in table.index
    assert "大桥" in set(issue.terms(by="issue")["word"])


def test_a_form_of_two_names_and_a_lone_string_are_refused() -> None:
    issue = ns.read_text("大桥通车。")
    with pytest.raises(ValueError, match="given to both"):
        issue.terms(synonyms={"甲": "大桥", "乙": "大桥"})
    with pytest.raises(ValueError, match="give a list"):
        issue.terms(stopwords="通车")


def test_contexts_are_sorted_by_words_and_say_their_day_and_section() -> None:
    issue = ns.read_text("大桥通车，大桥开工，大桥安全。", date="2024-05-06")
    assert issue.concordance("大桥", width=3, sort="R1")["right"].str[:2].tolist() == sorted(["通车", "开工", "安全"])
    assert set(issue.concordance("大桥")["published"]) == {"2024-05-06"}
    assert issue.concordance("大桥", width=3, sort="L1")["left"].iloc[0] == ""
    with pytest.raises(ValueError, match="R1"):
        issue.concordance("大桥", sort="R9")
