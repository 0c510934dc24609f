"""What a candidate is by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsstats.names.judge import is_common, is_generic, judge, retinue_cut, short_name
from newsstats.names.spans import ORGANISATION, PERSON, PLACE


def names(text: str, kind: int) -> list[tuple[str, int]]:
    return [(text[piece.start : piece.end], piece.kind) for piece in judge(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("福建莆田", PLACE, [("福建", PLACE), ("莆田", PLACE)]),
        ("呼图壁县大丰镇", PLACE, [("呼图壁县", PLACE), ("大丰镇", PLACE)]),
        ("上海滩", PLACE, [("上海滩", PLACE)]),
        ("高速公路", PLACE, []),
        ("中日", PLACE, []),
        ("青石县纪念馆", PLACE, [("青石县纪念馆", ORGANISATION)]),
        ("明佳大厦", ORGANISATION, [("明佳大厦", PLACE)]),
        ("物流有限公司", ORGANISATION, []),
        ("王先生", PERSON, []),
        ("老王", PERSON, []),
        ("高兴", PERSON, []),
        ("“李一丁”", PERSON, [("李一丁", PERSON)]),
        ("法国", PERSON, [("法国", PLACE)]),
    ],
)
def test_a_candidate_is_a_name_several_or_none(text: str, kind: int, found: list[tuple[str, int]]) -> None:
    assert names(text, kind) == found


def test_a_company_is_known_by_its_own_name() -> None:
    assert short_name("上海明佳集团有限公司") == "明佳"
    assert short_name("物流有限公司") == short_name("上海市图书馆") == ""


def test_common_words_side_by_side_are_nobody_unless_a_state_opens_them() -> None:
    assert is_generic("物流有限公司")
    assert not is_generic("国家博物馆")


def test_an_idiom_is_no_place_whatever_the_dictionary_calls_it() -> None:
    assert is_common("一马平川")
    assert not is_common("呼和浩特")


def test_a_retinue_is_no_part_of_a_name() -> None:
    assert retinue_cut("区长丁一一行来访", 5) == 4
    assert retinue_cut("区长丁一一说", 5) == 5


@given(st.text(alphabet="王张李一丁大学县市公司美·“ \n", min_size=1, max_size=12), st.sampled_from([PERSON, PLACE, ORGANISATION]))
def test_pieces_stand_inside_the_candidate_in_order(text: str, kind: int) -> None:
    at = 0
    for piece in judge(text, kind):
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end
