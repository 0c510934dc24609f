"""What an archive can be asked, a command each."""

from __future__ import annotations

from pathlib import Path

import click

from newsstats.cli.archive_options import ANY_PAPER, ARCHIVE, BY, LIMIT, MATCH, ONCE, SINCE, UNTIL, asks, choosing, opened
from newsstats.cli.options import DATE, ENCODING, PAPER, given
from newsstats.cli.show import emit, table_options


@click.command("sql")
@ARCHIVE
@click.argument("query")
@table_options
@asks
def sql(folder: Path, query: str, kind: str, out: Path | None) -> None:
    """Ask one SELECT over the archive's tables (see `newsstats archive tables`).

    \b
    Example:
      newsstats archive sql archive/ "select paper, count(*) from issues group by 1"
    """
    emit(opened(folder).ask(query), kind, out)


@click.command("tables")
@ARCHIVE
@click.argument("name", default="")
@table_options
@asks
def tables(folder: Path, name: str, kind: str, out: Path | None) -> None:
    """The tables with their rows, or the columns of one with what they hold.

    \b
    Example:
      newsstats archive tables archive/ numbers
    """
    import pandas as pd

    from newsstats.archive.tables import TABLES, meanings

    held = opened(folder)
    if name and name not in TABLES:
        raise ValueError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    if name:
        said = meanings(name)
        rows = [{"column": column, "dtype": dtype, "meaning": said[column]} for column, dtype in TABLES[name].items()]
    else:
        counted = {table: int(held.ask(f"select count(*) as n from {table}")["n"][0]) for table in TABLES}
        rows = [{"table": table, "rows": f"{count:,}", "meaning": meanings(table)[""]} for table, count in counted.items()]
    emit(pd.DataFrame(rows), kind, out)


@click.command("trend")
@ARCHIVE
@click.argument("words", nargs=-1, required=True)
@BY
@ANY_PAPER
@MATCH
@ONCE
@table_options
@asks
def trend(folder: Path, words: tuple[str, ...], by: str, paper: str | None, match: str, once: bool, kind: str, out: Path | None) -> None:
    """How often strings come over time; a period without an issue is there with 0 issues, undated issues are a period without a name.

    \b
    Example:
      newsstats archive trend archive/ 新能源 供暖 --by month
    """
    emit(opened(folder).trend(words, by, paper=paper, match=match, once=once), kind, out)


@click.command("changes")
@ARCHIVE
@click.argument("word")
@BY
@click.option("--penalty", type=float, default=3.0, show_default=True, help="The higher, the fewer changes.")
@table_options
@asks
def changes(folder: Path, word: str, by: str, penalty: float, kind: str, out: Path | None) -> None:
    """Where the trend of a string changes its level.

    \b
    Example:
      newsstats archive changes archive/ 防汛
    """
    emit(opened(folder).change_points(word, by, penalty=penalty), kind, out)


@click.command("search")
@ARCHIVE
@click.argument("words", metavar="QUERY")
@choosing
@table_options
@asks
def search(
    folder: Path, words: str, limit: int, match: str, once: bool, sample: int | None, seed: int, kind: str, out: Path | None
) -> None:
    """Stories that answer QUERY, best first.

    Strings with spaces between them must all be printed; "…" holds spaces together; AND, OR, NOT, brackets and NEAR/5 join;
    headline: body: section: paper: topic: place: person: organisation: and date:2024-06..2024-08 look in one field.

    \b
    Example:
      newsstats archive search archive/ "新能源 NOT 汽车 headline:开工"
    """
    table = opened(folder).search(words, limit, match=match, once=once, sample=sample, seed=seed)
    emit(table, kind, out, ("date", "paper", "headline", "hits", "snippet", "file", "page_label", "row", "source_start"))


@click.command("concordance")
@ARCHIVE
@click.argument("words", metavar="QUERY")
@click.option("--width", type=click.IntRange(0), default=20, show_default=True, help="Characters on each side.")
@click.option("--sort", type=click.Choice(["date", "left", "right"]), default="date", show_default=True, help="Order of the places.")
@choosing
@table_options
@asks
def concordance(
    folder: Path, words: str, width: int, limit: int, sort: str, match: str, once: bool, sample: int | None, seed: int, kind: str, out: Path | None
) -> None:  # fmt: skip
    """Keyword in context: every place of QUERY's strings, as in search.

    \b
    Example:
      newsstats archive concordance archive/ 一带一路 --sort right
    """
    table = opened(folder).concordance(words, width, limit, sort=sort, match=match, once=once, sample=sample, seed=seed)
    emit(table, kind, out, ("date", "paper", "left", "keyword", "right", "file", "page_label", "row", "source_start"))


@click.command("facets")
@ARCHIVE
@click.argument("words", metavar="QUERY")
@click.option(
    "--by",
    type=click.Choice(["paper", "year", "month", "section", "topic", "kind", "name", "person", "place", "organisation"]),
    default="year",
    show_default=True,
)
@LIMIT
@MATCH
@ONCE
@table_options
@asks
def facets(folder: Path, words: str, by: str, limit: int, match: str, once: bool, kind: str, out: Path | None) -> None:
    """How the stories that answer QUERY spread over papers, years, sections, topics or names.

    \b
    Example:
      newsstats archive facets archive/ 新能源 --by topic
    """
    emit(opened(folder).facets(words, by, limit, match=match, once=once), kind, out)


@click.command("terms")
@ARCHIVE
@click.option("--pos", metavar="POS", help="Part of speech by its beginning: n takes every noun.")
@SINCE
@UNTIL
@LIMIT
@table_options
def terms(folder: Path, pos: str | None, since: str | None, until: str | None, limit: int, kind: str, out: Path | None) -> None:
    """Term frequencies with their dispersion.

    \b
    Example:
      newsstats archive terms archive/ --pos n --since 2024-06
    """
    emit(opened(folder).terms_table(limit, pos=pos, since=since, until=until), kind, out)


@click.command("keyness")
@ARCHIVE
@SINCE
@UNTIL
@ANY_PAPER
@click.option(
    "--match", type=click.Choice(["string", "word"]), default="string", show_default=True, help="Count what is printed, or whole words."
)
@LIMIT
@table_options
@asks
def keyness(
    folder: Path, since: str | None, until: str | None, paper: str | None, match: str, limit: int, kind: str, out: Path | None
) -> None:
    """What is typical of a time, or of a paper, against the rest; --since alone is that day, month or year.

    \b
    Example:
      newsstats archive keyness archive/ --since 2024-06
    """
    table = opened(folder).keyness(since, until, paper=paper, top=limit, match=match)
    emit(table, kind, out, ("word", "count", "reference_count", "log_likelihood", "log_ratio", "reliable", "match"))


@click.command("names")
@ARCHIVE
@click.option("--kind", "of", type=click.Choice(["person", "place", "organisation"]), help="Names of one kind only.")
@LIMIT
@table_options
def names(folder: Path, of: str | None, limit: int, kind: str, out: Path | None) -> None:
    """Persons, places and organisations by how often they are named.

    \b
    Example:
      newsstats archive names archive/ --kind person
    """
    emit(opened(folder).names_table(of, limit), kind, out)


@click.command("topics")
@ARCHIVE
@click.option(
    "--method", type=click.Choice(["nmf", "lexicon"]), default="nmf", show_default=True, help="Found, or the stories' own sections."
)
@click.option("--n", type=click.IntRange(2), default=8, show_default=True, help="Topics to find.")
@table_options
@asks
def topics(folder: Path, method: str, n: int, kind: str, out: Path | None) -> None:
    """Topics of the archive.

    \b
    Example:
      newsstats archive topics archive/ --n 12
    """
    emit(opened(folder).topics(method, n), kind, out)


@click.command("reprints")
@ARCHIVE
@click.option("--threshold", type=click.FloatRange(0, 1, min_open=True), default=0.8, show_default=True, help="How alike, 0 to 1.")
@table_options
def reprints(folder: Path, threshold: float, kind: str, out: Path | None) -> None:
    """Wire copy and reprints in groups, first print first.

    \b
    Example:
      newsstats archive reprints archive/ --threshold 0.7
    """
    emit(opened(folder).reprints(threshold), kind, out, ("group", "print", "date", "paper", "headline"))


@click.command("coverage")
@ARCHIVE
@ANY_PAPER
@table_options
def coverage(folder: Path, paper: str | None, kind: str, out: Path | None) -> None:
    """Which days a paper has an issue of.

    \b
    Example:
      newsstats archive coverage archive/ --paper 样例日报
    """
    emit(opened(folder).coverage(paper), kind, out)


@click.command("projects")
@ARCHIVE
@click.argument("name", default="")
@table_options
def projects(folder: Path, name: str, kind: str, out: Path | None) -> None:
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
    emit(opened(folder).follow(name), kind, out, columns)


@click.command("compare")
@ARCHIVE
@click.argument("page", type=click.Path(path_type=Path))
@DATE
@PAPER
@ENCODING
@table_options
def compare(folder: Path, page: Path, date: str | None, paper: str | None, encoding: str | None, kind: str, out: Path | None) -> None:
    """What PAGE says of projects that the archive knows, beside what was said last.

    \b
    Example:
      newsstats archive compare archive/ 2024-11-29.txt
    """
    from newsstats.corpus.read import read

    emit(opened(folder).compare(read(page, **given(date=date, paper=paper, encoding=encoding))), kind, out)


@click.command("issues")
@ARCHIVE
@table_options
def issues(folder: Path, kind: str, out: Path | None) -> None:
    """The issues of the archive.

    \b
    Example:
      newsstats archive issues archive/ --format csv
    """
    columns = "paper, date, name, stories, characters, tokens, numbers"
    emit(opened(folder).ask(f"select {columns} from issues order by paper, date, name"), kind, out)


@click.command("inputs")
@ARCHIVE
@table_options
def inputs(folder: Path, kind: str, out: Path | None) -> None:
    """Where each issue was read from.

    \b
    Example:
      newsstats archive inputs archive/
    """
    emit(opened(folder).inputs, kind, out)


QUESTIONS = (
    sql,
    tables,
    trend,
    changes,
    search,
    concordance,
    facets,
    terms,
    keyness,
    names,
    topics,
    reprints,
    coverage,
    projects,
    compare,
    issues,
    inputs,
)
"""The commands of this file, for the group of archives."""
