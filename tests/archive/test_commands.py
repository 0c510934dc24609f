"""Every question of an archive is a command, with a table for people and files for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from archives import STORIES, told, write
from click.testing import CliRunner, Result

import newsstats as ns
from newsstats.cli import cli
from newsstats.cli.archive import archive as group


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["archive", *map(str, args)])


QUESTIONS = {
    "sql": ["select paper, count(*) as n from issues group by 1"], "tables": [], "trend": ["防汛"], "changes": ["防汛"], "search": ["供暖"],
    "concordance": ["供暖"], "facets": ["供暖"], "terms": [], "keyness": ["--since", "2024-06"], "names": [], "topics": ["--method", "lexicon"], "reprints": [],
    "coverage": [], "projects": ["项目"], "issues": [], "inputs": [],
    "find": ["投资", "--at-least", "1亿元"], "series": ["粮食产量"], "indicators": [], "contradictions": [], "growths": [], "outcomes": [], "biography": ["项目"],
}  # fmt: skip


@pytest.mark.parametrize("command", sorted(QUESTIONS))
def test_a_question_has_a_table_csv_json_and_a_file(archive: ns.Archive, tmp_path: Path, command: str) -> None:
    args = [command, archive.folder, *QUESTIONS[command]]
    shown = run(*args)
    assert shown.exit_code == 0, shown.output
    assert "Traceback" not in shown.output
    as_csv, as_json = run(*args, "--format", "csv"), run(*args, "--format", "json")
    rows = [json.loads(line) for line in as_json.output.splitlines()]
    names = as_csv.output.splitlines()[0].split(",")
    assert all(list(row) == names for row in rows)
    assert run(*args, "--out", tmp_path / "answer.parquet").exit_code == 0
    table = pd.read_parquet(tmp_path / "answer.parquet")
    assert (list(table.columns), len(table)) == (names, len(rows))


def test_every_command_is_tried_here_and_has_an_example() -> None:
    others = {"build", "check", "prune", "remove", "compare", "export", "sample"}
    assert set(group.commands) == set(QUESTIONS) | others
    for name in group.commands:
        assert "例：" in run(name, "--help").output


def test_figures_are_shown_with_their_units(tmp_path: Path) -> None:
    text = "水厂项目在南坡镇开工。项目总投资7.4亿元，占地3000平方米。"
    ns.Archive.build(write(tmp_path / "in", {"2024-05-06": text}), tmp_path / "a", workers=1)
    shown = run("sql", tmp_path / "a", "select project, investment, area from projects").output
    assert "7.4亿元" in shown
    assert "3000平方米" in shown
    assert "e+0" not in shown
    assert "7.4亿元" in run("sql", tmp_path / "a", "select base_value, base_unit from numbers where base_unit = 'CNY'").output


def test_an_issue_is_compared_with_what_was_said_before(tmp_path: Path) -> None:
    before = {"2024-05-06": "水厂项目在南坡镇开工。项目总投资5亿元。镇里的人都很高兴。"}
    ns.Archive.build(write(tmp_path / "in", before), tmp_path / "a", workers=1)
    page = tmp_path / "now.txt"
    page.write_text(told("2024-06-01", "水厂项目在南坡镇加快建设。项目总投资6亿元。镇里的人都很高兴。"), encoding="utf-8")
    done = run("compare", tmp_path / "a", page, "--format", "json")
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [(row["figure"], row["difference"]) for row in rows] == [("investment", 1e8)]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["search", "水 AND"], "string should follow"),
        (["sql", "select nothing from issues"], "nothing"),
        (["sql", "drop view issues"], "one SELECT"),
        (["keyness"], "since, until or paper"),
        (["remove"], "say which"),
        (["tables", "colours"], "there is no table"),
        (["trend", "(", "--match", "regex"], "no regular expression"),
        (["issues", "--format", "parquet"], "--out"),
        (["export", "numbers", "numbers.docx"], ".docx"),
    ],
)
def test_a_wrong_question_is_one_line_and_exit_code_2(archive: ns.Archive, args: list[str], reason: str) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "newsstats", "archive", args[0], str(archive.folder), *args[1:]]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert reason in done.stderr


def test_marks_that_turn_text_around_are_shown_by_name(tmp_path: Path) -> None:
    ns.Archive.build([{"title": "甲\u202e乙", "body": "今天小雨。", "date": "2024-05-06"}], tmp_path / "a", workers=1)
    shown = run("sql", tmp_path / "a", "select headline from articles").output
    assert "\u202e" not in shown
    assert "RIGHT-TO-LEFT OVERRIDE" in shown


def test_build_takes_paper_and_date_and_tells_what_it_did(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", STORIES)
    done = run("build", folder, tmp_path / "a", "--paper", "虚构晚报", "--workers", "1", "--quiet")
    assert (done.exit_code, done.output) == (0, "读了 3 期，已有 0 期，读不了 0 期\n")
    assert ns.Archive(tmp_path / "a").issues.df()["paper"].unique().tolist() == ["虚构晚报"]
    (folder / "2024-05-06.txt").unlink()
    assert run("prune", tmp_path / "a").output == "拿掉 1 期\n  in/2024-05-06.txt\n"
    assert "拿掉 1 期" in run("remove", tmp_path / "a", "--since", "2024-06").output
    wrong = run("build", folder, tmp_path / "b", "--date", "gestern")
    assert wrong.exception is not None
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("command", ["figures", "tables", "check"])
def test_an_archive_is_no_page_and_says_how_it_is_asked(
    archive: ns.Archive, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [command, str(archive.folder)])
    assert "newsstats archive --help" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_report_over_an_archive_is_of_its_latest_articles(archive: ns.Archive, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["report", str(archive.folder), "--out", str(tmp_path / "report"), "--quiet"])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert 'data-count="articles"' in text
    assert str(tmp_path) not in text
