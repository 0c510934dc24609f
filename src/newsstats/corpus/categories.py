"""What a corpus's articles are about: topics, a researcher's own codes, topics that nobody named, and places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from newsstats.corpus import groups
from newsstats.topics.scheme import Scheme

if TYPE_CHECKING:
    from newsstats.corpus.analysis import Analysis


class Categories:
    """Questions that put articles into categories."""

    _scheme: Scheme | None = None

    def with_topics(self, scheme: str | Path | Scheme) -> Self:
        """The corpus with topics of your own in place of IPTC's.

        Parameters
        ----------
        scheme
            A TOML file, as `newsstats.topics.scheme.read_scheme` reads it.

        Raises
        ------
        NewsstatsError
            The scheme is missing or has another form.
        """
        from newsstats.topics.scheme import read_scheme

        of: Any = self
        out: Self = of.replace()
        object.__setattr__(out, "_scheme", read_scheme(scheme) if isinstance(scheme, str | Path) else scheme)
        return out

    def topics(self, by: str = "section", *, scheme: str | Path | Scheme | None = None) -> pd.DataFrame:
        """Topic weights by group (IPTC Media Topics). See `newsstats.topics.lexicon.topics_table`.

        Parameters
        ----------
        by
            As in `terms`, one column.
        scheme
            Topics of your own: a TOML file (`newsstats.topics.scheme.read_scheme`), whose words are counted as they are printed. Left out:
            those that the corpus was read with (`newsstats.read(…, topics="mine.toml")`), else IPTC's.

        Returns
        -------
        DataFrame
            The group's column and those of `newsstats.schema.TOPICS`; weights sum to 1 in a group.

        Raises
        ------
        ValueError
            There is no such column.
        NewsstatsError
            The scheme is missing or has another form.
        """
        from newsstats.topics.lexicon import string_scores, topics_table
        from newsstats.topics.scheme import read_scheme

        of: Any = self
        known: Analysis = of.analysis
        table, columns = groups.grouped(of.articles, of.articles, by)
        own = read_scheme(scheme) if isinstance(scheme, str | Path) else scheme or self._scheme
        scores = known.scores if own is None else string_scores(known.parts, own)
        return topics_table(scores, table, columns[0] if columns else None, own)

    def coded(self, rules: str | Path | Mapping[str, str], unit: str = "article") -> pd.DataFrame:
        """Every place that makes a coding rule true. See `newsstats.topics.coding.coded`.

        Parameters
        ----------
        rules
            Code → rule, or a TOML file of them (`newsstats.topics.coding.read_rules`): strings joined by AND, OR, NOT and NEAR.
        unit
            `article` or `sentence`: what a rule must be true of.

        Raises
        ------
        ValueError
            Another unit.
        NewsstatsError
            A rule or the file cannot be read.

        Examples
        --------
        >>> import newsstats as ns
        >>> page = ns.read_text("老人每月领到补贴。医院开门了。")
        >>> page.coded({"养老": "老人 NEAR/5 补贴", "就医": "医院 NOT 老人"}, unit="sentence")[["code", "text"]].to_numpy().tolist()
        [['养老', '老人每月领到补贴'], ['就医', '医院']]
        """
        from newsstats.topics.coding import coded, read_rules

        of: Any = self
        return coded(of.analysis.parts, read_rules(rules), unit)

    def codes(self, rules: str | Path | Mapping[str, str], by: str = "issue", unit: str = "article") -> pd.DataFrame:
        """How many articles, or sentences, have each code, by group. See `newsstats.topics.coding.codes_table`.

        Parameters
        ----------
        rules, unit
            As in `coded`.
        by
            As in `terms`, one column.

        Raises
        ------
        ValueError
            Another unit, or no such column.
        NewsstatsError
            A rule or the file cannot be read.
        """
        from newsstats.topics.coding import coded, codes_table, read_rules, unit_counts

        of: Any = self
        parts, read = of.analysis.parts, read_rules(rules)
        table, columns = groups.grouped(of.articles, of.articles, by)
        group = table.set_index("article_id", drop=False)[columns[0]] if columns else None
        return codes_table(coded(parts, read, unit), unit_counts(parts, unit), group, read)

    def factors(self, n: int = 8, **options: int) -> pd.DataFrame:
        """Topics that nobody named, by factorisation. See `newsstats.topics.factors.factors`.

        Raises
        ------
        ValueError
            There are too few articles.
        NewsstatsError
            scikit-learn is not installed (`newsstats[archive]`).
        """
        from newsstats.topics.factors import factors

        of: Any = self
        units: pd.DataFrame = of.analysis.unit_tokens
        return factors([group.tolist() for _, group in units.groupby("article_id", sort=True)["word"]], n, **options)

    def places(self, level: str = "prefecture", within: str = "") -> pd.DataFrame:
        """The prefectures (or counties) and provinces that are named, with where they lie. See `newsstats.names.places.places_table`."""
        from newsstats.names.places import places_table

        of: Any = self
        return places_table(of.names, level, within)
