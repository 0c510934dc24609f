"""Every library that researchers open Parquet with reads every table as docs/archive.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsstats as ns
from newsstats.archive.tables import TABLES

LINES = re.findall(r"```python\n(.*?)```", (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8"), re.S)
KINDS = ("pandas", "pyarrow", "polars", "duckdb", "dask")


def documented(library: str) -> str:
    """The lines of the documentation that open a table with a library."""
    found = [lines for lines in LINES if re.search(rf"^import {library}\b", lines, re.M)]
    assert len(found) == 1, f"docs/archive.md says how to open an archive with {library} once"
    return found[0]


def rows_of(answer: object) -> int:
    return int(answer.num_rows) if hasattr(answer, "num_rows") else len(answer)  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore:.*inplace.*")
@pytest.mark.parametrize("table", sorted(TABLES))
@pytest.mark.parametrize("library", KINDS)
def test_a_table_opens_as_documented(archive: ns.Archive, library: str, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(library if library != "dask" else "dask.dataframe")
    monkeypatch.chdir(archive.folder.parent)
    lines = documented(library).replace("archive/", f"{archive.folder.name}/").replace("numbers", table)
    namespace: dict[str, object] = {}
    exec(lines, namespace)
    answer = namespace["table"]
    assert rows_of(answer) == int(archive.ask(f"select count(*) as n from {table}")["n"][0])
    names = answer.column_names if hasattr(answer, "column_names") else list(answer.columns)  # type: ignore[attr-defined]
    assert list(names) == list(TABLES[table])


def test_a_paper_that_is_not_known_is_an_empty_string_everywhere(tmp_path: Path) -> None:
    import pandas as pd

    ns.Archive.build([{"title": "雨", "body": "今天小雨。", "date": "2024-05-06"}], tmp_path / "a", workers=1)
    assert pd.read_parquet(tmp_path / "a" / "articles")["paper"].tolist() == [""]
    polars = pytest.importorskip("polars")
    assert polars.scan_parquet(str(tmp_path / "a" / "articles" / "**" / "*.parquet")).collect()["paper"].to_list() == [""]


def test_columns_say_what_they_hold(archive: ns.Archive) -> None:
    told = archive.ask(
        "select table_name, column_name, comment from duckdb_columns() where table_name in (select unnest($names))", names=list(TABLES)
    )
    assert len(told) == sum(map(len, TABLES.values()))
    assert told["comment"].notna().all()
    views = archive.ask("select view_name, comment from duckdb_views() where not internal")
    assert set(views["view_name"]) == set(TABLES)
    assert views["comment"].str.startswith("One row").all()
