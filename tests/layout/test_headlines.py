"""The choice of headlines over a whole page is the best one there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsstats.layout.headlines import _packed, pairs, shared

Option = tuple[tuple[int, int], int, float]
LINES, STORIES = 4, 3


def worth(options: list[Option], chosen: tuple[int, ...]) -> float | None:
    """The sum of gains, or None when a line or a story is used twice."""
    lines = [line for k in chosen for line in range(options[k][0][0], options[k][0][1] + 1)]
    stories = [options[k][1] for k in chosen]
    if len(set(lines)) < len(lines) or len(set(stories)) < len(stories):
        return None
    return sum(options[k][2] for k in chosen)


@st.composite
def option(draw: st.DrawFn) -> Option:
    first = draw(st.integers(0, LINES - 1))
    last = draw(st.integers(first, LINES - 1))
    return (first, last), draw(st.integers(0, STORIES - 1)), draw(st.integers(1, 40)) / 4


@given(st.lists(option(), min_size=1, max_size=8, unique_by=lambda o: o[:2]))
def test_solver_finds_what_trying_every_choice_finds(options: list[Option]) -> None:
    every = [worth(options, chosen) for n in range(len(options) + 1) for chosen in combinations(range(len(options)), n)]
    found = worth(options, tuple(_packed(options, LINES, STORIES)))
    assert found is not None
    assert abs(found - max(v for v in every if v is not None)) < 1e-6


def test_choice_that_the_relaxed_problem_would_halve_is_whole() -> None:
    """Three options of which each two exclude each other: half of each would be worth more than any one."""
    options: list[Option] = [((0, 0), 0, 2.0), ((0, 1), 1, 2.0), ((1, 1), 0, 2.0)]
    assert len(_packed(options, 2, 2)) == 1


@given(st.text(alphabet="天地人1２2%.A9", max_size=12), st.text(alphabet="天地人1２2%.A9", max_size=24))
def test_shared_pairs_are_those_of_both_texts(headline: str, text: str) -> None:
    assert shared(pairs(headline), text) == pairs(headline) & pairs(text)
