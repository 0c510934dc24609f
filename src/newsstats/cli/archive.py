"""Commands over an archive: build it, look after it, ask it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsstats.cli.options import DATE, ENCODING, PAPER, given, progress
from newsstats.cli.show import emit, table_options

if TYPE_CHECKING:
    from newsstats.archive.archive import Archive

_TOLD = 10
"""Names that a command lists at most."""


@click.group()
def archive() -> None:
    """Years of issues as Parquet tables: build them, look after them, ask them.

    \b
    Example:
      newsstats archive build issues/ archive/
      newsstats archive trend archive/ 新能源 --by month
      newsstats archive search archive/ "新能源 NOT 汽车 date:2024"
    """


_ARCHIVE = click.argument("folder", metavar="ARCHIVE", type=click.Path(path_type=Path))
_MATCH = click.option(
    "--match", type=click.Choice(["string", "word", "regex"]), default="string", show_default=True,
    help="Count what is printed, whole words of the segmenter, or a regular expression.",
)  # fmt: skip
_ONCE = click.option("--once", is_flag=True, help="Leave out wire copy: prints that are not the first.")
_LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
_SAMPLE = click.option("--sample", type=click.IntRange(1), metavar="N", help="N by chance instead of the first.")
_SEED = click.option("--seed", type=int, default=0, show_default=True, help="Of the chance.")
_SINCE = click.option("--since", metavar="DATE", help="Day, month or year (2024-06).")
_UNTIL = click.option("--until", metavar="DATE", help="Day, month or year, inside.")
_BY = click.option("--by", type=click.Choice(["year", "month", "day"]), default="month", show_default=True)
_ANY_PAPER = click.option("--paper", metavar="NAME", help="One paper only.")


def _opened(folder: Path) -> Archive:
    from newsstats.archive.archive import Archive

    return Archive(folder)


def _asks(command: Callable[..., Any]) -> Callable[..., Any]:
    """A question that cannot be read is told like any other bad input."""
    from functools import wraps

    @wraps(command)
    def asked(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    return asked


def _listed(names: list[str], said: str) -> None:
    click.echo(f"{len(names)} {said}")
    for name in names[:_TOLD]:
        click.echo(f"  {name}")
    if len(names) > _TOLD:
        click.echo(f"  … and {len(names) - _TOLD} more")


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
@click.option("--quiet", is_flag=True, help="No progress bar.")
def archive_build(
    paths: tuple[str, ...], out: Path, workers: int | None, dask: str | None, date: str | None, paper: str | None, encoding: str | None,
    lexicon: Path | None, rebuild: bool, follow_links: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read every issue in DIR (files, folders, globs, addresses, tables of articles) into the archive OUT; later only what is new.

    Exit code 3 when some issues could not be read: they are rows of the table `errors`.

    \b
    Example:
      newsstats archive build issues/ archive/ --workers 4
      newsstats archive build articles.jsonl archive/
      newsstats archive build scans/2024-05-06 archive/ --paper 昌吉日报 --date 2024-05-06
    """
    from newsstats.archive.build import build
    from newsstats.archive.cluster import executor

    with progress(quiet) as bar, executor(dask) as cluster:
        task = bar.add_task("archive", total=None)
        summary = build(
            paths, out, cluster, workers=workers, date=date, paper=paper, encoding=encoding, lexicon=lexicon, rebuild=rebuild,
            follow_links=follow_links,
            begun=lambda issues: bar.update(task, total=issues), done=lambda issues: bar.update(task, advance=issues),
        )  # fmt: skip
    click.echo(str(summary))
    for name, reason in list(summary.failed.items())[:_TOLD]:
        click.echo(f"newsstats: {name}: {reason}", err=True)
    if len(summary.failed) > _TOLD:
        click.echo(f"newsstats: … and {len(summary.failed) - _TOLD} more in the table errors", err=True)
    sys.exit(3 if summary.failed else 0)


@archive.command("check")
@_ARCHIVE
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
    click.echo(str(found))
    for file, how in list(found.damaged.items())[:_TOLD]:
        click.echo(f"newsstats: {file}: {how}", err=True)
    for name, why in list(found.lost.items())[:_TOLD]:
        click.echo(f"newsstats: {name}: {why}", err=True)
    sys.exit(1 if found else 0)


@archive.command("prune")
@_ARCHIVE
def archive_prune(folder: Path) -> None:
    """Take out the issues whose inputs are gone.

    \b
    Example:
      newsstats archive prune archive/
    """
    from newsstats.archive.maintain import prune

    _listed(prune(folder), "issues taken out")


@archive.command("remove")
@_ARCHIVE
@click.argument("names", nargs=-1)
@_ANY_PAPER
@_SINCE
@_UNTIL
@_asks
def archive_remove(folder: Path, names: tuple[str, ...], paper: str | None, since: str | None, until: str | None) -> None:
    """Take out issues by name (* and ? stand for anything), paper or date.

    \b
    Example:
      newsstats archive remove archive/ "issues/2019-*"
      newsstats archive remove archive/ --paper 样例日报 --until 2018
    """
    from newsstats.archive.maintain import remove

    _listed(remove(folder, names, paper=paper, since=since, until=until), "issues taken out")


@archive.command("sql")
@_ARCHIVE
@click.argument("query")
@table_options
@_asks
def archive_sql(folder: Path, query: str, kind: str, out: Path | None) -> None:
    """Ask one SELECT over the archive's tables (see `newsstats archive tables`).

    \b
    Example:
      newsstats archive sql archive/ "select paper, count(*) from issues group by 1"
    """
    emit(_opened(folder).ask(query), kind, out)


@archive.command("tables")
@_ARCHIVE
@click.argument("name", default="")
@table_options
@_asks
def archive_tables(folder: Path, name: str, kind: str, out: Path | None) -> None:
    """The tables with their rows, or the columns of one with what they hold.

    \b
    Example:
      newsstats archive tables archive/ numbers
    """
    import pandas as pd

    from newsstats.archive.tables import TABLES, meanings

    opened = _opened(folder)
    if name and name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    if name:
        said = meanings(name)
        rows = [{"column": column, "dtype": dtype, "meaning": said[column]} for column, dtype in TABLES[name].items()]
    else:
        counted = {table: int(opened.ask(f"select count(*) as n from {table}")["n"][0]) for table in TABLES}
        rows = [{"table": table, "rows": f"{count:,}", "meaning": meanings(table)[""]} for table, count in counted.items()]
    emit(pd.DataFrame(rows), kind, out)


@archive.command("trend")
@_ARCHIVE
@click.argument("words", nargs=-1, required=True)
@_BY
@_ANY_PAPER
@_MATCH
@_ONCE
@table_options
@_asks
def archive_trend(
    folder: Path, words: tuple[str, ...], by: str, paper: str | None, match: str, once: bool, kind: str, out: Path | None
) -> None:
    """How often strings come over time; a period without an issue is there with 0 issues, undated issues are a period without a name.

    \b
    Example:
      newsstats archive trend archive/ 新能源 供暖 --by month
    """
    emit(_opened(folder).trend(words, by, paper=paper, match=match, once=once), kind, out)


@archive.command("changes")
@_ARCHIVE
@click.argument("word")
@_BY
@click.option("--penalty", type=float, default=3.0, show_default=True, help="The higher, the fewer changes.")
@table_options
@_asks
def archive_changes(folder: Path, word: str, by: str, penalty: float, kind: str, out: Path | None) -> None:
    """Where the trend of a string changes its level.

    \b
    Example:
      newsstats archive changes archive/ 防汛
    """
    emit(_opened(folder).change_points(word, by, penalty=penalty), kind, out)


@archive.command("search")
@_ARCHIVE
@click.argument("words", metavar="QUERY")
@_LIMIT
@_MATCH
@_ONCE
@_SAMPLE
@_SEED
@table_options
@_asks
def archive_search(
    folder: Path, words: str, limit: int, match: str, once: bool, sample: int | None, seed: int, kind: str, out: Path | None
) -> None:
    """Stories that answer QUERY, best first.

    Strings with spaces between them must all be printed; "…" holds spaces together; AND, OR, NOT, brackets and NEAR/5 join;
    headline: body: section: paper: topic: place: person: organisation: and date:2024-06..2024-08 look in one field.

    \b
    Example:
      newsstats archive search archive/ "新能源 NOT 汽车 headline:开工"
    """
    table = _opened(folder).search(words, limit, match=match, once=once, sample=sample, seed=seed)
    emit(table, kind, out, ("date", "paper", "headline", "hits", "snippet", "file", "page_label", "row", "source_start"))


@archive.command("concordance")
@_ARCHIVE
@click.argument("words", metavar="QUERY")
@click.option("--width", type=click.IntRange(0), default=20, show_default=True, help="Characters on each side.")
@_LIMIT
@click.option("--sort", type=click.Choice(["date", "left", "right"]), default="date", show_default=True)
@_MATCH
@_ONCE
@_SAMPLE
@_SEED
@table_options
@_asks
def archive_concordance(
    folder: Path, words: str, width: int, limit: int, sort: str, match: str, once: bool, sample: int | None, seed: int, kind: str, out: Path | None
) -> None:  # fmt: skip
    """Keyword in context: every place of QUERY's strings, as in search.

    \b
    Example:
      newsstats archive concordance archive/ 一带一路 --sort right
    """
    table = _opened(folder).concordance(words, width, limit, sort=sort, match=match, once=once, sample=sample, seed=seed)
    emit(table, kind, out, ("date", "paper", "left", "keyword", "right", "file", "page_label", "row", "source_start"))


@archive.command("facets")
@_ARCHIVE
@click.argument("words", metavar="QUERY")
@click.option(
    "--by",
    type=click.Choice(["paper", "year", "month", "section", "topic", "kind", "name", "person", "place", "organisation"]),
    default="year",
    show_default=True,
)
@_LIMIT
@_MATCH
@_ONCE
@table_options
@_asks
def archive_facets(folder: Path, words: str, by: str, limit: int, match: str, once: bool, kind: str, out: Path | None) -> None:
    """How the stories that answer QUERY spread over papers, years, sections, topics or names.

    \b
    Example:
      newsstats archive facets archive/ 新能源 --by topic
    """
    emit(_opened(folder).facets(words, by, limit, match=match, once=once), kind, out)


@archive.command("terms")
@_ARCHIVE
@click.option("--pos", metavar="POS", help="Part of speech by its beginning: n takes every noun.")
@_SINCE
@_UNTIL
@_LIMIT
@table_options
def archive_terms(folder: Path, pos: str | None, since: str | None, until: str | None, limit: int, kind: str, out: Path | None) -> None:
    """Term frequencies with their dispersion.

    \b
    Example:
      newsstats archive terms archive/ --pos n --since 2024-06
    """
    emit(_opened(folder).terms_table(limit, pos=pos, since=since, until=until), kind, out)


@archive.command("keyness")
@_ARCHIVE
@_SINCE
@_UNTIL
@_ANY_PAPER
@click.option("--match", type=click.Choice(["string", "word"]), default="string", show_default=True)
@_LIMIT
@table_options
@_asks
def archive_keyness(
    folder: Path, since: str | None, until: str | None, paper: str | None, match: str, limit: int, kind: str, out: Path | None
) -> None:
    """What is typical of a time, or of a paper, against the rest; --since alone is that day, month or year.

    \b
    Example:
      newsstats archive keyness archive/ --since 2024-06
    """
    table = _opened(folder).keyness(since, until, paper=paper, top=limit, match=match)
    emit(table, kind, out, ("word", "count", "reference_count", "log_likelihood", "log_ratio", "reliable", "match"))


@archive.command("names")
@_ARCHIVE
@click.option("--kind", "of", type=click.Choice(["person", "place", "organisation"]))
@_LIMIT
@table_options
def archive_names(folder: Path, of: str | None, limit: int, kind: str, out: Path | None) -> None:
    """Persons, places and organisations by how often they are named.

    \b
    Example:
      newsstats archive names archive/ --kind person
    """
    emit(_opened(folder).names_table(of, limit), kind, out)


@archive.command("topics")
@_ARCHIVE
@click.option(
    "--method", type=click.Choice(["nmf", "lexicon"]), default="nmf", show_default=True, help="Found, or the stories' own sections."
)
@click.option("--n", type=click.IntRange(2), default=8, show_default=True, help="Topics to find.")
@table_options
@_asks
def archive_topics(folder: Path, method: str, n: int, kind: str, out: Path | None) -> None:
    """Topics of the archive.

    \b
    Example:
      newsstats archive topics archive/ --n 12
    """
    emit(_opened(folder).topics(method, n), kind, out)


@archive.command("reprints")
@_ARCHIVE
@click.option("--threshold", type=click.FloatRange(0, 1, min_open=True), default=0.8, show_default=True, help="How alike, 0 to 1.")
@table_options
def archive_reprints(folder: Path, threshold: float, kind: str, out: Path | None) -> None:
    """Wire copy and reprints in groups, first print first.

    \b
    Example:
      newsstats archive reprints archive/ --threshold 0.7
    """
    emit(_opened(folder).reprints(threshold), kind, out, ("group", "print", "date", "paper", "headline"))


@archive.command("coverage")
@_ARCHIVE
@_ANY_PAPER
@table_options
def archive_coverage(folder: Path, paper: str | None, kind: str, out: Path | None) -> None:
    """Which days a paper has an issue of.

    \b
    Example:
      newsstats archive coverage archive/ --paper 样例日报
    """
    emit(_opened(folder).coverage(paper), kind, out)


@archive.command("projects")
@_ARCHIVE
@click.argument("name", default="")
@table_options
def archive_projects(folder: Path, name: str, kind: str, out: Path | None) -> None:
    """Projects whose name holds NAME, across issues, with what changed.

    \b
    Example:
      newsstats archive projects archive/ 产业园
    """
    columns = (
        "date",
        "paper",
        "project",
        "phase",
        "label",
        "status",
        "investment",
        "area",
        "length",
        "jobs",
        "output_value",
        "start",
        "finish",
        "changed",
    )
    emit(_opened(folder).follow(name), kind, out, columns)


@archive.command("compare")
@_ARCHIVE
@click.argument("page", type=click.Path(path_type=Path))
@DATE
@PAPER
@ENCODING
@table_options
def archive_compare(
    folder: Path, page: Path, date: str | None, paper: str | None, encoding: str | None, kind: str, out: Path | None
) -> None:
    """What PAGE says of projects that the archive knows, beside what was said last.

    \b
    Example:
      newsstats archive compare archive/ 2024-11-29.txt
    """
    from newsstats.corpus.read import read

    emit(_opened(folder).compare(read(page, **given(date=date, paper=paper, encoding=encoding))), kind, out)


@archive.command("issues")
@_ARCHIVE
@table_options
def archive_issues(folder: Path, kind: str, out: Path | None) -> None:
    """The issues of the archive.

    \b
    Example:
      newsstats archive issues archive/ --format csv
    """
    columns = "paper, date, name, stories, characters, tokens, numbers"
    emit(_opened(folder).ask(f"select {columns} from issues order by paper, date, name"), kind, out)


@archive.command("inputs")
@_ARCHIVE
@table_options
def archive_inputs(folder: Path, kind: str, out: Path | None) -> None:
    """Where each issue was read from.

    \b
    Example:
      newsstats archive inputs archive/
    """
    emit(_opened(folder).inputs, kind, out)


@archive.command("export")
@_ARCHIVE
@click.argument("question")
@click.argument("out", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--where", metavar="SQL", help="For tei and alto: a condition on the table issues, e.g. \"date >= '2024'\".")
@_asks
def archive_export(folder: Path, question: str, out: Path, where: str | None) -> None:
    """Write a table, or the answer to a SELECT, into FILE (.csv .jsonl .parquet .xlsx); QUESTION tei or alto writes XML of the issues into a folder.

    \b
    Example:
      newsstats archive export archive/ numbers numbers.parquet
      newsstats archive export archive/ "select * from checks where verdict = 'disagrees'" checks.xlsx
      newsstats archive export archive/ tei xml/ --where "paper = '样例日报'"
    """
    written = _opened(folder).export(question, out, **given(where=where))
    click.echo(f"{len(written)} files in {out}" if isinstance(written, list) else str(written))


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
