"""Help and messages of the command line are in one language a run."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import newsstats
from newsstats import errors
from newsstats.cli import cli, main
from newsstats.cli.language import language_of
from newsstats.lang import message, using

SOURCE = Path(newsstats.__file__).parent
HAN = re.compile(r"[\u4e00-\u9fff]")


def commands(command: click.Command, path: str = "newsstats") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    for name, below in command.commands.items() if isinstance(command, click.Group) else ():
        yield from commands(below, f"{path} {name}")


def helps() -> Iterator[str]:
    for _, command in commands(cli):
        for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(command.help or "")):
            if not paragraph.startswith("\b"):
                yield " ".join(paragraph.split())
        for option in command.params:
            if isinstance(option, click.Option) and option.help:
                yield option.help


def template(node: ast.expr) -> str:
    """An error's text with `1` where something is filled in; empty where it is no text of its own."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in node.values)
    return ""


def messages() -> Iterator[tuple[str, str]]:
    kinds = {name for name, kind in vars(errors).items() if inspect.isclass(kind)}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
                for argument in (*node.args[:1], *node.args[2:3]):
                    if said := template(argument):
                        yield path.relative_to(SOURCE).as_posix(), said


def test_every_help_is_there_in_chinese() -> None:
    assert [said for said in helps() if message(said) == said] == []


def test_every_error_is_there_in_chinese() -> None:
    # commands to type are the same in every language; the form of corrections is a text of its own
    same = ("newsstats archive check ARCHIVE --repair", "write 1")
    told = [(file, said) for file, said in messages() if file != "cli/main.py" and said not in same]
    assert [(file, said) for file, said in told if message(said) == said] == []
    # no general pattern (“is {}”) may hide a text of its own
    assert [(file, said) for file, said in told if re.search(r"\b(?:is|no|the|of|has|not|with|that|in)\b", message(said))] == []


def test_what_is_filled_in_stands_in_the_chinese_too() -> None:
    assert message("has no column 日期") == "没有 日期 这一列"
    assert message("split it, or raise NEWSSTATS_MAX_PDF_PAGES to read it all the same") == "拆开；要照读，把 NEWSSTATS_MAX_PDF_PAGES 调大"


def test_a_text_without_chinese_is_said_as_it_is() -> None:
    assert message("something that nobody wrote down") == "something that nobody wrote down"


def test_english_stays_english() -> None:
    with using("en"):
        assert message("has no column 日期") == "has no column 日期"


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ([], "", "zh"),
        ([], "en", "en"),
        (["read", "p.txt", "--lang", "en"], "", "en"),
        (["--lang=zh", "read"], "en", "zh"),
        (["--lang", "fr"], "", "zh"),
        (["read", "--lang"], "", "zh"),
    ],
)
def test_the_language_is_the_option_s_else_the_variable_s(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], variable: str, language: str
) -> None:
    monkeypatch.setenv("NEWSSTATS_LANG", variable)
    assert language_of(arguments) == language


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "没有这个文件；看名字和文件夹对不对"), ("en", "no such file; check the name and the folder")]
)
def test_an_error_is_in_the_language_of_the_run(capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, told: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--lang", language, "read", str(tmp_path / "missing.txt")])
    assert end.value.code == 2
    assert capsys.readouterr().err == f"newsstats: {tmp_path / 'missing.txt'}: {told}\n"


def test_no_english_word_stands_in_the_chinese_help() -> None:
    for path, _ in commands(cli):
        shown = CliRunner().invoke(cli, [*path.split()[1:], "--help"]).output
        prose = [line for line in shown.splitlines() if re.match(r"  [A-Z][a-z]+ ", line)]
        assert prose == [], path


def test_every_command_stands_under_a_heading() -> None:
    for _, command in commands(cli):
        if isinstance(command, click.Group):
            listed = [name for names in command.tasks.values() for name in names]  # type: ignore[attr-defined]
            assert sorted(listed) == sorted(command.commands)


def test_no_line_of_chinese_help_is_wider_than_a_terminal() -> None:
    from rich.cells import cell_len

    for path, _ in commands(cli):
        shown = CliRunner().invoke(cli, [*path.split()[1:], "--help"]).output
        assert [
            line for line in shown.splitlines() if HAN.search(line) and not line.startswith("    newsstats") and cell_len(line) > 82
        ] == [], path
