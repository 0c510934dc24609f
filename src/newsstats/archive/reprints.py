"""Wire copy and reprints: stories that are nearly the same, found by MinHash and locality-sensitive hashing."""

from __future__ import annotations

import pandas as pd

from newsstats.archive.store import Store

SHINGLE = 5
"""Characters of a run that stories are compared by (Broder 1997 uses words; five characters are some three words)."""
PERMUTATIONS = 64
"""Hash functions of a sketch: the estimate is off by about 1/√64 at most."""
SHORTEST = 40
"""A story of fewer characters says too little to be called a copy."""


def reprints(archive: Store, threshold: float = 0.8) -> pd.DataFrame:
    """Stories in groups of near-duplicates: `group` (1, 2, … by first date), `issue_id`, `article_id`, `paper`, `date`, `headline`, `first`, `print`.

    `threshold` is the estimated Jaccard similarity of runs of five characters (Broder 1997; datasketch). `first` marks the
    earliest of a group, `print` numbers first and follow-up prints by date: count only the first to count a story once. Raises: `ValueError` for a threshold outside 0 to 1.
    """
    if not 0 < threshold <= 1:
        raise ValueError("threshold is a similarity between 0 and 1")
    from datasketch import MinHash, MinHashLSH

    stories = archive.ask(
        "select issue_id, article_id, paper, date, headline, text from articles where characters >= $least order by date, issue_id, article_id",
        least=SHORTEST,
    )
    lsh = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    group_of: list[int] = list(range(len(stories)))
    sketches = []
    for n, text in enumerate(stories["text"]):
        letters = "".join(c for c in text if c.isalnum())
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update_batch({letters[k : k + SHINGLE].encode("utf-8") for k in range(max(1, len(letters) - SHINGLE + 1))})
        sketches.append(sketch)
        for other in sorted(lsh.query(sketch)):
            if sketch.jaccard(sketches[other]) >= threshold:
                group_of[n] = group_of[other]
                break
        lsh.insert(n, sketch)
    stories["leader"] = group_of
    sizes = stories.groupby("leader")["leader"].transform("size")
    kept = stories[sizes > 1].sort_values(["leader", "date", "issue_id", "article_id"])
    group, _ = pd.factorize(kept["leader"])
    out = kept.assign(group=group + 1, first=~kept["leader"].duplicated(), print=kept.groupby("leader").cumcount() + 1)
    kinds = {
        "group": "int64", "issue_id": "str", "article_id": "str", "paper": "str", "date": "str", "headline": "str", "first": "bool", "print": "int64",
    }  # fmt: skip
    return out[list(kinds)].astype(kinds).reset_index(drop=True)


COPIES = "copies"
"""The helper table of prints that are not the first of their group."""


def without_copies(archive: Store) -> str:
    """SQL that is true for an article that is no copy of an earlier one."""
    if not archive.holds(COPIES):
        found = reprints(archive)
        archive.put(COPIES, found.loc[~found["first"], ["issue_id", "article_id"]])
    return f"(issue_id, article_id) not in (select issue_id, article_id from {COPIES})"
