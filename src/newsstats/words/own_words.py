"""A user's own stop words, other forms of one word and word lists, laid over a table of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

Forms = Mapping[str, str | Iterable[str]]
"""Name → the words that are counted as it."""


def with_own_words(
    tokens: pd.DataFrame, stopwords: Iterable[str] = (), synonyms: Forms | None = None, dictionary: Forms | None = None
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
    dictionary
        Category → its words: these alone are counted, as their category. Words are looked up after synonyms are joined.

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
    renamed, listed = _by_form(synonyms, "synonyms"), _by_form(dictionary, "dictionary")
    if not left_out and not renamed and dictionary is None:
        return tokens
    out = tokens.copy(deep=False)
    if renamed:
        out["word"] = out["word"].replace(renamed)
    if left_out:
        out["stop"] = out["stop"] | out["word"].isin(left_out)
    if dictionary is not None:
        out = out[out["word"].isin(set(listed))].copy(deep=False)
        out["word"], out["stop"] = out["word"].map(listed).astype("str"), False
    return out


def _by_form(given: Forms | None, what: str) -> dict[str, str]:
    """Form → name."""
    out: dict[str, str] = {}
    for name, forms in (given or {}).items():
        for form in [forms] if isinstance(forms, str) else forms:
            if out.setdefault(form, name) != name:
                raise ValueError(f"{what}: {form!r} is given to both {out[form]!r} and {name!r}")
    return out
