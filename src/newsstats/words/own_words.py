"""A user's own stop words and other forms of one word, laid over a table of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd


def with_own_words(
    tokens: pd.DataFrame, stopwords: Iterable[str] = (), synonyms: Mapping[str, str | Iterable[str]] | None = None
) -> pd.DataFrame:
    """The tokens with other forms of a word under its name, and more stop words; the table itself is not changed.

    Parameters
    ----------
    tokens
        A table of tokens.
    stopwords
        Words that are left out.
    synonyms
        Name → its other forms.

    Raises
    ------
    ValueError
        Two names claim the same form, or one string is given where several words are meant.

    Examples
    --------
    >>> table = pd.DataFrame({"word": ["昌吉", "大桥"], "stop": [False, False]})
    >>> with_own_words(table, ["大桥"], {"昌吉州": "昌吉"}).to_dict("list")
    {'word': ['昌吉州', '大桥'], 'stop': [False, True]}
    """
    if isinstance(stopwords, str):
        raise ValueError(f"stopwords={stopwords!r} is one string: give a list of words")
    left_out = frozenset(stopwords)
    renamed: dict[str, str] = {}
    for name, forms in (synonyms or {}).items():
        for form in [forms] if isinstance(forms, str) else forms:
            if renamed.setdefault(form, name) != name:
                raise ValueError(f"synonyms: {form!r} is given to both {renamed[form]!r} and {name!r}")
    if not left_out and not renamed:
        return tokens
    out = tokens.copy(deep=False)
    if renamed:
        out["word"] = out["word"].replace(renamed)
    if left_out:
        out["stop"] = out["stop"] | out["word"].isin(left_out)
    return out
