"""Words: jieba's words, frequencies, keyness and collocations worked out by hand."""

from __future__ import annotations

import math
import statistics
from pathlib import Path

import jieba
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.text.segmenter import Segmenter, newspaper, plain, project_lexicon, user_lexicon
from newsstats.text.sentences import sentence_ends
from newsstats.words.association import benjamini_hochberg, log_ratio
from newsstats.words.tokenizer import Tokenizer, announced_abbreviations

LINES = [
    "城东新建的图书馆昨天开馆",
    "入秋以来海边渔港一天比一天热闹",
    "他在北京大学学习计算机科学",
    "The price is 3.5 元",
    "小麦和玉米都获得了丰收",
]


@pytest.mark.parametrize("line", LINES)
def test_without_layers_the_words_are_those_of_jieba(line: str) -> None:
    assert plain().cut(line) == jieba.lcut(line)


def test_log_ratio_by_hand() -> None:
    assert log_ratio(np.array([10]), np.array([5]), 1000, 2000)[0] == pytest.approx(2.0)
    assert log_ratio(np.array([4]), np.array([0]), 100, 100)[0] == pytest.approx(3.0)


def test_benjamini_hochberg_by_hand() -> None:
    assert benjamini_hochberg(np.array([0.01, 0.04, 0.03])).tolist() == pytest.approx([0.03, 0.04, 0.04])


def test_terms_count_and_rank() -> None:
    issue = ns.read_text("小麦丰收，玉米丰收。小麦多。")
    terms = issue.terms(by="issue", top=2)
    assert set(terms["word"]) == {"小麦", "丰收"}
    assert terms["rank"].tolist() == [1, 2]
    assert terms["count"].tolist() == [2, 2]
    assert terms["per_thousand"].iloc[0] == pytest.approx(1000 * 2 / len(issue.tokens))


@pytest.mark.parametrize("by", ["colour", "weekday"])
def test_unknown_grouping_is_a_clear_error(by: str) -> None:
    # a grouping that tokens have no column for once passed the check and failed later
    with pytest.raises(ValueError, match="article"):
        ns.read_text("小麦丰收。").terms(by=by)


def test_tokens_slice_back_to_the_source(sample: ns.Issue) -> None:
    for start, end, word in zip(sample.tokens["source_start"], sample.tokens["source_end"], sample.tokens["word"], strict=True):
        assert "".join(sample.source[start:end].split()) == "".join(word.split())


def test_figure_with_its_unit_is_one_token() -> None:
    assert "7.4亿元" in ns.read_text("总投资7.4亿元。").tokens["word"].tolist()


def test_two_issues_never_see_each_other_s_words(tmp_path: object) -> None:
    one = Tokenizer(plain(), {"固沙带": "n"})
    assert "固沙带" in [w for w, _ in one.tag("建成固沙带")]
    assert "固沙带" not in [w for w, _ in Tokenizer(plain()).tag("建成固沙带")]


def test_a_listed_word_has_its_listed_part_of_speech_even_where_the_dictionary_has_another() -> None:
    segmenter = Segmenter([("合作社", "n"), ("和静县", "ns")])
    assert segmenter.tag("和静县合作社") == [("和静县", "ns"), ("合作社", "n")]
    assert (segmenter.tags(["合作社"]), plain().tags(["合作社"])) == ({"合作社": "n"}, {"合作社": "l"})
    segmenter.add("合作社", "nt")
    assert segmenter.tags(["合作社"]) == {"合作社": "nt"}
    assert newspaper().tags([word for word, _ in project_lexicon()]) == dict(project_lexicon())


def test_verbs_that_the_dictionary_has_for_nouns_change_their_tag_and_not_the_cut() -> None:
    assert newspaper().tag("运动员参赛") == [("运动员", "n"), ("参赛", "vn")]
    text = "公开学习以上线路，加入学校，下单位"
    assert newspaper().cut(text) == plain().cut(text)


def test_abbreviation_that_the_page_announces() -> None:
    assert announced_abbreviations("高新技术开发区（以下简称海城高新区）成立") == ["海城高新区"]


def test_user_lexicon_names_the_bad_line(tmp_path: object) -> None:
    from pathlib import Path

    from newsstats.errors import LexiconError

    path = Path(str(tmp_path)) / "words.txt"
    path.write_text("固沙带 100 n\n治沙人\n", encoding="utf-8")
    assert user_lexicon(path) == [("固沙带", "n"), ("治沙人", "n")]
    path.write_text("固沙带 100 n\na b c d\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        user_lexicon(path)


def test_concordance_shows_context_and_place(sample: ns.Issue) -> None:
    table = sample.concordance("防护带", width=5)
    assert len(table) == sample.articles["text"].str.count("防护带").sum()
    assert (table["keyword"] == "防护带").all()
    assert table["left"].str.len().max() <= 5


def test_collocations_of_a_worked_example() -> None:
    issue = ns.read_text("小麦丰收。小麦丰收。玉米减产。")
    table = issue.collocations(window=2)
    assert table[["first", "second", "count"]].values.tolist() == [["小麦", "丰收", 2]]
    # of 6 tokens 2 are 小麦, and 2 have 丰收 behind them, both of them 小麦: expected 2 × 2 / 6, PMI log2(2 / (4/6))
    assert table["expected"].iloc[0] == pytest.approx(4 / 6)
    assert table["pmi"].iloc[0] == pytest.approx(math.log2(3))


def test_keyness_says_when_counts_are_too_small(sample: ns.Issue) -> None:
    table = sample.keyness(by="article", top=3)
    assert {"reliable", "q_value"} <= set(table.columns)
    assert isinstance(table, pd.DataFrame)
    assert (table["log_ratio"] > 0).all()


def test_concordance_by_expression_and_by_part_of_speech() -> None:
    issue = ns.read_text("呼图壁县的小麦丰收了，昌吉州的玉米也丰收了。")
    assert issue.concordance(r"[小玉][麦米]", regex=True)["keyword"].tolist() == ["小麦", "玉米"]
    places = issue.concordance(pos="ns")
    assert places["keyword"].tolist() == ["呼图壁县", "昌吉州"]
    assert issue.concordance("丰收", pos="ns").empty
    with pytest.raises(ValueError, match="no regular expression"):
        issue.concordance("[", regex=True)
    with pytest.raises(ValueError, match="empty"):
        issue.concordance()


def test_collocations_over_a_whole_sentence() -> None:
    issue = ns.read_text("小麦在山坡上慢慢地成熟以后由合作社统一收割入库。小麦去年也是同样地在秋天由农民一起收割入库。")
    near = issue.collocations(window=2)
    far = issue.collocations(window="sentence")
    assert ("小麦", "入库") not in set(zip(near["first"], near["second"], strict=True))
    assert ("小麦", "入库") in set(zip(far["first"], far["second"], strict=True))
    with pytest.raises(ValueError, match="sentence"):
        issue.collocations(window="page")


def test_terms_by_page_of_an_issue_of_several_pages(tmp_path: Path) -> None:
    for number, word in ((1, "小麦"), (2, "玉米")):
        (tmp_path / f"{number:02}.txt").write_text(
            f"第{number}版\n\n本报讯 记者王川报道：今年{word}长得好，{word}的价钱也好，大家都愿意种。\n", encoding="utf-8"
        )
    terms = ns.read_issue(tmp_path).terms(by="page", top=None)
    assert set(terms.loc[terms["word"] == "玉米", "page"]) == {2}


def test_kwic_is_aligned_marked_and_escaped() -> None:
    from newsstats.notebook import kwic

    issue = ns.read_text("<b>小麦</b>丰收了。")
    html = kwic(issue.concordance("小麦"), issue.articles).data
    assert "<mark style='white-space:nowrap'>小麦</mark>" in html
    assert "<b>小麦" not in html


def test_median_of_the_listed_frequencies_stands_for_words_that_are_not_listed() -> None:
    from newsstats.words import reference

    assert statistics.median(map(float, reference._idf().values())) == reference.IDF_MEDIAN
    assert reference.idf(["劳动防护", "不在表里的长词"]) == [13.900677652, reference.IDF_MEDIAN]
    assert reference.is_listed("劳动防护")
    assert not reference.is_listed("不在表里的长词")


@given(st.text(alphabet="甲乙。！?\n”）", max_size=40))
def test_sentences_end_behind_their_marks_and_what_closes_them(text: str) -> None:
    expected: list[int] = []
    at = 0
    while at < len(text):
        begin = at
        while at < len(text) and text[at] not in "。！?\n":
            at += 1
        if at == len(text):
            break  # the rest of the text is no whole sentence
        marks = "\n" if text[at] == "\n" else "。！?"
        while at < len(text) and text[at] in marks:
            at += 1
        while marks != "\n" and at < len(text) and text[at] in "”）":
            at += 1
        assert at > begin
        expected.append(at)
    assert sentence_ends(text) == expected
