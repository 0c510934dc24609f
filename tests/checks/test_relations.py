"""Every kind of relation, right and wrong, on sentences of our own; sentences full of figures that must raise no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from newsstats import lang
from newsstats.checks import relations
from newsstats.checks.registry import PAGE_RELATIONS, RELATIONS
from newsstats.checks.relation import VERDICTS
from newsstats.data import load_toml
from newsstats.schema import CHECKS

CASES = [
    (line[0], line[1:].partition("|")[0].strip(), line.partition("|")[2].replace("\\n", "\n"))
    for line in (Path(__file__).parents[1] / "relations.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DATE = "2024-11-29"


def found(text: str) -> list[tuple[str, str]]:
    table = ns.read_text(text, date=DATE).checks
    return list(zip(table["kind"], table["verdict"], strict=True))


@pytest.mark.parametrize(("sign", "kind", "text"), CASES, ids=[text[:16] for _, _, text in CASES])
def test_relation_of_a_sentence(sign: str, kind: str, text: str) -> None:
    rows = found(text)
    wrong = [row for row in rows if row[1] == "disagrees"]
    if sign == "-":
        assert (kind, "disagrees") in rows or (kind, "short") in rows
    else:
        assert wrong == []
    if sign == "+":
        assert any(row[0] == kind and row[1].startswith("agrees") for row in rows)


def test_every_relation_file_is_in_the_registry() -> None:
    files = {path.stem for path in Path(relations.__path__[0]).glob("*.py")} - {"__init__"}
    listed = {kind.find.__module__.rpartition(".")[2] for kind in (*RELATIONS, *PAGE_RELATIONS)}
    assert listed == files


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_every_kind_and_verdict_has_a_name_in_each_language(language: str) -> None:
    texts = load_toml(f"text.{language}.toml")
    assert {kind.name for kind in (*RELATIONS, *PAGE_RELATIONS)} <= texts["relations"].keys()
    assert set(VERDICTS) == texts["verdicts"].keys()
    assert all(kind.needs for kind in RELATIONS)


def test_every_reason_has_an_english_text() -> None:
    reasons = {reason for _, _, text in CASES for reason in ns.read_text(text, date=DATE).checks["reason"]}
    with lang.using("en"):
        assert [reason for reason in reasons if lang.translated(reason) == reason] == []


def test_cells_of_an_alarm() -> None:
    table = ns.read_text("县里新造林1500亩（1000公顷）。\n", date=DATE).checks
    assert list(table.columns) == list(CHECKS)
    row = table.iloc[0]
    assert (row["verdict"], row["right"], row["sentences"]) == ("disagrees", "100公顷", "县里新造林⟦1500亩⟧（⟦1000公顷⟧）。")
    assert (row["confidence"], row["trivial"], len(row["fingerprint"])) == (0.95, False, 16)


def test_figures_in_two_sentences_are_both_quoted() -> None:
    table = ns.read_text("大桥全长3046米。据介绍，该桥全长3406米。", date=DATE).checks
    assert list(table["sentences"]) == ["大桥全长⟦3046米⟧。\n据介绍，该桥全长⟦3406米⟧。"]
    assert list(table["right"]) == ["3046米"]


def test_what_agrees_says_nothing_else_would_be_right() -> None:
    assert list(ns.read_text("县里新造林1500亩（100公顷）。", date=DATE).checks["right"]) == [""]


def test_shares_that_are_too_much_name_no_figure_that_would_be_right() -> None:
    row = ns.read_text("水稻占45%、小麦占35%、玉米占30%。", date=DATE).checks.iloc[0]
    assert (row["statement"], row["right"], row["whole_mention_id"]) == ("45% + 35% + 30% = 110% > 100%", "", "")


def test_fingerprint_hangs_on_the_text_not_on_its_place() -> None:
    text = "县里新造林1500亩（1000公顷）。"
    one, other = (ns.read_text(t, date=DATE).checks["fingerprint"].iloc[0] for t in (text, f"昨日传来消息。{text}"))
    assert one == other
    assert ns.read_text(text.replace("1000", "2000"), date=DATE).checks["fingerprint"].iloc[0] != one


@given(st.integers(2, 900), st.integers(2, 900), st.integers(2, 900))
@settings(max_examples=60, deadline=None)
def test_a_right_sum_never_disagrees_and_a_wrong_one_always_does(a: int, b: int, c: int) -> None:
    text = "全县共有学校{}所，其中小学{}所、初中{}所、高中{}所。"
    assert [v for k, v in found(text.format(a + b + c, a, b, c)) if k == "sum"] == ["agrees"]
    more = text.format(a + b + c - 1, a, b, c)
    assert [v for k, v in found(more) if k == "sum"] == ["disagrees"]


@given(st.integers(1000, 9999), st.integers(2, 400))
@settings(max_examples=40, deadline=None)
def test_a_right_amount_for_each_never_disagrees(each: int, people: int) -> None:
    rows = found(f"发放补助{each * people}元，惠及{people}人，人均{each}元。")
    assert [v for k, v in rows if k == "per_unit"] == ["agrees"]


def test_two_stories_of_a_day_that_tell_one_thing_differently() -> None:
    stories = [
        {"title": "海城港扩建", "body": "2023年，海城港货物吞吐量达到3046万吨。", "date": DATE},
        {"title": "港口一年", "body": "2023年，海城港货物吞吐量达到3406万吨。", "date": DATE},
    ]
    table = ns.read(stories).checks
    assert list(table["verdict"]) == ["disagrees"]
    assert table["reason"].iloc[0].startswith("两篇报道都写海城港")


def test_a_heap_of_figures_is_related_to_nothing() -> None:
    assert found("共5人，其中" + "男3人、女2人、" * 80 + "。") == []
