"""How long one input of an archive may be read, where the system can tell the time to a running program."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from newsstats.errors import InputKindError
from newsstats.settings import limit, raising


@contextmanager
def time_limit(where: str) -> Iterator[None]:
    """Raises `InputKindError` out of the block when it takes longer than `NEWSSTATS_MAX_INPUT_SECONDS`.

    It holds in the main thread of a process on systems with interval timers (the processes of a build); elsewhere, as in
    the threads of a cluster's worker, only the limits on size bound the work.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = limit("input_seconds")

    def over(number: int, frame: object) -> None:
        raise InputKindError(f"takes more than {seconds} seconds to read", where, raising("input_seconds"))

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
