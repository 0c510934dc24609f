"""Phrases: several tokens that are one term. Slogans and projects, quoted words that come again, fixed neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.data import load_rows, load_words
from newsstats.words.tagged import Tagged
from newsstats.words.tokenizer import joined

LEAST_COUNT = 3
"""How often neighbours stand together at least (by judgement: two is chance in a page)."""
TOKENS_A_COUNT = 50_000
"""In a long text once more for each so many tokens."""
FIXED = 0.9
"""Share of the rarer word's places at which the other one stands beside it."""
LONGEST = 10
"""Characters of a phrase of neighbours at most."""
ROUNDS = 2
"""Pairs are joined to pairs so often: a phrase has four words at most."""
FIRST = ("n", "b", "j", "vn", "an", "l", "i", "s", "x", "a", "f")
"""Parts of speech (ICTCLAS) that a phrase of neighbours may begin with."""
LAST = ("n", "vn", "j", "x", "l")
"""Those that it may end with."""
_QUOTED = re.compile(r"[“《「『]([\u4e00-\u9fffA-Za-z0-9·]{2,12})[”》」』]")
_NOT_ALONE = re.compile(r"[0-9A-Za-z·]+")


@cache
def _numbered() -> re.Pattern[str]:
    """Names that hold a numeral (`data/numbered_names.tsv`)."""
    return re.compile("|".join(pattern for pattern, _ in load_rows("numbered_names.tsv")))


def with_phrases(tagged: Tagged, named: Mapping[str, str] | None = None) -> Tagged:
    """The same texts with each phrase as one token; linear in the tokens.

    A phrase is a term of `data/terms.txt` or a name of `data/phrases.tsv`, a plan or a meeting that is named by its number (十五五,
    二十届四中全会), a string in quotation marks that comes again, or neighbours that stand apart hardly ever (`FIXED`), of words that
    hold meaning; `named` are names that were found, with their parts of speech. Neighbours follow the boundary rule of Jin and Tanaka-Ishii (2006): what stands beside a term varies.
    """
    text = "\n".join(part.reading or part.text for part in tagged.parts)
    out = {found[0]: "nz" for found in _numbered().finditer(text)}
    out.update((_listed()[n], "nz") for n, _, _ in _automaton().find_matches_as_indexes(text))
    out.update((word, pos) for word, pos in (named or {}).items() if word not in out)
    quoted = Counter(found[1] for found in _QUOTED.finditer(text) if not _NOT_ALONE.fullmatch(found[1]))
    out.update((word, "nz") for word in _again(quoted, text) if word not in out)
    known = joined(tagged, out)
    for _ in range(ROUNDS):
        new = _neighbours(known)
        if not new:
            break
        known = joined(known, new)
    return known


@cache
def _listed() -> list[str]:
    terms = {term for row in load_rows("terms.txt") for term in row[0].split()}
    return sorted(terms | {row[0] for row in load_rows("phrases.tsv") if row[1] == "name"})


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(_listed(), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def _again(quoted: Counter[str], text: str) -> list[str]:
    """Quoted strings that come twice, in the marks or without."""
    words = sorted(quoted)
    if not words:
        return []
    hits = AhoCorasick(words, implementation=Implementation.ContiguousNFA).find_matches_as_indexes(text, overlapping=True)
    printed = np.bincount(np.fromiter((n for n, _, _ in hits), dtype=np.int64, count=len(hits)), minlength=len(words))
    return [word for word, count in zip(words, printed.tolist(), strict=True) if count > 1]


def _neighbours(tagged: Tagged) -> dict[str, str]:
    """Pairs of tokens that stand apart hardly ever, as phrases."""
    codes, words, tags = tagged.codes, tagged.words, tagged.tags
    if len(codes) < 2:
        return {}
    least = max(LEAST_COUNT, len(codes) // TOKENS_A_COUNT)
    single = np.bincount(codes, minlength=len(words))
    stops = load_words("stopwords.txt")
    opens, closes = (np.zeros(len(words), dtype=bool) for _ in range(2))
    for n in np.flatnonzero(single >= least).tolist():
        word = words[n]
        if word not in stops and word.isalpha() and not word.isascii():
            opens[n], closes[n] = tags[n].startswith(FIRST), tags[n].startswith(LAST)
    sizes = tagged.sizes
    owner = np.repeat(np.arange(len(tagged.parts)), tagged.counts)
    first, second = codes[:-1], codes[1:]
    fits = opens[first] & closes[second] & (owner[:-1] == owner[1:]) & (sizes[first] + sizes[second] <= LONGEST) & (first != second)
    fits &= sizes[first] + sizes[second] > 2
    if not fits.any():
        return {}
    pair = first[fits].astype(np.int64) * len(words) + second[fits]
    which, distinct = pd.factorize(pair)
    count = np.bincount(which)
    often = count >= least
    distinct, count = distinct[often], count[often]
    a, b = np.divmod(distinct, len(words))
    fixed = count >= FIXED * np.minimum(single[a], single[b])
    order = np.argsort(-count[fixed], kind="stable")
    out: dict[str, str] = {}
    taken: set[int] = set()
    for left, right in zip(a[fixed][order].tolist(), b[fixed][order].tolist(), strict=True):
        if left not in taken and right not in taken:
            out[words[left] + words[right]] = "n"
            taken |= {left, right}
    return out
