"""An issue is known by its content: spellings, copies, moves and equal folder names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from archives import STORIES, content, told, write

import newsstats as ns
from newsstats.archive.build import build
from newsstats.errors import OutputError

PAGE = (
    "<html><head><title>大桥今天开工</title></head><body><h1>大桥今天开工</h1>"
    + "".join(f"<p>第{n}段路今天开工，这一段全长{n}公里，工人们说明年可以通车。</p>" for n in range(1, 30))
    + "</body></html>"
)


def days(archive: Path) -> list[str]:
    return ns.Archive(archive).issues.df().sort_values("date")["date"].tolist()


def test_five_spellings_of_a_folder_count_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "issues", STORIES)
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    spellings = ["issues", "./issues/", str(folder), f"{folder}/../issues", "link", "issues/*.txt"]
    first = build(spellings, tmp_path / "a", workers=1)
    assert (first.read, first.kept) == (3, 0)
    for one in spellings:
        again = build(one, tmp_path / "a", workers=1)
        assert (again.read, again.kept, again.gone) == (0, 3, 0), one
    assert days(tmp_path / "a") == sorted(STORIES)


def test_a_copy_counts_once_and_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    (folder / "copies").mkdir()
    shutil.copy(folder / "2024-05-06.txt", folder / "copies" / "2024-05-06 copy.txt")
    summary = build(folder, tmp_path / "a", workers=1)
    assert (summary.read, summary.repeated) == (3, 1)
    assert "1 hold the same as others and count once" in str(summary)
    assert sorted(ns.Archive(tmp_path / "a").inputs["at"].str.rsplit("/", n=1).str[-1]) == [
        "2024-05-06 copy.txt", "2024-05-06.txt", "2024-05-07.txt", "2024-06-01.txt",
    ]  # fmt: skip


def test_the_same_text_of_two_days_is_two_issues(tmp_path: Path) -> None:
    text = "本报讯 记者王一报道：今天小雨，出门的人带上了伞，街上的车也慢了下来。\n"
    for day in ("2024-05-06", "2024-05-07"):
        (tmp_path / "issues").mkdir(exist_ok=True)
        (tmp_path / "issues" / f"{day}.txt").write_text(text, encoding="utf-8")
    assert build(tmp_path / "issues", tmp_path / "a", workers=1).read == 2
    assert days(tmp_path / "a") == ["2024-05-06", "2024-05-07"]


def test_two_papers_whose_folders_have_the_same_name_are_both_there(tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "issues", STORIES, "样例日报")
    other = write(tmp_path / "other" / "issues", STORIES, "虚构晚报")
    build(one, tmp_path / "a", workers=1)
    summary = build(other, tmp_path / "a", workers=1)
    assert (summary.read, summary.kept) == (3, 0)
    assert ns.Archive(tmp_path / "a").issues.df()["paper"].value_counts().to_dict() == {"样例日报": 3, "虚构晚报": 3}


def test_a_folder_that_moved_is_recognised_and_nothing_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path / "here" / "issues", STORIES)
    build(tmp_path / "here" / "issues", tmp_path / "a", workers=1)
    shutil.move(tmp_path / "here", tmp_path / "there")
    summary = build(tmp_path / "there" / "issues", tmp_path / "a", workers=1)
    assert (summary.read, summary.kept, summary.moved, summary.gone) == (0, 3, 3, 0)
    assert all("/there/" in at for at in ns.Archive(tmp_path / "a").inputs["at"])


def test_a_renamed_page_is_the_same_issue_under_its_new_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1)
    (folder / "2024-05-06.txt").rename(folder / "2024-05-06-第一版.txt")
    build(folder, tmp_path / "a", workers=1)
    archive = ns.Archive(tmp_path / "a")
    assert len(archive) == 3
    assert archive.issues.df()["name"].tolist().count("issues/2024-05-06-第一版.txt") == 1
    assert set(archive.articles.df().query("date == '2024-05-06'")["file"]) == {"2024-05-06-第一版.txt"}


def test_an_edited_page_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1)
    (folder / "2024-05-06.txt").write_text(told("2024-05-06", STORIES["2024-05-06"].replace("5亿元", "6亿元")), encoding="utf-8")
    assert build(folder, tmp_path / "a", workers=1).read == 1
    archive = ns.Archive(tmp_path / "a")
    assert (archive.trend("5亿元")["count"].sum(), archive.trend("6亿元")["count"].sum()) == (0, 1)


def test_a_deleted_input_stays_is_told_and_goes_with_prune(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1)
    (folder / "2024-05-06.txt").unlink()
    assert len(ns.Archive(tmp_path / "a")) == 3
    assert ns.Archive(tmp_path / "a").prune() == ["issues/2024-05-06.txt"]
    assert days(tmp_path / "a") == ["2024-05-07", "2024-06-01"]
    assert ns.Archive(tmp_path / "a").prune() == []


def test_a_day_that_left_its_table_is_told_and_goes_with_prune(tmp_path: Path) -> None:
    rows = [{"title": f"{day}的新闻", "body": text, "date": day, "paper": "甲报"} for day, text in STORIES.items()]
    pd.DataFrame(rows).to_csv(tmp_path / "news.csv", index=False)
    build(tmp_path / "news.csv", tmp_path / "a", workers=1)
    pd.DataFrame(rows[:2]).to_csv(tmp_path / "news.csv", index=False)
    summary = build(tmp_path / "news.csv", tmp_path / "a", workers=1)
    assert (summary.read, summary.kept, summary.gone) == (0, 2, 1)
    assert "newsstats archive prune" in str(summary)
    assert ns.Archive(tmp_path / "a").prune() == ["news.csv#甲报/2024-06-01"]
    assert build(tmp_path / "news.csv", tmp_path / "a", workers=1).gone == 0


def test_articles_from_memory_stay_when_another_table_of_the_name_comes(tmp_path: Path) -> None:
    rows = [{"title": day, "body": text, "date": day} for day, text in STORIES.items()]
    build(pd.DataFrame(rows[:2]), tmp_path / "a", workers=1)
    build(pd.DataFrame(rows[2:]), tmp_path / "a", workers=1)
    assert days(tmp_path / "a") == sorted(STORIES)
    assert ns.Archive(tmp_path / "a").prune() == []


def test_one_broken_page_leaves_the_others_of_its_issue(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "2024-05-06"
    folder.mkdir(parents=True)
    (folder / "A01.txt").write_text(told("2024-05-06", STORIES["2024-05-06"]), encoding="utf-8")
    (folder / "A02.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "A03.txt").write_text(told("2024-05-06", STORIES["2024-06-01"]), encoding="utf-8")
    summary = build(tmp_path / "in", tmp_path / "a", workers=1)
    assert list(summary.failed) == ["in/2024-05-06/A02.txt"]
    archive = ns.Archive(tmp_path / "a")
    assert sorted(set(archive.articles.df()["file"])) == ["A01.txt", "A03.txt"]
    assert archive.errors.df()["name"].tolist() == ["in/2024-05-06/A02.txt"]


def test_what_failed_is_tried_again_when_a_limit_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "issues", STORIES)
    (folder / "2024-05-08.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setenv("NEWSSTATS_MAX_HTML_ELEMENTS", "20")
    assert list(build(folder, tmp_path / "a", workers=1).failed) == ["issues/2024-05-08.html"]
    assert build(folder, tmp_path / "a", workers=1).read == 0
    monkeypatch.delenv("NEWSSTATS_MAX_HTML_ELEMENTS")
    summary = build(folder, tmp_path / "a", workers=1)
    assert (summary.read, summary.failed) == (1, {})
    assert ns.Archive(tmp_path / "a").errors.df().empty


def test_what_another_version_read_is_told_and_read_anew_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1)
    whole = content(tmp_path / "a")
    manifest = tmp_path / "a" / "manifest.jsonl"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"version": "', '"version": "0.0.'), encoding="utf-8")
    summary = build(folder, tmp_path / "a", workers=1)
    assert (summary.read, summary.older) == (0, 3)
    assert "--rebuild" in str(summary)
    summary = build(folder, tmp_path / "a", workers=1, rebuild=True)
    assert (summary.read, summary.older) == (3, 0)
    assert content(tmp_path / "a").keys() == whole.keys()


def test_paper_date_and_encoding_that_are_given_hold_and_are_part_of_the_issue(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("本报讯 记者王一报道：今天小雨，出门的人带上了伞，街上的车也慢了下来。\n".encode("gb18030"))
    build(page, tmp_path / "a", workers=1, paper="虚构晚报", date="2024-05-06", encoding="gb18030")
    assert ns.Archive(tmp_path / "a").issues.df()[["paper", "date"]].to_numpy().tolist() == [["虚构晚报", "2024-05-06"]]
    build(page, tmp_path / "a", workers=1, paper="样例日报", date="2024-05-06", encoding="gb18030")
    assert ns.Archive(tmp_path / "a").issues.df()[["paper", "date"]].to_numpy().tolist() == [["样例日报", "2024-05-06"]]


def test_an_archive_inside_its_own_input_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    for out in (folder, folder / "archive"):
        with pytest.raises(OutputError, match="lies inside the folder that is read"):
            build(folder, out, workers=1)
    assert sorted(p.name for p in folder.iterdir()) == [f"{day}.txt" for day in sorted(STORIES)]


def test_a_link_out_of_the_folder_is_an_error_row_unless_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    outside = write(tmp_path / "outside", {"2024-07-01": STORIES["2024-05-07"]}) / "2024-07-01.txt"
    (folder / "2024-07-01.txt").symlink_to(outside)
    summary = build(folder, tmp_path / "a", workers=1)
    assert summary.failed == {"issues/2024-07-01.txt": "is a link that leads out of the folder"}
    assert len(ns.Archive(tmp_path / "a")) == 3
    assert build(folder, tmp_path / "b", workers=1, follow_links=True).failed == {}
    assert len(ns.Archive(tmp_path / "b")) == 4
    again = build(folder, tmp_path / "a", workers=1, follow_links=True)
    assert (again.read, again.failed, again.gone) == (1, {}, 0)
    assert ns.Archive(tmp_path / "a").errors.df().empty


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_closed_input_is_its_own_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    (folder / "2024-05-06.txt").chmod(0)
    assert list(build(folder, tmp_path / "a", workers=1).failed) == ["issues/2024-05-06.txt"]


def test_a_sparse_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    with (folder / "2024-07-01.txt").open("wb") as stream:
        stream.truncate(1 << 41)
    summary = build(folder, tmp_path / "a", workers=1)
    assert summary.failed == {"issues/2024-07-01.txt": "is larger than 64 MB"}


def test_an_input_that_takes_too_long_is_its_own_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsstats.archive.inputs import PageInput

    read = PageInput.read

    def slow(self: PageInput, given: object) -> object:
        while self.name.endswith("2024-05-07.txt"):
            pass
        return read(self, given)  # type: ignore[arg-type]

    monkeypatch.setattr(PageInput, "read", slow)
    monkeypatch.setenv("NEWSSTATS_MAX_INPUT_SECONDS", "1")
    summary = build(write(tmp_path / "issues", STORIES), tmp_path / "a", workers=1)
    assert summary.failed == {"issues/2024-05-07.txt": "takes more than 1 seconds to read"}
    assert len(ns.Archive(tmp_path / "a")) == 2
