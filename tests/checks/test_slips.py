"""What counts as a slip of the pen between two printed figures."""

from __future__ import annotations

import pytest

import newsstats as ns
from newsstats.checks.slips import slip
from newsstats.observations.sentences import Figure


def figure(text: str) -> Figure:
    issue = ns.read_text(f"投资{text}。")
    return next(f for story in issue.analysis.stories for s in story.sentences for f in s.figures)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("7.4亿元", "7.4亿元", ""), ("7.4亿元", "4.7亿元", "swap"), ("7.4亿元", "7.9亿元", "digit"), ("3046公里", "3406公里", "swap"),
        ("3046公里", "346公里", "length"), ("120亿元", "120万元", "scale"), ("7.4亿元", "5.9亿元", ""), ("12亿元", "1.2亿元", ""),
        ("30公里", "30亿元", ""), ("7亿元", "7.1亿元", ""),
    ],
)  # fmt: skip
def test_slip(one: str, other: str, kind: str) -> None:
    assert slip(figure(one), figure(other)) == kind
    assert slip(figure(other), figure(one)) == kind
