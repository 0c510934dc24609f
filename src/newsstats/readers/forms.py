"""What a source is: pages, or records of articles; told by its type, its first bytes and its suffix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

RECORD_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet", ".xlsx", ".db", ".sqlite", ".sqlite3")
MAGIC = {b"PAR1": ".parquet", b"SQLite format 3\x00": ".sqlite", b"PK\x03\x04": ".xlsx"}
"""First bytes of the record files that are no text, and the suffix that stands for their form."""
BINARY_FORMS = (".parquet", ".xlsx", ".db", ".sqlite", ".sqlite3")
RECORD_OPTIONS = frozenset(
    ("articles", "id", "title", "kicker", "subhead", "body", "section", "page", "author", "delimiter", "table", "sheet", "name")
)
"""Options that only records have."""


def form_of(path: Path) -> str:
    """The suffix of a record file's form, or empty for a page."""
    suffix = path.suffix.lower()
    if suffix in RECORD_SUFFIXES:
        return suffix
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError:
        return ""
    return next((form for magic, form in MAGIC.items() if head.startswith(magic)), "")


def is_records(source: object, options: Mapping[str, Any] = {}) -> bool:
    """Whether a source is records of articles and no pages.

    A DataFrame, dicts, an iterator and a file of a record form are. A folder of text files is when `articles=True` or
    another option of records says so, or when no file's name has a page number and none holds a masthead or folio line.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        if path.is_dir():
            said = options.get("articles")
            return bool(said) if said is not None else bool(RECORD_OPTIONS & set(options)) or folder_of_articles(path)
        return bool(form_of(path))
    if hasattr(source, "columns") or isinstance(source, Iterator):
        return True
    if isinstance(source, list | tuple):
        return bool(source) and all(isinstance(one, Mapping) or (isinstance(one, str | Path) and is_records(one)) for one in source)
    return False


def folder_of_articles(folder: Path) -> bool:
    """Whether a folder holds one article a text file, as far as names and lines tell."""
    from newsstats.layout.furniture import line_role
    from newsstats.readers.folder import number_in

    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    if len(files) < 2 or any(p.suffix.lower() != ".txt" for p in files) or any(number_in(p.stem) for p in files):
        return False
    for path in files[:20]:
        with path.open("rb") as stream:
            lines = stream.read(4000).decode("utf-8", "replace").splitlines()
        if any(line_role(line.strip()) in ("masthead", "folio") for line in lines[:6] if line.strip()):
            return False
    return True
