"""Features as numbers: several columns of hashes mixed into the index of one weight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

BITS: Final = 18
"""There are 2**18 weights a model; by judgement: 140,000 features are met in learning."""
_PRIMES: Final = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0x2545F491)
_MASK: Final = 0xFFFFFFFF
Columns = tuple[np.ndarray, ...]


def mixed(template: int, *columns: np.ndarray) -> np.ndarray:
    """One index below 2**BITS for each row of the columns; the template keeps kinds of features apart."""
    out = columns[0].astype(np.uint32) ^ np.uint32((template * 0x01000193 + 0x811C9DC5) & _MASK)
    out *= np.uint32(_PRIMES[0])
    for column, prime in zip(columns[1:], _PRIMES[1:], strict=False):
        out ^= out >> np.uint32(15)
        out ^= column.astype(np.uint32, copy=False)
        out *= np.uint32(prime)
    out ^= out >> np.uint32(16)
    out *= np.uint32(0x7FEB352D)
    return (out >> np.uint32(32 - BITS)).astype(np.int32)


def indexes(columns: Iterable[Columns], first: int = 0) -> np.ndarray:
    """The indexes of some features, shape (rows, features); their templates are counted from `first`."""
    return np.stack([mixed(first + n, *row) for n, row in enumerate(columns)], axis=1)


def numbered(columns: Iterable[tuple[int, Columns]]) -> np.ndarray:
    """The same where each feature brings its template."""
    return np.stack([mixed(template, *row) for template, row in columns], axis=1)
