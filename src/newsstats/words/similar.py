"""Articles that are about the same."""

from __future__ import annotations

import numpy as np
import pandas as pd

from newsstats.schema import SIMILAR, frame


def similar(tokens: pd.DataFrame, article_id: str, *, top: int = 10) -> pd.DataFrame:
    """The articles whose terms are most like those of one of them.

    Parameters
    ----------
    tokens
        A table of tokens; stop words and words of one character are left out.
    article_id
        The article to compare with.
    top
        Articles at most.

    Returns
    -------
    DataFrame
        `article_id`, `similarity` (cosine of the terms' tf-idf with logarithmic counts, 0 to 1; Salton and Buckley 1988) and `shared`
        (the terms that make most of it), most alike first.

    Raises
    ------
    KeyError
        No such article has terms.
    """
    kept = tokens[~tokens["stop"] & (tokens["word"].str.len() > 1)]
    articles, ids = pd.factorize(kept["article_id"])
    if article_id not in ids:
        raise KeyError(f"no terms in an article {article_id!r}")
    words, names = pd.factorize(kept["word"])
    pair, count = np.unique(articles.astype(np.int64) * max(1, len(names)) + words, return_counts=True)
    article, word = np.divmod(pair, max(1, len(names)))
    idf = np.log((1 + len(ids)) / (1 + np.bincount(word, minlength=len(names)))) + 1
    weight = (1 + np.log(count)) * idf[word]
    weight /= np.sqrt(np.bincount(article, weights=weight**2))[article]
    own = np.zeros(len(names))
    chosen = int(np.flatnonzero(ids == article_id)[0])
    own[word[article == chosen]] = weight[article == chosen]
    product = weight * own[word]
    score = np.bincount(article, weights=product, minlength=len(ids))
    score[chosen] = 0
    ranked = np.lexsort((np.arange(len(ids)), -score))
    ranked = ranked[score[ranked] > 0][:top]
    shared = []
    for one in ranked.tolist():
        mine = np.flatnonzero((article == one) & (product > 0))
        best = mine[np.lexsort((word[mine], -product[mine]))][:5]
        shared.append("、".join(names[word[best]]))
    return frame({"article_id": ids[ranked].tolist(), "similarity": score[ranked], "shared": shared}, SIMILAR)
