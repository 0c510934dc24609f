"""Words that an issue uses and the dictionary lacks are learned from the issue itself, and from it alone."""

from __future__ import annotations

import newsstats as ns
from newsstats.text.part import TextPart
from newsstats.text.segmenter import plain
from newsstats.words.discovery import new_words
from newsstats.words.tagged import Tagged
from newsstats.words.tokenizer import Tokenizer


def tagged(texts: list[str]) -> Tagged:
    return Tokenizer(plain()).tagged([TextPart("body", text, article_id="a1") for text in texts])


TEXTS = [
    "渔民老周说，鳐鲬今年来得早。市场上的鳐鲬卖到二十元一斤。",
    "吃过鳐鲬的人都记得那股鲜味，外地客商专门来买鳐鲬。",
    "码头上有人晒鳐鲬干，也有人把鳐鲬做成鱼丸。",
]


def test_word_that_comes_often_among_many_neighbours_is_learned() -> None:
    assert new_words(tagged(TEXTS)) == ["鳐鲬"]


def test_word_of_the_dictionary_and_words_side_by_side_are_not_learned() -> None:
    texts = [f"{a}高校毕业生{b}。" for a, b in (("今年", "增多"), ("帮助", "就业"), ("许多", "返乡"), ("鼓励", "创业"), ("吸引", "留下"))]
    assert new_words(tagged(texts)) == []


def test_rare_run_is_not_learned() -> None:
    assert new_words(tagged(TEXTS[:1])) == []


def test_learned_word_is_one_token_and_stays_in_its_issue() -> None:
    assert (ns.read_text("".join(TEXTS)).tokens["word"] == "鳐鲬").sum() == 6
    assert "鳐鲬" not in set(ns.read_text("鳐鲬上市了。").tokens["word"])


def test_no_text_no_words() -> None:
    assert new_words(tagged([])) == []
