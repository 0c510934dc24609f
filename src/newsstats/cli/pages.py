"""Commands over pages and tables of articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from newsstats.cli.options import DATE, ENCODING, NOTHING_LEFT, PAGES, PAPER, SCRIPT, given, latest_of, progress, reading, source
from newsstats.cli.show import print_table
from newsstats.lang import LANGUAGES, current, message


@click.command()
@PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), show_default=True, help="Folder of the report.")
@DATE
@PAPER
@ENCODING
@SCRIPT
@click.option("--lang", type=click.Choice(LANGUAGES), default=current, help="Language of the report.")
@click.option("--with-code", is_flag=True, help="Add notebooks.html: all notebooks with their code, one under the other.")
@click.option("--single-file", is_flag=True, help="Write report.html too: everything, downloads included, in one file to send on.")
@click.option("--pdf", is_flag=True, help="Print the page into report.pdf too (needs a browser: chromium).")
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
    with_code: bool,
    single_file: bool,
    pdf: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the HTML report of a page (a text dump, a PDF, an e-paper's HTML, a folder, several files) or of a table of articles.

    \b
    Example:
      newsstats report page.txt --date 2024-11-29 --paper 昌吉日报 --out report
      newsstats report 2024-11-29/A01.pdf 2024-11-29/A02.pdf
      newsstats report articles.jsonl --out report
      newsstats report archive/ --out report
    """
    from newsstats.report.build import build_report
    from newsstats.report.printed import browser, print_pdf

    if pdf:
        browser()
    with latest_of(pages) as read, progress(quiet or verbose) as bar:
        task = bar.add_task("report", total=None)

        def done(step: str) -> None:
            bar.update(task, advance=1, description=step)
            if verbose:
                click.echo(f"newsstats: {step}", err=True)

        index = build_report(
            source(read), out, date=date, paper=paper, encoding=encoding, script=script, lang=lang, with_code=with_code, single_file=single_file,
            begun=lambda steps: bar.update(task, total=steps), done=done,
            failed=lambda section, reason: click.echo(f"newsstats: {message(f'{section}: could not be made in full: {reason}')}", err=True),
        )  # fmt: skip
    click.echo(str(index))
    if single_file:
        click.echo(str(index.with_name("report.html")))
    if pdf:
        click.echo(str(print_pdf(index)))


@click.command()
@PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("tables"), show_default=True, help="Folder of the tables.")
@click.option(
    "--format", "kind", type=click.Choice(["csv", "parquet", "xlsx", "json"]), default="csv", show_default=True, help="Form of the tables."
)
@DATE
@PAPER
@ENCODING
@SCRIPT
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

    with reading(pages):
        issue = read(source(pages), **given(date=date, paper=paper, encoding=encoding, script=script))
    said = {"date": date, "paper": paper, "encoding": encoding, "script": script, "format": kind}
    for path in write_tables(issue.tables(), out, kind, run_record(issue, said)):
        click.echo(str(path))
    return NOTHING_LEFT


@click.command()
@PAGES
@click.option("--strict", is_flag=True, help="Exit with 1 when a relation disagrees that no baseline dismisses.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["table", "csv", "json", "sarif"]),
    default="table",
    show_default=True,
    help="Form of what is printed.",
)
@click.option("--all", "everything", is_flag=True, help="Trivial checks too: lists that have as many members as they say.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Leave out the alarms that FILE dismisses.")
@click.option("--update-baseline", is_flag=True, help="Write the alarms of this run into FILE as dismissed.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=current, help="Language of what is printed.")
@DATE
@PAPER
@ENCODING
@SCRIPT
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
    with reading(pages):
        corpus = read(source(pages), **given(date=date, paper=paper, encoding=encoding, script=script))
    table = without_dismissed(corpus.checks, dismissed)
    if baseline is not None and update_baseline:
        click.echo(message(f"{baseline}: {write_baseline(baseline, table)} alarms dismissed"), err=True)
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


@click.command()
@PAGES
@click.option("--out", type=click.Path(path_type=Path), default=Path("figures"), show_default=True, help="Folder of the charts.")
@DATE
@PAPER
@ENCODING
@SCRIPT
def figures(pages: tuple[Path, ...], out: Path, date: str | None, paper: str | None, encoding: str | None, script: str | None) -> None:
    """Draw the charts of an issue, or of a table of articles, as SVG and PNG.

    \b
    Example:
      newsstats figures page.txt --out figures
    """
    from newsstats.charts.gallery import draw_all
    from newsstats.corpus.read import read

    with reading(pages):
        issue = read(source(pages), **given(date=date, paper=paper, encoding=encoding, script=script))
    for name in draw_all(issue, out):
        click.echo(str(out / f"{name}.png"))


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--body", "bodies", metavar="COLUMN", multiple=True, help="Column of the text; several are joined as paragraphs.")
@click.option("--title", metavar="COLUMN", help="Column of the headline.")
@click.option("--date", metavar="COLUMN|ISO", help="Column of the date, or the date of all articles.")
@click.option("--section", metavar="COLUMN", help="Column of the section.")
@click.option("--paper", metavar="COLUMN|NAME", help="Column of the paper, or the paper of all articles.")
@click.option("--id", "key", metavar="COLUMN", help="Column of the article's id.")
@click.option("--table", metavar="NAME", help="Table of an SQLite file.")
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook.")
@ENCODING
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

    held = given(
        body=list(bodies) or None, title=title, date=date, section=section, paper=paper, id=key, table=table, sheet=sheet, encoding=encoding
    )
    records = read_records(files[0] if len(files) == 1 else list(files), quiet=True, **held)
    corpus = corpus_of(records)
    click.echo(repr(corpus))
    for role, names in records.columns.items():
        click.echo(f"  {role}: {', '.join(names)}")
    if len(corpus.notes):
        click.echo(f"newsstats: {records.summary()}", err=True)
        print_table(corpus.notes.head(20))
    if out is not None:
        write_articles(corpus, out)
        click.echo(str(out))


@click.command(context_settings={"ignore_unknown_options": True})
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


@click.command()
@click.argument("report", type=click.Path(path_type=Path, exists=True))
@click.argument("page", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def verify(report: Path, page: Path) -> None:
    """Follow every figure of REPORT (its folder or index.html) to the characters of PAGE; exit code 1 where one does not follow.

    The program shares nothing with what made the report: it reads both files and does the sums again.

    \b
    Example:
      newsstats verify report/index.html page.txt
    """
    from newsstats.verify import verify as followed

    count, problems = followed(report, page)
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(message(f"{count} figures, {len(problems)} that do not follow from {page.name}"))
    sys.exit(1 if problems else 0)


@click.command()
@PAGES
@DATE
@PAPER
@ENCODING
@SCRIPT
@click.option("--lang", type=click.Choice(LANGUAGES), default=current, help="Language of the plan.")
def read(pages: tuple[Path, ...], date: str | None, paper: str | None, encoding: str | None, script: str | None, lang: str) -> None:
    """Print the plan of a page: its stories with their lines, how sure each is and why not, and where all lines went.

    \b
    Example:
      newsstats read page.txt
    """
    import pandas as pd

    from newsstats.corpus.doubt import SURE, in_words
    from newsstats.corpus.read import read_issue
    from newsstats.lang import say, using, words

    with reading(pages):
        issue = read_issue(source(pages), **given(date=date, paper=paper, encoding=encoding, script=script))
    with using(lang):
        articles, doubts = issue.articles.set_index("article_id"), issue.doubts
        rows = articles.loc[doubts["article_id"]]
        print_table(
            pd.DataFrame(
                {
                    say("plan.story"): doubts["article_id"].tolist(),
                    say("plan.lines"): [f"{a}–{b}" for a, b in zip(rows["first_line"], rows["last_line"], strict=True)],
                    say("plan.headline"): rows["headline"].tolist(),
                    say("plan.characters"): rows["characters"].tolist(),
                    say("plan.sure"): [f"{c:.0%}" for c in doubts["confidence"]],
                    say("plan.doubt"): ["；".join(in_words(told)) for told in doubts["doubt"]],
                }
            )
        )
        roles = words("roles")
        counted = issue.lines["role"].value_counts().sort_index()
        click.echo(say("plan.roles", roles="，".join(f"{roles.get(str(role), str(role))} {n}" for role, n in counted.items())))
        if len(issue.corrections):
            click.echo(say("plan.corrected", n=len(issue.corrections)))
        click.echo(say("plan.sum", n=len(doubts), doubtful=int((doubts["confidence"] < SURE).sum())))
