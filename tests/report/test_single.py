"""The report as one file."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest

from newsstats.report import single
from newsstats.report.build import build_report
from newsstats.verify import verify


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample_path: Path) -> Path:
    return build_report(sample_path, tmp_path_factory.mktemp("single") / "report", single_file=True).parent


def test_nothing_leads_out_of_the_file(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert len(text.encode()) <= single.MOST
    assert 'href="files/' not in text
    assert "page.html" not in re.sub(r"<code>.*?</code>", "", text)
    assert not re.search(r'(?:src|href)="https?:', text)


def test_every_link_into_the_file_has_its_place(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert {target for target in re.findall(r'href="#([^"]+)"', text) if target not in ids} == set()


def test_downloads_are_those_of_the_folder(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    data = re.search(r'href="data:text/csv;base64,([^"]+)" download="numbers\.csv"', text)
    assert base64.b64decode(data[1]) == (folder / "files" / "numbers.csv").read_bytes()
    packed = re.search(r'href="data:application/zip;base64,([^"]+)" download="notebooks\.zip"', text)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(packed[1]))) as archive:
        assert set(archive.namelist()) == {path.name for path in (folder / "files" / "notebooks").iterdir()}


def test_it_is_the_same_each_time_and_can_be_verified(folder: Path, sample_path: Path) -> None:
    before = (folder / "report.html").read_bytes()
    assert single.write_single(folder).read_bytes() == before
    count, problems = verify(folder / "report.html", sample_path)
    assert count > 100
    assert problems == []


def test_what_is_too_large_leaves_charts_out_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "MOST", len((folder / "report.html").read_bytes()) - 1)
    text = single.write_single(folder).read_text(encoding="utf-8")
    assert 'download="charts.zip"' not in text
    assert 'download="tables.xlsx"' in text


def test_a_word_shows_where_it_stands(folder: Path) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    words = re.findall(r'<details class="kw" name="kw"><summary>([^<]+)</summary><ul>(.*?)</ul></details>', text)
    assert len(words) > 10
    for word, lines in words:
        assert f"<mark>{word}</mark>" in lines
