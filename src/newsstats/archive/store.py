"""An archive on disk, opened: its tables as lazy DuckDB relations."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.archive.manifest import NAME, Manifest
from newsstats.archive.tables import TABLES, arrow_schema
from newsstats.errors import InputKindError, MissingInputError
from newsstats.extras import needs

if TYPE_CHECKING:
    import duckdb


class Store:
    """The tables of the archive in a folder, read-only.

    Raises: `MissingInputError`, `InputKindError` for a folder that is no archive, `MissingExtraError`.
    """

    def __init__(self, folder: str | Path) -> None:
        needs("archive", "duckdb", "pyarrow", what="an archive")
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise MissingInputError("no such archive", str(folder), "build it: newsstats archive build DIR OUT")
        if not (self.folder / NAME).exists():
            raise InputKindError("is no archive", str(folder), "build it: newsstats archive build DIR OUT")
        self._manifest = Manifest(self.folder)

    @cached_property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """A connection that sees the archive's tables and nothing else of this machine."""
        import duckdb

        connection = duckdb.connect()
        folder = self.folder.resolve()
        for name in TABLES:
            files = [str(folder / file) for file in self._manifest.files(name)]
            if files:
                listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
                connection.execute(f"create view {name} as select * from read_parquet([{listed}], hive_partitioning = false)")
            else:
                connection.register("_empty", arrow_schema(name).empty_table())
                connection.execute(f"create table {name} as select * from _empty")
                connection.unregister("_empty")
        connection.execute("set allowed_directories = ['" + str(folder).replace("'", "''") + "/']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        return connection

    def sql(self, query: str, **parameters: object) -> duckdb.DuckDBPyRelation:
        """The answer to one SELECT over the archive's tables, as a lazy relation (`.df()` makes it a DataFrame).

        Values go in as `$name` with `name=…`. Raises: `ValueError` for another kind of statement, or one that is wrong.
        """
        import duckdb

        try:
            statements = duckdb.extract_statements(query)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise ValueError("an archive is asked with one SELECT and not changed")
            return self._connection.sql(query, params=parameters or None)
        except duckdb.Error as error:
            raise ValueError(" ".join(str(error).split())) from error

    def _table(self, name: str) -> duckdb.DuckDBPyRelation:
        return self._connection.table(name) if not self._manifest.files(name) else self._connection.view(name)

    def __getattr__(self, name: str) -> duckdb.DuckDBPyRelation:
        if name in TABLES:
            return self._table(name)
        raise AttributeError(f"an archive has no {name!r}; its tables are {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *TABLES])

    def __len__(self) -> int:
        return sum(len(chunk.inputs) - len(chunk.failed) for chunk in self._manifest.chunks.values())
