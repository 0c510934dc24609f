"""A folder or several files make one issue, in the order of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_epaper import FOUNDER

import newsstats as ns
from newsroom import STORIES
from newsstats.errors import EncodingError, InputKindError, NoStoryError
from newsstats.readers.folder import page_key
from typesetter import Set, Sheet, pdf_of


def dump(which: int, folio: str = "") -> str:
    headline, paragraphs = STORIES[which]
    return "\n".join([folio, "", headline, "", *(line for p in paragraphs for line in (p, ""))])


def test_pages_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(dump(0, "第2版"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(dump(1, "第10版"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(dump(2, "第3版"), encoding="utf-8")
    issue = ns.read_issue(tmp_path, date="2024-05-06")
    assert [h.split()[0] for h in issue.articles["headline"]] == [STORIES[n][0].split()[0] for n in (0, 2, 1)]
    assert list(issue.articles["page"]) == [2, 3, 10]
    assert list(dict.fromkeys(issue.lines["file"])) == ["b.txt", "a.txt", "c.txt"]
    assert list(issue.lines["line"]) == list(range(1, len(issue.lines) + 1))
    assert "".join(issue.source[a:b] for a, b in zip(issue.lines["source_start"], issue.lines["source_end"], strict=True)) == issue.source


def test_every_row_of_a_folder_leads_back_to_the_joined_source(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"page-{n + 1}.txt").write_text(dump(n), encoding="utf-8")
    issue = ns.read_issue(tmp_path)
    for start, end, text in zip(issue.numbers["source_start"], issue.numbers["source_end"], issue.numbers["text"], strict=True):
        assert issue.source[start:end] == text


def test_formats_mix_and_a_list_of_files_is_an_issue_too(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(dump(1, "第1版"), encoding="utf-8")
    (tmp_path / "02.pdf").write_bytes(pdf_of([Sheet([[Set(*STORIES[2])]], ["第2版"])]))
    (tmp_path / "content_3.htm").write_text(FOUNDER.replace("A03", "03"), encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(dump(4), encoding="utf-8")
    (tmp_path / "notes.md").write_text("no page", encoding="utf-8")
    issue = ns.read_issue(tmp_path)
    assert [h.split()[0] for h in issue.articles["headline"] if h] == [STORIES[n][0].split()[0] for n in (1, 2, 0)]
    listed = ns.read_issue([tmp_path / "02.pdf", tmp_path / "01.txt"])
    assert [h.split()[0] for h in listed.articles["headline"]] == [STORIES[n][0].split()[0] for n in (1, 2)]


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["第10版.txt", "第2版.txt", "第1版.txt"], ["第1版.txt", "第2版.txt", "第10版.txt"]),
        (["B01.pdf", "A02.pdf", "A10.pdf"], ["A02.pdf", "A10.pdf", "B01.pdf"]),
        (["2024-11-29-03.txt", "2024-11-29-12.txt", "2024-11-29-01.txt"], ["2024-11-29-01.txt", "2024-11-29-03.txt", "2024-11-29-12.txt"]),
        (["node_10.htm", "node_9.htm"], ["node_9.htm", "node_10.htm"]),
        (["page12.txt", "page3.txt"], ["page3.txt", "page12.txt"]),
    ],
)
def test_page_numbers_in_file_names(names: list[str], order: list[str]) -> None:
    assert sorted(names, key=lambda name: page_key(name, "")) == order


def test_date_of_a_folder_named_by_day_inside_a_month(tmp_path: Path) -> None:
    day = tmp_path / "2024-05" / "06"
    day.mkdir(parents=True)
    (day / "content_7.htm").write_text(FOUNDER.replace("2024-05-06", ""), encoding="utf-8")
    assert ns.read_issue(day / "content_7.htm").date == "2024-05-06"


def test_folder_without_pages_and_folder_of_several_days_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputKindError, match="folder without pages"):
        ns.read_issue(tmp_path)
    for day in ("2024-05-06", "2024-05-07"):
        (tmp_path / f"{day}.txt").write_text(dump(0), encoding="utf-8")
    with pytest.raises(InputKindError, match="several days"):
        ns.read_issue(tmp_path)


def test_bad_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(dump(0), encoding="utf-8")
    (tmp_path / "02.txt").write_bytes(b"\xff\xff\xff" * 40)
    with pytest.raises((EncodingError, InputKindError), match=r"02\.txt"):
        ns.read_issue(tmp_path)


def test_folder_of_pages_without_stories_says_so(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text("第1版\n", encoding="utf-8")
    (tmp_path / "02.txt").write_text("第2版\n", encoding="utf-8")
    with pytest.raises(NoStoryError):
        ns.read_issue(tmp_path)
