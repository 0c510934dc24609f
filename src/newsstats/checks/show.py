"""The checks as a table and as work items on a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats.checks.relation import ALARMS, CLOSE, MARKS, OPEN, VERDICTS
from newsstats.lang import say, translated, words

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {"disagrees": "bold red", "short": "magenta", "agrees within rounding": "yellow", "agrees": "green"}
PIPED_WIDTH = 160
"""Characters of a line where the output is no terminal."""


def print_checks(table: pd.DataFrame, console: Console | None = None, *, everything: bool = False) -> None:
    """Print the alarms as work items, then the other checks as a table, and a line that counts them.

    Parameters
    ----------
    table
        The checks (`schema.CHECKS`).
    console
        Where they are printed; standard output by default. Verdicts are told in words, by a sign and in colour.
    everything
        Trivial checks too (a list that has as many members as it says); without it they are only counted.
    """
    from rich.console import Console

    console = console or Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH, file=console.file, highlight=False)
    alarms = table[table["verdict"].isin(ALARMS)]
    order = alarms["verdict"].map(list(VERDICTS).index)
    for number, row in enumerate(alarms.loc[order.sort_values(kind="stable").index].to_dict("records"), 1):
        _print_alarm(console, number, row)
    rest = table[~table["verdict"].isin(ALARMS)]
    hidden = 0 if everything else int(rest["trivial"].sum())
    _print_table(console, rest if everything else rest[~rest["trivial"]])
    counts = Counter(table["verdict"])
    said = say("check.and").join(f"{counts[v]} {words('verdicts')[v]}" for v in VERDICTS if v in counts)
    console.print(say("check.count", n=len(table), said=said) if len(table) else say("say.checks_none"))
    if hidden:
        console.print(say("check.hidden", n=hidden))


def _print_alarm(console: Console, number: int, row: dict[Any, Any]) -> None:
    from rich.text import Text

    verdict = str(row["verdict"])
    head = Text(f"{number}. {MARKS[verdict]} {words('verdicts')[verdict]}", style=STYLES[verdict])
    head.append(f"  {words('relations')[str(row['kind'])]}  {row['article_id']}  {say('check.sure', share=row['confidence'])}", style="dim")
    console.print(head)
    for sentence in str(row["sentences"]).split("\n"):
        console.print(_emphasised(sentence))
    console.print(Text("   " + str(row["statement"]).replace(", printed ", say("checked.printed"))))
    if row["right"]:
        console.print(Text("   " + say("check.right", right=row["right"])))
    console.print(Text(f"   {translated(str(row['reason']))}  [{row['fingerprint']}]", style="dim"))
    console.print()


def _emphasised(sentence: str) -> object:
    """A sentence whose figures are bold, and between their marks where nothing can be bold."""
    from rich.text import Text

    out = Text("   ")
    for n, piece in enumerate(sentence.replace(CLOSE, OPEN).split(OPEN)):
        out.append(f"{OPEN}{piece}{CLOSE}" if n % 2 else piece, style="bold" if n % 2 else "")
    return out


def _print_table(console: Console, rows: pd.DataFrame) -> None:
    from rich.table import Table
    from rich.text import Text

    if rows.empty:
        return
    shown = Table(title=None, show_lines=False)
    for name in ("article", "relation", "verdict", "statement", "reason"):
        shown.add_column(say(f"checked.{name}"), overflow="fold", no_wrap=name in ("article", "relation", "verdict"))
    order = rows["verdict"].map(list(VERDICTS).index)
    for row in rows.loc[order.sort_values(kind="stable").index].to_dict("records"):
        verdict = str(row["verdict"])
        shown.add_row(
            str(row["article_id"]), words("relations")[str(row["kind"])], Text(f"{MARKS[verdict]} {words('verdicts')[verdict]}", style=STYLES[verdict]),
            Text(str(row["statement"]).replace(", printed ", say("checked.printed"))), Text(translated(str(row["reason"]))),
        )  # fmt: skip
    console.print(shown)
