"""Damage is named and mended, nothing is lost or doubled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from archives import STORIES, content, told, write
from click.testing import CliRunner

import newsstats as ns
from newsstats.archive.build import build
from newsstats.archive.maintain import check, remove
from newsstats.cli import cli
from newsstats.errors import InputKindError


@pytest.fixture
def built(tmp_path: Path) -> Path:
    build(write(tmp_path / "issues", STORIES), tmp_path / "a", workers=1)
    return tmp_path / "a"


def cut(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-40])


def flip(part: Path) -> None:
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(bytes(data))


DAMAGE = {"missing": Path.unlink, "cut": cut, "changed": flip}


def a_part(built: Path, table: str = "articles") -> Path:
    return next(p for p in sorted((built / table).rglob("*.parquet")) if p.name != "empty.parquet")


@pytest.mark.parametrize("how", sorted(DAMAGE))
def test_damage_is_named_and_mended_from_the_input(built: Path, how: str) -> None:
    whole = content(built)
    part = a_part(built)
    DAMAGE[how](part)
    found = check(built)
    assert found
    assert list(found.damaged) == [part.relative_to(built).as_posix()]
    assert found.damaged[part.relative_to(built).as_posix()].startswith(how)
    mended = check(built, repair=True)
    assert (bool(mended), mended.repaired) == (False, 3)
    assert content(built) == whole
    assert not check(built)


@pytest.mark.parametrize("how", ["missing", "cut"])
def test_questions_and_commands_tell_damage_in_one_line(built: Path, how: str) -> None:
    DAMAGE[how](a_part(built))
    with pytest.raises(InputKindError, match=r"damaged part .*--repair"):
        ns.Archive(built).trend("水厂")
    done = CliRunner().invoke(cli, ["archive", "check", str(built)])
    assert done.exit_code == 1
    assert how in done.output
    assert CliRunner().invoke(cli, ["archive", "check", str(built), "--repair"]).exit_code == 0
    assert ns.Archive(built).trend("水厂")["count"].sum() > 0


def test_a_build_reads_issues_of_a_missing_part_anew(built: Path, tmp_path: Path) -> None:
    whole = content(built)
    a_part(built).unlink()
    assert build(tmp_path / "issues", built, workers=1).read == 3
    assert content(built) == whole


def test_a_part_without_rows_is_mended_too(built: Path) -> None:
    whole = content(built)
    (built / "errors" / "empty.parquet").unlink()
    assert check(built)
    assert not check(built, repair=True)
    assert content(built) == whole


def test_what_cannot_be_read_anew_stays_and_is_named_until_it_is_dropped(built: Path, tmp_path: Path) -> None:
    part = a_part(built)
    cut(part)
    (tmp_path / "issues" / "2024-05-06.txt").unlink()
    found = check(built, repair=True)
    assert found.lost == {"issues/2024-05-06.txt": "its input is gone"}
    assert part.exists()
    assert found
    found = check(built, repair=True, drop_lost=True)
    assert (bool(found), found.repaired) == (False, 2)
    assert len(ns.Archive(built)) == 2


def test_an_issue_of_a_table_is_read_anew_from_its_rows(tmp_path: Path) -> None:
    rows = [{"title": day, "body": text, "date": day} for day, text in STORIES.items()]
    pd.DataFrame(rows).to_csv(tmp_path / "news.csv", index=False)
    build(tmp_path / "news.csv", tmp_path / "a", workers=1)
    whole = content(tmp_path / "a")
    flip(a_part(tmp_path / "a", "numbers"))
    assert check(tmp_path / "a", repair=True).repaired == 3
    assert content(tmp_path / "a") == whole


def test_files_that_are_not_the_archives_are_listed_and_stay(built: Path) -> None:
    (built / "notes.txt").write_text("mine", encoding="utf-8")
    found = check(built, repair=True)
    assert found.foreign == ["notes.txt"]
    assert not found
    assert (built / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_issues_are_taken_out_by_name_paper_and_date(built: Path, tmp_path: Path) -> None:
    build(write(tmp_path / "evening", {"2024-05-06": STORIES["2024-05-07"]}, "虚构晚报"), built, workers=1)
    assert remove(built, ["issues/2024-06-*"]) == ["issues/2024-06-01.txt"]
    assert remove(built, paper="虚构晚报") == ["evening/2024-05-06.txt"]
    assert remove(built, since="2024-05-07") == ["issues/2024-05-07.txt"]
    assert ns.Archive(built).articles.df()["date"].unique().tolist() == ["2024-05-06"]
    with pytest.raises(ValueError, match="say which"):
        remove(built)
    assert build(tmp_path / "issues", built, workers=1).read == 2


def test_a_reader_that_is_open_while_the_archive_changes_answers_from_what_is_there(built: Path, tmp_path: Path) -> None:
    archive = ns.Archive(built)
    assert archive.trend("水厂")["count"].sum() == 5
    (tmp_path / "issues" / "2024-06-01.txt").unlink()
    ns.Archive(built).prune()
    assert archive.trend("水厂")["count"].sum() == 3
    assert len(archive.articles.df()) == 2
    assert len(archive) == 2


def test_a_folder_that_is_no_archive_is_not_looked_after(tmp_path: Path) -> None:
    for command in ("check", "prune"):
        done = CliRunner().invoke(cli, ["archive", command, str(tmp_path)])
        assert done.exit_code != 0
    with pytest.raises(InputKindError, match="is no archive"):
        remove(tmp_path, ["*"])
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_whose_first_line_is_damaged_is_told(built: Path) -> None:
    manifest = built / "manifest.jsonl"
    manifest.write_text("{" + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputKindError, match="damaged manifest"):
        ns.Archive(built)
    shutil.rmtree(built)


def test_an_issue_of_several_pages_is_read_anew_from_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "2024-05-06"
    folder.mkdir(parents=True)
    for name, day in (("A01", "2024-05-06"), ("A02", "2024-05-07")):
        (folder / f"{name}.txt").write_text(told("2024-05-06", STORIES[day]), encoding="utf-8")
    build(tmp_path / "in", tmp_path / "a", workers=1)
    whole = content(tmp_path / "a")
    flip(a_part(tmp_path / "a"))
    found = check(tmp_path / "a", repair=True)
    assert (bool(found), found.repaired, found.lost) == (False, 1, {})
    assert content(tmp_path / "a") == whole


def test_a_column_that_an_older_version_did_not_write_is_null_and_no_zero(built: Path) -> None:
    import json

    import pyarrow.parquet as pq

    from newsstats.archive.manifest import hash_of

    part = a_part(built)
    table = pq.read_table(part, partitioning=None)
    pq.write_table(table.drop_columns(["characters", "topic"]), part)
    manifest = built / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    relative = part.relative_to(built).as_posix()
    for number, line in enumerate(lines):
        held = json.loads(line)
        if relative in held.get("files", ()):
            held["files"][relative], held["version"] = [part.stat().st_size, hash_of(part)], "0.0.1"
            lines[number] = json.dumps(held, ensure_ascii=False)
    manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    archive = ns.Archive(built)
    assert archive.ask("select characters, topic from articles").isna().all(axis=None)
    assert len(archive.concordance("水厂")) == 5
