"""Tables as files."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from newsstats.corpus.corpus import Corpus
from newsstats.errors import OutputError
from newsstats.extras import needs
from newsstats.output import replacing, whole, writing

_RUN_BY_SPREADSHEETS = frozenset("=+-@\t\r")


def safe_cells(table: pd.DataFrame) -> pd.DataFrame:
    """A copy in which a text cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = table.copy(deep=False)
    for name in map(str, out.select_dtypes(["str", "object"])):
        cells = out[name].tolist()
        risky = [k for k, cell in enumerate(cells) if isinstance(cell, str) and cell[:1] in _RUN_BY_SPREADSHEETS]
        if risky:
            for k in risky:
                cells[k] = "'" + cells[k]
            out[name] = pd.Series(cells, index=out.index, dtype=out[name].dtype)
    return out


@dataclass(frozen=True, slots=True)
class Link:
    """A cell of the first sheet that leads to a file beside the workbook (`../page.html#m12`)."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Front:
    """A workbook's first sheet: its name, and headings with a table under each (or none)."""

    name: str
    blocks: Sequence[tuple[str, pd.DataFrame | None]]


def write_tables(
    tables: Mapping[str, pd.DataFrame], out: Path, kind: str = "csv", record: str = "", front: Front | None = None
) -> list[Path]:
    """Write tables into a folder: `csv` (UTF-8 with a mark, for spreadsheets), `json` (one record a line) and
    `parquet` give one file a table, `xlsx` one workbook with a sheet a table.

    `front` is the first sheet of a workbook. `record` (JSON, see `newsstats.record.run_record`) is written as `run.json`. All of them take the place of older ones together
    (`newsstats.output.replacing`). Raises: `OutputError`, `MissingExtraError` (parquet without pyarrow).
    """
    if kind == "parquet":
        needs("archive", "pyarrow", what="parquet")
    if kind == "xlsx":
        writers = {"tables.xlsx": lambda file: _workbook(tables, file, front)}
    else:
        writers = {f"{name}.{kind}": _writer(table, kind) for name, table in tables.items()}
    if record:
        writers["run.json"] = lambda file: _text(file, record)
    with replacing(out) as new:
        for name, write in writers.items():
            write(new / name)
    return [out / name for name in writers]


def _text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _writer(table: pd.DataFrame, kind: str) -> Callable[[Path], None]:
    def csv(file: Path) -> None:
        safe_cells(table).to_csv(file, index=False, encoding="utf-8-sig", lineterminator="\n")

    def json(file: Path) -> None:
        table.to_json(file, orient="records", lines=True, force_ascii=False)

    def parquet(file: Path) -> None:
        table.to_parquet(file, index=False)

    return {"csv": csv, "json": json, "parquet": parquet}[kind]


FORMS = {".csv": "csv", ".json": "jsonl", ".jsonl": "jsonl", ".parquet": "parquet", ".xlsx": "xlsx"}
"""Suffix of a file → the form of a table in it."""


def write_table(table: pd.DataFrame, file: Path, kind: str = "", name: str = "table") -> Path:
    """Write one table into a file, as `kind` or as its suffix says: `csv`, `jsonl` (one record a line), `parquet`, `xlsx`.

    Raises: `OutputError` for another suffix, or a file that cannot be written (an older one stays); `MissingExtraError`.
    """
    form = {"json": "jsonl"}.get(kind, kind) or FORMS.get(file.suffix.lower(), "")
    if not form:
        raise OutputError(f"has the suffix {file.suffix or 'of no form'!r}", str(file), f"name one of {' '.join(FORMS)}")
    if form == "parquet":
        needs("archive", "pyarrow", what="parquet")
    with whole(file) as beside:
        if form == "xlsx":
            _workbook({name: table}, beside)
        else:
            _writer(table, {"jsonl": "json"}.get(form, form))(beside)
    return file


_UNITS = {
    "articles": {"characters": "characters"},
    "terms": {"per_thousand": "‰ of tokens"},
    "projects": {
        "investment": "CNY", "fixed_investment": "CNY", "working_capital": "CNY", "output_value": "CNY", "area": "m2", "length": "m", "jobs": "persons",
    },
    "keyness": {"log_likelihood": "G²", "log_ratio": "log2"},
    "topics": {"weight": "0–1"},
    "progress": {"share": "0–1"},
}  # fmt: skip


def unit_of(column: str) -> str:
    """The base unit of a column that has one unit in every table (`investment`: CNY), or empty."""
    stem = column.removesuffix("_low").removesuffix("_high")
    unit = _UNITS["projects"].get(stem, "")
    return "人" if unit == "persons" else unit


def _titles(name: str, table: pd.DataFrame) -> list[str]:
    """Column titles of a sheet; a column in a fixed unit names it."""
    units = _UNITS.get(name, {})
    out = []
    for column in map(str, table.columns):
        unit = units.get(column) or units.get(column.removesuffix("_low").removesuffix("_high"))
        out.append(f"{column} [{unit}]" if unit else column)
    return out


def _workbook(tables: Mapping[str, pd.DataFrame], file: Path, front: Front | None = None) -> None:
    """A first sheet, then a sheet a table: frozen header, filters, widths, formats. Text is written as text, never as a formula.

    The first sheet is `front`, or says what each sheet holds. Identifiers and offsets stand last in every sheet.
    """
    from xlsxwriter import Workbook

    whole = BytesIO()
    book = Workbook(
        whole, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "default_date_format": "yyyy-mm-dd"}
    )  # fmt: skip
    book.set_properties({"created": _dated()})
    bold = book.add_format({"bold": True, "bottom": 1})
    if front is not None:
        _front(book, front, bold)
    _readme(book.add_worksheet("README"), tables, bold)
    formats = {name: book.add_format({"num_format": form}) for name, form in _FORMATS.items()}
    for name, held in tables.items():
        table = held[_people_first(held)]
        sheet = book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 0)
        titles = _titles(name, table)
        sheet.write_row(0, 0, titles, bold)
        if len(table):
            sheet.autofilter(0, 0, len(table), len(titles) - 1)
        for column, (title, (key, values)) in enumerate(zip(titles, table.items(), strict=True)):
            cells = [None if value != value else value for value in values.tolist()]
            kind = _kind(str(key), values, cells)
            if kind == "date":
                cells = [datetime.date.fromisoformat(cell) if cell else None for cell in cells]
            sheet.write_column(1, column, cells, formats.get(kind))
            widest = max([len(title), *(sum(1 + (c > "\u2e7f") for c in str(v)[:60]) for v in cells[:200])])
            sheet.set_column(column, column, min(60, widest + 2))
    book.close()
    file.write_bytes(whole.getvalue())


_FORMATS = {"share": "0.0%", "number": "#,##0.##########", "count": "#,##0", "date": "yyyy-mm-dd"}
_LAST = re.compile(r"_ids?$|^(?:source_)?(?:start|end)$|^mention|_mention|^fingerprint$|^sentence$|^row$|_line$")
"""Columns that lead back to the text: nobody reads them first."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _people_first(table: pd.DataFrame) -> list[str]:
    """The columns with identifiers and offsets last; a project's start is a day, a token's an offset."""
    last = [c for c in table.columns if _LAST.search(str(c)) and not (str(c) == "start" and table[c].dtype.kind not in "iu")]
    return [c for c in table.columns if c not in last] + last


def _kind(name: str, values: pd.Series, cells: Sequence[Any]) -> str:
    """How a column's cells are shown: as a share, a number, a count, a day, or as they are."""
    if values.dtype.kind == "f":
        return "share" if name in ("share", "coverage") else "number"
    if values.dtype.kind in "iu":
        return "count"
    days = [cell for cell in cells if isinstance(cell, str) and cell]
    valid = bool(days) and all(_DAY.fullmatch(day) and "1900-03" <= day < "9999" for day in days)
    return "date" if valid and all(_exists(day) for day in days) else ""


def _exists(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _front(book: Any, front: Front, bold: object) -> None:
    """The sheet that is read first: headings, and tables under them."""
    sheet = book.add_worksheet(front.name[:31])
    large = book.add_format({"bold": True, "font_size": 15})
    row = 0
    for title, table in front.blocks:
        sheet.write_string(row, 0, title, large)
        row += 1
        if table is not None:
            sheet.write_row(row, 0, [str(column) for column in table.columns], bold)
            for cells in table.itertuples(index=False):
                row += 1
                for column, cell in enumerate(cells):
                    if isinstance(cell, Link):
                        sheet.write_url(row, column, f"external:{cell.to}", string=cell.text)
                    else:
                        sheet.write(row, column, None if cell != cell else cell)
        row += 2
    for column, width in enumerate((26, 30, 24, 24, 90)):
        sheet.set_column(column, column, width)


def _dated() -> datetime.datetime:
    """What a workbook says of its making, which is no part of what it holds: `SOURCE_DATE_EPOCH`, else always the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isdecimal() else 315532800
    return datetime.datetime.fromtimestamp(min(seconds, 253402300799), datetime.UTC).replace(tzinfo=None)


def _readme(sheet: Any, tables: Mapping[str, pd.DataFrame], bold: object) -> None:
    """What each sheet holds and how to read it."""
    from newsstats.lang import say, words

    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, [say("workbook.sheet"), say("workbook.rows"), say("workbook.holds")], bold)
    held = words("tables")
    for row, (name, table) in enumerate(tables.items(), 1):
        sheet.write_row(row, 0, [name, len(table), held.get(name, "")])
    for row, key in enumerate(("source", "units", "spans"), len(tables) + 2):
        sheet.write_string(row, 0, say(f"workbook.{key}"))
    sheet.set_column(0, 0, 16)
    sheet.set_column(2, 2, 90)


def write_articles(corpus: Corpus, file: Path) -> None:
    """Write the articles as JSON lines that `newsstats.read` reads back, the user's own columns among them.

    Raises: `OutputError` when the file cannot be written; an older one stays whole until then.
    """
    with writing(file, "name another file with --out") as stream:
        for article in corpus:
            held = {
                **dict(article.meta), "id": article.id, "kicker": article.part("kicker"), "title": article.part("headline"),
                "subhead": article.part("subhead"), "body": article.text, "date": article.published, "section": article.section,
                "page": article.page_label, "paper": article.outlet,
            }  # fmt: skip
            stream.write(json.dumps(held, ensure_ascii=False, default=str) + "\n")
