"""What a table of a corpus is: a schema, a maker, a line that says what it holds. A new table is one entry in `Corpus`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self, overload

import pandas as pd

from newsstats import schema
from newsstats.corpus.analysis import Analysis

Columns = Mapping[str, Sequence[Any] | Any]


class Table:
    """A table as an attribute: made when it is first read, handed out as a shallow copy, never assigned.

    Parameters
    ----------
    columns
        Column → dtype, in order; an empty table has the same ones as a full one.
    maker
        From the corpus's `Analysis` to the columns.
    description
        One line: what a row is.
    frame
        From the analysis straight to a DataFrame, where columns of plain values would cost too much.
    """

    def __init__(
        self,
        columns: Mapping[str, str],
        maker: Callable[[Analysis], Columns],
        description: str,
        *,
        frame: Callable[[Analysis], pd.DataFrame] | None = None,
    ) -> None:
        self.schema = dict(columns)
        self.description = self.__doc__ = description
        self._maker, self._frame = maker, frame
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, corpus: None, owner: type) -> Self: ...
    @overload
    def __get__(self, corpus: Any, owner: type) -> pd.DataFrame: ...
    def __get__(self, corpus: Any, owner: type) -> Any:
        return self if corpus is None else corpus.made(self).copy(deep=False)

    def __set__(self, corpus: object, value: object) -> None:
        raise AttributeError(f"{self.name} is made from the articles and cannot be assigned; take a copy, or another corpus with replace()")

    def columns(self, analysis: Analysis) -> dict[str, list[Any]]:
        """The columns as plain lists, for whoever gathers many."""
        held = self._maker(analysis)
        return {name: list(held[name]) for name in self.schema}

    def make(self, analysis: Analysis) -> pd.DataFrame:
        """The table as a DataFrame."""
        if self._frame is not None:
            return self._frame(analysis)
        return schema.frame(self._maker(analysis), self.schema)


def rows_as_columns(rows: Sequence[Mapping[str, object]], kinds: Mapping[str, str]) -> dict[str, list[object]]:
    """Rows as columns; a column that a row leaves out is an error."""
    return {name: [row[name] for row in rows] for name in kinds}
