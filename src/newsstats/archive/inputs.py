"""What an archive is built from: files, folders of an issue's pages, whole trees, globs, fsspec addresses, tables of articles."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.read import read_issue
from newsstats.errors import MissingInputError, NewsstatsError
from newsstats.extras import needs
from newsstats.layout.dates import date_of_name
from newsstats.readers.folder import SUFFIXES
from newsstats.readers.forms import RECORD_SUFFIXES, form_of
from newsstats.readers.records import Records, read_records
from newsstats.text.article import Article

ISSUE = 500
"""Articles of one outlet and day that make one issue at most (an undated table is cut into such pieces)."""


@dataclass(frozen=True, slots=True)
class PageInput:
    """One issue of pages: the key that it is known by, and its files."""

    key: str
    files: tuple[str, ...]

    def content_hash(self) -> str:
        """SHA-256 over the names and bytes of the files, in order."""
        found = hashlib.sha256()
        for file in self.files:
            found.update(Path(file).name.encode("utf-8") + b"\0")
            found.update(_bytes(file))
        return found.hexdigest()

    def read(self, lexicon: str | None) -> Corpus:
        """The issue, called by its key. Raises: `newsstats.errors`."""
        with local(self) as files:
            return read_issue(files, lexicon=lexicon).replace(name=self.key)


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """The articles of one outlet and day out of a table."""

    key: str
    articles: tuple[Article, ...]

    def content_hash(self) -> str:
        """SHA-256 over what the articles hold, in order."""
        found = hashlib.sha256()
        for one in self.articles:
            held = (one.id, one.published, one.outlet, one.section, one.page_label, one.file, one.row, sorted(map(str, one.meta.items())))
            found.update(repr((held, [(part.name, part.text) for part in one.parts])).encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def read(self, lexicon: str | None) -> Corpus:
        """The articles as a corpus, called by their key."""
        return Corpus(self.articles, name=self.key, lexicon=lexicon)


@dataclass(frozen=True, slots=True)
class BrokenInput:
    """A table of articles that cannot be read; it becomes a row of `errors`."""

    key: str
    file: str
    error: NewsstatsError

    def content_hash(self) -> str:
        """SHA-256 of the file, so that it is tried again when it changes."""
        return hashlib.sha256(_bytes(self.file)).hexdigest()

    def read(self, lexicon: str | None) -> Corpus:
        """Raises what reading it raised."""
        raise self.error


Input = PageInput | ArticleInput | BrokenInput


def find_inputs(paths: Any, name: str = "articles", columns: Mapping[str, Any] | None = None) -> list[Input]:
    """The inputs behind some paths, or behind a table of articles called `name`; sorted by key.

    A file is an issue, or a table of articles. In a folder every page file is an issue, but a subfolder named by a date that holds
    files of its own is one issue of several pages. `*` and `**` are taken as globs; `s3://…` and other fsspec addresses name files
    or globs. `columns` names columns of tables, as in `newsstats.read`.
    Raises: `MissingInputError`, and what reading a table raises.
    """
    columns = columns or {}
    found: dict[str, Input] = {}
    listed = [paths] if isinstance(paths, str | Path) else paths
    if hasattr(listed, "columns"):
        return _sorted(_of_articles(read_records(listed, name=name, **columns), name))
    listed = list(listed)
    if listed and not isinstance(listed[0], str | Path):
        return _sorted(_of_articles(read_records(listed, name=name, **columns), name))
    for path in listed:
        for one in _inputs(str(path), columns):
            found[one.key] = one
    if not found:
        raise MissingInputError(
            "no issue is there", ", ".join(map(str, listed)), f"name files of these kinds: {' '.join((*SUFFIXES, *RECORD_SUFFIXES))}"
        )
    return _sorted(found.values())


def _sorted(inputs: Iterable[Input]) -> list[Input]:
    return sorted(inputs, key=lambda one: one.key)


def _of_articles(records: Records, name: str) -> Iterator[Input]:
    """The articles by outlet and day."""
    groups: dict[tuple[str, str], list[Article]] = {}
    for article in records.articles:
        groups.setdefault((article.outlet, article.published), []).append(article)
    for (outlet, day), articles in groups.items():
        key = f"{name}#{outlet or '-'}/{day or '-'}"
        for number, at in enumerate(range(0, len(articles), ISSUE), 1):
            yield ArticleInput(key if number == 1 else f"{key}/{number}", tuple(articles[at : at + ISSUE]))


def _table(file: Path, key: str, columns: Mapping[str, Any], *, lenient: bool) -> Iterator[Input]:
    try:
        records = read_records(file, **columns)
    except NewsstatsError as error:
        if not lenient:
            raise
        yield BrokenInput(key, str(file), error)
    else:
        yield from _of_articles(records, key)


def _inputs(path: str, columns: Mapping[str, Any]) -> Iterator[Input]:
    if "://" in path:
        yield from _remote(path)
        return
    if any(c in path for c in "*?["):
        import glob

        for name in sorted(glob.glob(path, recursive=True)):
            if Path(name).is_file() and form_of(Path(name)):
                yield from _table(Path(name), Path(name).as_posix(), columns, lenient=True)
            elif Path(name).is_file():
                yield PageInput(Path(name).as_posix(), (name,))
        return
    start = Path(path)
    if not start.exists():
        raise MissingInputError("no such file or folder", path, "check the name")
    if start.is_file() and form_of(start):
        yield from _table(start, start.name, columns, lenient=False)
        return
    if start.is_file():
        yield PageInput(start.name, (path,))
        return
    issues: dict[Path, list[Path]] = {}
    for file in sorted(start.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(start).parts)
        if file.suffix.lower() in RECORD_SUFFIXES and not hidden and file.is_file():
            yield from _table(file, f"{start.name}/{file.relative_to(start).as_posix()}", columns, lenient=True)
        elif file.suffix.lower() in SUFFIXES and not hidden and file.is_file():
            folder = file.parent
            dated = folder != start and date_of_name(folder.name) is not None and date_of_name(file.name) is None
            issues.setdefault(folder if dated else file, []).append(file)
    for where, files in issues.items():
        yield PageInput(f"{start.name}/{where.relative_to(start).as_posix()}", tuple(map(str, files)))


def _remote(path: str) -> Iterator[Input]:
    fsspec = _fsspec()
    files, found = fsspec.core.url_to_fs(path)
    names = files.glob(found) if any(c in found for c in "*?[") else files.find(found) if files.isdir(found) else [found]
    for name in sorted(names):
        if name.lower().endswith(SUFFIXES):
            address = files.unstrip_protocol(name)
            yield PageInput(address, (address,))


def _fsspec() -> Any:
    needs("archive", "fsspec", what="an address")
    import fsspec
    import fsspec.core

    return fsspec


def _bytes(file: str) -> bytes:
    if "://" in file:
        with _fsspec().open(file, "rb") as stream:
            return bytes(stream.read())
    return Path(file).read_bytes()


@contextmanager
def local(one: PageInput) -> Iterator[list[Path]]:
    """The files of an issue on this machine; those of an address are fetched for as long as the block runs."""
    if not any("://" in file for file in one.files):
        yield [Path(file) for file in one.files]
        return
    with tempfile.TemporaryDirectory(prefix="newsstats-") as folder:
        here = []
        for file in one.files:
            parts = file.rstrip("/").split("/")[-2:]
            target = Path(folder, *parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_bytes(file))
            here.append(target)
        yield here
