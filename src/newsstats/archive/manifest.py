"""What is in an archive: one line a chunk, added when all of its parts are in their places."""

from __future__ import annotations

import json
import os
from pathlib import Path

from newsstats.archive.chunk import Done
from newsstats.errors import InputKindError

NAME = "manifest.jsonl"
FORMAT = 1


class Manifest:
    """The chunks of an archive. A line that a kill tore off is no chunk; parts that no chunk names are taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.chunks: dict[str, Done] = {}
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
            else:
                self.chunks.pop(held.get("replaces", ""), None)
                self.chunks[held["name"]] = Done(held["name"], [tuple(i) for i in held["inputs"]], held["files"], held["failed"])

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

    def add(self, done: Done) -> None:
        """A chunk is in: from now on its parts count."""
        self.chunks[done.name] = done
        self._append(_line(done))

    def replace(self, name: str, done: Done) -> None:
        """A chunk takes the place of another, whose parts go."""
        old = self.chunks.pop(name)
        self.chunks[done.name] = done
        self._append(_line(done, replaces=name))
        for file in old.files:
            (self.folder / file).unlink(missing_ok=True)

    def settle(self) -> None:
        """Write the manifest in order, and take away what no chunk names."""
        beside = self.path.with_name(f".{NAME}.part")
        lines = [json.dumps({"format": FORMAT}), *(_line(self.chunks[name]) for name in sorted(self.chunks))]
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        os.replace(beside, self.path)
        self.sweep()

    def sweep(self) -> None:
        """Take away parts that no chunk names: a build was killed before it could add them."""
        named = {self.folder / file for file in self.files()}
        for part in [*self.folder.rglob("*.parquet"), *self.folder.rglob(".*.part")]:
            if part not in named:
                part.unlink(missing_ok=True)
        for folder in sorted((p for p in self.folder.rglob("*") if p.is_dir()), reverse=True):
            if not any(folder.iterdir()):
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


def _line(done: Done, **more: str) -> str:
    held = {"name": done.name, "inputs": done.inputs, "files": sorted(done.files), "failed": done.failed, **more}
    return json.dumps(held, ensure_ascii=False)
