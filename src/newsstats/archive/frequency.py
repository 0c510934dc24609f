"""Term frequencies, dispersion and keyness over an archive."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.archive.counting import counts_by
from newsstats.archive.matching import pattern_of
from newsstats.archive.store import Store
from newsstats.schema import KEYNESS, frame
from newsstats.words.association import benjamini_hochberg, expected, log_likelihood, log_ratio, p_value
from newsstats.words.keyness import RELIABLE_EXPECTED

_BETWEEN = "($since is null or date >= $since) and ($until is null or date <= $until || '~')"
_TERMS = f"""
with kept as (select * from terms where {_BETWEEN} and ($pos is null or starts_with(pos, $pos))),
     sizes as (select issue_id, sum(count) as size from terms where {_BETWEEN} group by 1),
     whole as (select sum(size) as size from sizes),
     words as (select word, issue_id, min(pos) as pos, sum(count) as count, sum(documents) as documents from kept group by all),
     totals as (select word, sum(count) as total from words group by 1)
select words.word, min(words.pos) as pos, min(total)::bigint as count, sum(documents)::bigint as documents, count(*)::bigint as issues,
       min(total) * 1000.0 / min(whole.size) as per_thousand,
       0.5 * (sum(abs(words.count / total - sizes.size / whole.size)) + 1 - sum(sizes.size) / min(whole.size)) as dp
from words join totals using (word) join sizes using (issue_id) cross join whole
group by words.word order by count desc, words.word limit $top
"""


def terms(archive: Store, top: int | None, pos: str | None, since: str | None, until: str | None) -> pd.DataFrame:
    """`word`, `pos`, `count`, `documents` (stories), `issues`, `per_thousand` and `dp`.

    `dp` is Gries' deviation of proportions (2008) over issues: near 0 for a word spread as the text is, near 1 for one that
    comes in a single issue.
    """
    kinds = {
        "word": "str",
        "pos": "str",
        "count": "int64",
        "documents": "int64",
        "issues": "int64",
        "per_thousand": "float64",
        "dp": "float64",
    }
    table = archive.ask(_TERMS, top=top if top is not None else 2**62, pos=pos, since=since, until=until)
    return table[list(kinds)].astype(kinds)


def counts(archive: Store, since: str | None = None, until: str | None = None, paper: str | None = None) -> pd.Series:
    """Count of each word between two dates (inclusive; a month or a year stands for all of its days)."""
    query = (
        f"select word, sum(count)::bigint as count from terms where {_BETWEEN} and ($paper is null or paper = $paper) group by 1 order by 1"
    )
    table = archive.ask(query, since=since, until=until, paper=paper)
    return pd.Series(table["count"].to_numpy(), index=pd.Index(table["word"], dtype="str", name="word"), name="count")


def keyness(
    archive: Store, since: str | None, until: str | None, paper: str | None, top: int | None, min_count: int, match: str = "string"
) -> pd.DataFrame:
    """Words typical of a part of the archive against its rest, strongest first; `since` alone is that day, month or year.

    Candidates are the segmenter's words. With `match="string"` the best of them are counted again as they are printed, on both
    sides, against the characters of both sides; with `word` they are counted as words against all counted words. Columns:
    `newsstats.schema.KEYNESS`, and `match`.
    """
    if since is None and until is None and paper is None:
        raise ValueError("keyness compares a part with the rest: give since, until or paper")
    if match not in ("string", "word"):
        raise ValueError(f"match={match!r}: choose string or word")
    until = until or since
    part, whole = counts(archive, since, until, paper), counts(archive)
    table = _measured(part, whole, float(part.sum()), float(whole.sum()), min_count)
    if match == "string" and len(table):
        words = table["word"].head(CANDIDATES if top is None else CANDIDATES_EACH * top).tolist()
        printed = _printed(archive, words, since, until, paper)
        sizes = archive.ask(_SIZES, since=since, until=until, paper=paper).iloc[0]
        table = _measured(printed["part"], printed["whole"], float(sizes["part"]), float(sizes["whole"]), min_count)
    table["match"] = pd.array([match] * len(table), dtype="str")
    return table if top is None else table.head(top)


CANDIDATES, CANDIDATES_EACH = 400, 3
"""Words that are counted again as printed strings: in all, and for each that is wanted."""
_OF_PART = f"{_BETWEEN} and ($paper is null or paper = $paper)"
_SIZES = f"select coalesce(sum(characters) filter ({_OF_PART}), 0) as part, sum(characters) as whole from issues"


def _printed(archive: Store, words: list[str], since: str | None, until: str | None, paper: str | None) -> pd.DataFrame:
    """How often each word is printed in the part and in the whole."""
    patterns = {word: pattern_of(word) for word in words}
    counted = counts_by(archive, patterns, f"coalesce({_OF_PART}, false)", since=since, until=until, paper=paper)
    return pd.DataFrame({"part": counted.reindex([True]).fillna(0).iloc[0], "whole": counted.sum()})


def _measured(part: pd.Series, whole: pd.Series, size: float, all_size: float, min_count: int) -> pd.DataFrame:
    chosen = part[part >= min_count]
    a = chosen.to_numpy(float)
    b = whole.reindex(chosen.index).to_numpy(float) - a
    c, d = size, max(1.0, all_size - size)
    g2, ratio = log_likelihood(a, c, a + b, c + d), log_ratio(a, b, c, d)
    p = p_value(g2)
    chance = expected(c, a + b, c + d)
    table = frame(
        {
            "word": chosen.index.tolist(),
            "count": a,
            "reference_count": b,
            "expected": chance,
            "log_likelihood": g2,
            "log_ratio": ratio,
            "p_value": p,
            "q_value": benjamini_hochberg(p),
            "reliable": np.minimum(chance, a + b - chance) >= RELIABLE_EXPECTED,
        },
        KEYNESS,
    )
    return table[table["log_ratio"] > 0].sort_values(["log_likelihood", "word"], ascending=[False, True], ignore_index=True)


_NAMES = """
with held as (select * from names where $kind is null or kind = $kind),
     roles as (select name, kind, role, sum(count) as n from held where role != '' group by all),
     best as (select name, kind, arg_max(role, (n, role)) as role from roles group by all)
select held.name, held.kind, coalesce(min(best.role), '') as role, sum(held.count)::bigint as count,
       sum(len(string_split(held.articles, '、')))::bigint as stories, count(distinct held.issue_id)::bigint as issues,
       coalesce(min(nullif(held.date, '')), '') as first, max(held.date) as last
from held left join best using (name, kind) group by all order by count desc, held.name, held.kind limit $top
"""


def names(archive: Store, kind: str | None, top: int | None) -> pd.DataFrame:
    """`name`, `kind`, `role` (the most frequent), `count`, `stories`, `issues`, `first`, `last`, most frequent first. Raises: `ValueError` for another kind."""
    if kind not in (None, "person", "place", "organisation"):
        raise ValueError(f"kind={kind!r}: choose person, place or organisation")
    kinds = {
        "name": "str", "kind": "str", "role": "str", "count": "int64", "stories": "int64", "issues": "int64", "first": "str", "last": "str",
    }  # fmt: skip
    return archive.ask(_NAMES, kind=kind, top=top if top is not None else 2**62)[list(kinds)].astype(kinds)
