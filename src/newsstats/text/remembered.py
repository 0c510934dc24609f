"""What a function says of words, kept at hand for the words that came first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

REMEMBERED = 300_000
"""Words that are kept at most, so that memory does not grow with an archive."""
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V], Generic[K, V]):
    """Key → what `say` says of it. Looking up many words at once is `of`: unlike `lru_cache` it moves nothing about.

    Examples
    --------
    >>> size = Remembered(len)
    >>> size.of(["水", "水厂"])
    [1, 2]
    """

    def __init__(self, say: Callable[[K], V]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, key: K) -> V:
        value = self._say(key)
        if len(self) < REMEMBERED:
            self[key] = value
        return value

    def of(self, keys: Iterable[K]) -> list[V]:
        """What is said of each key."""
        return list(map(self.__getitem__, keys))
