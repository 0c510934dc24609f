"""Aspect, direction, comparison and status of each mention."""

from __future__ import annotations

from typing import Final

import numpy as np

from newsstats.observations.model import HEADS, SCALE, Model
from newsstats.observations.reading import hashed

CHANGES: Final = ("growth", "change", "gap")
"""Aspects that have a direction."""
SELDOM: Final = 2
"""How much less likely (natural logarithm) a quantity says nothing than was learned of all numerals; tuned on the training sentences."""
FORBIDDEN: Final = -(2**30)


def head_scores(model: Model, features: np.ndarray) -> np.ndarray:
    """Scores of every label of every head, shape (mentions, labels)."""
    out = np.zeros((features.shape[1], model.heads.shape[1]), dtype=np.int32)
    for row in features:
        out += model.heads[row]
    return out + model.bias


def slices(model: Model) -> dict[str, slice]:
    """Which columns of the scores are each head's."""
    out, at = {}, 0
    for name in HEADS:
        out[name] = slice(at, at + len(model.labels[name]))
        at += len(model.labels[name])
    return out


def lean_together(model: Model, scores: np.ndarray, sentence: np.ndarray) -> None:
    """What the other figures of a sentence say of being planned counts for each: a sentence tells of plans, or of what was done."""
    columns, labels = slices(model)["status"], model.labels["status"]
    planned, actual = columns.start + labels.index("planned"), columns.start + labels.index("actual")
    said = np.clip(scores[:, planned] - scores[:, actual], -2 * SCALE, 2 * SCALE) // 2
    _, group, size = np.unique(sentence, return_inverse=True, return_counts=True)
    total = np.zeros(len(size), dtype=np.int64)
    np.add.at(total, group, said)
    scores[:, planned] += ((total[group] - said) // np.maximum(size[group] - 1, 1)).astype(np.int32)


def best_labels(model: Model, scores: np.ndarray, counted: np.ndarray) -> dict[str, np.ndarray]:
    """The place of the best label of each head for each mention, those of one mention fitting together.

    `counted` is true for quantities: they seldom say nothing. What says something has a status, and a change a direction.
    """
    out: dict[str, np.ndarray] = {}
    for name, columns in slices(model).items():
        here = scores[:, columns].copy()
        none = model.labels[name].index("")
        if name == "aspect":
            here[counted, none] -= SELDOM * SCALE
        elif name == "status":
            here[:, none] = FORBIDDEN
        elif name == "direction":
            changes = np.isin(out["aspect"], [n for n, label in enumerate(model.labels["aspect"]) if label in CHANGES])
            here[changes, none] = FORBIDDEN
        out[name] = here.argmax(axis=1)
    return out


def told(model: Model, labels: dict[str, np.ndarray]) -> dict[str, list[str]]:
    """The labels' names."""
    return {name: [model.labels[name][n] for n in labels[name].tolist()] for name in HEADS}


def hashed_labels(names: list[str]) -> np.ndarray:
    """Labels as features of what is chosen afterwards."""
    known = {name: hashed(name) for name in set(names)}
    return np.array([known[name] for name in names], dtype=np.uint32)
