"""What layout does to a figure changes neither its value nor where it leads."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from newsstats.layout.dump import read_dump
from numerals_in_chinese import in_chinese

UNITS = {"元": 1, "公里": 1000, "平方米": 1, "个": 1, "吨": 1000, "%": 1}
figures = st.one_of(
    st.integers(1, 10**9).map(str),
    st.integers(1, 10**9).map(lambda n: f"{n:,}"),
    st.decimals(min_value=Decimal("0.01"), max_value=10**5, places=2).map(str),
)
scales = st.sampled_from(["", "万", "亿"])
breaks = st.sampled_from(["", "\n", "\n\n", " \n", "\n\u3000"])
specks = st.sampled_from(["", "", " ", "\u3000", "\u00ad"])


@st.composite
def figures_and_noise(draw: st.DrawFn) -> tuple[str, str]:
    """A figure with its unit, clean, and torn by one line or column break with stray spaces and soft hyphens elsewhere."""
    clean = draw(figures) + draw(scales) + draw(st.sampled_from(sorted(UNITS)))
    torn_at = draw(st.integers(1, len(clean) - 1))
    noisy = clean[0]
    for n, (before, after) in enumerate(itertools.pairwise(clean), 1):
        speck = draw(specks)
        # a space between two digits parts two numbers for every reader; a break or a soft hyphen does not
        noisy += draw(breaks) if n == torn_at else "" if before.isdigit() and after.isdigit() and speck != "\u00ad" else speck
        noisy += after
    return clean, noisy


@given(figures_and_noise())
@settings(max_examples=300, deadline=None)
def test_layout_noise_inside_a_mention_on_a_page_leaves_its_value(pair: tuple[str, str]) -> None:
    clean, noisy = pair
    wanted = ns.number_mentions(f"记者昨天从会上了解到项目计划用去{clean}")
    source = f"本报讯 记者王川报道：记者昨天从会上了解到项目计划用去{noisy}，大家都说这笔账算得清清楚楚，没有什么话说。\n"
    story = read_dump(source).stories[0].text
    found = ns.number_mentions(story.text[: story.text.index("，大家")])
    assert list(found["base_value"].dropna()) == list(wanted["base_value"].dropna())
    assert list(found["base_unit"]) == list(wanted["base_unit"])
    for start, end, text in zip(found["start"], found["end"], found["text"], strict=True):
        a, b = int(story.source[start]), int(story.source[end - 1]) + 1
        assert "".join(c for c in source[a:b] if not c.isspace() and c != "\u00ad") == text


@given(st.integers(1, 10**8), st.sampled_from(["公里", "户", "吨", "亩"]))
@settings(max_examples=200, deadline=None)
def test_any_integer_reads_the_same_in_figures_and_in_chinese(n: int, unit: str) -> None:
    values = {
        ns.number_mentions(f"全部加起来一共有{written}{unit}")["base_value"].dropna().iloc[-1]
        for written in (str(n), f"{n:,}", str(n).translate({48 + k: 0xFF10 + k for k in range(10)}), in_chinese(n))
        if not (written == in_chinese(n) and n < 10)
    }
    assert len(values) == 1


@given(st.decimals(min_value=Decimal("0.1"), max_value=999, places=1), st.sampled_from(["%", "％"]))
def test_percentages_read_back(value: Decimal, mark: str) -> None:
    table = ns.number_mentions(f"同比增长{value}{mark}")
    assert table["base_value"].tolist() == [float(value)]


@pytest.mark.parametrize("broken", ["7.4\n亿元", "7\n.4亿元", "7.4亿\n\n元", "7.\n4亿元", "7.4 亿 元", "７．４亿元"])
def test_every_break_of_one_figure(broken: str) -> None:
    story = read_dump(f"本报讯 记者王川报道：项目总投资{broken}，大家都说这笔账算得清清楚楚，没有什么话说。\n").stories[0].text
    table = ns.number_mentions(story.text)
    assert table.loc[table["dimension"] == "money", "base_value"].tolist() == [7.4e8]
