"""What is in an archive: one line a chunk, added when all of its parts are in their places."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from newsstats.errors import InputKindError, OutputError
from newsstats.settings import DEFAULTS, limit
from newsstats.version import __version__

NAME = "manifest.jsonl"
FORMAT = 1
"""Version of the manifest's form; another one is refused."""


@dataclass(slots=True)
class ChunkResult:
    """What a worker reports: the files that it wrote, and the issues that it could not read with the reasons."""

    name: str
    inputs: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    reader: str = ""


def reader() -> str:
    """What decides whether an input can be read: version, limits and installed extras, as a short hash.

    Inputs that failed are tried again when it has changed.
    """
    decides = (
        __version__,
        [limit(name) for name in sorted(DEFAULTS)],
        [find_spec(name) is not None for name in ("pypdfium2", "pyarrow", "openpyxl")],
    )
    return hashlib.sha256(repr(decides).encode()).hexdigest()[:12]


def id_of(key: str, content_hash: str) -> str:
    """The id of an issue: another one when its content changes."""
    return hashlib.sha256(f"{key}\n{content_hash}".encode()).hexdigest()[:16]


def name_without(done: ChunkResult, keys: set[str]) -> str:
    """The name of a chunk that is left of another without some of its issues."""
    gone = [id_of(key, found) for key, found in done.inputs if key in keys]
    return hashlib.sha256("\n".join([done.name, *gone]).encode()).hexdigest()[:16]


class Manifest:
    """The chunks of an archive. A line that a kill tore off is no chunk.

    Only files that the manifest itself has named are ever removed: parts of chunks that were replaced, and parts of chunks that
    were begun and never added because the build was killed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.chunks: dict[str, ChunkResult] = {}
        self.begun: set[str] = set()
        if self.path.exists():
            self._read()

    def _read(self) -> None:
        for number, line in enumerate(self.path.read_text(encoding="utf-8").split("\n")):
            try:
                held = json.loads(line)
            except json.JSONDecodeError:
                continue
            if number == 0:
                if held.get("format") != FORMAT:
                    raise InputKindError("is an archive of another version", str(self.folder), "build it anew into another folder")
            elif "begun" in held:
                self.begun.update(held["begun"])
            else:
                if any(not _inside(file) for file in held["files"]):
                    raise InputKindError(
                        "has a manifest that names files outside of it", str(self.folder), "build it anew into another folder"
                    )
                self.chunks.pop(held.get("replaces", ""), None)
                self.chunks[held["name"]] = ChunkResult(
                    held["name"], [tuple(i) for i in held["inputs"]], held["files"], held["failed"], held.get("reader", "")
                )

    @property
    def inputs(self) -> dict[str, tuple[str, str]]:
        """Key of each issue → (its content hash, its chunk)."""
        return {key: (found, done.name) for done in self.chunks.values() for key, found in done.inputs}

    @property
    def failed(self) -> dict[str, str]:
        """Key → reason of each issue that could not be read."""
        return {key: reason for done in self.chunks.values() for key, reason in done.failed.items()}

    def files(self, table: str | None = None) -> list[str]:
        """Paths, relative to the archive, of all parts or those of a table; sorted."""
        return sorted(f for done in self.chunks.values() for f in done.files if table is None or f.startswith(f"{table}/"))

    def add(self, done: ChunkResult) -> None:
        """A chunk is in: from now on its parts count."""
        self.chunks[done.name] = done
        self._append(_line(done))

    def replace(self, name: str, done: ChunkResult) -> None:
        """A chunk takes the place of another, whose parts go."""
        old = self.chunks.pop(name)
        self.chunks[done.name] = done
        self._append(_line(done, replaces=name))
        for file in old.files:
            self._remove(self.folder / file)

    def begin(self, names: Iterable[str]) -> None:
        """Chunks are about to be written: parts of these names are the archive's own, even when the build is killed."""
        new = sorted(set(names) - self.begun)
        self.begun.update(new)
        self._append(json.dumps({"begun": new}))

    def settle(self) -> None:
        """Take away what a killed build left, and write the manifest in order."""
        self.sweep()
        beside = self.path.with_name(f".{NAME}.part")
        lines = [json.dumps({"format": FORMAT}), *(_line(self.chunks[name]) for name in sorted(self.chunks))]
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        os.replace(beside, self.path)
        self.begun = set()

    def sweep(self) -> None:
        """Take away the parts of chunks that were begun and never added, and folders that this leaves empty."""
        left = self.begun - self.chunks.keys()
        for name in sorted(left):
            for part in [*self.folder.glob(f"*/**/{name}.parquet"), *self.folder.glob(f"*/**/.{name}.parquet.*.part")]:
                self._remove(part)

    def _remove(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        for folder in part.parents:
            if folder == self.folder or any(folder.iterdir()):
                return
            folder.rmdir()

    def _append(self, line: str) -> None:
        with self.path.open("ab") as stream:
            if stream.tell() == 0:
                stream.write((json.dumps({"format": FORMAT}) + "\n").encode())
            elif not self._ends_whole():
                stream.write(b"\n")
            stream.write((line + "\n").encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read(1) == b"\n"


def _inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts


def owned(folder: Path) -> Manifest:
    """The manifest of the folder that a build writes into.

    Raises: `OutputError` for a folder that holds anything and is no archive: what stands there is somebody's own.
    """
    foreign = next((p.name for p in sorted(folder.iterdir()) if p.name != ".lock"), None) if not (folder / NAME).exists() else None
    if foreign is not None:
        raise OutputError(f"is no archive and holds other files ({foreign})", str(folder), "name a new or empty folder")
    return Manifest(folder)


def _line(done: ChunkResult, **more: str) -> str:
    held = {"name": done.name, "inputs": done.inputs, "files": sorted(done.files), "failed": done.failed, "reader": done.reader, **more}
    return json.dumps(held, ensure_ascii=False)
