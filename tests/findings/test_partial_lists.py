"""Counted lists that name only some of what they count."""

from __future__ import annotations

import newsstats as ns
from newsstats.findings.partial_lists import PartialList, partial_lists


def found(text: str) -> list[PartialList]:
    return list(partial_lists(ns.read([{"title": "一窗通办", "body": text}]).analysis.stories))


def test_quoted_names_in_front_of_their_count_are_told_with_their_places() -> None:
    text = "窗口能办“教育入学”“企业注销”、“退休”等13类事项。"
    [one] = found(text)
    assert one.count == 13
    assert [name for name, _, _ in one.names] == ["教育入学", "企业注销", "退休"]
    assert [(start - one.names[0][1], end - start) for _, start, end in one.names] == [(0, 4), (6, 4), (13, 2)]


def test_a_list_that_names_all_is_not_partial() -> None:
    assert found("窗口能办“教育入学”“企业注销”“退休”等3类事项。") == []


def test_a_list_that_does_not_go_on_is_not_partial() -> None:
    assert found("窗口能办“教育入学”“企业注销”“退休”13类事项。") == []


def test_names_without_quotation_marks_are_left_alone() -> None:
    assert found("窗口能办教育入学、企业注销、退休等13类事项。") == []


def test_about_a_number_is_no_count() -> None:
    assert found("窗口能办“教育入学”“企业注销”“退休”等约13类事项。") == []


def test_what_is_too_long_to_draw_is_left_out() -> None:
    assert found("窗口能办“教育入学”“企业注销”等130类事项。") == []
