"""What is in an archive: one line a chunk, added when all of its parts are in their places."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from newsstats.errors import InputKindError, OutputError
from newsstats.output import sync
from newsstats.settings import DEFAULTS, limit
from newsstats.version import __version__

NAME = "manifest.jsonl"
FORMAT = 2
"""Version of the manifest's form and of the tables' columns; another one is refused."""
_MARK = {"newsstats": "archive", "format": FORMAT}


@dataclass(slots=True)
class Entry:
    """One issue: its id (of its content), what it is called, every place where that content was seen, and what could not be read.

    `failed` maps a page file to the reason; `empty` says that nothing of the issue could be read. An issue without a place was in
    an input once and is there no more.
    """

    id: str
    name: str
    at: list[str]
    failed: dict[str, str] = field(default_factory=dict)
    empty: bool = False


@dataclass(slots=True)
class Chunk:
    """Issues that were read together: the parts they are in (path → bytes and SHA-256), what read them, and whether only as text."""

    name: str
    entries: list[Entry]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    reader: str = ""
    version: str = __version__
    text_only: bool = False


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


def name_of(parts: Iterable[str]) -> str:
    """A short name that is the same for the same parts."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Manifest:
    """The chunks of an archive. A line that a kill tore off is no chunk.

    Only files that the manifest itself has named are ever removed: parts of chunks that were replaced, and parts of chunks that
    were begun and never added because the build was killed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.chunks: dict[str, Chunk] = {}
        self.begun: set[str] = set()
        if self.path.exists():
            self._read()

    def _read(self) -> None:
        for number, line in enumerate(self.path.read_text(encoding="utf-8", errors="replace").split("\n")):
            try:
                held = json.loads(line)
            except json.JSONDecodeError:
                if number == 0:
                    raise InputKindError(f"has a damaged {NAME}", str(self.folder), "build it anew into another folder") from None
                continue
            if number == 0:
                if not isinstance(held, dict) or held.get("format") != FORMAT:
                    raise InputKindError("is an archive of another version", str(self.folder), "build it anew into another folder")
            elif "begun" in held:
                self.begun.update(held["begun"])
            elif "places" in held:
                for entry in self.entries():
                    entry.at = held["places"].get(entry.id, entry.at)
            elif "gone" in held:
                self.chunks.pop(held["gone"], None)
            else:
                self._add_line(held)

    def _add_line(self, held: dict) -> None:  # type: ignore[type-arg]
        if any(not _inside(file) for file in held["files"]):
            raise InputKindError("has a manifest that names files outside of it", str(self.folder), "build it anew into another folder")
        self.chunks.pop(held.pop("replaces", ""), None)
        held["entries"] = [Entry(**entry) for entry in held["entries"]]
        held["files"] = {file: (size, found) for file, (size, found) in held["files"].items()}
        self.chunks[held["name"]] = Chunk(**held)

    # -- what is there ----------------------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Every issue."""
        return (entry for chunk in self.chunks.values() for entry in chunk.entries)

    def chunk_of(self) -> dict[str, Chunk]:
        """Id of each issue → its chunk."""
        return {entry.id: chunk for chunk in self.chunks.values() for entry in chunk.entries}

    @property
    def failed(self) -> dict[str, str]:
        """Name of each page or issue that could not be read → the reason."""
        return {name: reason for entry in self.entries() for name, reason in entry.failed.items()}

    def text_only(self) -> set[str]:
        """Ids of the issues whose names, figures and findings are not read."""
        return {entry.id for chunk in self.chunks.values() if chunk.text_only for entry in chunk.entries if not entry.empty}

    def files(self, table: str | None = None) -> list[str]:
        """Paths, relative to the archive, of all parts or those of a table; sorted."""
        return sorted(f for chunk in self.chunks.values() for f in chunk.files if table is None or f.startswith(f"{table}/"))

    def damaged(self, *, thorough: bool = False) -> dict[str, str]:
        """Parts that are missing or cut, with `thorough` also those whose bytes changed: path → what is wrong with it."""
        found: dict[str, str] = {}
        for chunk in self.chunks.values():
            for file, (size, sha256) in chunk.files.items():
                try:
                    there = os.stat(self.folder / file).st_size
                except OSError:
                    found[file] = "missing"
                    continue
                if there != size:
                    found[file] = f"cut: {there:,} of {size:,} bytes" if there < size else f"longer: {there:,} bytes, not {size:,}"
                elif thorough and hash_of(self.folder / file) != sha256:
                    found[file] = "changed: its bytes are not those that were written"
        return dict(sorted(found.items()))

    # -- changes ----------------------------------------------------------------------------------

    def add(self, chunk: Chunk) -> None:
        """A chunk is in: from now on its parts count."""
        self.chunks[chunk.name] = chunk
        self._append(_line(chunk))

    def replace(self, name: str, chunk: Chunk | None) -> None:
        """A chunk takes the place of another, or nothing does; the old one's parts go."""
        old = self.chunks.pop(name)
        if chunk is None or not chunk.entries:
            self._append(json.dumps({"gone": name}))
        else:
            self.chunks[chunk.name] = chunk
            self._append(_line(chunk, replaces=name))
        for file in old.files:
            self._remove(self.folder / file)

    def place(self, places: Mapping[str, list[str]]) -> None:
        """Issues (by id) are now at other places."""
        if places:
            for entry in self.entries():
                entry.at = places.get(entry.id, entry.at)
            self._append(json.dumps({"places": places}, ensure_ascii=False))

    def begin(self, names: Iterable[str]) -> None:
        """Chunks are about to be written: parts of these names are the archive's own, even when the build is killed."""
        new = sorted(set(names) - self.begun)
        self.begun.update(new)
        self._append(json.dumps({"begun": new}))

    def settle(self) -> None:
        """Take away what a killed build left, and write the manifest in order."""
        self.sweep()
        beside = self.path.with_name(f".{NAME}.part")
        lines = [json.dumps(_MARK), *(_line(self.chunks[name]) for name in sorted(self.chunks))]
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("\n".join(lines) + "\n")
            sync(stream)
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
            if folder == self.folder or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    def _append(self, line: str) -> None:
        with self.path.open("ab") as stream:
            if stream.tell() == 0:
                stream.write((json.dumps(_MARK) + "\n").encode())
            elif not self._ends_whole():
                stream.write(b"\n")
            stream.write((line + "\n").encode("utf-8", "surrogateescape"))
            sync(stream)

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read(1) == b"\n"


def hash_of(file: Path) -> str:
    """SHA-256 of a file's bytes. Raises: `OSError`."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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


def _line(chunk: Chunk, **more: str) -> str:
    held = asdict(chunk)
    held["files"] = dict(sorted(held["files"].items()))
    if not chunk.text_only:
        del held["text_only"]
    return json.dumps({**held, **more}, ensure_ascii=False)
