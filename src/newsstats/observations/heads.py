"""Aspect, direction, comparison and status of each mention."""

from __future__ import annotations

import numpy as np

from newsstats.observations.model import HEADS, Model
from newsstats.observations.reading import hashed


def head_scores(model: Model, features: np.ndarray) -> np.ndarray:
    """Scores of every label of every head, shape (mentions, labels)."""
    out = np.empty((len(features), model.heads.shape[1]), dtype=np.int32)
    for start in range(0, len(features), 512):
        out[start : start + 512] = model.heads[features[start : start + 512]].sum(axis=1, dtype=np.int32)
    return out + model.bias


def slices(model: Model) -> dict[str, slice]:
    """Which columns of the scores are each head's."""
    out, at = {}, 0
    for name in HEADS:
        out[name] = slice(at, at + len(model.labels[name]))
        at += len(model.labels[name])
    return out


def best_labels(model: Model, scores: np.ndarray) -> dict[str, np.ndarray]:
    """The place of the best label of each head for each mention."""
    return {name: scores[:, columns].argmax(axis=1) for name, columns in slices(model).items()}


def told(model: Model, labels: dict[str, np.ndarray]) -> dict[str, list[str]]:
    """The labels' names."""
    return {name: [model.labels[name][n] for n in labels[name].tolist()] for name in HEADS}


def hashed_labels(names: list[str]) -> np.ndarray:
    """Labels as features of what is chosen afterwards."""
    known = {name: hashed(name) for name in set(names)}
    return np.array([known[name] for name in names], dtype=np.uint32)
