"""The command line: `newsstats report`, `tables`, `check`, `figures`, `articles`, `archive`, `lab`."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsstats.errors import NewsstatsError
from newsstats.version import __version__

if TYPE_CHECKING:
    import pandas as pd
    from rich.progress import Progress

NOTHING_LEFT = object()
"""What a command gives back that started no process and no thread: the program may end without taking its dictionaries apart,
which would take a tenth of its time."""
_DATE = click.option("--date", metavar="ISO", help="The issue's date, e.g. 2024-11-29 (else from file name, folder or page).")
_PAPER = click.option("--paper", metavar="NAME", help="The paper's name (else from the masthead).")
_SCRIPT = click.option("--script", type=click.Choice(["simplified"]), help="Put a traditional page's stories into simplified characters.")
_PAGES = click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=click.Path(path_type=Path))
_ENCODING = click.option("--encoding", metavar="NAME", help="The file's encoding (else found by content).")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsstats")
def cli() -> None:
    """Take a Chinese newspaper page apart into stories, tables and findings that anyone can check.

    \b
    Example:
      newsstats report data/issues/changji-2024-11-29-retold.txt --out report
    """


@cli.command()
@_PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), show_default=True, help="Folder of the report.")
@_DATE
@_PAPER
@_ENCODING
@_SCRIPT
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the report.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.option("--verbose", is_flag=True, help="Say each step on its own line.")
def report(
    pages: tuple[Path, ...],
    out: Path,
    date: str | None,
    paper: str | None,
    encoding: str | None,
    script: str | None,
    lang: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the HTML report of a page (a text dump, a PDF, an e-paper's HTML, a folder, several files) or of a table of articles.

    \b
    Example:
      newsstats report page.txt --date 2024-11-29 --paper 昌吉日报 --out report
      newsstats report 2024-11-29/A01.pdf 2024-11-29/A02.pdf
      newsstats report articles.jsonl --out report
    """
    from newsstats.report.build import build_report

    with _progress(quiet or verbose) as bar:
        task = bar.add_task("report", total=None)

        def done(step: str) -> None:
            bar.update(task, advance=1, description=step)
            if verbose:
                click.echo(f"newsstats: {step}", err=True)

        index = build_report(
            _source(pages), out, date=date, paper=paper, encoding=encoding, script=script, lang=lang,
            begun=lambda steps: bar.update(task, total=steps), done=done,
        )  # fmt: skip
    click.echo(str(index))


@cli.command()
@_PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("tables"), show_default=True, help="Folder of the tables.")
@click.option("--format", "kind", type=click.Choice(["csv", "parquet", "xlsx", "json"]), default="csv", show_default=True)
@_DATE
@_PAPER
@_ENCODING
@_SCRIPT
def tables(
    pages: tuple[Path, ...], out: Path, kind: str, date: str | None, paper: str | None, encoding: str | None, script: str | None
) -> object:
    """Write every table of an issue, or of a table of articles, as csv, parquet, xlsx (one workbook) or json.

    \b
    Example:
      newsstats tables page.txt --out tables --format csv
    """
    from newsstats.corpus.export import write_tables
    from newsstats.corpus.read import read
    from newsstats.corpus.record import run_record

    issue = read(_source(pages), **_given(date=date, paper=paper, encoding=encoding, script=script))
    given = {"date": date, "paper": paper, "encoding": encoding, "script": script, "format": kind}
    for path in write_tables(issue.tables(), out, kind, run_record(issue, given)):
        click.echo(str(path))
    return NOTHING_LEFT


@cli.command()
@_PAGES
@click.option("--strict", is_flag=True, help="Exit with 1 when a relation disagrees that no baseline dismisses.")
@click.option("--format", "kind", type=click.Choice(["table", "csv", "json", "sarif"]), default="table", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Trivial checks too: lists that have as many members as they say.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the alarms that FILE dismisses.")
@click.option("--update-baseline", is_flag=True, help="Write the alarms of this run into FILE as dismissed.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of what is printed.")
@_DATE
@_PAPER
@_ENCODING
@_SCRIPT
def check(
    pages: tuple[Path, ...],
    strict: bool,
    kind: str,
    everything: bool,
    baseline: Path | None,
    update_baseline: bool,
    lang: str,
    date: str | None,
    paper: str | None,
    encoding: str | None,
    script: str | None,
) -> None:
    """Test whether a page's or an article's own figures add up: sums, shares, growth, differences, durations, headline and body …

    An alarm is printed with its sentences, the figures marked, the arithmetic, and what would be right. Exit codes: 0, 1 with
    --strict and a relation that disagrees, 2 where an input cannot be read.

    \b
    Example:
      newsstats check page.txt --strict
      newsstats check articles.jsonl --baseline dismissed.json --update-baseline
      newsstats check articles.jsonl --baseline dismissed.json --strict --format sarif
    """
    from newsstats.checks.baseline import read_baseline, without_dismissed, write_baseline
    from newsstats.corpus.read import read

    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE")
    dismissed = read_baseline(baseline) if baseline is not None and not update_baseline else frozenset()
    corpus = read(_source(pages), **_given(date=date, paper=paper, encoding=encoding, script=script))
    table = without_dismissed(corpus.checks, dismissed)
    if baseline is not None and update_baseline:
        click.echo(f"{baseline}: {write_baseline(baseline, table)} alarms dismissed", err=True)
        table = without_dismissed(table, read_baseline(baseline))
    shown = table if everything else table[~table["trivial"]]
    if kind == "csv":
        click.echo(shown.to_csv(index=False, lineterminator="\n"), nl=False)
    elif kind == "json":
        click.echo(shown.to_json(orient="records", force_ascii=False, indent=1))
    elif kind == "sarif":
        from newsstats.checks.sarif import sarif

        named = {article.id: article.file or pages[0].as_posix() for article in corpus}
        click.echo(json.dumps(sarif(table, named), ensure_ascii=False, indent=1))
    else:
        from newsstats.checks.show import print_checks
        from newsstats.lang import using

        with using(lang):
            print_checks(table, everything=everything)
    if strict and (table["verdict"] == "disagrees").any():
        sys.exit(1)


@cli.command()
@_PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("figures"), show_default=True, help="Folder of the charts.")
@_DATE
@_PAPER
@_ENCODING
@_SCRIPT
def figures(pages: tuple[Path, ...], out: Path, date: str | None, paper: str | None, encoding: str | None, script: str | None) -> None:
    """Draw the charts of an issue, or of a table of articles, as SVG and PNG.

    \b
    Example:
      newsstats figures page.txt --out figures
    """
    from newsstats.charts.gallery import draw_all
    from newsstats.corpus.read import read

    issue = read(_source(pages), **_given(date=date, paper=paper, encoding=encoding, script=script))
    for name in draw_all(issue, out):
        click.echo(str(out / f"{name}.png"))


@cli.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--body", "bodies", metavar="COLUMN", multiple=True, help="Column of the text; several are joined as paragraphs.")
@click.option("--title", metavar="COLUMN")
@click.option("--date", metavar="COLUMN|ISO", help="Column of the date, or the date of all articles.")
@click.option("--section", metavar="COLUMN")
@click.option("--paper", metavar="COLUMN|NAME", help="Column of the paper, or the paper of all articles.")
@click.option("--id", "key", metavar="COLUMN")
@click.option("--table", metavar="NAME", help="Table of an SQLite file.")
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook.")
@_ENCODING
@click.option("--out", type=click.Path(path_type=Path), help="Also write the articles as JSON lines, ready for every other command.")
def articles(
    files: tuple[Path, ...],
    bodies: tuple[str, ...],
    title: str | None,
    date: str | None,
    section: str | None,
    paper: str | None,
    key: str | None,
    table: str | None,
    sheet: str | None,
    encoding: str | None,
    out: Path | None,
) -> None:
    """Read tables of articles (CSV, TSV, JSONL, JSON, Parquet, XLSX, SQLite, a folder of texts) and say what is in them.

    Shows which column was taken for what, how many articles there are, of which outlets and days, and what could not be read as it
    stands. report, tables, check, figures and archive build take the same files.

    \b
    Example:
      newsstats articles news.csv --body 文本 --date 发布时间 --out news.jsonl
    """
    from newsstats.corpus.export import write_articles
    from newsstats.corpus.read import corpus_of
    from newsstats.readers.records import read_records

    given = _given(
        body=list(bodies) or None, title=title, date=date, section=section, paper=paper, id=key, table=table, sheet=sheet, encoding=encoding
    )
    records = read_records(files[0] if len(files) == 1 else list(files), quiet=True, **given)
    corpus = corpus_of(records)
    click.echo(repr(corpus))
    for role, names in records.columns.items():
        click.echo(f"  {role}: {', '.join(names)}")
    if len(corpus.notes):
        click.echo(f"newsstats: {records.summary()}", err=True)
        _print_table(corpus.notes.head(20), "table")
    if out is not None:
        write_articles(corpus, out)
        click.echo(str(out))


@cli.group()
def archive() -> None:
    """Thousands of issues as Parquet tables: build them, ask them.

    \b
    Example:
      newsstats archive build issues/ archive/
      newsstats archive trend archive/ 新能源 --by month
    """


_TABLE_FORMAT = click.option("--format", "kind", type=click.Choice(["table", "csv"]), default="table", show_default=True)
_ARCHIVE = click.argument("folder", metavar="ARCHIVE", type=click.Path(path_type=Path))


@archive.command("build")
@click.argument("paths", metavar="DIR...", nargs=-1, required=True)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), help="Processes (all cores).")
@click.option("--dask", metavar="ADDRESS", help="Scheduler of a Dask cluster, e.g. tcp://10.0.0.1:8786.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def archive_build(paths: tuple[str, ...], out: Path, workers: int | None, dask: str | None, quiet: bool) -> None:
    """Read every issue in DIR (files, folders, globs, addresses, tables of articles) into the archive OUT; later only what is new.

    Exit code 3 when some issues could not be read: they are rows of the table `errors`.

    \b
    Example:
      newsstats archive build issues/ archive/ --workers 4
      newsstats archive build articles.jsonl archive/
    """
    from newsstats.archive.build import build
    from newsstats.archive.cluster import executor

    with _progress(quiet) as bar, executor(dask) as cluster:
        task = bar.add_task("archive", total=None)
        summary = build(
            paths, out, cluster, workers=workers,
            begun=lambda issues: bar.update(task, total=issues), done=lambda issues: bar.update(task, advance=issues),
        )  # fmt: skip
    click.echo(str(summary))
    for name, reason in list(summary.failed.items())[:10]:
        click.echo(f"newsstats: {name}: {reason}", err=True)
    if len(summary.failed) > 10:
        click.echo(f"newsstats: … and {len(summary.failed) - 10} more in the table errors", err=True)
    sys.exit(3 if summary.failed else 0)


@archive.command("sql")
@_ARCHIVE
@click.argument("query")
@_TABLE_FORMAT
def archive_sql(folder: Path, query: str, kind: str) -> None:
    """Ask one SELECT over the tables issues, articles, numbers, terms, projects, breakdowns, progress, timeline, checks, names, errors.

    \b
    Example:
      newsstats archive sql archive/ "select paper, count(*) from issues group by 1"
    """
    from newsstats.archive.archive import Archive

    try:
        _print_table(Archive(folder).sql(query).df(), kind)
    except ValueError as error:
        _fail(str(error))


@archive.command("trend")
@_ARCHIVE
@click.argument("words", nargs=-1, required=True)
@click.option("--by", type=click.Choice(["year", "month", "day"]), default="month", show_default=True)
@click.option("--paper", metavar="NAME")
@_TABLE_FORMAT
def archive_trend(folder: Path, words: tuple[str, ...], by: str, paper: str | None, kind: str) -> None:
    """How often words come over time; a period without an issue is there with 0 issues.

    \b
    Example:
      newsstats archive trend archive/ 新能源 供暖 --by month
    """
    from newsstats.archive.archive import Archive

    _print_table(Archive(folder).trend(words, by, paper=paper), kind)


@archive.command("projects")
@_ARCHIVE
@click.argument("name", default="")
@_TABLE_FORMAT
def archive_projects(folder: Path, name: str, kind: str) -> None:
    """Projects whose name holds NAME, across issues, with what changed.

    \b
    Example:
      newsstats archive projects archive/ 产业园
    """
    from newsstats.archive.archive import Archive

    _print_table(Archive(folder).follow(name), kind)


@archive.command("issues")
@_ARCHIVE
@_TABLE_FORMAT
def archive_issues(folder: Path, kind: str) -> None:
    """The issues of the archive.

    \b
    Example:
      newsstats archive issues archive/ --format csv
    """
    from newsstats.archive.archive import Archive

    columns = "paper, date, name, stories, characters, tokens, numbers"
    _print_table(Archive(folder).sql(f"select {columns} from issues order by paper, date, name").df(), kind)


@archive.command("sample")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--issues", type=click.IntRange(1), default=300, show_default=True)
@click.option("--characters", type=click.IntRange(100), default=700, show_default=True, help="Of each issue, about.")
def archive_sample(out: Path, issues: int, characters: int) -> None:
    """Write made-up issues to try an archive with.

    \b
    Example:
      newsstats archive sample made-up/ && newsstats archive build made-up/ archive/
    """
    from newsstats.archive.sample import make

    click.echo(f"{len(make(out, issues, characters=characters))} made-up issues in {out}")


def _source(pages: tuple[Path, ...]) -> Path | list[Path]:
    """One file or folder by itself, several as a list."""
    return pages[0] if len(pages) == 1 else list(pages)


def _given(**options: object) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in options.items() if value is not None}


def _print_table(table: pd.DataFrame, kind: str) -> None:
    """A table for people, or csv."""
    if kind == "csv":
        click.echo(table.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    from rich.console import Console
    from rich.table import Table

    shown = Table(header_style="bold")
    for name, values in table.items():
        shown.add_column(str(name), justify="right" if values.dtype.kind in "if" else "left", overflow="fold")
    for row in table.itertuples(index=False):
        shown.add_row(*("" if v != v else f"{v:,.6g}" if isinstance(v, float) else str(v) for v in row))
    Console(width=None if sys.stdout.isatty() else 200).print(shown)


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("page", required=False, type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=Path("newsstats-lab"), show_default=True, help="Folder of the notebooks."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def lab(page: Path | None, folder: Path, no_browser: bool) -> None:
    """Open the notebooks in JupyterLab, over PAGE when one is given.

    \b
    Example:
      newsstats lab page.txt --to my-page
    """
    from newsstats.lab.run import prepare, run

    prepare(folder, page)
    sys.exit(run(folder, *(["--no-browser"] if no_browser else [])))


def _progress(quiet: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, transient=True, disable=quiet or not console.is_terminal,
    )  # fmt: skip


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
    try:
        try:
            return cli.main(args=argv, prog_name="newsstats", standalone_mode=False)
        finally:
            sys.stdout.flush()
    except NewsstatsError as error:
        _fail(error.one_line())
    except click.UsageError as error:
        _fail(f"{error.format_message()} (newsstats --help)")
    except click.ClickException as error:
        _fail(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        click.echo("newsstats: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except MemoryError:
        _fail("not enough memory; read fewer pages at once")
    except OSError as error:
        _drop_output()
        _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


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
