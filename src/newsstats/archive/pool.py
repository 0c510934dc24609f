"""Processes for a build on one machine, which end with it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """A pool whose waiting tasks are dropped on an exception, and whose processes do not outlive a killed parent."""
    with ProcessPoolExecutor(count, initializer=_follow_parent) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _follow_parent() -> None:
    """Ctrl-C reaches the parent, which decides; without this a process would wait for tasks of a parent that was killed."""
    gc.set_threshold(100_000, 20, 20)  # pages are made of many small objects and hardly any cycle
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
