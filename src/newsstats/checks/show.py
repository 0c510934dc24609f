"""The checks as a table on a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {"agrees": "green", "agrees within rounding": "yellow", "disagrees": "bold red"}
MARKS = {"agrees": "✓", "agrees within rounding": "≈", "disagrees": "✗"}
PIPED_WIDTH = 160
"""Characters of a line where the output is no terminal."""


def print_checks(table: pd.DataFrame, console: Console | None = None) -> None:
    """Print the checks, those that disagree first, and a line that counts them. Verdicts are told in words and in colour."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = console or Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH, file=console.file)
    shown = Table(title=None, show_lines=False)
    for name in ("story", "kind", "verdict", "statement", "reason"):
        shown.add_column(name, overflow="fold", no_wrap=name in ("story", "kind", "verdict"))
    order = table["verdict"].map({"disagrees": 0, "agrees within rounding": 1, "agrees": 2})
    for row in table.loc[order.sort_values(kind="stable").index].to_dict("records"):
        verdict = str(row["verdict"])
        shown.add_row(
            str(row["article_id"]), str(row["kind"]), Text(f"{MARKS[verdict]} {verdict}", style=STYLES[verdict]),
            Text(str(row["statement"])), Text(str(row["reason"])),
        )  # fmt: skip
    if len(table):
        console.print(shown)
    counts = Counter(table["verdict"])
    said = ", ".join(f"{counts[v]} {v}" for v in STYLES if v in counts) or "no relation between figures found"
    console.print(f"{len(table)} relations: {said}" if len(table) else said)
