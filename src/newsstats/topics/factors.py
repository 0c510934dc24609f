"""Topics that nobody named: what a factorisation of the articles' words finds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from newsstats.data import load_words
from newsstats.extras import needs
from newsstats.schema import FACTORS

WORDS = 8
"""Words that a topic is shown by."""


def factors(stories: Sequence[Sequence[str]], n: int = 8, seeds: int = 5, min_stories: int = 3) -> pd.DataFrame:
    """`n` topics by non-negative matrix factorisation of the stories' TF-IDF (Lee and Seung 1999; scikit-learn).

    Parameters
    ----------
    stories
        The words of each story; words of one character, stop words and those with Latin letters or figures are left out.
    n
        Topics.
    seeds
        Runs, by which stability is told.
    min_stories
        Stories that a word is in at least.

    Returns
    -------
    DataFrame
        `schema.FACTORS`: `topic` (1 … n, largest first), `words`, `share` (of all weights), `stability` (mean overlap of the words with
        the best match under other seeds; Greene et al. 2014) and `coherence` (mean normalised pointwise mutual information of their
        pairs over stories, −1 to 1; Bouma 2009).

    Raises
    ------
    ValueError
        There are too few stories.
    """
    if len(stories) < max(2 * n, min_stories):
        raise ValueError(f"{len(stories)} stories are too few for {n} topics")
    needs("archive", "sklearn", what="topics by factorisation")
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    stops = load_words("stopwords.txt")

    def counted_words(words: Sequence[str]) -> list[str]:
        return [w for w in words if len(w) > 1 and w not in stops and not any(c.isascii() for c in w)]

    vectorizer = TfidfVectorizer(analyzer=counted_words, min_df=min_stories, max_df=0.5, dtype=np.float64)
    matrix = vectorizer.fit_transform(stories)
    names = np.array(vectorizer.get_feature_names_out(), dtype=object)
    tops: list[list[list[int]]] = []
    shares = np.zeros(n)
    for seed in range(max(1, seeds)):
        model = NMF(n_components=n, init="nndsvda" if seed == 0 else "random", random_state=seed, max_iter=400, tol=1e-4)
        weights = model.fit_transform(matrix)
        tops.append([list(np.argsort(-row, kind="stable")[:WORDS]) for row in model.components_])
        if seed == 0:
            shares = weights.sum(axis=0) * model.components_.sum(axis=1)
    present = (matrix > 0).tocsc()
    rows = []
    for k in np.argsort(-shares, kind="stable"):
        words_of_topic = tops[0][k]
        stability = [max(_overlap(words_of_topic, other) for other in others) for others in tops[1:]]
        rows.append(
            (
                0,
                "、".join(names[words_of_topic]),
                shares[k] / shares.sum(),
                float(np.mean(stability)) if stability else 1.0,
                _coherence(present, words_of_topic),
            )
        )
    table = pd.DataFrame(rows, columns=list(FACTORS)).astype(FACTORS)
    return table.assign(topic=np.arange(1, len(table) + 1))


def _overlap(a: list[int], b: list[int]) -> float:
    return len(set(a) & set(b)) / len(set(a) | set(b))


def _coherence(present: object, words: list[int]) -> float:
    columns = present[:, words].toarray().astype(float)  # type: ignore[index]
    stories = columns.shape[0]
    out = []
    for i, j in combinations(range(len(words)), 2):
        both = float((columns[:, i] * columns[:, j]).sum()) / stories
        a, b = columns[:, i].mean(), columns[:, j].mean()
        out.append(-1.0 if both == 0 else 1.0 if both == 1 else float(np.log(both / (a * b)) / -np.log(both)))
    return float(np.mean(out)) if out else 0.0
