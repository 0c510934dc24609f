"""A table for people in a terminal, or as a file for the next program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "json", "parquet", "xlsx")
_BASE = ("base_value", "base_low", "base_high", "whole_value", "unaccounted", "amount", "amount_low", "amount_high")
"""Columns whose unit stands in the row's `base_unit`."""
_OF_UNIT = ("value", "low", "high", "spread", "level", "level_before", "first_value", "second_value")
"""Columns whose unit stands in the row's `unit`, where a table has no `base_unit`."""
WIDE = 200
"""Columns of a table that goes into no terminal."""


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format` and `--out` for a command that answers with a table."""
    command = click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write into FILE (.csv .jsonl .parquet .xlsx).")(
        command
    )
    return click.option(
        "--format", "kind", type=click.Choice(FORMATS), default="table", show_default=True, help="parquet and xlsx need --out."
    )(command)


def emit(table: pd.DataFrame, kind: str, out: Path | None, columns: tuple[str, ...] = ()) -> None:
    """Print a table, or write it into a file. People see `columns` (left out: all of them), programs see every one.

    Raises: `click.UsageError` for a form that only a file can have, `newsstats.errors` for a file that cannot be written.
    """
    from newsstats.corpus.export import safe_cells, write_table

    if out is not None:
        write_table(table, out, "" if kind == "table" else kind)
        click.echo(str(out))
    elif kind == "csv":
        click.echo(safe_cells(table).to_csv(index=False, lineterminator="\n"), nl=False)
    elif kind == "json":
        click.echo(table.to_json(orient="records", lines=True, force_ascii=False) if len(table) else "", nl=False)
    elif kind == "table":
        print_table(table[[c for c in columns if c in table]] if columns else table)
    else:
        raise click.UsageError(f"--format {kind} needs --out FILE")


def print_table(table: pd.DataFrame) -> None:
    """A table for people: figures with their units, shares as percents, nothing a terminal would obey."""
    from rich.console import Console
    from rich.table import Table

    from newsstats.text.controls import visible

    shown = Table(header_style="bold")
    for name, values in table.items():
        shown.add_column(str(name), justify="right" if values.dtype.kind in "if" else "left", overflow="fold")
    of = next((name for name in ("base_unit", "unit") if name in table), None)
    units = table[of].tolist() if of else [""] * len(table)
    amounts = _BASE if of == "base_unit" else _OF_UNIT
    columns = [
        [
            "" if missing else _cell(value, unit if name in amounts else "", str(name))
            for value, unit, missing in zip(values, units, values.isna(), strict=True)
        ]
        for name, values in table.items()
    ]
    for row in zip(*columns, strict=True):
        shown.add_row(*(visible(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else WIDE, markup=False, highlight=False).print(shown)


def _cell(value: object, unit: str, column: str) -> str:
    from newsstats.charts.labels import label
    from newsstats.corpus.export import unit_of

    if not isinstance(value, float):
        return str(value)
    if unit or (unit := unit_of(column)):
        return label(value, "", unit)
    if column == "share":
        return f"{value:.1%}"
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.1f}"
