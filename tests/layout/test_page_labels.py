"""A page that is called by a name in its folio gives its stories that section; else none is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns

STORY = """县里的图书馆开门了

本报讯 记者王一报道：县城的图书馆今天开门迎客，
来的人很多，大家坐下来读书。馆里有三万册书，
每天开到晚上八点，周一休息。
"""


@pytest.mark.parametrize(
    ("folio", "label", "section"),
    [
        ("A02 要闻", "A02", "要闻"), ("第3版：经济", "3", "经济"), ("02版 · 民生", "2", "民生"), ("文化 B05", "B05", "文化"),
        ("第3版", "3", ""), ("A02", "A02", ""),
    ],
)  # fmt: skip
def test_a_folio_gives_label_and_section(tmp_path: Path, folio: str, label: str, section: str) -> None:
    (tmp_path / "page.txt").write_text(f"{folio}\n\n{STORY}", encoding="utf-8")
    issue = ns.read_issue(tmp_path / "page.txt")
    assert [(a.page_label, a.section) for a in issue] == [(label, section)]
    assert issue.lines["role"].tolist()[0] == "folio"


def test_pages_of_a_folder_keep_their_own_sections(tmp_path: Path) -> None:
    for label, section in (("A01", "要闻"), ("A02", "经济")):
        (tmp_path / f"{label}.txt").write_text(f"{label} {section}\n\n{STORY}", encoding="utf-8")
    issue = ns.read(tmp_path)
    assert [(a.page_label, a.section) for a in issue] == [("A01", "要闻"), ("A02", "经济")]
    assert set(issue.terms(by="section")["section"]) == {"要闻", "经济"}
