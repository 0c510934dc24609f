"""Arguments and options that the commands of an archive share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from newsstats.archive.archive import Archive

ARCHIVE = click.argument("folder", metavar="ARCHIVE", type=click.Path(path_type=Path))
MATCH = click.option(
    "--match", type=click.Choice(["string", "word", "regex"]), default="string", show_default=True,
    help="Count what is printed, whole words of the segmenter, or a regular expression.",
)  # fmt: skip
ONCE = click.option("--once", is_flag=True, help="Leave out wire copy: prints that are not the first.")
LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
SAMPLE = click.option("--sample", type=click.IntRange(1), metavar="N", help="N by chance instead of the first.")
SEED = click.option("--seed", type=int, default=0, show_default=True, help="Of the chance.")
SINCE = click.option("--since", metavar="DATE", help="Day, month or year (2024-06).")
UNTIL = click.option("--until", metavar="DATE", help="Day, month or year, inside.")
BY = click.option("--by", type=click.Choice(["year", "month", "day"]), default="month", show_default=True, help="Length of a period.")
ANY_PAPER = click.option("--paper", metavar="NAME", help="One paper only.")


def opened(folder: Path) -> Archive:
    from newsstats.archive.archive import Archive

    return Archive(folder)


def asks(command: Callable[..., Any]) -> Callable[..., Any]:
    """A question that cannot be read is told like any other bad input."""

    @wraps(command)
    def asked(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    return asked


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose hits: `--limit`, `--match`, `--once`, `--sample`, `--seed`."""
    for option in (SEED, SAMPLE, ONCE, MATCH, LIMIT):
        command = option(command)
    return command
