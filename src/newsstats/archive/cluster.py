"""A Dask cluster as an executor; the engine is Dask's own."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from newsstats.errors import OutputError
from newsstats.extras import needs


@contextmanager
def executor(address: str | None) -> Iterator[Executor | None]:
    """The executor of the cluster whose scheduler is at `address` (`tcp://…`); None without one.

    Raises: `MissingExtraError`, `OutputError` when no scheduler answers.
    """
    if address is None:
        yield None
        return
    needs("cluster", "distributed", what="--dask")
    from distributed import Client

    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise OutputError("no Dask scheduler answers", address, "start one: dask scheduler") from error
    with client, client.get_executor() as pool:
        yield pool
