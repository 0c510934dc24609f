"""A story that goes on on another page is one story."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsroom import STORIES
from newsstats.layout.continued import _number


def column(text: str) -> list[str]:
    return [text[at : at + 20] for at in range(0, len(text), 20)]


def written(folder: Path, *, to: str = "（下转第3版）", back: str = "（上接第1版）") -> Path:
    (one, first), (two, second), (three, third) = STORIES[0], STORIES[1], STORIES[3]
    front = ["海城日报", "2024年5月6日 星期一 第1版", "", one, "", *column("　　本报讯 " + first[0]), *column("　　" + first[1]), to]
    front += ["", two, "", *[line for text in second for line in column("　　" + text)]]
    inside = ["海城日报", "2024年5月6日 星期一 第3版", "", back, *[line for text in first[2:] for line in column("　　" + text)]]
    inside += ["", three, "", *[line for text in third for line in column("　　" + text)]]
    folder.mkdir(exist_ok=True)
    (folder / "01.txt").write_text("\n".join(front) + "\n", encoding="utf-8")
    (folder / "03.txt").write_text("\n".join(inside) + "\n", encoding="utf-8")
    return folder


def test_marks_that_name_each_other_join_the_story_and_leave_the_next_one_whole(tmp_path: Path) -> None:
    issue = ns.read_issue(written(tmp_path / "issue"))
    assert [article.headline for article in issue] == [STORIES[n][0] for n in (0, 1, 3)]
    assert [article.text.replace("本报讯", "").split("\n") for article in issue] == [STORIES[n][1] for n in (0, 1, 3)]
    lines = issue.lines
    assert set(lines.loc[lines["article_id"] == "a01", "page"]) == {1, 3}
    assert "".join(issue.source[a:b] for a, b in zip(lines["source_start"], lines["source_end"], strict=True)) == issue.source


@pytest.mark.parametrize(("to", "back"), [("（下转第4版）", "（上接第1版）"), ("（下转第3版）", "（上接第2版）"), ("", "（上接第1版）")])
def test_marks_that_do_not_name_each_other_join_nothing(tmp_path: Path, to: str, back: str) -> None:
    issue = ns.read_issue(written(tmp_path / "issue", to=to, back=back))
    assert set(issue.lines.loc[issue.lines["article_id"] == "a01", "page"]) == {1}


def test_two_marks_that_name_one_page_join_nothing(tmp_path: Path) -> None:
    """With one of two marks unread the other story was joined to what was not its own."""
    folder = written(tmp_path / "issue")
    inside = folder / "03.txt"
    text = inside.read_text(encoding="utf-8")
    inside.write_text(text.replace(STORIES[3][0], "（上接第1版）\n\n" + STORIES[3][0]), encoding="utf-8")
    issue = ns.read_issue(folder)
    assert set(issue.lines.loc[issue.lines["article_id"] == "a01", "page"]) == {1}


@pytest.mark.parametrize(("printed", "number"), [("3", 3), ("十", 10), ("十二", 12), ("二十", 20), ("A3", 0)])
def test_page_numbers_in_either_numerals(printed: str, number: int) -> None:
    assert _number(printed) == number
