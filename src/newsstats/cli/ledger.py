"""What an archive's ledger can be asked, a command each."""

from __future__ import annotations

from pathlib import Path

import click

from newsstats.cli.archive_options import ARCHIVE, LIMIT, SINCE, UNTIL, asks, opened
from newsstats.cli.options import given
from newsstats.cli.show import emit, table_options

ASPECT = click.option(
    "--aspect", type=click.Choice(["level", "growth", "change", "share", "rate", "multiple", "rank", "gap"]), default="level",
    show_default=True, help="In which way the figure is told.",
)  # fmt: skip
SUBJECT = click.option("--subject", metavar="NAME", help="Whose figure.")
STATUS = click.option("--status", type=click.Choice(["actual", "planned"]), help="Only what has happened, or what is to come.")


@click.command("find")
@ARCHIVE
@click.argument("indicator")
@click.option("--at-least", metavar="QUANTITY", help="As a paper prints it: 10亿元, 5万亩, 30%.")
@click.option("--at-most", metavar="QUANTITY", help="The upper bound, in the same way.")
@click.option("--unit", metavar="UNIT", help="Base unit: CNY, m2, m, kg, % … or a classifier.")
@SUBJECT
@ASPECT
@STATUS
@SINCE
@UNTIL
@LIMIT
@table_options
@asks
def find(
    folder: Path, indicator: str, at_least: str | None, at_most: str | None, unit: str | None, subject: str | None, aspect: str,
    status: str | None, since: str | None, until: str | None, limit: int, kind: str, out: Path | None,
) -> None:  # fmt: skip
    """Search by quantity: figures of INDICATOR (a form of it, or a part of its words) between bounds, largest first.

    \b
    Example:
      newsstats archive find archive/ 总投资 --at-least 10亿元 --subject 产业园
    """
    found = opened(folder).find(
        indicator,
        aspect=aspect,
        **given(at_least=at_least, at_most=at_most, unit=unit, subject=subject, status=status, since=since, until=until),
    )
    emit(
        found.head(limit),
        kind,
        out,
        ("published", "outlet", "series_subject", "indicator", "text", "period_end", "status", "context", "article_id"),
    )


@click.command("series")
@ARCHIVE
@click.argument("indicator")
@ASPECT
@click.option(
    "--comparison", type=click.Choice(["year", "period", "since", "plan", "average", "subject"]), help="What growth is compared with."
)
@SUBJECT
@click.option(
    "--frequency", type=click.Choice(["day", "month", "quarter", "half", "year", "cumulative", "span"]), help="Only periods of this length."
)
@STATUS
@table_options
@asks
def series(
    folder: Path, indicator: str, aspect: str, comparison: str | None, subject: str | None, frequency: str | None, status: str | None,
    kind: str, out: Path | None,
) -> None:  # fmt: skip
    """What was reported of INDICATOR, period by period; gaps are rows without a value.

    \b
    Example:
      newsstats archive series archive/ 社会消费品零售总额 --aspect growth --comparison year
    """
    found = opened(folder).series(indicator, aspect, **given(comparison=comparison, subject=subject, frequency=frequency, status=status))
    people = (
        "subject",
        "frequency",
        "period_start",
        "period_end",
        "value",
        "unit",
        "sources",
        "outlets",
        "first_reported",
        "last_revised",
        "spread",
    )
    emit(found, kind, out, people)


@click.command("indicators")
@ARCHIVE
@LIMIT
@table_options
@asks
def indicators(folder: Path, limit: int, kind: str, out: Path | None) -> None:
    """Which variables there are series of, most reports first.

    \b
    Example:
      newsstats archive indicators archive/
    """
    emit(opened(folder).indicators().head(limit), kind, out)


@click.command("contradictions")
@ARCHIVE
@table_options
@asks
def contradictions(folder: Path, kind: str, out: Path | None) -> None:
    """Where articles print different figures for one thing, with both sentences.

    \b
    Example:
      newsstats archive contradictions archive/ --out contradictions.xlsx
    """
    people = ("kind", "indicator", "subject", "period_end", "first_published", "first_sentence", "second_published", "second_sentence")
    emit(opened(folder).contradictions(), kind, out, people)


@click.command("growths")
@ARCHIVE
@table_options
@asks
def growths(folder: Path, kind: str, out: Path | None) -> None:
    """Printed year-on-year growths beside those that the levels of two years give.

    \b
    Example:
      newsstats archive growths archive/
    """
    emit(opened(folder).growths(), kind, out)


@click.command("outcomes")
@ARCHIVE
@table_options
@asks
def outcomes(folder: Path, kind: str, out: Path | None) -> None:
    """Planned figures beside the actual ones of later articles.

    \b
    Example:
      newsstats archive outcomes archive/ --out outcomes.csv
    """
    people = ("indicator", "subject", "period_end", "planned", "modifier", "unit", "outcome", "outcome_end", "share", "verdict")
    emit(opened(folder).outcomes(), kind, out, people)


@click.command("biography")
@ARCHIVE
@click.argument("project")
@table_options
@asks
def biography(folder: Path, project: str, kind: str, out: Path | None) -> None:
    """What articles said of a project or goal over time, and what changed.

    \b
    Example:
      newsstats archive biography archive/ 热电联产
    """
    people = ("project", "phase", "fact", "said", "unit", "published", "outlet", "was")
    emit(opened(folder).biography(project), kind, out, people)


LEDGER = (find, series, indicators, contradictions, growths, outcomes, biography)
"""The commands of the ledger."""
