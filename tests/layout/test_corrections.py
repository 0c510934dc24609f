"""A person's corrections of a page: stories are mended, and nothing of the page is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from newsstats.errors import InputKindError, MissingInputError
from newsstats.layout.corrections import Corrections, corrected
from newsstats.layout.dump import read_dump

PAGE = """南湖大桥通车
　　本报讯（记者 张明）横跨南湖两岸的大桥昨天
正式通车，全长3公里，两岸居民过河只要五分钟。
　　大桥由市交通局建设，历时两年。
东山苹果进城
　　本报讯（记者 李红）东山镇的苹果昨天运进市
区，头一天卖出12吨，价格比去年低一成。
"""


def read(tmp_path: Path, **options: object) -> ns.Issue:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    return ns.read_issue(page, **options)  # type: ignore[arg-type]


def told(issue: ns.Issue) -> list[tuple[str, str]]:
    return [(article.headline, article.text) for article in issue]


def test_a_split_with_its_headline_makes_two_stories(tmp_path: Path) -> None:
    issue = read(tmp_path, fix={"split": [3], "headline": [[3], [5]]})
    assert [headline for headline, _ in told(issue)] == [
        "南湖大桥通车",
        "正式通车，全长3公里，两岸居民过河只要五分钟。",
        "东山苹果进城",
    ]
    assert told(issue)[1][1].startswith("大桥由市交通局建设")


def test_a_joined_story_keeps_the_headline_of_the_first_and_the_words_of_all(tmp_path: Path) -> None:
    (headline, text), *rest = told(read(tmp_path, fix={"join": [[2, 6]]}))
    assert headline == "南湖大桥通车"
    assert not rest
    assert "东山苹果进城" in text
    assert "价格比去年低一成" in text


def test_lines_left_out_are_in_no_story_and_still_lines(tmp_path: Path) -> None:
    issue = read(tmp_path, fix={"leave_out": [4]})
    assert all("历时两年" not in text for _, text in told(issue))
    row = issue.lines.set_index("line").loc[4]
    assert (row["article_id"], row["role"]) == ("", "other")


def test_a_file_beside_the_page_is_taken_and_kept_in_what_is_derived(tmp_path: Path) -> None:
    (tmp_path / "page.fix.toml").write_text("leave_out = [4]\n", encoding="utf-8")
    issue = read(tmp_path)
    assert issue.corrections == Corrections(leave_out=(4,))
    assert issue.replace(date="2024-05-06").corrections == issue.corrections
    assert len(read(tmp_path, fix=False).corrections) == 0


def test_a_folder_s_file_stands_beside_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "2024.05.06"
    folder.mkdir()
    (folder / "A01.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "2024.05.06.fix.toml").write_text("leave_out = [4]\n", encoding="utf-8")
    assert ns.read_issue(folder).corrections == Corrections(leave_out=(4,))
    assert len(ns.read_issue(folder, fix=False).corrections) == 0


def test_untouched_stories_stay_as_they_were_read(tmp_path: Path) -> None:
    plain, mended = told(read(tmp_path, fix=False)), told(read(tmp_path, fix={"leave_out": [4]}))
    assert plain[1] == mended[1]


@pytest.mark.parametrize(
    ("fix", "said"),
    [
        ({"split": [99]}, "line 99 is not on the page, which has 7"),
        ({"split": [1]}, "line 1 is in no story's text"),
        ({"headline": [[7]]}, "no story's text comes after line 7"),
        ({"joins": [[1, 2]]}, "'joins' is no correction"),
        ({"split": ["one"]}, "split is no list of line numbers"),
        ({"join": [3]}, "join is no list of lists"),
    ],
)
def test_corrections_that_do_not_fit_say_why(tmp_path: Path, fix: dict[str, object], said: str) -> None:
    with pytest.raises(InputKindError, match=said):
        read(tmp_path, fix=fix)


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="no such file"):
        read(tmp_path, fix=tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("split = [", encoding="utf-8")
    with pytest.raises(InputKindError, match="no TOML file"):
        read(tmp_path, fix=broken)


def test_corrections_are_written_as_they_are_read() -> None:
    wanted = Corrections(leave_out=(1,), split=(57,), join=((12, 40), (70, 80)), headline=((55, 56),))
    held = tomllib.loads(wanted.as_toml())
    assert held == {"leave_out": [1], "split": [57], "join": [[12, 40], [70, 80]], "headline": [[55, 56]]}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_corrections_lose_no_character(data: st.DataObject) -> None:
    """Whatever is asked, the lines tile the page and every story's characters are those of its lines."""
    page = read_dump(PAGE)
    numbers = st.integers(1, len(page.lines))
    groups = st.lists(st.lists(numbers, min_size=1, max_size=2, unique=True).map(tuple), max_size=2).map(tuple)
    many = st.lists(numbers, max_size=2).map(tuple)
    wanted = Corrections(data.draw(many), data.draw(many), data.draw(groups), data.draw(groups))
    try:
        mended = corrected(page, wanted)
    except ValueError:
        return
    assert "".join(PAGE[line.start : line.end] for line in mended.lines) == PAGE
    for number, story in enumerate(mended.stories):
        assert [mended.lines[at].story for at in (*story.headlines, *story.body)] == [number] * len(story.headlines + story.body)
        for part in (*story.parts, story.text):
            assert all(c == "\n" or PAGE[int(at)] == c for c, at in zip(part.text, part.source, strict=True))
