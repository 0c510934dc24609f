"""Columns of the archive's tables: those of a corpus's registry, behind the issue that each row belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsstats.corpus.corpus import Corpus

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
TABLES: Mapping[str, Mapping[str, str]] = {
    "issues": ISSUES,
    "terms": TERMS,
    **{name: {**OF_ISSUE, **Corpus.registry()[name].schema} for name in FROM_CORPUS},
    "articles": {**OF_ISSUE, **Corpus.registry()["articles"].schema, "words": "str", "meta": "str"},
    "errors": ERRORS,
}
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
    """Write one Parquet file: the same bytes for the same rows."""
    import pyarrow.parquet as pq

    pq.write_table(
        table, path, compression="zstd", row_group_size=65_536, use_dictionary=[c for c in table.column_names if c in _DICTIONARY],
        write_statistics=True, store_schema=False,
    )  # fmt: skip
