"""Columns of the archive's tables: those of a corpus's registry, behind the issue that each row belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsstats.corpus.corpus import Corpus
from newsstats.data import load_toml
from newsstats.schema import meaning

if TYPE_CHECKING:
    import pyarrow as pa

OF_ISSUE = {"issue_id": "str", "paper": "str", "date": "str", "year": "int64"}
ISSUES = {
    **OF_ISSUE, "name": "str", "sha256": "str", "encoding": "str", "stories": "int64", "characters": "int64", "tokens": "int64", "numbers": "int64",
}  # fmt: skip
TERMS = {**OF_ISSUE, "word": "str", "pos": "str", "count": "int64", "documents": "int64"}
ERRORS = {"issue_id": "str", "name": "str", "error": "str", "reason": "str"}
FROM_CORPUS = tuple(name for name in Corpus.registry() if name != "tokens")
"""Tables of a corpus that an archive keeps: all but the tokens, which `terms` counts."""
OF_TEXT = ("issues", "articles", "terms", "errors")
"""Tables that need no more than the text and its words; the others hold what it says: names, figures, findings."""
OWN_DATE = "printed_date"
"""What the date that a mention or an event has of its own is called in an archive, where `date` is the issue's."""


def _of_issue(columns: Mapping[str, str]) -> dict[str, str]:
    return {**OF_ISSUE, **{OWN_DATE if column == "date" else column: kind for column, kind in columns.items()}}


TABLES: Mapping[str, Mapping[str, str]] = {
    "issues": ISSUES,
    "terms": TERMS,
    **{name: _of_issue(Corpus.registry()[name].schema) for name in FROM_CORPUS},
    "articles": {**OF_ISSUE, **Corpus.registry()["articles"].schema, "topic": "str", "words": "str", "meta": "str", "places": "str"},
    "errors": ERRORS,
}
INPUTS = {"issue_id": "str", "name": "str", "at": "str", "version": "str"}
_SORTED_BY = {"terms": ("word", "issue_id", "pos")}
_DICTIONARY = {
    "issue_id",
    "paper",
    "date",
    "article_id",
    "section",
    "part",
    "kind",
    "modifier",
    "unit",
    "dimension",
    "base_unit",
    "pos",
    "word",
}


def meanings(name: str) -> dict[str, str]:
    """What a row of a table is (under the empty name) and what each of its columns holds, for whoever asks with SQL."""
    held = load_toml("columns.toml")["archive"]
    described = {"": Corpus.registry()[name].description if name in FROM_CORPUS else held["rows"][name]}
    for column in TABLES[name]:
        described[column] = held[column] if column in held else meaning(name, "date" if column == OWN_DATE else column)
    return described


def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    kinds = {"str": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}
    return pa.schema([(column, kinds[kind]) for column, kind in TABLES[name].items()])


def arrow_table(name: str, columns: Mapping[str, list]) -> pa.Table:
    """A table from its columns, in the order in which it is kept."""
    import pyarrow as pa

    table = pa.table({column: columns[column] for column in TABLES[name]}, schema=arrow_schema(name))
    return table.sort_by([(c, "ascending") for c in _SORTED_BY[name]]) if name in _SORTED_BY else table


def write(table: pa.Table, path: str) -> None:
    """Write one Parquet file: the same bytes for the same rows. Text that every question reads is packed to be unpacked fast."""
    import pyarrow.parquet as pq

    pq.write_table(
        table, path, compression={name: "lz4" if name == "text" else "zstd" for name in table.column_names}, row_group_size=65_536,
        use_dictionary=[c for c in table.column_names if c in _DICTIONARY], write_statistics=True, store_schema=False, write_page_checksum=True,
    )  # fmt: skip
