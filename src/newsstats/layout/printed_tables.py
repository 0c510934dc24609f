"""Tables in print: rows of short cells that stand one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from newsstats.layout.printed_line import PrintedLine

CELL_CHARACTERS = 12
"""Characters of a cell at most (by judgement)."""
ROWS = 3
"""Rows of a table at least."""
ROW_APART = 3.0
"""Rows are this many type sizes apart at most."""
CELL_APART = 8.0
"""Cells of a row are this many type sizes apart at most."""


def table_lines(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of each table of a page, row by row from the top."""
    cells = sorted((line for line in lines if len(line.text) <= CELL_CHARACTERS), key=lambda n: (n.baseline, n.x0))
    rows: list[list[PrintedLine]] = []
    for cell in cells:
        home = next((row for row in reversed(rows[-6:]) if _in_row(row[-1], cell)), None)
        if home is not None:
            home.append(cell)
        else:
            rows.append([cell])
    tables: list[list[list[PrintedLine]]] = []
    for row in (row for row in rows if len(row) > 1):
        above = next((table for table in reversed(tables) if _below(table[-1], row)), None)
        if above is not None:
            above.append(row)
        else:
            tables.append([row])
    return [[cell for row in table for cell in row] for table in tables if len(table) >= ROWS]


def _in_row(last: PrintedLine, cell: PrintedLine) -> bool:
    return abs(last.baseline - cell.baseline) <= 0.4 * cell.size and 0 < cell.x0 - last.x1 <= CELL_APART * cell.size


def _below(above: list[PrintedLine], row: list[PrintedLine]) -> bool:
    """True for rows of as many cells, each below the other's."""
    return (
        len(above) == len(row)
        and 0.5 * row[0].size < row[0].baseline - above[0].baseline <= ROW_APART * row[0].size
        and all(min(a.x1, b.x1) > max(a.x0, b.x0) for a, b in zip(above, row, strict=True))
    )
