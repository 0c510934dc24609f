"""The rows of a table of any form, one dict a record."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsstats.errors import EmptyInputError, InputKindError
from newsstats.extras import needs
from newsstats.readers.decoding import decode, read_bytes
from newsstats.readers.folder import walk
from newsstats.readers.forms import form_of

DELIMITERS = ",\t;|"


@dataclass(slots=True)
class Rows:
    """A table: its columns in order, its records with their numbers (from 1), and the lines that could not be read."""

    columns: list[str]
    records: Iterable[tuple[int, Mapping[str, Any]]]
    broken: list[tuple[int, str]] = field(default_factory=list)


def rows_of_file(
    path: Path, *, encoding: str | None = None, delimiter: str | None = None, table: str | None = None, sheet: str | None = None
) -> Rows:
    """The rows of a file. Raises: `newsstats.errors` (missing, empty, undecodable, no table of records, extra not installed)."""
    form = form_of(path)
    read: dict[str, Callable[[], Rows]] = {
        ".csv": lambda: _delimited(_text(path, encoding), path, delimiter),
        ".tsv": lambda: _delimited(_text(path, encoding), path, delimiter or "\t"),
        ".jsonl": lambda: _json_lines(_text(path, encoding), path),
        ".ndjson": lambda: _json_lines(_text(path, encoding), path),
        ".json": lambda: _json(_text(path, encoding), path),
        ".parquet": lambda: _parquet(path),
        ".xlsx": lambda: _workbook(path, sheet),
        ".db": lambda: _sqlite(path, table),
        ".sqlite": lambda: _sqlite(path, table),
        ".sqlite3": lambda: _sqlite(path, table),
    }
    if form not in read:
        raise InputKindError("is no table of articles", str(path), "a page is read by newsstats report PAGE, or newsstats.read_issue")
    return read[form]()


def _text(path: Path, encoding: str | None) -> str:
    return decode(read_bytes(path, limit_name="record_megabytes"), encoding=encoding, where=str(path))[0]


def _delimited(text: str, path: Path, delimiter: str | None) -> Rows:
    head = text[: text.find("\n")] if "\n" in text else text
    mark = delimiter or max(DELIMITERS, key=head.count)
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        columns = [name.strip() for name in next(reader)]
        if len(set(columns)) < len(columns):
            columns = [name if columns.index(name) == n else f"{name}.{n + 1}" for n, name in enumerate(columns)]
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except (csv.Error, StopIteration) as error:
        raise InputKindError(
            f"cannot be read as a table ({error or 'no line'})", str(path), "save it as CSV with one header line"
        ) from error
    if not rows:
        raise EmptyInputError("holds a header and no record", str(path), "save the articles into it first")
    broken = [(n, "too many cells") for n, row in enumerate(rows, 1) if len(row) > len(columns)]
    return Rows(columns, ((n, dict(zip(columns, row, strict=False))) for n, row in enumerate(rows, 1)), broken)


def _json_lines(text: str, path: Path) -> Rows:
    held: list[tuple[int, Mapping[str, Any]]] = []
    broken: list[tuple[int, str]] = []
    number = 0
    # no str.splitlines: a body may hold the line and paragraph separators of Unicode
    for line in text.split("\n"):
        if not line.strip():
            continue
        number += 1
        try:
            one = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            one = None
        if isinstance(one, Mapping):
            held.append((number, one))
        else:
            broken.append((number, line[:60]))
    if len(broken) > len(held):
        raise InputKindError(f"has {len(broken)} lines that are no JSON objects", str(path), "write one JSON object a line")
    return Rows(_columns(record for _, record in held), held, broken)


def _json(text: str, path: Path) -> Rows:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        if error.lineno > 1 and text.lstrip()[:1] == "{":
            return _json_lines(text, path)
        raise InputKindError(f"is no JSON (line {error.lineno}: {error.msg})", str(path), "write a list of objects") from error
    except RecursionError as error:
        raise InputKindError("is JSON of lists inside lists", str(path), "write a list of objects") from error
    records = _list_of_objects(whole)
    if records is None:
        raise InputKindError("holds no list of objects", str(path), "write a list of objects, one an article")
    return Rows(_columns(records), list(enumerate(records, 1)))


def _list_of_objects(whole: Any) -> list[Mapping[str, Any]] | None:
    """The list itself, the first list of objects inside of an object, or the object as the only record."""
    if isinstance(whole, list):
        return whole if whole and all(isinstance(one, Mapping) for one in whole) else None
    if isinstance(whole, Mapping):
        inner = next((v for v in whole.values() if isinstance(v, list) and v and all(isinstance(one, Mapping) for one in v)), None)
        return inner if inner is not None else [whole]
    return None


def _parquet(path: Path) -> Rows:
    needs("archive", "pyarrow", what="Parquet", where=str(path))
    import pyarrow as pa
    import pyarrow.parquet as pq

    read_bytes(path, limit_name="record_megabytes", only_check=True)
    try:
        table = pq.read_table(path, partitioning=None)
    except (pa.ArrowException, OSError) as error:
        raise InputKindError("is no Parquet file that can be read", str(path), "write it anew") from error
    names = table.column_names
    return Rows(
        names, enumerate((dict(zip(names, row, strict=True)) for row in zip(*(c.to_pylist() for c in table.columns), strict=True)), 1)
    )


def _workbook(path: Path, sheet: str | None) -> Rows:
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = read_bytes(path)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputKindError("is no workbook that can be read", str(path), "save it as .xlsx") from error
    if sheet is not None and sheet not in book.sheetnames:
        raise InputKindError(f"has no sheet {sheet!r}", str(path), f"its sheets are {', '.join(book.sheetnames)}")
    rows = (book[sheet] if sheet is not None else book[book.sheetnames[0]]).iter_rows(values_only=True)
    head = next(rows, ())
    columns = ["" if name is None else str(name).strip() for name in head]
    held = [row for row in rows if any(cell is not None and str(cell).strip() for cell in row)]
    if not held:
        raise EmptyInputError("holds a header and no record", str(path), "save the articles into it first")
    return Rows([c for c in columns if c], [(n, {c: v for c, v in zip(columns, row, strict=False) if c}) for n, row in enumerate(held, 1)])


def _sqlite(path: Path, table: str | None) -> Rows:
    read_bytes(path, limit_name="record_megabytes", only_check=True)
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        names = [name for (name,) in base.execute("select name from sqlite_master where type in ('table', 'view') order by name")]
    except sqlite3.Error as error:
        raise InputKindError("is no SQLite file that can be read", str(path), "check the file") from error
    if table is None and len(names) != 1:
        raise InputKindError(f"has {len(names)} tables", str(path), f"name one with table=: {', '.join(names)}")
    if table is not None and table not in names:
        raise InputKindError(f"has no table {table!r}", str(path), f"its tables are {', '.join(names)}")
    quoted = (table or names[0]).replace('"', '""')
    cursor = base.execute(f'select * from "{quoted}"')
    columns = [c[0] for c in cursor.description]
    return Rows(columns, [(n, dict(zip(columns, row, strict=True))) for n, row in enumerate(cursor, 1)])


def text_files(folder: Path) -> list[Path]:
    """The text files of a folder of articles. Raises: `InputKindError` for a link that leads out of it."""
    found: list[Path] = []
    for file, wrong in walk(folder, (".txt",)):
        if wrong is not None:
            raise wrong
        found.append(file)
    return found


def rows_of_folder(folder: Path, encoding: str | None = None) -> Rows:
    """One text file an article: its first line is the title when it is short and no sentence, the rest the body."""
    files = text_files(folder)
    if not files:
        raise InputKindError("is a folder without .txt files", str(folder), "put one article a file into it")
    return Rows(["id", "title", "body", "date", "file"], _texts(folder, files, encoding))


def _texts(folder: Path, files: list[Path], encoding: str | None) -> Iterator[tuple[int, Mapping[str, Any]]]:
    from newsstats.layout.dates import date_of_path

    for number, path in enumerate(files, 1):
        text = decode(read_bytes(path), encoding=encoding, where=str(path))[0]
        first, _, rest = text.strip().partition("\n")
        titled = bool(rest.strip()) and len(first.strip()) <= 40 and first.strip()[-1:] not in "。！？；，”"
        name = path.relative_to(folder).as_posix()
        yield number, {
            "id": name.removesuffix(".txt"), "title": first.strip() if titled else "", "body": rest if titled else text,
            "date": date_of_path(path) or "", "file": name,
        }  # fmt: skip


def rows_of_frame(frame: Any) -> Rows:
    """The rows of a DataFrame (pandas, polars)."""
    columns = [str(c) for c in frame.columns]
    values = [frame[c].tolist() if hasattr(frame[c], "tolist") else list(frame[c]) for c in frame.columns]
    return Rows(columns, ((n, dict(zip(columns, row, strict=True))) for n, row in enumerate(zip(*values, strict=True), 1)))


def rows_of_dicts(records: Iterable[Mapping[str, Any]]) -> Rows:
    """The rows of dicts."""
    held = list(records)
    return Rows(_columns(held), list(enumerate(held, 1)))


def _columns(records: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(str(name) for record in records for name in record))
