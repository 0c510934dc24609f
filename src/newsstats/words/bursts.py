"""When a word was suddenly in more articles than usual."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from newsstats.schema import BURSTS, frame
from newsstats.words.trend import LENGTHS


def bursts(
    tokens: pd.DataFrame,
    published: Mapping[str, str],
    by: str = "month",
    *,
    s: float = 2.0,
    gamma: float = 1.0,
    min_documents: int = 3,
    top: int | None = 50,
) -> pd.DataFrame:
    """Kleinberg's bursts (2002) of two states for documents in batches, the strongest first.

    Parameters
    ----------
    tokens
        A table of tokens; stop words and words of one character are left out.
    published
        Article → its day; articles without one are left out.
    by
        `year`, `month` or `day`: the batches. Batches without an article are passed over.
    s
        How many times its usual share of articles a word has in a burst.
    gamma
        How dear it is to begin a burst: more gives fewer and longer ones.
    min_documents
        Articles that have a word at least.
    top
        Bursts at most.

    Returns
    -------
    DataFrame
        `schema.BURSTS`. `weight` is how much likelier the burst makes what is printed (natural logarithm); empty where there are fewer
        than three batches.

    Raises
    ------
    ValueError
        Another `by`, or an `s` of 1 or less.
    """
    if by not in LENGTHS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(LENGTHS)}")
    if s <= 1:
        raise ValueError(f"s={s}: more than 1, how many times the usual share a burst has")
    length = LENGTHS[by]
    kept = tokens[~tokens["stop"] & (tokens["word"].str.len() > 1)]
    words, names = pd.factorize(kept["word"], sort=True)
    articles, ids = pd.factorize(kept["article_id"])
    of = {one: day[:length] for one, day in published.items() if len(day) >= length}
    batches = sorted(set(of.values()))
    place = {name: n for n, name in enumerate(batches)}
    batch = np.array([place[of[one]] if one in of else -1 for one in ids], dtype=np.int64)
    once = np.unique(articles.astype(np.int64) * max(1, len(names)) + words)
    article, word = np.divmod(once, max(1, len(names)))
    dated = batch[article] >= 0 if len(article) else np.zeros(0, dtype=bool)
    article, word = article[dated], word[dated]
    often = np.flatnonzero(np.bincount(word, minlength=len(names)) >= min_documents)
    if len(batches) < 3 or not len(often):
        return frame({name: [] for name in BURSTS}, BURSTS)
    row = np.full(len(names), -1)
    row[often] = np.arange(len(often))
    inside = row[word] >= 0
    having = np.zeros((len(often), len(batches)))
    np.add.at(having, (row[word[inside]], batch[article[inside]]), 1)
    size = np.bincount([place[name] for name in of.values()], minlength=len(batches)).astype(float)
    state, gain = _states(having, size, s, gamma)
    rows = []
    for k, states in enumerate(state):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], states, [0]))))
        for begin, end in edges.reshape(-1, 2).tolist():
            rows.append((k, begin, end, float(gain[k, begin:end].sum())))
    rows.sort(key=lambda one: (-round(one[3], 9), one[1], one[0]))
    rows = rows[:top]
    listed = names.to_numpy(dtype=object)
    whole = having.sum(axis=1) / size.sum()
    return frame(
        {
            "word": [listed[often[k]] for k, *_ in rows],
            "first": [batches[begin] for _, begin, _, _ in rows],
            "last": [batches[end - 1] for _, _, end, _ in rows],
            "documents": [int(having[k, begin:end].sum()) for k, begin, end, _ in rows],
            "expected": [float(whole[k] * size[begin:end].sum()) for k, begin, end, _ in rows],
            "weight": [weight for *_, weight in rows],
        },
        BURSTS,
    )


def _states(having: np.ndarray, size: np.ndarray, s: float, gamma: float) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest run of states (0 usual, 1 burst) of each word, shape (words, batches), and what a burst saves in each batch."""
    usual = np.clip(having.sum(axis=1) / size.sum(), 1e-12, 1 - 1e-9)[:, None]
    # a word of most articles cannot be in s times as many: half of what is left is then its burst
    more = np.minimum(usual * s, (1 + usual) / 2)
    cost = [-(having * np.log(p) + (size - having) * np.log(1 - p)) for p in (usual, more)]
    step = gamma * np.log(having.shape[1])
    best = [cost[0][:, 0], cost[1][:, 0] + step]
    came = []
    for n in range(1, having.shape[1]):
        from_usual = best[0] + step < best[1]
        to_usual = best[1] < best[0]
        came.append((to_usual, ~from_usual))
        best = [np.where(to_usual, best[1], best[0]) + cost[0][:, n], np.where(from_usual, best[0] + step, best[1]) + cost[1][:, n]]
    state = np.zeros(having.shape, dtype=np.int64)
    state[:, -1] = best[1] < best[0]
    for n in range(having.shape[1] - 1, 0, -1):
        to_usual, stayed = came[n - 1]
        state[:, n - 1] = np.where(state[:, n] == 1, stayed, to_usual)
    return state, cost[0] - cost[1]
