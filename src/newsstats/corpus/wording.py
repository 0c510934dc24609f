"""What is asked of a corpus's words beyond their counts: runs, spread, richness, likeness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from newsstats.corpus import groups


class Wording:
    """Questions of a corpus's wording; terms of several words are one word in all of them."""

    def _units(self) -> pd.DataFrame:
        of: Any = self
        return of.analysis.unit_tokens  # type: ignore[no-any-return]

    def _grouped(self, by: str | Sequence[str] | None) -> tuple[pd.DataFrame, list[str]]:
        of: Any = self
        return groups.grouped(self._units(), of.articles, by)

    def ngrams(self, n: int = 2, *, skip: int = 0, top: int | None = 50, min_count: int = 2, stop: bool = True) -> pd.DataFrame:
        """The most frequent runs of words. See `newsstats.words.ngrams.ngrams`.

        Examples
        --------
        >>> import newsstats as ns
        >>> ns.read_text("新桥通车。新桥通车了。").ngrams()["ngram"].tolist()
        ['新桥 通车']
        """
        from newsstats.words.ngrams import ngrams

        return ngrams(self._units(), n, skip=skip, top=top, min_count=min_count, stop=stop)

    def dispersion(self, by: str = "article", *, min_count: int = 5, top: int | None = 50) -> pd.DataFrame:
        """How evenly words are spread (Gries' DP). See `newsstats.words.dispersion.dispersion`."""
        from newsstats.words.dispersion import dispersion

        tokens, columns = self._grouped(by)
        return dispersion(tokens, columns[0] if columns else "article_id", min_count=min_count, top=top)

    def diversity(self, by: str | Sequence[str] | None = "issue") -> pd.DataFrame:
        """How rich the words are and how long the sentences. See `newsstats.words.diversity.diversity`."""
        from newsstats.words.diversity import diversity

        return diversity(*self._grouped(by))

    def similar(self, article_id: str, top: int = 10) -> pd.DataFrame:
        """The articles most like one of them. See `newsstats.words.similar.similar`."""
        from newsstats.words.similar import similar

        return similar(self._units(), article_id, top=top)
