"""Build an archive, or bring it up to date: new and changed issues are read, side by side, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsstats.archive.chunk import Task, read_chunk, without
from newsstats.archive.inputs import Input, find_inputs
from newsstats.archive.manifest import ChunkResult, Manifest, name_without, owned, reader
from newsstats.archive.pool import processes
from newsstats.errors import ExecutionError, OutputError
from newsstats.extras import needs
from newsstats.output import locked
from newsstats.text.article import Article

if TYPE_CHECKING:
    import pandas as pd
from newsstats.settings import cores

CHUNK = 100
"""Issues of a task: large enough for Parquet, small enough to keep memory flat and a kill cheap."""
IN_FLIGHT = 4
"""Tasks a worker that are handed out ahead."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: issues read now, already there, and those that could not be read (key → reason)."""

    read: int
    kept: int
    failed: dict[str, str]

    def __str__(self) -> str:
        return f"{self.read} issues read, {self.kept} already there, {len(self.failed)} could not be read"


def build(
    paths: str | Path | Iterable[str | Path] | Iterable[Article] | Iterable[Mapping[str, Any]] | pd.DataFrame,
    out: str | Path,
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    lexicon: str | Path | None = None,
    name: str = "articles",
    columns: Mapping[str, Any] | None = None,
    begun: Callable[[int], None] = lambda issues: None,
    done: Callable[[int], None] = lambda issues: None,
) -> Summary:
    """Read everything behind `paths` into the archive `out`.

    `paths` are pages, folders of them, tables of articles (told by content), a DataFrame, dicts or an iterator of `Article`; the
    last three are known by `name`, so that a later build of the same name reads only what has changed. `columns` names columns of
    tables as `newsstats.read` does (`{"body": "文本"}`). Articles of one outlet and day are one issue; each row of `articles` has
    the `file` and the `row` that it was read from.

    `executor` is any `concurrent.futures.Executor`: a process pool of `workers` (all cores) by default, or
    `distributed.Client(…).get_executor()` on a cluster that sees `out`. A build that was killed is taken up again by the next
    one, with the same result; an issue that cannot be read is a row of `errors`, and the others go on.
    Raises: `MissingInputError`, `MissingExtraError`, `OutputError` (not writable, or another build is at work), `ExecutionError`.
    """
    needs("archive", "pyarrow", what="an archive")
    inputs = find_inputs(paths, name, dict(columns or {}))
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / ".lock", folder):
            return _build(inputs, folder, executor, workers, str(lexicon) if lexicon else None, begun, done)
    except BrokenExecutor as error:
        raise ExecutionError(
            "a process of the build was ended", str(folder), "check the memory and build again: what is in stays"
        ) from error
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror or error})", str(folder), "check the space and the permissions") from error


def _build(
    inputs: Sequence[Input],
    folder: Path,
    executor: Executor | None,
    workers: int | None,
    lexicon: str | None,
    begun: Callable[[int], None],
    done: Callable[[int], None],
) -> Summary:
    manifest = owned(folder)
    manifest.sweep()
    hashes = {one.key: one.content_hash() for one in inputs}
    held = manifest.inputs
    changed: dict[str, set[str]] = {}
    for key, found in hashes.items():
        if key in held and held[key][0] != found:
            changed.setdefault(held[key][1], set()).add(key)
    now = reader()
    for name, chunk in manifest.chunks.items():
        if chunk.failed and chunk.reader != now:
            changed.setdefault(name, set()).update(key for key in chunk.failed if key in hashes)
    for name, keys in sorted((name, keys) for name, keys in changed.items() if keys):
        manifest.begin([name_without(manifest.chunks[name], keys)])
        manifest.replace(name, without(folder, manifest.chunks[name], keys))
    held = manifest.inputs
    todo = [(one, hashes[one.key]) for one in inputs if one.key not in held]
    tasks = [Task(str(folder.resolve()), tuple(todo[k : k + CHUNK]), lexicon) for k in range(0, len(todo), CHUNK)]
    manifest.begin(task.name for task in tasks)
    begun(len(todo))
    if executor is not None:
        _run(executor, tasks, manifest, done, workers or cores())
    elif tasks:
        count = max(1, min(workers or cores(), len(tasks)))
        if count == 1:
            for task in tasks:
                finished = read_chunk(task)
                manifest.add(finished)
                done(len(finished.inputs))
        else:
            with processes(count) as pool:
                _run(pool, tasks, manifest, done, count)
    manifest.settle()
    failed = {key: reason for key, reason in sorted(manifest.failed.items()) if key in hashes}
    return Summary(len(todo), len(inputs) - len(todo), failed)


def _run(executor: Executor, tasks: Sequence[Task], manifest: Manifest, done: Callable[[int], None], workers: int) -> None:
    """Hand tasks out, a few ahead, and add each chunk as soon as it is there."""
    waiting = iter(tasks)
    running = set()
    for task in waiting:
        running.add(executor.submit(read_chunk, task))
        if len(running) < workers * IN_FLIGHT:
            continue
        running = _settle(running, manifest, done)
    while running:
        running = _settle(running, manifest, done)


def _settle(running: set, manifest: Manifest, done: Callable[[int], None]) -> set:  # type: ignore[type-arg]
    finished, left = wait(running, return_when=FIRST_COMPLETED)
    for future in finished:
        result: ChunkResult = future.result()
        manifest.add(result)
        done(len(result.inputs))
    return set(left)
