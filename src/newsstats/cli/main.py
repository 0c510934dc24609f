"""The command line as a whole: its commands, and how it ends."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import NoReturn

import click

from newsstats.cli import pages
from newsstats.cli.archive import archive
from newsstats.cli.coding import codes
from newsstats.cli.language import TaskGroup, language_of, speaking
from newsstats.cli.options import NOTHING_LEFT
from newsstats.errors import NewsstatsError
from newsstats.lang import LANGUAGES, current, message, using
from newsstats.version import __version__

OTHER = {"zh": "In English: newsstats --lang en --help", "en": "中文：newsstats --lang zh --help"}
"""How the help is asked for in the other language."""


@click.group(cls=TaskGroup, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(__version__, prog_name="newsstats")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="Language of this run.")
@click.pass_context
def cli(context: click.Context) -> None:
    """Take a Chinese newspaper page apart into stories, tables and findings that anyone can check.

    \b
    Example:
      newsstats report data/issues/changji-2024-11-29-retold.txt --out report
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        click.echo(f"\n{OTHER[current()]}")


for _command in (
    pages.report,
    pages.tables,
    pages.check,
    pages.figures,
    pages.articles,
    pages.lab,
    pages.verify,
    pages.read,
    codes,
    archive,
):
    cli.add_command(_command)
cli.tasks = {
    "A page": ("read", "report", "check", "tables", "figures", "lab"),
    "Many articles": ("articles", "codes", "archive"),
    "Check and publish": ("verify",),
}
speaking(cli)


def program() -> NoReturn:
    """`main` as a process of its own, which ends at once when its command left nothing to wait for."""
    left = _run(None)
    if left is NOTHING_LEFT:
        os._exit(0)
    sys.exit(0)


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the command line; one line on standard error and exit code 2 for bad input."""
    _run(argv)
    sys.exit(0)


def _run(argv: list[str] | None) -> object:
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    with using(language_of(sys.argv[1:] if argv is None else argv)):
        return _ended_well(argv)


def _ended_well(argv: list[str] | None) -> object:
    """What a command gives back; one line and an exit code where it fails."""
    try:
        try:
            return cli.main(args=argv, prog_name="newsstats", standalone_mode=False)
        finally:
            sys.stdout.flush()
    except NewsstatsError as error:
        _fail(_line(error))
    except click.UsageError as error:
        _fail(f"{message(error.format_message())} (newsstats --help)")
    except click.ClickException as error:
        _fail(message(error.format_message()))
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"newsstats: {message('interrupted')}", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except MemoryError:
        _fail(message("not enough memory; read fewer pages at once"))
    except OSError as error:
        _drop_output()
        _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _line(error: NewsstatsError) -> str:
    """An error's line in the language of the run."""
    what = message(error.what)
    if current() == "zh" and error.mend:
        return NewsstatsError(f"{what}；{message(error.mend)}", error.where).one_line()
    return NewsstatsError(what, error.where, error.mend).one_line()


def _ended(number: int, frame: object) -> NoReturn:
    """Being told to end is like Ctrl-C: what was begun is taken away."""
    sys.exit(128 + number)


def _drop_output() -> None:
    """Nobody takes what is still to be written, and Python would complain of it at its end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> NoReturn:
    click.echo(f"newsstats: {message}", err=True)
    sys.exit(2)
