"""Tables and answers as files, issues as XML."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from archives import STORIES, write
from click.testing import CliRunner
from lxml import etree

import newsstats as ns
from newsstats.archive.alto import alto
from newsstats.archive.tei import tei
from newsstats.cli import cli
from newsstats.errors import OutputError

TEI = "{http://www.tei-c.org/ns/1.0}"
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> ns.Archive:
    folder = tmp_path_factory.mktemp("export")
    ns.Archive.build(write(folder / "issues", STORIES), folder / "a", workers=1)
    return ns.Archive(folder / "a")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json", ".parquet", ".xlsx"])
def test_an_answer_is_written_in_every_form(built: ns.Archive, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"answer{suffix}"
    assert built.export("select date, headline from articles order by date", file) == file
    read = {
        ".csv": lambda: pd.read_csv(file, encoding="utf-8-sig"), ".jsonl": lambda: pd.read_json(file, lines=True, dtype=False),
        ".json": lambda: pd.read_json(file, lines=True, dtype=False), ".parquet": lambda: pd.read_parquet(file), ".xlsx": lambda: pd.read_excel(file, sheet_name="answer"),
    }[suffix]()  # fmt: skip
    assert [str(day)[:10] for day in read["date"]] == sorted(STORIES)  # a workbook's days are days
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


def test_a_table_is_written_by_its_name(built: ns.Archive, tmp_path: Path) -> None:
    built.export("numbers", tmp_path / "numbers.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "numbers.parquet"), built.ask("select * from numbers"), check_dtype=False)


def test_formulas_are_guarded_in_files_and_on_the_command_line(tmp_path: Path) -> None:
    ns.Archive.build([{"title": "=1+1", "body": "今天小雨。", "date": "2024-05-06"}], tmp_path / "a", workers=1)
    done = CliRunner().invoke(cli, ["archive", "sql", str(tmp_path / "a"), "select headline from articles", "--format", "csv"])
    assert done.output == "headline\n'=1+1\n"
    ns.Archive(tmp_path / "a").export("select headline from articles", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig") == "headline\n'=1+1\n"


def test_a_file_of_another_kind_is_refused_and_an_old_one_stays(built: ns.Archive, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.csv \.json"):
        built.export("numbers", tmp_path / "numbers.docx")
    old = tmp_path / "old.csv"
    old.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="nothing"):
        built.export("select nothing from numbers", old)
    assert old.read_text(encoding="utf-8") == "mine"


def test_issues_become_tei_with_their_parts_and_source(built: ns.Archive, tmp_path: Path) -> None:
    files = built.export("tei", tmp_path / "xml")
    assert len(files) == 3
    root = etree.parse(str(files[0])).getroot()
    assert root.findtext(f".//{TEI}publicationStmt/{TEI}publisher") == "样例日报"
    assert root.find(f".//{TEI}publicationStmt/{TEI}date").get("when") == "2024-05-06"
    assert root.findtext(f".//{TEI}sourceDesc//{TEI}idno[@type='file']") == "issues/2024-05-06.txt"
    story = root.find(f".//{TEI}div[@type='article']")
    assert story.findtext(f"{TEI}head[@type='main']") == STORIES["2024-05-06"][:6]
    assert STORIES["2024-05-06"] in "".join(story.itertext())
    assert root.find(f".//{TEI}pb").get("n") == "1"


def test_issues_become_alto_with_printed_lines_in_blocks(built: ns.Archive, tmp_path: Path) -> None:
    files = built.export("alto", tmp_path / "xml", where="date < '2024-05-07'")
    assert [file.name for file in files] == [
        f"2024-05-06-样例日报-{built.ask('select issue_id from issues order by date')['issue_id'][0]}.alto.xml"
    ]
    root = etree.parse(str(files[0])).getroot()
    blocks = root.findall(f".//{ALTO}TextBlock")
    assert [block.get("TAGREFS") for block in blocks] == ["role-headline article-1", "role-body article-1"]
    body = "".join(string.get("CONTENT") for string in blocks[1].iter(f"{ALTO}String"))
    assert STORIES["2024-05-06"] in body
    ids = [element.get("ID") for element in root.iter() if element.get("ID")]
    assert len(ids) == len(set(ids))


def test_what_no_xml_may_hold_is_replaced_and_marks_are_escaped() -> None:
    issue = {"paper": '<"甲&乙">', "date": "", "name": "a\x00b", "sha256": "0", "issue_id": "x"}
    article = dict.fromkeys(("page_label", "headline", "kicker", "subhead", "reporters", "correspondents", "place"), "")
    article |= {"article_id": '<&">', "kind": "story", "page": 0, "text": "a\x01<b>&\ufffe", "places": '{"body":[[0,0,9]]}'}
    root = etree.fromstring(tei(issue, [article]))
    assert root.findtext(f".//{TEI}publisher") == '<"甲&乙">'
    assert root.findtext(f".//{TEI}p") == "a\ufffd<b>&\ufffd"
    assert etree.fromstring(alto(issue, [article])).find(f".//{ALTO}String").get("CONTENT") == "a\ufffd<b>&\ufffd"


def test_xml_is_the_same_each_time_and_takes_the_place_of_the_old(built: ns.Archive, tmp_path: Path) -> None:
    one = {file.name: file.read_bytes() for file in built.export("tei", tmp_path / "xml")}
    two = {file.name: file.read_bytes() for file in built.export("tei", tmp_path / "xml")}
    assert one == two


def test_the_command_line_exports(built: ns.Archive, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(cli, ["archive", "export", str(built.folder), "alto", str(tmp_path / "xml")])
    assert done.output == f"3 个文件，在 {tmp_path / 'xml'}\n"
    done = run.invoke(cli, ["archive", "export", str(built.folder), "select 1 as one", str(tmp_path / "one.jsonl")])
    assert json.loads((tmp_path / "one.jsonl").read_text(encoding="utf-8")) == {"one": 1}
    done = run.invoke(cli, ["archive", "trend", str(built.folder), "水厂", "--out", str(tmp_path / "trend.parquet")])
    assert pd.read_parquet(tmp_path / "trend.parquet")["count"].sum() == 5
