"""The command line: help, good output, one line and exit code 2 for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import newsstats as ns
from newsstats.cli import cli, main


def run(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "newsstats", *map(str, args)], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize("command", [[], ["report"], ["tables"], ["figures"]])
def test_help_has_an_example(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "例：" in done.stdout
    done = run("--lang", "en", *command, "--help")
    assert "Example:" in done.stdout


@pytest.mark.parametrize("command", ["report", "tables", "figures"])
@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "junk.bin", "folder", "nostory.txt"])
def test_bad_input_is_one_line_and_exit_code_2_and_leaves_nothing(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "folder").mkdir()
    (tmp_path / "nostory.txt").write_text("第3版\n", encoding="utf-8")
    done = run(command, tmp_path / name, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.strip().count("\n") == 0
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_wrong_option_and_wrong_date_are_one_line(tmp_path: Path, sample_path: Path) -> None:
    for args in (("tables", sample_path, "--format", "pigeon"), ("tables", sample_path, "--date", "gestern", "--out", tmp_path / "o")):
        done = run(*args)
        assert done.returncode == 2
        assert done.stderr.strip().count("\n") == 0


def test_tables_as_csv_and_json(tmp_path: Path, sample_path: Path) -> None:
    assert run("tables", sample_path, "--out", tmp_path / "csv").returncode == 0
    numbers = pd.read_csv(tmp_path / "csv" / "numbers.csv")
    assert 7.4e8 in numbers["base_value"].tolist()
    assert run("tables", sample_path, "--out", tmp_path / "json", "--format", "json").returncode == 0
    first = json.loads((tmp_path / "json" / "articles.json").read_text(encoding="utf-8").splitlines()[0])
    assert first["article_id"] == "a01"


def test_tables_as_parquet_and_as_one_workbook_are_the_same_bytes_each_time(tmp_path: Path, sample_path: Path) -> None:
    for folder in ("a", "b"):
        for kind in ("parquet", "xlsx"):
            assert run("tables", sample_path, "--out", tmp_path / folder, "--format", kind).returncode == 0
    numbers = pd.read_parquet(tmp_path / "a" / "numbers.parquet")
    assert numbers.dtypes["base_value"] == "float64"
    sheets = pd.read_excel(tmp_path / "a" / "tables.xlsx", sheet_name=None)
    assert {"articles", "numbers", "projects", "terms"} <= set(sheets)
    assert sheets["numbers"]["base_value"].tolist()[0] == numbers["base_value"].tolist()[0]
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_workbook_cell_is_text_and_no_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from newsstats.corpus.export import write_tables

    (path,) = write_tables({"t": pd.DataFrame({"x": ["=1+1", "@a"]})}, tmp_path, "xlsx")
    assert [c.data_type for c in load_workbook(path)["t"]["A"][1:]] == ["s", "s"]


def test_csv_cell_that_a_spreadsheet_would_run_does_not(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯 记者王一报道：今天\n=1+1是一段普通的文字，后面还有很多很多字。\n\n=cmd|'/c calc'!A1\n", encoding="utf-8")
    assert run("tables", page, "--out", tmp_path / "t").returncode == 0
    lines = pd.read_csv(tmp_path / "t" / "lines.csv", dtype=str, keep_default_na=False)
    assert not lines["text"].str.startswith("=").any()


def test_writing_over_a_file_is_refused(tmp_path: Path, sample_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    done = run("report", sample_path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


ARTICLES = Path(__file__).parents[1] / "data" / "articles" / "two-papers-2024.csv"


def test_articles_says_what_is_in_a_table_and_writes_it_as_lines(tmp_path: Path) -> None:
    run = CliRunner()
    found = run.invoke(cli, ["articles", str(ARTICLES), "--out", str(tmp_path / "a.jsonl")])
    assert found.exit_code == 0, found.output
    assert "40 articles of 2 outlets, 2024-01-04 to 2024-06-28" in found.output
    assert "body: 正文" in found.output
    again = ns.read(tmp_path / "a.jsonl")
    assert [(a.id, a.headline, a.text, a.published, a.section, a.outlet) for a in again] == [
        (a.id, a.headline, a.text, a.published, a.section, a.outlet) for a in ns.read(ARTICLES)
    ]


def test_page_commands_take_article_files(tmp_path: Path) -> None:
    run = CliRunner()
    assert run.invoke(cli, ["tables", str(ARTICLES), "--out", str(tmp_path / "t")]).exit_code == 0
    assert (tmp_path / "t" / "names.csv").exists()
    assert not (tmp_path / "t" / "lines.csv").exists()
    checked = run.invoke(cli, ["check", str(ARTICLES)])
    assert "41亿元 + 27亿元 + 18亿元" in checked.output
    assert run.invoke(cli, ["figures", str(ARTICLES), "--out", str(tmp_path / "f")]).exit_code == 0
    assert run.invoke(cli, ["archive", "build", str(ARTICLES), str(tmp_path / "a"), "--workers", "1", "--quiet"]).exit_code == 0
    assert "2024-03" in run.invoke(cli, ["archive", "trend", str(tmp_path / "a"), "湿地公园"]).output


def test_a_table_without_a_body_is_one_line_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "costs.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["articles", str(tmp_path / "costs.csv")])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_codes_counts_by_rules_and_lists_places(tmp_path: Path) -> None:
    articles = tmp_path / "a.csv"
    articles.write_text("title,body,section\n桥,大桥投资3亿元。,要闻\n雨,下雨了。,天气\n", encoding="utf-8")
    rules = tmp_path / "codes.toml"
    rules.write_text('"钱" = "投资 NEAR/3 亿元"\n', encoding="utf-8")
    counted = CliRunner().invoke(cli, ["codes", str(articles), "--rules", str(rules), "--by", "section", "--format", "csv"])
    assert [line.split(",")[:3] for line in counted.output.splitlines()[1:]] == [["天气", "钱", "0"], ["要闻", "钱", "1"]]
    placed = CliRunner().invoke(cli, ["codes", str(articles), "--rules", str(rules), "--places", "--format", "json"])
    assert json.loads(placed.output)["text"] == "投资3亿元"


def test_codes_names_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    articles = tmp_path / "a.csv"
    articles.write_text("title,body\n桥,大桥投资3亿元。\n", encoding="utf-8")
    rules = tmp_path / "codes.toml"
    rules.write_text('"钱" = "(投资"\n', encoding="utf-8")
    done = run("codes", articles, "--rules", rules)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "钱" in done.stderr
    assert run("codes", articles, "--rules", tmp_path / "none.toml").returncode == 2
