"""Strings joined by AND, OR, NOT and NEAR."""

from __future__ import annotations

import pytest

from newsstats.text.boolean import Both, Either, Near, Term, Without, parse_boolean


def test_and_binds_more_closely_than_or_and_not_than_both() -> None:
    tree = parse_boolean("甲 乙 OR NOT 丙")
    assert isinstance(tree, Either)
    both, without = tree.items
    assert isinstance(both, Both)
    assert isinstance(without, Without)


def test_near_joins_strings_with_its_number() -> None:
    tree = parse_boolean("甲 NEAR/3 乙 NEAR 丙")
    assert isinstance(tree, Near)
    assert (tree.most, isinstance(tree.left, Near) and tree.left.most) == (10, 3)


def test_a_term_says_its_field_and_whether_it_is_an_expression() -> None:
    tree = parse_boolean("headline:/第.届/")
    assert isinstance(tree, Term)
    assert (tree.said, tree.regex, tree.field) == ("第.届", True, "headline")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "search for"),
        ("(甲", "not closed"),
        ("甲)", "not open"),
        ("甲 OR", "string should follow"),
        ('""', "empty"),
        ("(甲 OR 乙) NEAR 丙", "between two"),
    ],
)
def test_what_cannot_be_read_is_named(asked: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_boolean(asked)
