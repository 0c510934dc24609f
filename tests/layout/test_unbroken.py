"""Pages without blank lines: headlines above their stories, in a list below all of them, with and without indents."""

from __future__ import annotations

import pytest

from newsroom import STORIES
from newsstats.layout.dump import read_dump
from newsstats.layout.unbroken import unbroken_stories
from newsstats.layout.unbroken_lines import is_unbroken, unbroken, width

PAGE = [STORIES[n] for n in range(5)]


def wrapped(paragraphs: list[str], characters: int, indent: int) -> list[str]:
    """Lines of a column: figures are half as wide, no line begins with a mark, first lines are `indent` characters shorter."""
    out = []
    for paragraph in paragraphs:
        line = ""
        room = characters - indent
        for char in paragraph:
            if line and width(line + char) > room and char not in "，。、；：”）":
                out.append(line)
                line, room = "", characters
            line += char
        out.append(line)
    return out


def squeezed(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("indent", "place", "right"), [(2, "above", 4), (0, "above", 5), (2, "below all", 4), (2, "below all, backwards", 4)]
)
def test_most_headlines_find_their_stories(indent: int, place: str, right: int) -> None:
    bodies = [wrapped(paragraphs, 22, indent) for _, paragraphs in PAGE]
    heads = [headline for headline, _ in PAGE]
    if place == "above":
        lines = [line for head, body in zip(heads, bodies, strict=True) for line in (head, *body)]
    else:
        lines = [line for body in bodies for line in body] + (heads[::-1] if "backwards" in place else heads)
    page = read_dump("\n".join(lines) + "\n")
    found = {squeezed("".join(part.text for part in story.parts)): squeezed(story.text.text) for story in page.stories}
    held = [squeezed(max(paragraphs, key=len)) in found.get(squeezed(headline), "") for headline, paragraphs in PAGE]
    assert sum(held) >= right
    assert "".join(page.source[line.start : line.end] for line in page.lines) == page.source


def test_page_with_blank_lines_is_read_otherwise() -> None:
    lines = wrapped(PAGE[0][1], 22, 2) * 3
    assert is_unbroken(lines)
    assert not is_unbroken([*lines, "", *lines, "", *lines, "", ""])


def test_crosshead_between_paragraphs_is_no_headline_where_headlines_stand_in_a_list() -> None:
    bodies = [wrapped(paragraphs, 22, 2) for _, paragraphs in PAGE[:3]]
    lines = [*bodies[0], "冰库扩容", *bodies[1], *bodies[2], *(headline for headline, _ in PAGE[:3])]
    parts = unbroken(lines)
    assert ["冰库扩容"] in [[lines[at] for at in paragraph] for paragraph in parts.paragraphs]
    assert len(parts.headlines) == 3


def test_width_counts_figures_as_narrow() -> None:
    assert width("共12个") == pytest.approx(3.1)


def test_more_headlines_than_paragraphs_are_no_error() -> None:
    """A page of briefs' headlines with hardly a text under them ended in a search among no places."""
    lines: list[str] = []
    for k, (headline, paragraphs) in enumerate(STORIES[:12]):
        lines.append(headline.replace(" ", "")[:10])
        if k % 4 == 1:
            lines += [paragraphs[0][at : at + 18] for at in range(0, len(paragraphs[0]), 18)]
    stories = unbroken_stories(lines)
    used = [at for heads, body in stories for at in (*heads, *body)]
    assert len(used) == len(set(used))


def headlines(lines: list[str]) -> set[str]:
    page = read_dump("\n".join(lines) + "\n")
    assert "".join(page.source[line.start : line.end] for line in page.lines) == page.source
    return {squeezed("".join(part.text for part in story.parts)) for story in page.stories}


def test_a_line_of_two_stories_headlines_is_cut_between_them() -> None:
    bodies = [line for _, paragraphs in PAGE for line in wrapped(paragraphs, 22, 2)]
    heads = [headline for headline, _ in PAGE]
    assert {squeezed(heads[0]), squeezed(heads[3])} <= headlines([*bodies, f"{heads[0]} {heads[3]}", heads[1], heads[2], heads[4]])


def test_headlines_of_two_parts_are_not_cut() -> None:
    bodies = [line for _, paragraphs in PAGE for line in wrapped(paragraphs, 22, 2)]
    assert {squeezed(headline) for headline, _ in PAGE} == headlines([*bodies, *(headline for headline, _ in PAGE)])


def test_a_line_that_a_figure_left_short_is_running_text() -> None:
    # 13 characters and 3500 do not fill the column, 万亿元 had no room beside them
    lines = [
        "一期工程去年开工，两期投资共有3500",
        "万元，资金来自省里和县里，明年再",
        "拨一笔。",
        "青石镇的人都说水库修得好，灌溉",
        "不用愁。",
    ]
    assert unbroken(lines).headlines == []
