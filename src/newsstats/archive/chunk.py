"""A chunk of issues read and written as Parquet parts: the work that one process, or one worker of a cluster, is given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsstats.archive.inputs import Given, Input
from newsstats.archive.issue_tables import Columns, tables_of
from newsstats.archive.manifest import Chunk, Entry, hash_of, name_of, reader
from newsstats.archive.tables import TABLES, arrow_table, write
from newsstats.archive.time_limit import time_limit
from newsstats.corpus.analysis import mention_together, name_together
from newsstats.corpus.corpus import Corpus
from newsstats.errors import NewsstatsError
from newsstats.names.reader import by_network, rules_only

_UNSAFE = re.compile(r"[^\w\-]+")
UNKNOWN_PAPER = "不明"
"""The folder of parts whose paper is not known."""
TOGETHER = 100_000
"""Characters of issues whose numbers and names are read together."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know: the archive's folder, each issue with its content's hash and its input, what the user says of them,
    and whether only their text is wanted."""

    out: str
    inputs: tuple[tuple[Entry, str, Input], ...]
    given: Given
    text_only: bool = False

    @property
    def name(self) -> str:
        """The same for the same issues read in the same way."""
        return name_of([*(f"{entry.id} {entry.name}" for entry, *_ in self.inputs), reader(), *(["text"] if self.text_only else [])])


@rules_only()
def read_chunk(task: Task) -> Chunk:
    """Read the inputs of a task and write their parts, each beside its place and then renamed into it."""
    chunk = Chunk(task.name, [], reader=reader(), text_only=task.text_only)
    parts: dict[tuple[str, int], dict[str, Columns]] = {}
    errors: Columns = {column: [] for column in TABLES["errors"]}
    for entry, tables, failed in _read(task):
        chunk.entries.append(Entry(entry.id, entry.name, entry.at, {name: reason for name, (_, reason) in failed.items()}, not tables))
        if tables:
            place = _folder_of(tables["issues"]["paper"][0]), tables["issues"]["year"][0]
            held = parts.setdefault(place, {name: {column: [] for column in TABLES[name]} for name in tables})
            for name, columns in tables.items():
                for column, values in columns.items():
                    held[name][column].extend(values)
        for name, (kind, reason) in failed.items():
            for column, value in (("issue_id", entry.id), ("name", name), ("error", kind), ("reason", reason)):
                errors[column].append(value)
    for (folder, year), gathered in sorted(parts.items()):
        for name, columns in sorted(gathered.items()):
            if any(columns.values()):
                _put(task.out, chunk, f"{name}/{folder}/{year}", arrow_table(name, columns))
    if errors["name"]:
        _put(task.out, chunk, "errors", arrow_table("errors", errors))
    return chunk


Failed = dict[str, tuple[str, str]]
"""What could not be read: name → (kind of error, reason)."""


def _read(task: Task) -> Iterator[tuple[Entry, dict[str, Columns], Failed]]:
    """Each issue with its tables (none where nothing could be read); some at a time, whose numbers are read together."""
    waiting: list[tuple[Entry, str, Corpus | None, Failed]] = []
    size = 0
    for number, (entry, sha256, one) in enumerate(task.inputs, 1):
        corpus, failed = _corpus(one, task.given)
        waiting.append((entry, sha256, corpus, failed))
        size += len(corpus.source) if corpus is not None else 0
        if size < TOGETHER and number < len(task.inputs):
            continue
        if not task.text_only:
            _analysed_together([corpus for _, _, corpus, _ in waiting if corpus is not None])
        for held, content, issue, wrong in waiting:
            yield held, *_tables_or_failure(issue, held, content, wrong, text_only=task.text_only)
        waiting, size = [], 0


def _analysed_together(corpora: Sequence[Corpus]) -> None:
    with suppress(Exception), time_limit(""):  # what fails here fails again by itself, and is told
        together = [corpus.analysis for corpus in corpora]
        mention_together(together)
        if not by_network():
            name_together(together)


def _corpus(one: Input, given: Given) -> tuple[Corpus | None, Failed]:
    try:
        with time_limit(one.name):
            reading = one.read(given)
        return reading.corpus, {name: (type(error).__name__, error.what) for name, error in reading.failed.items()}
    except Exception as error:  # one input must not take a night's build with it: it is told as its own error
        return None, {one.name: _told(error)}


def _tables_or_failure(
    corpus: Corpus | None, entry: Entry, sha256: str, failed: Failed, *, text_only: bool
) -> tuple[dict[str, Columns], Failed]:
    if corpus is None:
        return {}, failed
    try:
        with time_limit(entry.name):
            return tables_of(corpus, entry.name, entry.id, sha256, text_only=text_only), failed
    except Exception as error:
        return {}, {**failed, entry.name: _told(error)}


def _told(error: Exception) -> tuple[str, str]:
    reason = error.what if isinstance(error, NewsstatsError) else f"cannot be read ({str(error) or type(error).__name__})"
    return type(error).__name__, reason


def _folder_of(paper: str) -> str:
    """The folder of a paper's parts; pyarrow leaves out folders that begin with an underscore or a point."""
    return _UNSAFE.sub("-", paper)[:60].strip("-_") or UNKNOWN_PAPER


EMPTY = "empty"
"""The chunk without issues that every archive has: a part without rows of each table, so that each can be opened everywhere."""


def empty_chunk(folder: Path) -> Chunk:
    """Write the parts without rows."""
    chunk = Chunk(EMPTY, [], reader=reader())
    for name, columns in TABLES.items():
        _put(str(folder), chunk, name, arrow_table(name, {column: [] for column in columns}))
    return chunk


def without(folder: Path, chunk: Chunk, ids: set[str]) -> Chunk:
    """A chunk's parts written again without some of its issues; the old parts stay where they are.

    Raises: `OSError` and Arrow's errors for a part that is damaged.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    left = Chunk(name_without(chunk, ids), [e for e in chunk.entries if e.id not in ids], {}, chunk.reader, chunk.version, chunk.text_only)
    for file in sorted(chunk.files):
        table = pq.read_table(folder / file, partitioning=None, memory_map=False)
        kept = table.filter(pc.invert(pc.is_in(table["issue_id"].cast("string"), value_set=_array(sorted(ids)))))
        if kept.num_rows:
            _put(str(folder), left, Path(file).parent.as_posix(), kept)
    return left


def name_without(chunk: Chunk, ids: set[str]) -> str:
    """The name of a chunk that is left of another without some of its issues."""
    return name_of([chunk.name, *sorted(ids & {entry.id for entry in chunk.entries})])


def _array(values: Sequence[str]) -> Any:
    import pyarrow as pa

    return pa.array(values, type=pa.string())


def _put(out: str, chunk: Chunk, folder: str, table: Any) -> None:
    """Write a part of a chunk, and note its size and hash."""
    relative = f"{folder}/{chunk.name}.parquet"
    target = Path(out, relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        write(table, str(beside))
        chunk.files[relative] = (beside.stat().st_size, hash_of(beside))
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
