"""Help and messages in one language a run: `--lang`, else NEWSSTATS_LANG, else Chinese."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

import click

from newsstats.lang import LANGUAGES, current, message

VARIABLE = "NEWSSTATS_LANG"
_NEVER_FIRST = "，。；：、？！）”》…"
_PIECE = re.compile(r"[\x21-\x7e]+ ?|.", re.DOTALL)


def language_of(arguments: Sequence[str]) -> str:
    """The language that a command line asks for.

    Examples
    --------
    >>> language_of(["read", "page.txt", "--lang", "en"]), language_of(["--lang=zh", "read", "page.txt"])
    ('en', 'zh')
    """
    asked = ""
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            asked = arguments[n + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    asked = asked or os.environ.get(VARIABLE, "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def clauses(text: str) -> str:
    """A line of clauses, each in the language that holds here."""
    return ("；" if current() == "zh" else "; ").join(map(message, text.split("; ")))


class Formatter(click.HelpFormatter):
    """Help in the language that holds here; Chinese is wrapped by the width of its characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, message("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """A heading."""
        self.write(f"{'':>{self.current_indent}}{message(heading)}{'：' if current() == 'zh' else ':'}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; a block that stands as it is begins with `\\b`."""
        if current() == "en":
            super().write_text(text)
            return
        indent = " " * self.current_indent
        for n, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
            self.write("\n" if n else "")
            if paragraph.startswith("\b"):
                lines = [message(line) if not line.startswith(" ") else line for line in paragraph.splitlines()[1:]]
            else:
                lines = list(_wrapped(message(" ".join(paragraph.split())), self.width - self.current_indent))
            self.write("".join(f"{indent}{line}\n" for line in lines))

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Names and what they are."""
        if current() == "en":
            super().write_dl(rows, col_max, col_spacing)
            return
        from rich.cells import cell_len

        rows = [(name, _said(text)) for name, text in rows]
        first = min(max((cell_len(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, text in rows:
            lines = list(_wrapped(text, max(20, self.width - first - self.current_indent))) or [""]
            fits = cell_len(name) <= first - col_spacing
            self.write(f"{indent}{name}{' ' * (first - cell_len(name))}{lines[0]}\n" if fits else f"{indent}{name}\n")
            self.write("".join(f"{indent}{' ' * first}{line}\n" for line in lines[fits:]))


def _said(text: str) -> str:
    """An option's help with what click puts behind it: [default: 40; required]."""
    help_, bracket, extra = text.rpartition("  [")
    if not bracket:
        help_, extra = ("", text[1:]) if text.startswith("[") else (text, "")
    for word in ("default: ", "required"):
        extra = extra.replace(word, message(word))
    return " ".join(filter(None, (message(help_), f"[{extra}" if extra else "")))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most so many columns; Latin words stay whole, and no line begins with a closing mark."""
    from rich.cells import cell_len

    line = ""
    for piece in _PIECE.findall(text):
        # room for the closing marks that may not begin the next line
        if cell_len(line + piece.rstrip()) > width - 4 and line and piece not in _NEVER_FIRST:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line:
        yield line.rstrip()


class Speaking(click.Context):
    """A context whose help is written by `Formatter`."""

    formatter_class = Formatter


class TaskGroup(click.Group):
    """Commands under headings that say what one wants to do.

    `tasks` is heading → names of commands, set after the commands are there.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.tasks: dict[str, tuple[str, ...]] = {}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by task."""
        for heading, names in self.tasks.items():
            rows = [(name, " ".join((self.commands[name].help or "").split("\n\n")[0].split())) for name in names]
            with formatter.section(heading):
                formatter.write_dl(rows)


def speaking(command: click.Command) -> None:
    """Have a command and those below it write their help in the language of the run."""
    command.context_class = Speaking
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        speaking(below)
