"""The same input and version give the same bytes, whatever the locale, the zone, the hash seed, the folder and the hour."""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

SETTINGS = [
    {},
    {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "4242"},
]


def digest(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def made(command: list[str], out: Path, setting: dict[str, str], where: Path, before: Sequence[str] = ()) -> dict[str, str]:
    where.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **setting}
    program = [*before, sys.executable, "-m", "newsstats", *command, "--out", str(out)]
    subprocess.run(program, cwd=where, env=environment, check=True, capture_output=True)
    return digest(out)


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_tables_are_the_same_bytes_in_every_setting(tmp_path: Path, sample_path: Path, kind: str) -> None:
    found = [
        made(["tables", str(sample_path), "--format", kind], tmp_path / f"{kind}{n}", setting, tmp_path / f"where{n}")
        for n, setting in enumerate(SETTINGS)
    ]
    assert found[0]
    assert found[1:] == found[:1] * (len(SETTINGS) - 1)


ONE_CORE = ["taskset", "-c", "0"]
REPORTS: list[tuple[list[str], dict[str, str]]] = [
    ([], {}),
    ([], {"LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    ([], {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "4242"}),
    ([], {"LC_ALL": "zh_CN.GB18030", "TZ": "Asia/Urumqi"}),
    ([], {"TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "0"}),
    ([], {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "0", "PYTHONUTF8": "0"}),
    ([], {"COLUMNS": "40", "NO_COLOR": "1", "MPLBACKEND": "svg", "PYTHONOPTIMIZE": "1"}),
    (ONE_CORE, {"PYTHONHASHSEED": "99"}),
    ([], {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "TERM": "dumb"}),
    (["nice", "-n", "5"], {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "LANG": "de_DE.UTF-8"}),
]


def test_report_is_the_same_bytes_in_two_settings(tmp_path: Path, sample_path: Path) -> None:
    found = [made(["report", str(sample_path), "--quiet"], tmp_path / f"r{n}", REPORTS[n][1], tmp_path / f"where{n}") for n in (0, 2)]
    assert found[0] == found[1]


@pytest.mark.matrix
def test_report_is_the_same_bytes_in_ten_settings(tmp_path: Path, sample_path: Path) -> None:
    """Locales, zones, hash seeds, current folders, one core and all, homes that cannot be written."""
    found = [
        made(["report", str(sample_path), "--quiet"], tmp_path / f"r{n}", setting, tmp_path / f"where{n}", before)
        for n, (before, setting) in enumerate(REPORTS)
    ]
    assert {"index.html", "page.html", "report.json", "files/tables.xlsx", "files/numbers.csv", "files/charts/finding-1.svg"} <= set(
        found[0]
    )
    for digests, (_, setting) in zip(found, REPORTS, strict=True):
        if "SOURCE_DATE_EPOCH" in setting:  # a workbook says of its making what the epoch says
            digests["files/tables.xlsx"] = found[0]["files/tables.xlsx"]
    assert [n for n, digests in enumerate(found) if digests != found[0]] == []


CLOCK = """
import datetime, os
import time_machine
time_machine.travel(datetime.datetime.fromisoformat(os.environ["WRONG_CLOCK"]), tick=True).start()
"""


@pytest.mark.matrix
@pytest.mark.parametrize("command", [["tables", "--format", "xlsx"], ["tables", "--format", "parquet"], ["figures"], ["report", "--quiet"]])
def test_wrong_clock_changes_nothing(tmp_path: Path, sample_path: Path, command: list[str]) -> None:
    """Before the first issue and long after it, in the command's own process and in each that it starts (kernels too)."""
    start = tmp_path / "start"
    start.mkdir()
    (start / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    whole = [command[0], str(sample_path), *command[1:]]
    now = made(whole, tmp_path / "now", {}, tmp_path)
    for clock in ("1999-12-31T23:59:50+00:00", "2061-01-01T00:00:00+00:00"):
        wrong = {"WRONG_CLOCK": clock, "PYTHONPATH": str(start)}
        year = [sys.executable, "-c", "import datetime; print(datetime.date.today().year)"]
        assert subprocess.run(year, env={**os.environ, **wrong}, capture_output=True, text=True, check=True).stdout.strip() == clock[:4]
        assert made(whole, tmp_path / clock[:4], wrong, tmp_path) == now


def test_workbook_is_dated_by_source_date_epoch(tmp_path: Path, sample_path: Path) -> None:
    import openpyxl

    made(["tables", str(sample_path), "--format", "xlsx"], tmp_path / "t", {"SOURCE_DATE_EPOCH": "86400"}, tmp_path)
    assert openpyxl.load_workbook(tmp_path / "t" / "tables.xlsx").properties.created == datetime.datetime(1970, 1, 2)


def test_run_record_names_input_versions_and_parameters(tmp_path: Path, sample_path: Path) -> None:
    import json

    made(["tables", str(sample_path), "--paper", "样例"], tmp_path / "t", {}, tmp_path)
    record = json.loads((tmp_path / "t" / "run.json").read_text(encoding="utf-8"))
    assert record["sha256"] == hashlib.sha256(sample_path.read_text(encoding="utf-8").encode()).hexdigest()
    assert record["parameters"]["paper"] == "样例"
    assert record["libraries"]["rjieba"]
    assert str(tmp_path) not in json.dumps(record)
