"""Which issues some paths name: files, folders of an issue's pages, whole trees, globs, fsspec addresses."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsstats.errors import MissingInputError
from newsstats.extras import needs
from newsstats.page.dates import date_of_name
from newsstats.page.folder import SUFFIXES


@dataclass(frozen=True, slots=True)
class Input:
    """One issue: the key that it is known by, and its files."""

    key: str
    files: tuple[str, ...]

    def content_hash(self) -> str:
        """SHA-256 over the names and bytes of the files, in order."""
        found = hashlib.sha256()
        for file in self.files:
            found.update(Path(file).name.encode("utf-8") + b"\0")
            found.update(_bytes(file))
        return found.hexdigest()


def find_inputs(paths: Iterable[str | Path]) -> list[Input]:
    """The issues behind some paths, sorted by key.

    A file is an issue. In a folder every page file is one, but a subfolder named by a date that holds files of its own
    is one issue of several pages. `*` and `**` are taken as globs; `s3://…` and other fsspec addresses name files or globs.
    Raises: `MissingInputError`.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for one in _inputs(str(path)):
            found[one.key] = one
    if not found:
        raise MissingInputError("no issue is there", ", ".join(map(str, paths)), f"name files of these kinds: {' '.join(SUFFIXES)}")
    return [found[key] for key in sorted(found)]


def _inputs(path: str) -> Iterator[Input]:
    if "://" in path:
        yield from _remote(path)
        return
    if any(c in path for c in "*?["):
        import glob

        for name in sorted(glob.glob(path, recursive=True)):
            if Path(name).is_file():
                yield Input(Path(name).as_posix(), (name,))
        return
    start = Path(path)
    if not start.exists():
        raise MissingInputError("no such file or folder", path, "check the name")
    if start.is_file():
        yield Input(start.name, (path,))
        return
    issues: dict[Path, list[Path]] = {}
    for file in sorted(start.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(start).parts)
        if file.suffix.lower() in SUFFIXES and not hidden and file.is_file():
            folder = file.parent
            dated = folder != start and date_of_name(folder.name) is not None and date_of_name(file.name) is None
            issues.setdefault(folder if dated else file, []).append(file)
    for where, files in issues.items():
        yield Input(f"{start.name}/{where.relative_to(start).as_posix()}", tuple(map(str, files)))


def _remote(path: str) -> Iterator[Input]:
    fsspec = _fsspec()
    files, found = fsspec.core.url_to_fs(path)
    names = files.glob(found) if any(c in found for c in "*?[") else files.find(found) if files.isdir(found) else [found]
    for name in sorted(names):
        if name.lower().endswith(SUFFIXES):
            address = files.unstrip_protocol(name)
            yield Input(address, (address,))


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
def local(one: Input) -> Iterator[list[Path]]:
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
