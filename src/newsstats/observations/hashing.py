"""Features as numbers: several columns of hashes mixed into the index of one weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

BITS: Final = 18
"""There are 2**18 weights a model; by judgement: 140,000 features are met in learning."""
_PRIMES: Final = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0x2545F491)
_MASK: Final = 0xFFFFFFFF
PIECE: Final = 1 << 15
"""Rows that are mixed at a time: what a core's own cache holds."""
Columns = tuple[np.ndarray, ...]


def _mix(out: np.ndarray, template: int, columns: Columns, bits: int) -> None:
    """Write the index of each row into `out` (uint32); the template keeps kinds of features apart."""
    np.bitwise_xor(columns[0], np.uint32((template * 0x01000193 + 0x811C9DC5) & _MASK), out=out, casting="unsafe")
    out *= np.uint32(_PRIMES[0])
    shifted = np.empty_like(out)
    for column, prime in zip(columns[1:], _PRIMES[1:], strict=False):
        np.right_shift(out, np.uint32(15), out=shifted)
        out ^= shifted
        np.bitwise_xor(out, column, out=out, casting="unsafe")
        out *= np.uint32(prime)
    np.right_shift(out, np.uint32(16), out=shifted)
    out ^= shifted
    out *= np.uint32(0x7FEB352D)
    out >>= np.uint32(32 - bits)


def indexes(columns: Sequence[Columns], first: int = 0) -> np.ndarray:
    """The indexes (below 2**BITS) of some features, shape (features, rows); their templates are counted from `first`."""
    return numbered([(first + n, row) for n, row in enumerate(columns)])


def numbered(columns: Sequence[tuple[int, Columns]], bits: int = BITS) -> np.ndarray:
    """The same where each feature brings its template; the indexes are below 2**`bits`."""
    size = len(columns[0][1][0])
    out = np.empty((len(columns), size), dtype=np.uint32)
    for row, (template, values) in zip(out, columns, strict=True):
        whole = [value if value.dtype == np.uint32 else value.astype(np.uint32) for value in values]
        for at in range(0, size, PIECE):
            _mix(row[at : at + PIECE], template, tuple(value[at : at + PIECE] for value in whole), bits)
    return out
