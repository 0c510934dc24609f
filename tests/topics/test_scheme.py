"""Topics of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsstats.errors import LexiconError, MissingInputError
from newsstats.topics.scheme import media_topics, read_scheme


def write(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_own_topics_are_counted_as_printed(tmp_path: Path) -> None:
    file = write(tmp_path, '["低空"]\nwords = ["飞行出租", "青石无人机"]\n["养老"]\nwords = { "老人院" = 3, "照护" = 1 }\n')
    issue = ns.read_text("青石无人机飞来，青石无人机又飞走；老人院里有人照护。")
    table = issue.topics(by="issue", scheme=file)
    assert table["label_zh"].tolist() == ["低空", "养老"]
    assert table["evidence"].tolist() == ["青石无人机 2", "照护 1、老人院 1"]
    assert ns.read_text("今天天气好。").topics(by="issue", scheme=file)["label_zh"].tolist() == ["不明"]


@pytest.mark.parametrize(
    "text", ["a = 3", "[a]\nwords = []", "[a]\nword = ['b']", "[a]\nwords = { b = 0 }", "[低空]\nwords = ['机']", "[a", ""]
)
def test_a_scheme_of_another_form_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"mine\.toml"):
        read_scheme(write(tmp_path, text))


def test_a_scheme_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"none\.toml"):
        read_scheme(tmp_path / "none.toml")


def test_every_word_of_the_list_speaks_for_a_labelled_topic() -> None:
    scheme = media_topics()
    assert {topic for pairs in scheme.words.values() for topic, _ in pairs} <= scheme.labels.keys()


def test_a_corpus_read_with_topics_keeps_them(tmp_path: Path) -> None:
    file = write(tmp_path, '["低空"]\nwords = ["无人机"]\n')
    corpus = ns.read([{"id": "a", "title": "飞", "body": "无人机飞来。", "date": "2024-05-06"}], topics=file)
    for one in (corpus, corpus.where("article_id == 'a'"), corpus.replace(name="新"), corpus[:1]):
        assert one.topics(by="issue")["label_zh"].tolist() == ["低空"]
    assert ns.read([{"id": "a", "title": "飞", "body": "无人机飞来。"}]).topics(by="issue")["label_zh"].tolist() != ["低空"]
    with pytest.raises(MissingInputError):
        ns.read([{"id": "a", "title": "飞", "body": "无人机飞来。"}], topics=tmp_path / "none.toml")
