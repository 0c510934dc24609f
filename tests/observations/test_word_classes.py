"""Words that are used alike are of one class; what is unknown is of none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsstats.observations.word_classes import NO_CLASS, classes_of


def test_words_that_are_used_alike_share_a_class_and_others_do_not() -> None:
    assert classes_of("产值") == classes_of("产量")
    assert classes_of("县")[1] == classes_of("镇")[1]
    assert classes_of("产值")[2] != classes_of("县")[2]


def test_an_unknown_word_is_of_the_class_of_its_end() -> None:
    assert classes_of("棉花总产值") == classes_of("总产值")
    assert classes_of("abc") == (NO_CLASS,) * 3


def test_a_mark_is_a_class_of_its_own() -> None:
    assert classes_of("，") != classes_of("。")
    assert len(set(classes_of("，"))) == 1


@given(st.text(max_size=6))
def test_every_string_has_three_numbers_below_a_class_of_another_kind(word: str) -> None:
    one, group, family = classes_of(word)
    assert one == NO_CLASS or one == group == family or one < 10_000 <= group < 20_000 <= family < 30_000
