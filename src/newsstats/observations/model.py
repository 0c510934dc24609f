"""Learned weights, as whole numbers: the same scores on every machine, whatever the order of adding.

`tools/train_observations.py` learns them and writes `data/observations.npz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np

from newsstats.observations.choices import Block
from newsstats.observations.hashing import BITS

SCALE: Final = 1024
"""A weight of one is written as this."""
HEADS: Final = ("aspect", "direction", "comparison", "status")
CHOOSERS: Final = ("indicator", "subject", "period")


@dataclass(slots=True)
class Model:
    """`heads`: weights of each label of each head side by side, shape (2**BITS, labels); `choosers`: one weight a feature."""

    labels: dict[str, list[str]]
    heads: np.ndarray
    bias: np.ndarray
    choosers: dict[str, np.ndarray]
    sureness: np.ndarray


@cache
def model() -> Model:
    """The weights that the package brings."""
    with as_file(files("newsstats") / "data" / "observations.npz") as path, np.load(path) as stored:
        labels = {name: stored[f"labels_{name}"].tolist() for name in HEADS}
        width = sum(map(len, labels.values()))
        return Model(
            labels,
            _spread(stored["heads_at"], stored["heads"], width),
            stored["bias"].astype(np.int32),
            {name: _spread(stored[f"{name}_at"], stored[name], 1)[:, 0] for name in CHOOSERS},
            stored["sureness"],
        )


def _spread(at: np.ndarray, values: np.ndarray, width: int) -> np.ndarray:
    """Weights that are not zero in their places; `at` holds the differences of their flat places."""
    out = np.zeros((1 << BITS) * width, dtype=np.int16)
    out[np.cumsum(at, dtype=np.int64)] = values
    return out.reshape(1 << BITS, width)


def score(weights: np.ndarray, blocks: list[Block]) -> tuple[np.ndarray, ...]:
    """`(mention, kind, thing, score)` of all choices, ordered by mention."""
    totals = []
    for block in blocks:
        total = weights[block.features].sum(axis=0, dtype=np.int32)
        for features, column in block.shared:
            total += weights[features].sum(axis=0, dtype=np.int32)[column]
        totals.append(total)
    which = np.concatenate([block.which for block in blocks])
    order = np.argsort(which, kind="stable")
    kind = np.repeat([block.kind for block in blocks], [len(block.which) for block in blocks])
    ref = np.concatenate([block.ref for block in blocks])
    return which[order], kind[order], ref[order], np.concatenate(totals)[order]
