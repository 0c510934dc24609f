"""Which of the frequent words stand in one sentence: a network of words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from newsstats.schema import NETWORK_LINKS, NETWORK_WORDS, Coded, frame
from newsstats.words.frequency import select

SEED = 7
"""Of the places of words in a drawing."""
BLOCK = 20_000
"""Sentences that are multiplied at once, so that memory does not grow with the corpus."""


@dataclass(frozen=True)
class Network:
    """Words and the links between them.

    Parameters
    ----------
    words
        `schema.NETWORK_WORDS`: each word with its sentences, its group of closely linked words, and a place to draw it at.
    links
        `schema.NETWORK_LINKS`: the strongest pairs.
    """

    words: pd.DataFrame
    links: pd.DataFrame

    def __len__(self) -> int:
        return len(self.links)

    def __repr__(self) -> str:
        return f"Network({len(self.words)} words, {len(self.links)} links)"

    def _repr_html_(self) -> str:
        return f"<p>{self!r}</p>" + self.links.to_html(index=False)


def network(tokens: pd.DataFrame, *, words: int = 40, links: int = 60, pos: str | None = None, min_count: int = 2) -> Network:
    """The strongest links among the most frequent words, by sentences that have both.

    Parameters
    ----------
    tokens
        A table of tokens; stop words and words of one character are left out.
    words
        Words that are looked at, by the number of sentences that have them.
    links
        Pairs at most, strongest first by Jaccard's index (1901): sentences with both of those with either.
    pos
        Part of speech by its beginning.
    min_count
        Sentences that a pair is in at least.

    Returns
    -------
    Network
        Words without a link are left out. Groups are those of greedy modularity (Clauset, Newman and Moore 2004), places those of a
        drawing by springs (Fruchterman and Reingold 1991), both by networkx; the same input gives the same picture.
    """
    kept = select(tokens, pos, stop=False)
    kept = kept[kept["word"].str.len() > 1]
    codes, names = pd.factorize(kept["word"], sort=True)
    sentences = kept.groupby(["article_id", "part", "sentence"], sort=False).ngroup().to_numpy()
    once = np.unique(sentences.astype(np.int64) * max(1, len(names)) + codes)
    sentence, code = np.divmod(once, max(1, len(names)))
    held = np.bincount(code, minlength=len(names))
    chosen = np.lexsort((np.arange(len(names)), -held))[:words]
    together = _together(sentence, code, chosen, len(names))
    sizes = held[chosen]
    first, second = np.triu_indices(len(chosen), 1)
    both = together[first, second]
    jaccard = both / np.maximum(1, sizes[first] + sizes[second] - both)
    order = np.lexsort((second, first, -jaccard))
    order = order[both[order] >= min_count][:links]
    first, second = first[order], second[order]
    linked = np.unique(np.concatenate((first, second)))
    group, places = _drawn(linked, first, second, jaccard[order])
    listed = names.to_numpy(dtype=object)
    by_count = linked[np.lexsort((linked, -sizes[linked]))]
    return Network(
        frame(
            {
                "word": Coded(chosen[by_count], listed),
                "sentences": sizes[by_count],
                "group": [group[n] for n in by_count.tolist()],
                "x": [places[n][0] for n in by_count.tolist()],
                "y": [places[n][1] for n in by_count.tolist()],
            },
            NETWORK_WORDS,
        ),
        frame(
            {
                "first": Coded(chosen[first], listed),
                "second": Coded(chosen[second], listed),
                "sentences": both[order],
                "jaccard": jaccard[order],
            },
            NETWORK_LINKS,
        ),
    )


def _together(sentence: np.ndarray, code: np.ndarray, chosen: np.ndarray, size: int) -> np.ndarray:
    """How many sentences have each pair of the chosen words, shape (chosen, chosen)."""
    column = np.full(size, -1)
    column[chosen] = np.arange(len(chosen))
    inside = column[code] >= 0
    row, _ = pd.factorize(sentence[inside])
    of = column[code[inside]]
    out = np.zeros((len(chosen), len(chosen)), dtype=np.int64)
    last = int(row[-1]) + 1 if len(row) else 0
    for start in range(0, last, BLOCK):
        # sentences are counted in order, so that each block is one stretch of the rows
        here = slice(*np.searchsorted(row, (start, start + BLOCK)))
        block = np.zeros((min(BLOCK, last - start), len(chosen)))
        block[row[here] - start, of[here]] = 1
        out += (block.T @ block).astype(np.int64)
    return out


def _drawn(
    linked: np.ndarray, first: np.ndarray, second: np.ndarray, weight: np.ndarray
) -> tuple[dict[int, int], dict[int, tuple[float, float]]]:
    """Group (1 … n, largest first) and place of each word."""
    if not len(linked):
        return {}, {}
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(linked.tolist())
    graph.add_weighted_edges_from(zip(first.tolist(), second.tolist(), weight.tolist(), strict=True))
    found = networkx.community.greedy_modularity_communities(graph, weight="weight")
    ranked = sorted((sorted(one) for one in found), key=lambda one: (-len(one), one))
    # pieces that nothing links would drift apart: for the drawing alone, a word of each is tied to the largest
    tied = graph.copy()
    pieces = sorted((sorted(one) for one in networkx.connected_components(graph)), key=lambda one: (-len(one), one))
    hubs = [max(piece, key=lambda n: (graph.degree(n), -n)) for piece in pieces]
    tied.add_edges_from((hubs[0], hub) for hub in hubs[1:])
    spots = networkx.spring_layout(tied, seed=SEED, k=2.0 / np.sqrt(len(linked)), iterations=400, weight=None, method="force")
    wide = max(float(np.abs(spot).max()) for spot in spots.values()) or 1.0
    places = {n: (round(float(x) / wide, 3), round(float(y) / wide, 3)) for n, (x, y) in spots.items()}
    return {n: k for k, one in enumerate(ranked, 1) for n in one}, places
