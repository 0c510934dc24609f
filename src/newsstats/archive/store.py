"""An archive on disk, opened: its tables as lazy DuckDB relations."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats import schema
from newsstats.archive.manifest import NAME, Manifest
from newsstats.archive.tables import INPUTS, OF_TEXT, TABLES, arrow_schema, meanings
from newsstats.errors import InputKindError, MissingInputError
from newsstats.extras import needs

if TYPE_CHECKING:
    import duckdb

_DAMAGE = ("IOException", "InvalidInputException", "SerializationException", "CorruptException", "InternalException", "FatalException")
"""What DuckDB calls a file that is missing, cut or no Parquet any more."""
_NO_TABLE = re.compile(r"Table with name (\w+) does not exist")
_DUCKDB = {"str": "varchar", "int64": "bigint", "float64": "double", "bool": "boolean"}


def _select(connection: duckdb.DuckDBPyConnection, name: str, files: Sequence[str], *, mixed: bool) -> str:
    """SQL that reads a table from some of its parts; a column that an older version did not write is null, not a value that was never read."""
    listed = ", ".join(_quoted(file) for file in files)
    source = f"read_parquet([{listed}], hive_partitioning = false, union_by_name = {mixed})"
    there = {row[0] for row in connection.execute(f"describe select * from {source}").fetchall()}
    columns = (f'"{c}"' if c in there else f'cast(null as {_DUCKDB[kind]}) as "{c}"' for c, kind in TABLES[name].items())
    return f"select {', '.join(columns)} from {source}"


class Store:
    """The tables of the archive in a folder, read-only.

    An archive that is built on while it is open is read as it stands at each question.
    Raises: `MissingInputError`, `InputKindError` for a folder that is no archive or has a damaged part, `MissingExtraError`.
    """

    def __init__(self, folder: str | Path) -> None:
        needs("archive", "duckdb", "pyarrow", what="an archive")
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise MissingInputError("no such archive", str(folder), "build it: newsstats archive build DIR OUT")
        if not (self.folder / NAME).exists():
            raise InputKindError("is no archive", str(folder), "build it: newsstats archive build DIR OUT")
        self._stamp: tuple[int, ...] = ()
        self._held: duckdb.DuckDBPyConnection | None = None
        self._helpers: set[str] = set()
        self._fresh()

    def _fresh(self) -> None:
        """Read the manifest again when it has changed. Raises: `InputKindError` for a part that is missing or cut."""
        there = os.stat(self.folder / NAME)
        stamp = (there.st_mtime_ns, there.st_size, there.st_ino)
        if stamp == self._stamp:
            return
        manifest = Manifest(self.folder)
        for file, how in manifest.damaged().items():
            raise self._damaged(f"{file} is {how}")
        self._manifest, self._stamp, self._held, self._helpers = manifest, stamp, None, set()

    def _damaged(self, what: str) -> InputKindError:
        return InputKindError(f"has a damaged part ({what})", str(self.folder), "newsstats archive check ARCHIVE --repair")

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """A connection that sees the archive's tables and nothing else of this machine."""
        self._fresh()
        if self._held is None:
            import duckdb

            try:
                self._held = self._connected()
            except duckdb.Error as error:
                raise self._told(error) from error
        return self._held

    def _connected(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        connection = duckdb.connect()
        connection.execute("set parquet_metadata_cache = true")
        connection.execute("set enable_progress_bar = false")
        folder = self.folder.resolve()
        for name in self._readable:
            files = [str(folder / file) for file in self._manifest.files(name)]
            if files:
                connection.execute(f"create view {name} as {_select(connection, name, files, mixed=self._mixed)}")
            else:
                connection.register("_empty", arrow_schema(name).empty_table())
                connection.execute(f"create table {name} as select * from _empty")
                connection.unregister("_empty")
            kind = "view" if files else "table"
            for column, said in meanings(name).items():
                of = f'column {name}."{column}"' if column else f"{kind} {name}"
                connection.execute(f"comment on {of} is {_quoted(said)}")
        connection.register("_inputs", self.inputs)
        connection.execute("create table inputs as select * from _inputs")
        connection.unregister("_inputs")
        connection.execute(f"set allowed_directories = [{_quoted(str(folder) + '/')}]")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        return connection

    @property
    def _readable(self) -> Collection[str]:
        """The tables that can be asked. Where names and figures of some issues were not read, no answer is better than one of a part."""
        return OF_TEXT if self._manifest.text_only() else TABLES.keys()

    def _unread(self, table: str) -> InputKindError:
        unread = len(self._manifest.text_only())
        return InputKindError(
            f"holds the text only of {unread:,} of {len(self):,} issues: {table} cannot be asked",
            str(self.folder),
            "read the rest: newsstats archive build DIR ARCHIVE without --text-only",
        )

    @property
    def _mixed(self) -> bool:
        """Whether several versions wrote the parts."""
        return len({chunk.version for chunk in self._manifest.chunks.values()}) > 1

    @property
    def inputs(self) -> pd.DataFrame:
        """Where each issue was read from: `issue_id`, `name`, `at` (a place a row), `version` that read it; also those that failed."""
        self._fresh()
        rows = [
            {"issue_id": entry.id, "name": entry.name, "at": at, "version": chunk.version}
            for chunk in self._manifest.chunks.values()
            for entry in chunk.entries
            for at in entry.at or [""]
        ]
        return schema.frame_of_rows(sorted(rows, key=lambda row: (row["name"], row["at"])), INPUTS)

    def first_places(self, issues: Collection[str]) -> dict[str, str]:
        """Id → the first place where an issue was seen, of those that have one."""
        self._fresh()
        return {entry.id: min(entry.at) for entry in self._manifest.entries() if entry.id in issues and entry.at}

    def sql(self, query: str, **parameters: object) -> duckdb.DuckDBPyRelation:
        """The answer to one SELECT over the archive's tables, as a lazy relation (`.df()` makes it a DataFrame).

        Values go in as `$name` with `name=…`. Raises: `ValueError` for another kind of statement, or one that is wrong;
        `InputKindError` for a damaged part.
        """
        import duckdb

        try:
            return self._for(query).sql(query, params=parameters or None)
        except duckdb.Error as error:
            raise self._told(error) from error

    def _for(self, query: str) -> duckdb.DuckDBPyConnection:
        """The connection that a query may be sent to. Raises: `ValueError` for anything but one SELECT."""
        import duckdb

        statements = duckdb.extract_statements(query)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise ValueError("an archive is asked with one SELECT and not changed")
        return self._connection

    def ask(self, query: str, **parameters: object) -> pd.DataFrame:
        """The answer to one SELECT as a DataFrame, text as text; asked again when the archive was built on meanwhile.

        Raises: as `sql`.
        """
        import duckdb

        for last in (False, True):
            before = self._stamp
            try:
                table: pd.DataFrame = self._for(query).execute(query, parameters or None).df()
                return table
            except (duckdb.Error, InputKindError) as error:
                self._fresh()
                if last or self._stamp == before:
                    raise (self._told(error) if isinstance(error, duckdb.Error) else error) from error
        raise AssertionError

    def rows(self, table: str, columns: str, chosen: pd.DataFrame) -> pd.DataFrame:
        """Rows of a table by their `issue_id` and `article_id`, in the order in which these are given; only the parts that hold them are read."""
        self._fresh()
        chunks = self._manifest.chunk_of()
        held = {chunks[issue].name: chunks[issue] for issue in chosen["issue_id"].unique() if issue in chunks}
        files = [str(self.folder.resolve() / f) for chunk in held.values() for f in chunk.files if f.startswith(f"{table}/")]
        if not files:
            return self.ask(f"select {columns} from {table} limit 0")
        parts = _select(self._connection, table, sorted(files), mixed=self._mixed)
        keys = (chosen["issue_id"] + "\n" + chosen["article_id"]).tolist()
        found = self.ask(
            f"select {columns} from ({parts}) where issue_id in (select unnest($issues)) "
            "and issue_id || chr(10) || article_id in (select unnest($keys))",
            issues=chosen["issue_id"].unique().tolist(), keys=keys,
        )  # fmt: skip
        at = {key: n for n, key in enumerate(keys)}
        order = (found["issue_id"] + "\n" + found["article_id"]).map(at)
        return found.iloc[order.argsort(kind="stable")].reset_index(drop=True)

    def holds(self, name: str) -> bool:
        """Whether a helper table of this name was put beside the archive's own since it last changed."""
        self._fresh()
        return name in self._helpers

    def put(self, name: str, table: pd.DataFrame) -> None:
        """Put a helper table beside the archive's own, for as long as the archive does not change."""
        connection = self._connection
        connection.register("_given", table)
        connection.execute(f"create or replace temp table {name} as select * from _given")
        connection.unregister("_given")
        self._helpers.add(name)

    def _told(self, error: duckdb.Error) -> Exception:
        """DuckDB's error as ours: a damaged part, a table that was not read, or a query that is wrong."""
        line = " ".join(str(error).split())
        missing = _NO_TABLE.search(line)
        if missing and missing[1].lower() in TABLES.keys() - self._readable:
            return self._unread(missing[1].lower())
        if type(error).__name__ in _DAMAGE and ".parquet" in line:
            part = next((file for file in self._manifest.files() if file in line), "a Parquet file")
            return self._damaged(f"{part} cannot be read")
        return ValueError(line)

    def _table(self, name: str) -> duckdb.DuckDBPyRelation:
        connection = self._connection
        if name not in self._readable:
            raise self._unread(name)
        return connection.table(name) if not self._manifest.files(name) else connection.view(name)

    def __getattr__(self, name: str) -> Any:
        if name in TABLES:
            return self._table(name)
        raise AttributeError(f"an archive has no {name!r}; its tables are {', '.join(TABLES)}")

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *TABLES])

    def __len__(self) -> int:
        self._fresh()
        return sum(not entry.empty for entry in self._manifest.entries())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
