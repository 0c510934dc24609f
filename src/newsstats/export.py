"""Tables as files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from newsstats.errors import OutputError

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def safe_cells(table: pd.DataFrame) -> pd.DataFrame:
    """A copy in which a text cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = table.copy()
    name: str
    for name in out.select_dtypes("str"):
        risky = out[name].str.startswith(_RUN_BY_SPREADSHEETS)
        out.loc[risky, name] = "'" + out.loc[risky, name]
    return out


def write_tables(tables: Mapping[str, pd.DataFrame], out: Path, kind: str = "csv") -> list[Path]:
    """Write each table as `out/NAME.csv` (UTF-8 with a mark, for spreadsheets) or `.json` (one record a line).

    Each file is written beside and renamed. Raises: `OutputError`.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        written: list[Path] = []
        for name, table in tables.items():
            target = out / f"{name}.{kind}"
            part = out / f".{name}.{kind}.part"
            if kind == "csv":
                safe_cells(table).to_csv(part, index=False, encoding="utf-8-sig", lineterminator="\n")
            else:
                table.to_json(part, orient="records", lines=True, force_ascii=False)
            os.replace(part, target)
            written.append(target)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(out), "check the folder and its permissions") from error
    return written
