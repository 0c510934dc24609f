"""What can be asked of a ledger; a corpus and an archive answer in the same words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping

import pandas as pd

from newsstats.ledger.sentences import Texts
from newsstats.ledger.series import Series


class Books(ABC):
    """The questions. Who keeps books gives the rows of its ledger, the text of their sentences, and its projects and goals."""

    @abstractmethod
    def ledger_rows(self, indicator: str | None = None) -> pd.DataFrame:
        """Rows of `schema.LEDGER`, of one indicator (under the name of its series) or all (not public)."""

    @abstractmethod
    def ledger_texts(self) -> Texts:
        """Gives the text of the parts that rows stand in (not public)."""

    @abstractmethod
    def dated(self, table: str) -> pd.DataFrame:
        """`projects` or `progress` with the outlet and day of each row's article (not public)."""

    @abstractmethod
    def printed_figures(self, mentions: Collection[str]) -> Mapping[tuple[str, str], str]:
        """The figures of some mentions as printed, by article and mention (not public)."""

    def series(
        self,
        indicator: str,
        aspect: str = "level",
        comparison: str | None = None,
        *,
        subject: str | None = None,
        frequency: str | None = None,
        status: str = "actual",
        doubtful: bool = False,
        gaps: bool = True,
    ) -> Series:
        """What was reported of a variable, period by period.

        Parameters
        ----------
        indicator
            The variable in any of its forms (`社零总额`).
        aspect
            `level`, `growth`, `change`, `share`, `rate`, `multiple`, `rank` or `gap`.
        comparison
            `year`, `period`, `since`, `plan`, `average`; left out: all of them.
        subject
            Whose; left out: every subject by itself. `""` are the figures that no text gives to anybody.
        frequency
            `month`, `quarter`, `half`, `year`, `day`, `span`, or `cumulative` for everything from 1 January on (a first quarter and a whole
            year too).
        status
            `actual` or `planned`.
        doubtful
            Whether reports count of which it is not sure that they are of this variable.
        gaps
            Whether periods without a report, between two that have one, are rows with NaN.

        Returns
        -------
        Series
            A DataFrame with the columns of `newsstats.schema.SERIES` and a method `to_wide`; below 0 is a fall.

        Raises
        ------
        ValueError
            Another aspect or frequency.

        Examples
        --------
        >>> import newsstats as ns
        >>> told = [{"body": f"今年{m}月份，长河县快递业务量{m}00万件。", "date": f"2024-0{m + 1}-10"} for m in (1, 2, 4)]
        >>> ns.read(told).series("快递业务量")[["period_end", "value", "sources"]].to_dict("list")
        {'period_end': ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'], 'value': [1000000.0, 2000000.0, nan, 4000000.0], 'sources': [1, 1, 0, 1]}
        """
        from newsstats.ledger.names import series_indicator
        from newsstats.ledger.series import chosen, series_of

        rows = chosen(
            self.ledger_rows(series_indicator(indicator)), indicator, aspect=aspect, comparison=comparison, subject=subject,
            frequency=frequency, status=status, doubtful=doubtful,
        )  # fmt: skip
        return series_of(rows, gaps=gaps)

    def indicators(self) -> pd.DataFrame:
        """Which variables there are series of, most reports first.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.INDICATORS`.
        """
        from newsstats.ledger.series import indicators_of

        return indicators_of(self.ledger_rows())

    def find(
        self,
        indicator: str = "",
        *,
        unit: str = "",
        at_least: float | str | None = None,
        at_most: float | str | None = None,
        subject: str = "",
        aspect: str = "level",
        status: str = "",
        since: str = "",
        until: str = "",
    ) -> pd.DataFrame:
        """Search by quantity.

        Parameters
        ----------
        indicator
            What the figure is of: a form of it, or a part of its words. Empty: anything.
        unit
            Base unit: `CNY`, `m2`, `m`, `kg`, `%` … or a classifier.
        at_least, at_most
            Bounds in base units, or as a paper prints them (`"10亿元"`), which says the unit too.
        subject
            A part of the name of whose it is.
        aspect
            As in `series`.
        status
            `actual` or `planned`; empty: both.
        since, until
            Days, months or years of publication, both inside.

        Returns
        -------
        DataFrame
            Rows of the ledger (`newsstats.schema.LEDGER`), largest amount first.

        Raises
        ------
        ValueError
            A bound that is no quantity, bounds of two units, another aspect.

        Examples
        --------
        >>> import newsstats as ns
        >>> told = ns.read([{"body": "长河热电项目总投资12亿元。青山大桥项目总投资8亿元。", "date": "2024-05-06"}])
        >>> told.find("总投资", at_least="10亿元")["text"].tolist()
        ['12亿元']
        """
        from newsstats.ledger.quantity import find_in, wanted

        asked = wanted(
            indicator,
            unit=unit,
            at_least=at_least,
            at_most=at_most,
            subject=subject,
            aspect=aspect,
            status=status,
            since=since,
            until=until,
        )
        return find_in(self.ledger_rows(), asked)

    def contradictions(self) -> pd.DataFrame:
        """Where articles print different figures for one thing: contradictions and revisions (growths against levels: `growths`).

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.CONTRADICTIONS`, by day of the later article; see
            `newsstats.ledger.contradictions.contradictions_of` for when two figures are of one thing.
        """
        from newsstats.ledger.contradictions import contradictions_of

        return contradictions_of(self.ledger_rows(), self.ledger_texts())

    def growths(self) -> pd.DataFrame:
        """Printed year-on-year growths beside those that the levels of two years give.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.GROWTHS`.
        """
        from newsstats.ledger.growths import growths_of

        return growths_of(self.ledger_rows())

    def outcomes(self) -> pd.DataFrame:
        """Planned figures beside the actual ones of later articles.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.OUTCOMES`. See `newsstats.ledger.outcomes.outcomes_of`.

        Examples
        --------
        >>> import newsstats as ns
        >>> told = [
        ...     {"body": "今年，长河县计划改造农村公路120公里。", "date": "2024-02-10"},
        ...     {"body": "2024年，长河县改造农村公路131公里。", "date": "2025-01-20"},
        ... ]
        >>> ns.read(told).outcomes()[["planned", "outcome", "verdict"]].to_dict("list")
        {'planned': [120000.0], 'outcome': [131000.0], 'verdict': ['above']}
        """
        from newsstats.ledger.outcomes import outcomes_of

        return outcomes_of(self.ledger_rows())

    def biography(self, project: str = "") -> pd.DataFrame:
        """What the articles said of a project or goal over time, and what changed.

        Parameters
        ----------
        project
            A part of its name; empty for all.

        Returns
        -------
        DataFrame
            Columns: `newsstats.schema.BIOGRAPHY`.
        """
        from newsstats.ledger.biographies import biography_of

        return biography_of(self.dated("projects"), self.dated("progress"), self.printed_figures, project)
