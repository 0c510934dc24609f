"""Build an archive, or bring it up to date: new and changed issues are read, side by side, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsstats.archive.chunk import EMPTY, Task, empty_chunk, name_without, read_chunk, without
from newsstats.archive.find import find_inputs, refuse_inside
from newsstats.archive.inputs import ArticleInput, Given, Input, identified
from newsstats.archive.manifest import Chunk, Entry, Manifest, owned
from newsstats.archive.pool import processes
from newsstats.archive.reconcile import reconcile
from newsstats.errors import ExecutionError, MissingInputError, OutputError
from newsstats.extras import needs
from newsstats.output import locked
from newsstats.settings import cores
from newsstats.text.article import Article

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 100
"""Issues of a task: large enough for Parquet, small enough to keep memory flat and a kill cheap."""
ARTICLES = 5
"""Articles out of a table that are as much work as an issue of pages of a usual size (5,000 characters)."""
IN_FLIGHT = 4
"""Tasks a worker that are handed out ahead."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did.

    `read` now and `kept` are issues; `failed` maps what could not be read to the reason; `repeated` inputs hold what another one
    holds; `moved` issues were found at another place; `gone` issues are in no input any more; `older` ones were read by another version; of
    `text_only` ones names, figures and findings are not read.
    """

    read: int
    kept: int
    failed: dict[str, str] = field(default_factory=dict)
    repeated: int = 0
    moved: int = 0
    gone: int = 0
    older: int = 0
    text_only: int = 0

    def __str__(self) -> str:
        said = [f"{self.read} issues read, {self.kept} already there, {len(self.failed)} could not be read"]
        if self.repeated:
            said.append(f"{self.repeated} hold the same as others and count once")
        if self.moved:
            said.append(f"{self.moved} have moved")
        if self.gone:
            said.append(f"{self.gone} are in no input any more (newsstats archive prune takes them out)")
        if self.older:
            said.append(f"{self.older} were read by another version (--rebuild reads them anew)")
        if self.text_only:
            said.append(f"{self.text_only} hold their text only (a build without --text-only reads names and figures)")
        return "; ".join(said)


def build(
    paths: str | Path | Iterable[str | Path] | Iterable[Article] | Iterable[Mapping[str, Any]] | pd.DataFrame,
    out: str | Path,
    executor: Executor | None = None,
    *,
    workers: int | None = None,
    lexicon: str | Path | None = None,
    name: str = "articles",
    columns: Mapping[str, Any] | None = None,
    date: str | None = None,
    paper: str | None = None,
    encoding: str | None = None,
    rebuild: bool = False,
    follow_links: bool = False,
    text_only: bool = False,
    begun: Callable[[int], None] = lambda issues: None,
    done: Callable[[int], None] = lambda issues: None,
) -> Summary:
    """Read everything behind `paths` into the archive `out`.

    Parameters
    ----------
    paths
        Pages, folders of them, tables of articles (told by content), a DataFrame, dicts or an iterator of `Article`; the last
        three are known by `name`. Articles of one outlet and day are one issue.
    out
        A new or empty folder, or an archive; outside of the folders that are read.
    executor
        Any `concurrent.futures.Executor`: processes on all cores (or `workers` of them) by default, or
        `distributed.Client(…).get_executor()` on a cluster that sees `out`.
    lexicon
        A word list in jieba's user-dictionary form.
    columns
        Columns of tables, as `newsstats.read` takes them (`{"body": "文本"}`).
    date, paper, encoding
        Of every input, where they are given; they overrule what is found.
    rebuild
        Read anew what another version of newsstats has read.
    follow_links
        Follow links that lead out of a folder.
    text_only
        Read the text and its words alone, twice (pages) to four times (tables) as fast: `articles`, `terms` and all that is asked of strings and words.
        A question that needs names, figures or findings says that they are not there; a later build without it reads them.

    Returns
    -------
    Summary
        What was read, kept, repeated, moved; an input that cannot be read is a row of `errors`, and the others go on.

    Raises
    ------
    NewsstatsError
        No input is there, an extra is missing, `out` holds other files, cannot be written or is being written by another build.

    Notes
    -----
    A build that was killed is taken up again by the next one, with the same result. An issue is known by its content: the same
    file named in two ways, or copied, counts once. Inputs that failed are tried again when the version, the limits or
    the installed extras have changed.
    """
    needs("archive", "pyarrow", what="an archive")
    given = Given(date, paper, encoding, str(lexicon) if lexicon else None)
    folder = Path(out)
    refuse_inside(paths, folder)
    if lexicon and not Path(lexicon).is_file():
        raise MissingInputError("no such word list", str(lexicon), "check the name")
    if date is not None:
        from newsstats.corpus.read import iso_or_none

        iso_or_none(date)
    inputs = find_inputs(paths, name, columns, given=given, follow_links=follow_links)
    with writing_into(folder) as manifest:
        return _build(identified(inputs, given), manifest, executor, workers, given, rebuild, text_only, begun, done)


@contextmanager
def writing_into(folder: Path) -> Iterator[Manifest]:
    """The manifest of an archive that nobody else writes into for as long as the block runs.

    Raises: `OutputError` (not writable, other files, another build), `ExecutionError` when a process was ended.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / ".lock", folder):
            yield owned(folder)
    except BrokenExecutor as error:
        raise ExecutionError(
            "a process of the build was ended", str(folder), "check the memory and build again: what is in stays"
        ) from error
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror or error})", str(folder), "check the space and the permissions") from error


def _build(
    found: Mapping[str, tuple[str, str, Input]],
    manifest: Manifest,
    executor: Executor | None,
    workers: int | None,
    given: Given,
    rebuild: bool,
    text_only: bool,
    begun: Callable[[int], None],
    done: Callable[[int], None],
) -> Summary:
    manifest.sweep()
    with_empty_parts(manifest)
    broken = damaged_issues(manifest)
    plan = reconcile(manifest, found, rebuild=rebuild, damaged=broken, text_only=text_only)
    stuck = plan.drop - drop(manifest, plan.drop, unreadable=broken)
    manifest.place(plan.places)
    wanted = [item for item in plan.read if item[0].id not in stuck]
    begun(len(wanted))
    read_all(manifest, wanted, given, executor, workers, done, text_only=text_only)
    manifest.settle()
    here = {issue for issue, _, _ in found.values()}
    failed = {name: reason for entry in manifest.entries() if entry.id in here for name, reason in sorted(entry.failed.items())}
    gone = sum(not entry.at for entry in manifest.entries())
    text = len(manifest.text_only())
    return Summary(len(wanted), plan.kept, dict(sorted(failed.items())), plan.repeated, plan.moved, gone, plan.older, text)


def with_empty_parts(manifest: Manifest) -> None:
    """See that the parts without rows are there and whole."""
    held = manifest.chunks.get(EMPTY)
    if held is None or manifest.damaged().keys() & held.files.keys():
        manifest.begin([EMPTY])
        manifest.add(empty_chunk(manifest.folder))


def damaged_issues(manifest: Manifest, *, thorough: bool = False) -> set[str]:
    """Ids of the issues that stand in a part that is missing or cut (with `thorough`: or changed)."""
    wrong = manifest.damaged(thorough=thorough)
    return {entry.id for chunk in manifest.chunks.values() if wrong.keys() & chunk.files.keys() for entry in chunk.entries}


def drop(manifest: Manifest, ids: Collection[str], unreadable: Collection[str] = ()) -> set[str]:
    """Take issues out of the archive: chunks that hold others too are written again without them; gives the ids that are out.

    Issues of a chunk of which a part is damaged (`unreadable`) cannot be written again: such a chunk goes only as a whole, and stays
    otherwise.
    """
    out: set[str] = set()
    for name, chunk in sorted(manifest.chunks.items()):
        own = {entry.id for entry in chunk.entries}
        going = own & set(ids)
        if not going:
            continue
        if going == own:
            manifest.replace(name, None)
        elif not own & set(unreadable):
            manifest.begin([name_without(chunk, going)])
            manifest.replace(name, without(manifest.folder, chunk, going))
        else:
            continue
        out |= going
    return out


def read_all(
    manifest: Manifest,
    wanted: Sequence[tuple[Entry, str, Input]],
    given: Given,
    executor: Executor | None = None,
    workers: int | None = None,
    done: Callable[[int], None] = lambda issues: None,
    *,
    text_only: bool = False,
) -> None:
    """Read issues chunk by chunk and add each chunk as soon as it is there."""
    out = str(manifest.folder.resolve())
    tasks = [Task(out, tuple(some), given, text_only) for some in _chunks(wanted)]
    manifest.begin(task.name for task in tasks)
    if executor is not None:
        _run(executor, tasks, manifest, done, workers or cores())
        return
    count = max(1, min(workers or cores(), len(tasks)))
    if count == 1:
        for task in tasks:
            _add(manifest, read_chunk(task), done)
        return
    with processes(count) as pool:
        _run(pool, tasks, manifest, done, count)


def _chunks(wanted: Sequence[tuple[Entry, str, Input]]) -> Iterator[list[tuple[Entry, str, Input]]]:
    """The issues in order, as many at a time as make `CHUNK` issues of a usual size."""
    some: list[tuple[Entry, str, Input]] = []
    size = 0.0
    for item in wanted:
        weight = max(1.0, len(item[2].articles) / ARTICLES) if isinstance(item[2], ArticleInput) else 1.0
        if some and size + weight > CHUNK:
            yield some
            some, size = [], 0.0
        some.append(item)
        size += weight
    if some:
        yield some


def _run(executor: Executor, tasks: Sequence[Task], manifest: Manifest, done: Callable[[int], None], workers: int) -> None:
    """Hand tasks out, a few ahead."""
    running: set[Any] = set()
    for task in tasks:
        running.add(executor.submit(read_chunk, task))
        if len(running) >= workers * IN_FLIGHT:
            running = _settle(running, manifest, done)
    while running:
        running = _settle(running, manifest, done)


def _settle(running: set[Any], manifest: Manifest, done: Callable[[int], None]) -> set[Any]:
    finished, left = wait(running, return_when=FIRST_COMPLETED)
    for future in finished:
        _add(manifest, future.result(), done)
    return set(left)


def _add(manifest: Manifest, chunk: Chunk, done: Callable[[int], None]) -> None:
    manifest.add(chunk)
    done(len(chunk.entries))
