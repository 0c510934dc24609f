"""`newsstats codes`: a researcher's own coding rules over pages or articles."""

from __future__ import annotations

from pathlib import Path

import click

from newsstats.cli.options import DATE, ENCODING, PAGES, PAPER, given, source
from newsstats.cli.show import emit, table_options


@click.command()
@PAGES
@click.option("--rules", type=click.Path(path_type=Path), metavar="FILE", required=True, help='TOML: "code" = "老人 AND (补贴 OR 津贴)".')
@click.option("--by", default="issue", show_default=True, help="Group by section, outlet, month, year, article or another column.")
@click.option(
    "--unit", type=click.Choice(["article", "sentence"]), default="article", show_default=True, help="What a rule must be true of."
)
@click.option("--places", is_flag=True, help="List every place that makes a rule true, not how many there are.")
@DATE
@PAPER
@ENCODING
@table_options
def codes(
    pages: tuple[Path, ...], rules: Path, by: str, unit: str, places: bool, date: str | None, paper: str | None, encoding: str | None,
    kind: str, out: Path | None,
) -> None:  # fmt: skip
    """How many articles or sentences your own coding rules hold for.

    \b
    Example:
      newsstats codes articles.csv --rules codes.toml --by section
    """
    from newsstats.corpus.read import read

    corpus = read(source(pages), **given(date=date, paper=paper, encoding=encoding))
    try:
        table = corpus.coded(rules, unit) if places else corpus.codes(rules, by, unit)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    emit(table, kind, out)
