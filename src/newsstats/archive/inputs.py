"""What an archive is built of: an issue of pages, the articles of a day out of a table, or something that cannot be read."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.read import read_issue
from newsstats.errors import EmptyInputError, InputKindError, NewsstatsError
from newsstats.extras import needs
from newsstats.layout.dates import date_of_path
from newsstats.readers.decoding import read_bytes
from newsstats.readers.pages import read_file
from newsstats.text.article import Article


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of the inputs: date, paper and encoding of all pages, and a word list."""

    date: str | None = None
    paper: str | None = None
    encoding: str | None = None
    lexicon: str | None = None

    def seal(self) -> str:
        """What of it changes a reading, the word list by its content."""
        words = hashlib.sha256(Path(self.lexicon).read_bytes()).hexdigest() if self.lexicon else ""
        return repr((self.date, self.paper, self.encoding, words))

    @property
    def of_pages(self) -> dict[str, str]:
        """The options of `newsstats.read_issue` that were given."""
        held = {"date": self.date, "paper": self.paper, "encoding": self.encoding, "lexicon": self.lexicon}
        return {name: value for name, value in held.items() if value is not None}


@dataclass(slots=True)
class Reading:
    """What came of an input: a corpus, or None, and the pages that could not be read (name → error)."""

    corpus: Corpus | None
    failed: dict[str, NewsstatsError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageInput:
    """One issue of pages: what it is called, where it stands, and its files."""

    name: str
    at: str
    files: tuple[str, ...]

    def content(self) -> str:
        """What makes the issue this one: the bytes of its files, and what their names say (date, order of pages).

        Raises: `NewsstatsError` for a file that is missing, too large or closed.
        """
        found = hashlib.sha256()
        for file in self.files:
            path = Path(file)
            says = (date_of_path(path) if "://" not in file else None, path.name if len(self.files) > 1 else "")
            found.update(repr(says).encode("utf-8", "surrogatepass") + b"\0")
            found.update(bytes_of(file))
        return found.hexdigest()

    def read(self, given: Given) -> Reading:
        """The issue; a page that cannot be read leaves the others."""
        with local(self) as files:
            try:
                return Reading(read_issue(files, **given.of_pages))  # type: ignore[arg-type]
            except NewsstatsError as error:
                if len(files) == 1:
                    return Reading(None, {self.name: error})
            failed: dict[str, NewsstatsError] = {}
            for file in files:
                try:
                    read_file(file, encoding=given.encoding)
                except NewsstatsError as error:
                    failed[f"{self.name}/{file.name}"] = error
            left = [file for file in files if f"{self.name}/{file.name}" not in failed]
            if not left:
                return Reading(None, failed)
            try:
                return Reading(read_issue(left, **given.of_pages), failed)  # type: ignore[arg-type]
            except NewsstatsError as error:
                return Reading(None, {**failed, self.name: error})


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """The articles of one outlet and day out of a table."""

    name: str
    at: str
    articles: tuple[Article, ...]

    def content(self) -> str:
        """What the articles hold, in order, and the rows that they stand in."""
        found = hashlib.sha256()
        for one in self.articles:
            held = (one.id, one.published, one.outlet, one.section, one.page_label, one.row, sorted(map(str, one.meta.items())))
            found.update(repr((held, [(part.name, part.text) for part in one.parts])).encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def read(self, given: Given) -> Reading:
        """The articles as a corpus, called by their name."""
        return Reading(Corpus(self.articles, name=self.name, lexicon=given.lexicon))


@dataclass(frozen=True, slots=True)
class BrokenInput:
    """Something that cannot be read; it becomes a row of `errors`."""

    name: str
    at: str
    file: str
    error: NewsstatsError

    def content(self) -> str:
        """The file's bytes, so that it is tried again when it changes; of a link, or of bytes that cannot be had, the place."""
        held = b""
        if not os.path.islink(self.file):
            with suppress(NewsstatsError):
                held = bytes_of(self.file, "record_megabytes")
        return hashlib.sha256(b"broken " + (held or self.at.encode("utf-8", "surrogatepass"))).hexdigest()

    def read(self, given: Given) -> Reading:
        """What reading it raised."""
        return Reading(None, {self.name: self.error})


Input = PageInput | ArticleInput | BrokenInput


def identified(inputs: Mapping[str, Input], given: Given) -> dict[str, tuple[str, str, Input]]:
    """Place → (id, content hash, input). The id is one of content and of what was given, not of names.

    An input whose bytes cannot be had is a broken one.
    """
    out: dict[str, tuple[str, str, Input]] = {}
    seal = given.seal()
    for at, one in inputs.items():
        try:
            content = one.content()
        except NewsstatsError as error:
            one = BrokenInput(one.name, at, at, error)
            content = one.content()
        out[at] = hashlib.sha256(f"{seal}\n{content}".encode()).hexdigest()[:16], content, one
    return out


def bytes_of(file: str, limit_name: str = "megabytes") -> bytes:
    """The bytes of a file or of what stands at an address. Raises: `NewsstatsError`; an empty file gives no bytes."""
    if "://" in file:
        try:
            with filesystems().open(file, "rb") as stream:
                return bytes(stream.read())
        except OSError as error:
            raise InputKindError(f"cannot be read ({error.strerror or error})", file, "check the address") from error
    try:
        return read_bytes(Path(file), limit_name=limit_name)
    except EmptyInputError:
        return b""


def filesystems() -> Any:
    """The library that opens addresses."""
    needs("archive", "fsspec", what="an address")
    import fsspec
    import fsspec.core

    return fsspec


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
            target.write_bytes(bytes_of(file))
            here.append(target)
        yield here
