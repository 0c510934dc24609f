"""From paths, globs, addresses and tables of articles to the inputs of an archive, each at its place."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsstats.archive.inputs import ArticleInput, BrokenInput, Given, Input, PageInput, filesystems
from newsstats.errors import MissingInputError, NewsstatsError, OutputError
from newsstats.layout.dates import date_of_name
from newsstats.readers.folder import SUFFIXES, walk
from newsstats.readers.forms import RECORD_SUFFIXES, form_of
from newsstats.readers.records import Records, read_records
from newsstats.text.article import Article

ISSUE = 500
"""Articles of one outlet and day that make one issue at most (an undated table is cut into such pieces)."""
IN_MEMORY = "memory:"
"""How the place of a table begins that is no file."""
_INSIDE_TABLE = "#"


def find_inputs(
    paths: Any, name: str = "articles", columns: Mapping[str, Any] | None = None, *, given: Given | None = None, follow_links: bool = False
) -> dict[str, Input]:
    """Place → input, for what is behind some paths or in a table of articles called `name`; sorted by place.

    A file is an issue, or a table of articles. In a folder every page file is an issue, but a subfolder named by a date that holds
    files of its own is one issue of several pages. `*` and `**` are taken as globs; `s3://…` and other fsspec addresses name files
    or globs. `columns` names columns of tables, as in `newsstats.read`. A place is the full path, whatever spelling led to it.
    Raises: `MissingInputError`, and what reading a table raises.
    """
    columns = dict(columns or {})
    if given is not None:
        columns = {**{k: v for k, v in (("date", given.date), ("paper", given.paper)) if v is not None}, **columns}
    listed = [paths] if isinstance(paths, str | Path) else paths
    if not hasattr(listed, "columns"):
        listed = list(listed)
    if hasattr(listed, "columns") or (listed and not isinstance(listed[0], str | Path)):
        return _placed(_of_articles(read_records(listed, name=name, **columns), name, IN_MEMORY + name))
    encoding = given.encoding if given is not None else None
    found = _placed(
        one for path in listed for one in _inputs(str(path), {**columns, **({"encoding": encoding} if encoding else {})}, follow_links)
    )
    if not found:
        kinds = " ".join((*SUFFIXES, *RECORD_SUFFIXES))
        raise MissingInputError("no issue is there", ", ".join(map(str, listed)), f"name files of these kinds: {kinds}")
    return found


def input_at(at: str, given: Given) -> dict[str, Input]:
    """What stands at a place now: the pages of a day's folder, a page, or the days of a table; nothing for a table in memory.

    Raises: `NewsstatsError` when it cannot be read.
    """
    folder = Path(at)
    if folder.is_dir():
        files = [file for file, wrong in walk(folder, SUFFIXES) if wrong is None and file.parent == folder and not date_of_name(file.name)]
        return {at: PageInput(folder.name, at, tuple(map(str, files)))} if files else {}
    where = file_at(at)
    return {} if where.startswith(IN_MEMORY) else find_inputs([where], given=given)


def file_at(at: str) -> str:
    """The file or folder of a place: itself where it exists (its name may hold a #), else the table that it names a day of."""
    return at if Path(at).exists() else table_of(at)


def table_of(at: str) -> str:
    """The place of the table that an issue of articles came out of; of a page its own place."""
    return at.rpartition(_INSIDE_TABLE)[0] or at


def still_there(at: str) -> bool:
    """Whether a place can still be read; of tables in memory and of addresses it is taken to be."""
    return at.startswith(IN_MEMORY) or "://" in at or Path(file_at(at)).exists()


def refuse_inside(paths: Any, out: Path) -> None:
    """Raises `OutputError` when an archive would be written into a folder that it is read from."""
    for path in [paths] if isinstance(paths, str | Path) else paths if isinstance(paths, list | tuple) else []:
        if isinstance(path, str | Path) and "://" not in str(path) and Path(path).is_dir():
            start = Path(path).resolve()
            if start == out.resolve() or start in out.resolve().parents:
                raise OutputError("lies inside the folder that is read", str(out), "name a folder outside of it")


def _placed(inputs: Iterable[Input]) -> dict[str, Input]:
    found: dict[str, Input] = {}
    for one in inputs:
        found.setdefault(one.at, one)
    return dict(sorted(found.items(), key=lambda item: (item[1].name, item[0])))


def _of_articles(records: Records, name: str, at: str) -> Iterator[Input]:
    """The articles by outlet and day."""
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in records.articles:
        groups.setdefault((article.outlet, article.published), []).append(article)
    for (outlet, day), articles in groups.items():
        which = f"{_INSIDE_TABLE}{outlet or '-'}/{day or '-'}"
        for number, start in enumerate(range(0, len(articles), ISSUE), 1):
            piece = which if number == 1 else f"{which}/{number}"
            yield ArticleInput(name + piece, at + piece, tuple(articles[start : start + ISSUE]))


def _table(file: Path, name: str, columns: Mapping[str, Any], *, lenient: bool) -> Iterator[Input]:
    at = _place(file)
    try:
        records = read_records(file, **columns)
    except NewsstatsError as error:
        if not lenient:
            raise
        yield BrokenInput(name, at, str(file), error)
    else:
        yield from _of_articles(records, name, at)


def _place(file: Path) -> str:
    """The full path of a file or folder, whatever spelling led to it; a link stands where it stands."""
    return (file.parent.resolve() / file.name).as_posix() if file.name not in ("", "..") else file.resolve().as_posix()


def _inputs(path: str, columns: Mapping[str, Any], follow_links: bool) -> Iterator[Input]:
    if "://" in path:
        yield from _remote(path)
        return
    if any(c in path for c in "*?[") and not Path(path).exists():
        for name in sorted(glob.glob(path, recursive=True)):
            file = Path(name)
            if file.is_file() and form_of(file):
                yield from _table(file, file.as_posix(), columns, lenient=True)
            elif file.is_file():
                yield PageInput(file.as_posix(), _place(file), (name,))
        return
    start = Path(path)
    if not start.exists():
        raise MissingInputError("no such file or folder", path, "check the name")
    if start.is_file() and form_of(start):
        yield from _table(start, start.name, columns, lenient=False)
    elif start.is_file():
        yield PageInput(start.name, _place(start), (path,))
    else:
        yield from _folder(start, columns, follow_links)


def _folder(start: Path, columns: Mapping[str, Any], follow_links: bool) -> Iterator[Input]:
    issues: dict[Path, list[Path]] = {}
    called = start.name or start.resolve().name
    for file, wrong in walk(start, (*SUFFIXES, *RECORD_SUFFIXES), follow_links=follow_links):
        name = f"{called}/{file.relative_to(start).as_posix()}"
        if wrong is not None:
            yield BrokenInput(name, _place(file), file.as_posix(), wrong)
        elif file.suffix.lower() in RECORD_SUFFIXES:
            yield from _table(file, name, columns, lenient=True)
        else:
            folder = file.parent
            dated = folder != start and date_of_name(folder.name) is not None and date_of_name(file.name) is None
            issues.setdefault(folder if dated else file, []).append(file)
    for where, files in issues.items():
        yield PageInput(f"{called}/{where.relative_to(start).as_posix()}", _place(where), tuple(map(str, files)))


def _remote(path: str) -> Iterator[Input]:
    files, found = filesystems().core.url_to_fs(path)
    names = files.glob(found) if any(c in found for c in "*?[") else files.find(found) if files.isdir(found) else [found]
    for name in sorted(names):
        if name.lower().endswith(SUFFIXES):
            address = files.unstrip_protocol(name)
            yield PageInput(address, address, (address,))
