"""The same input and version give the same bytes, whatever the locale, the zone, the hash seed, the folder and the hour."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = [
    {},
    {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "4242", "SOURCE_DATE_EPOCH": "1700000000"},
]


def digest(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def made(command: list[str], out: Path, setting: dict[str, str], where: Path) -> dict[str, str]:
    where.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **setting}
    subprocess.run(
        [sys.executable, "-m", "newsstats", *command, "--out", str(out)], cwd=where, env=environment, check=True, capture_output=True
    )
    return digest(out)


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_tables_are_the_same_bytes_in_every_setting(tmp_path: Path, sample_path: Path, kind: str) -> None:
    found = [
        made(["tables", str(sample_path), "--format", kind], tmp_path / f"{kind}{n}", setting, tmp_path / f"where{n}")
        for n, setting in enumerate(SETTINGS)
    ]
    assert found[0]
    assert found[1:] == found[:1] * (len(SETTINGS) - 1)


def test_report_is_the_same_bytes_in_every_setting(tmp_path: Path, sample_path: Path) -> None:
    found = [
        made(["report", str(sample_path), "--quiet"], tmp_path / f"r{n}", setting, tmp_path / f"where{n}")
        for n, setting in enumerate(SETTINGS[:2])
    ]
    assert set(found[0]) == {"index.html", "page.html", "report.json"}
    assert found[0] == found[1]


def test_run_record_names_input_versions_and_parameters(tmp_path: Path, sample_path: Path) -> None:
    import json

    made(["tables", str(sample_path), "--paper", "样例"], tmp_path / "t", {}, tmp_path)
    record = json.loads((tmp_path / "t" / "run.json").read_text(encoding="utf-8"))
    assert record["sha256"] == hashlib.sha256(sample_path.read_text(encoding="utf-8").encode()).hexdigest()
    assert record["parameters"]["paper"] == "样例"
    assert record["libraries"]["rjieba"]
    assert str(tmp_path) not in json.dumps(record)
