"""Options that several commands share, and how a command shows its progress."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsstats.archive.manifest import NAME as MANIFEST
from newsstats.errors import InputKindError
from newsstats.lang import message
from newsstats.readers.folder import PICTURES

if TYPE_CHECKING:
    from rich.progress import Progress

NOTHING_LEFT = object()
"""What a command gives back that started no process and no thread: the program may end without taking its dictionaries apart,
which would take a tenth of its time."""
_SLOW = (*PICTURES, ".pdf")
DATE = click.option("--date", metavar="ISO", help="The issue's date, e.g. 2024-11-29 (else from file name, folder or page).")
PAPER = click.option("--paper", metavar="NAME", help="The paper's name (else from the masthead).")
SCRIPT = click.option("--script", type=click.Choice(["simplified"]), help="Put a traditional page's stories into simplified characters.")
PAGES = click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=click.Path(path_type=Path))
ENCODING = click.option("--encoding", metavar="NAME", help="The file's encoding (else found by content).")


def source(pages: tuple[Path, ...]) -> Path | list[Path]:
    """One file or folder by itself, several as a list. Raises: `InputKindError` for an archive, which has questions of its own."""
    for page in pages:
        if (page / MANIFEST).is_file():
            raise InputKindError("is an archive, not a page", str(page), "ask it: newsstats archive --help")
    return pages[0] if len(pages) == 1 else list(pages)


@contextmanager
def latest_of(pages: tuple[Path, ...]) -> Iterator[tuple[Path, ...]]:
    """The same paths; an archive by itself as a table of its latest articles, for as long as the block runs."""
    if len(pages) != 1 or not (pages[0] / MANIFEST).is_file():
        yield pages
        return
    from newsstats.archive.archive import Archive
    from newsstats.archive.articles import LATEST, write_latest

    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / f"{pages[0].resolve().name}{LATEST}"
        write_latest(Archive(pages[0]), table)
        yield (table,)


def given(**options: object) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}


@contextmanager
def reading(pages: tuple[Path, ...]) -> Iterator[None]:
    """Say that a picture, a PDF or a folder is being read, which takes seconds, where somebody looks on."""
    slow = any(page.is_dir() or page.suffix.lower() in _SLOW for page in pages)
    if not slow or not sys.stderr.isatty():
        yield
        return
    with progress(False) as bar:
        bar.add_task(message(f"reading {pages[0].name}"), total=None)
        yield


def progress(quiet: bool) -> Progress:
    """A progress bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, transient=True, disable=quiet or not console.is_terminal,
    )  # fmt: skip
