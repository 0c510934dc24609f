"""The compiled wheel gives the bytes that the sources give."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORK = """
import hashlib, sys
from pathlib import Path
import newsstats as ns
from newsstats.archive.sample import make
from newsstats.numbers import scan

page, sentences, out = map(Path, sys.argv[1:])
told = hashlib.sha256()
for name, table in sorted(ns.read_issue(page).tables().items()):
    told.update(f"{name}\\n{table.to_csv()}".encode())
for line in sentences.read_text(encoding="utf-8").splitlines():
    if line.startswith("> "):
        told.update(ns.number_mentions(line[2:], date="2024-11-29").to_csv().encode())
make(out / "issues", 40)
ns.Archive.build([out / "issues"], out / "archive")
rows = [
    {"title": f"第{n}号大桥通车", "body": f"全长{n}公里的大桥昨天通车，总投资{n}亿元，同比增长{n}%。", "date": f"20{n // 12:02}-{1 + n % 12:02}-01", "paper": "甲报"}
    for n in range(12, 162)
]
assert not ns.Archive.build(rows, out / "articles", workers=2).failed
for part in sorted([*(out / "archive").rglob("*.parquet"), *(out / "articles").rglob("*.parquet")]):
    told.update(part.name.encode() + part.read_bytes())
print(Path(scan.__file__).suffix, told.hexdigest())
"""


def work(package: Path, out: Path, page: Path) -> list[str]:
    out.mkdir()
    command = [sys.executable, "-c", WORK, str(page), str(ROOT / "tests/mentions.txt"), str(out)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(package)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.compiled
@pytest.mark.skipif(not (shutil.which("cc") or shutil.which("gcc")), reason="no C compiler here")
def test_compiled_package_gives_the_same_tables_and_archives(tmp_path: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from make_wheel import make_wheel

    with zipfile.ZipFile(make_wheel(tmp_path / "wheel")) as wheel:
        wheel.extractall(tmp_path / "site")
    compiled, told = work(tmp_path / "site", tmp_path / "compiled", sample_path)
    source, expected = work(ROOT / "src", tmp_path / "source", sample_path)
    assert (compiled in (".so", ".pyd"), source) == (True, ".py")
    assert told == expected
    assert not list((ROOT / "src").rglob("*.so"))
