"""Networks, planes, bursts, places of words, word lists of one's own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import newsstats as ns
from newsstats.words.bursts import bursts
from newsstats.words.correspondence import correspondence, principal
from newsstats.words.network import network
from newsstats.words.own_words import with_own_words


def tokens(*sentences: str, article: str = "a") -> pd.DataFrame:
    rows = [
        {"article_id": article, "part": "body", "sentence": n, "word": word, "pos": "n", "stop": False}
        for n, sentence in enumerate(sentences)
        for word in sentence.split()
    ]
    return pd.DataFrame(rows)


def test_links_by_hand() -> None:
    """甲甲 stands in three sentences, 乙乙 in two of them: two of three have both."""
    found = network(tokens("甲甲 乙乙", "乙乙 甲甲 甲甲", "甲甲 丙丙"))
    assert found.links.round(3).to_numpy().tolist() == [["甲甲", "乙乙", 2, 0.667]]
    assert sorted(found.words["word"]) == ["乙乙", "甲甲"]
    assert found.words["group"].tolist() == [1, 1]
    assert len(network(tokens("甲甲"))) == 0


def test_a_network_is_the_same_each_time() -> None:
    said = tokens("甲甲 乙乙 丙丙", "甲甲 乙乙", "丙丙 丁丁", "丙丙 丁丁", "戊戊 己己", "戊戊 己己")
    first, second = network(said), network(said)
    pd.testing.assert_frame_equal(first.words, second.words)
    assert first.words.set_index("word").loc[["戊戊", "己己"], "group"].nunique() == 1


def test_principal_coordinates_of_a_known_table() -> None:
    """Smoking by staff group (Greenacre 1984): total inertia .0852, the first two axes 87.8 and 11.8 % of it."""
    table = np.array([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]], dtype=float)
    rows, columns, inertia = principal(table)
    assert inertia.sum() == pytest.approx(0.08519, abs=5e-5)
    assert inertia[:2] / inertia.sum() == pytest.approx([0.8776, 0.1176], abs=5e-4)
    assert np.abs(rows[:, 0]) == pytest.approx([0.0658, 0.2590, 0.3806, 0.2330, 0.2011], abs=5e-4)
    assert np.abs(columns[:, 0]) == pytest.approx([0.3933, 0.0995, 0.1963, 0.2938], abs=5e-4)


def test_groups_stand_before_words_and_too_few_are_refused() -> None:
    said = pd.concat(
        [
            tokens("甲甲 甲甲 丙丙", article="a"),
            tokens("乙乙 乙乙 丙丙", article="b"),
            tokens("丁丁 丁丁 丙丙", article="c"),
        ]
    )
    table = correspondence(said, "article_id")
    assert table["kind"].tolist() == ["group"] * 3 + ["word"] * 4
    place = table.set_index("name")[["x", "y"]]
    assert np.hypot(*(place.loc["甲甲"] - place.loc["a"])) < np.hypot(*(place.loc["甲甲"] - place.loc["b"]))
    with pytest.raises(ValueError, match="three"):
        correspondence(said[said["article_id"] != "c"], "article_id")


def test_a_burst_by_hand() -> None:
    """One article a month has 平常, all ten of May have 突发: the burst is May alone, with ten where 10/60·10 were expected."""
    frames, published = [], {}
    for month in range(1, 7):
        for n in range(10):
            article = f"{month}-{n}"
            published[article] = f"2024-{month:02}-01"
            frames.append(tokens("突发 其他" if month == 5 else "其他", article=article))
    table = bursts(pd.concat(frames), published)
    assert table[["word", "first", "last", "documents"]].to_numpy().tolist() == [["突发", "2024-05", "2024-05", 10]]
    assert table["expected"].iloc[0] == pytest.approx(10 / 60 * 10)
    assert table["weight"].iloc[0] == pytest.approx(10 * np.log(2))


def test_bursts_need_three_dated_batches_and_a_real_surplus() -> None:
    said = tokens("甲甲")
    assert bursts(said, {"a": "2024-05-01"}).empty
    with pytest.raises(ValueError, match="month"):
        bursts(said, {}, "week")
    with pytest.raises(ValueError, match="more than 1"):
        bursts(said, {}, s=1)


def test_places_of_words_lead_to_their_characters() -> None:
    corpus = ns.read_text("大桥通车，大桥长3公里。")
    table = corpus.positions("大桥")
    assert [corpus.source[a:b] for a, b in zip(table["source_start"], table["source_end"], strict=True)] == ["大桥", "大桥"]
    assert table["at"].tolist() == sorted(table["at"])
    assert corpus.positions(["没有"]).empty
    with pytest.raises(ValueError, match="empty"):
        corpus.positions([])


def test_a_dictionary_counts_its_words_alone_under_their_category() -> None:
    table = tokens("风电 光伏 大桥 老风电")
    out = with_own_words(table, synonyms={"风电": "老风电"}, dictionary={"能源": ["风电", "光伏"]})
    assert out["word"].tolist() == ["能源"] * 3
    with pytest.raises(ValueError, match="dictionary"):
        with_own_words(table, dictionary={"甲": "风电", "乙": ["风电"]})


def test_a_corpus_answers_all_of_them(sample: ns.Issue) -> None:
    assert len(sample.network(pos="n")) > 10
    assert set(sample.correspondence("article")["kind"]) == {"group", "word"}
    assert sample.bursts("day").empty
    with pytest.raises(ValueError, match="column of articles"):
        sample.correspondence("issue")
