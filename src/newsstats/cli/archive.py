"""Commands that build an archive, look after it and write it out; its questions are in `questions`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsstats.cli.archive_options import ANY_PAPER, ARCHIVE, SINCE, UNTIL, asks, opened
from newsstats.cli.language import TaskGroup, clauses
from newsstats.cli.ledger import LEDGER
from newsstats.cli.options import DATE, ENCODING, PAPER, given, progress
from newsstats.cli.questions import QUESTIONS
from newsstats.lang import message

_TOLD = 10
"""Names that a command lists at most."""


@click.group(cls=TaskGroup)
def archive() -> None:
    """Years of issues as Parquet tables: build them, look after them, ask them.

    \b
    Example:
      newsstats archive build issues/ archive/
      newsstats archive trend archive/ 新能源 --by month
      newsstats archive search archive/ "新能源 NOT 汽车 date:2024"
    """


for _question in (*QUESTIONS, *LEDGER):
    archive.add_command(_question)


def _listed(names: list[str], said: str) -> None:
    click.echo(message(f"{len(names)} {said}"))
    for name in names[:_TOLD]:
        click.echo(f"  {name}")
    if len(names) > _TOLD:
        click.echo("  " + message(f"… and {len(names) - _TOLD} more"))


@archive.command("build")
@click.argument("paths", metavar="DIR...", nargs=-1, required=True)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), help="Processes (all cores).")
@click.option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster, e.g. tcp://10.0.0.1:8786.")
@DATE
@PAPER
@ENCODING
@click.option("--lexicon", type=click.Path(path_type=Path), metavar="FILE", help="A word list in jieba's user-dictionary form.")
@click.option("--rebuild", is_flag=True, help="Read anew what another version of newsstats has read.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of DIR.")
@click.option("--text-only", is_flag=True, help="Text and words alone, twice to four times as fast; a later build reads names and figures.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def archive_build(
    paths: tuple[str, ...], out: Path, workers: int | None, dask: str | None, date: str | None, paper: str | None, encoding: str | None,
    lexicon: Path | None, rebuild: bool, follow_links: bool, text_only: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read every issue in DIR (files, folders, globs, addresses, tables of articles) into the archive OUT; later only what is new.

    Exit code 3 when some issues could not be read: they are rows of the table `errors`.

    \b
    Example:
      newsstats archive build issues/ archive/ --workers 4
      newsstats archive build articles.jsonl archive/
      newsstats archive build decades/ archive/ --text-only
      newsstats archive build scans/2024-05-06 archive/ --paper 昌吉日报 --date 2024-05-06
    """
    from newsstats.archive.build import build
    from newsstats.archive.cluster import executor

    with progress(quiet) as bar, executor(dask) as cluster:
        task = bar.add_task("archive", total=None)
        summary = build(
            paths, out, cluster, workers=workers, date=date, paper=paper, encoding=encoding, lexicon=lexicon, rebuild=rebuild,
            follow_links=follow_links, text_only=text_only,
            begun=lambda issues: bar.update(task, total=issues), done=lambda issues: bar.update(task, advance=issues),
        )  # fmt: skip
    click.echo(clauses(str(summary)))
    for name, reason in list(summary.failed.items())[:_TOLD]:
        click.echo(f"newsstats: {name}: {message(reason)}", err=True)
    if len(summary.failed) > _TOLD:
        click.echo("newsstats: " + message(f"… and {len(summary.failed) - _TOLD} more in the table errors"), err=True)
    sys.exit(3 if summary.failed else 0)


@archive.command("check")
@ARCHIVE
@click.option("--repair", is_flag=True, help="Read the issues of damaged parts anew from their inputs.")
@click.option("--drop-lost", is_flag=True, help="With --repair: take out issues whose inputs are gone.")
@DATE
@PAPER
@ENCODING
@click.option("--lexicon", type=click.Path(path_type=Path), metavar="FILE", help="The word list that the archive was built with.")
def archive_check(
    folder: Path, repair: bool, drop_lost: bool, date: str | None, paper: str | None, encoding: str | None, lexicon: Path | None
) -> None:
    """Compare every part with the size and hash that its writer noted. Exit code 1 while something is wrong.

    What was given to build (--date, --paper, --encoding, --lexicon) is given to --repair too.

    \b
    Example:
      newsstats archive check archive/ --repair
    """
    from newsstats.archive.inputs import Given
    from newsstats.archive.maintain import check

    found = check(folder, repair=repair, drop_lost=drop_lost, given=Given(date, paper, encoding, str(lexicon) if lexicon else None))
    click.echo(clauses(str(found)))
    for file, how in list(found.damaged.items())[:_TOLD]:
        click.echo(f"newsstats: {file}: {how}", err=True)
    for name, why in list(found.lost.items())[:_TOLD]:
        click.echo(f"newsstats: {name}: {why}", err=True)
    sys.exit(1 if found else 0)


@archive.command("prune")
@ARCHIVE
def archive_prune(folder: Path) -> None:
    """Take out the issues whose inputs are gone.

    \b
    Example:
      newsstats archive prune archive/
    """
    from newsstats.archive.maintain import prune

    _listed(prune(folder), "issues taken out")


@archive.command("remove")
@ARCHIVE
@click.argument("names", nargs=-1)
@ANY_PAPER
@SINCE
@UNTIL
@asks
def archive_remove(folder: Path, names: tuple[str, ...], paper: str | None, since: str | None, until: str | None) -> None:
    """Take out issues by name (* and ? stand for anything), paper or date.

    \b
    Example:
      newsstats archive remove archive/ "issues/2019-*"
      newsstats archive remove archive/ --paper 样例日报 --until 2018
    """
    from newsstats.archive.maintain import remove

    _listed(remove(folder, names, paper=paper, since=since, until=until), "issues taken out")


@archive.command("export")
@ARCHIVE
@click.argument("question")
@click.argument("out", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--where", metavar="SQL", help="For tei and alto: a condition on the table issues, e.g. \"date >= '2024'\".")
@asks
def archive_export(folder: Path, question: str, out: Path, where: str | None) -> None:
    """Write a table, or the answer to a SELECT, into FILE (.csv .jsonl .parquet .xlsx); QUESTION tei or alto writes XML of the issues into a folder.

    \b
    Example:
      newsstats archive export archive/ numbers numbers.parquet
      newsstats archive export archive/ "select * from checks where verdict = 'disagrees'" checks.xlsx
      newsstats archive export archive/ tei xml/ --where "paper = '样例日报'"
    """
    written = opened(folder).export(question, out, **given(where=where))
    click.echo(message(f"{len(written)} files in {out}") if isinstance(written, list) else str(written))


@archive.command("sample")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--issues", type=click.IntRange(1), default=300, show_default=True, help="How many issues.")
@click.option("--characters", type=click.IntRange(100), default=700, show_default=True, help="Of each issue, about.")
def archive_sample(out: Path, issues: int, characters: int) -> None:
    """Write made-up issues to try an archive with.

    \b
    Example:
      newsstats archive sample made-up/ && newsstats archive build made-up/ archive/
    """
    from newsstats.archive.sample import make

    click.echo(message(f"{len(make(out, issues, characters=characters))} made-up issues in {out}"))


archive.tasks = {
    "Build and look after": ("build", "check", "prune", "remove", "issues", "inputs", "coverage", "tables", "export", "sample"),
    "Search and count": ("search", "concordance", "facets", "trend", "changes", "terms", "keyness", "names", "topics", "reprints", "sql"),
    "Figures over time": ("find", "series", "indicators", "contradictions", "growths", "outcomes", "biography", "projects", "compare"),
}
