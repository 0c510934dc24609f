"""Topics by words that speak for them."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.topics.lexicon import confidence, subtopic
from newsstats.topics.scheme import media_topics


def leading(text: str) -> str:
    return str(ns.read_text(text).topics(by="issue")["label_en"].iloc[0])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("球队在决赛中击败对手，球员和教练都很激动，夺冠之后球迷欢呼。", "sport"),
        ("医院的医生为患者做手术，治疗疾病，医保可以报销。", "health"),
        ("气象台发布暴雨预警，明天有降雨，气温下降，冷空气来了。", "weather"),
        ("法院开庭审理诈骗案件，被告被判决，检察院起诉。", "crime, law and justice"),
    ],
)
def test_leading_topic_of_a_plain_text(text: str, label: str) -> None:
    assert leading(text) == label


def test_a_story_about_nothing_known_is_unknown() -> None:
    assert leading("他抬头看了看，没有说话。") == "unknown"


def test_weights_sum_to_one_in_every_group(sample: ns.Issue) -> None:
    for by in ("section", "article"):
        column = "section" if by == "section" else "article_id"
        sums = sample.topics(by=by).groupby(column)["weight"].sum()
        assert sums.tolist() == pytest.approx([1.0] * len(sums))


def test_evidence_names_words_with_their_counts(sample: ns.Issue) -> None:
    top = sample.topics(by="article").groupby("article_id").head(1)
    assert top["evidence"].str.contains(r"\S \d").all()


def test_the_best_guess_stands_with_its_doubt() -> None:
    table = ns.read_text("战机").topics(by="issue")
    assert table["label_zh"].iloc[0] == "冲突与战争"
    assert table["confidence"].iloc[0] < 0.9
    assert ns.read_text("他抬头看了看。").topics(by="issue")["confidence"].tolist() == [0.0]


def test_confidence_grows_with_weight_and_with_evidence() -> None:
    for lower, higher in (((0.4, 40), (0.9, 40)), ((0.9, 2), (0.9, 40))):
        assert confidence(*lower) < confidence(*higher)
    assert 0 <= confidence(0, 0) <= confidence(1, 1e9) <= 1


def test_a_subtopic_is_the_one_that_most_speaks_for() -> None:
    table = ns.read_text("球队在半决赛夺冠，决赛的比赛很好看。").topics(by="issue")
    assert table.loc[0, ["label_zh", "subtopic_zh", "subtopic"]].tolist() == ["体育", "赛事", "20001108"]


def test_no_subtopic_where_two_are_even_or_little_speaks() -> None:
    scheme = media_topics()
    assert subtopic([("足球", 2), ("比赛", 2)], "15000000", scheme) == ""
    assert subtopic([("比赛", 1)], "15000000", scheme) == ""
    assert subtopic([("比赛", 2)], "15000000", scheme) == "20001108"


def test_every_word_of_a_subtopic_speaks_for_the_topic_above_it() -> None:
    scheme = media_topics()
    for (topic, word), code in scheme.subtopics.items():
        assert topic in dict(scheme.words[word]), (word, code)
        assert code in scheme.labels
