"""A Jupyter kernel that executes notebooks one after the other, each in an empty namespace."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_client.manager import start_new_async_kernel
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

from newsstats.errors import ExecutionError
from newsstats.settings import limit

if TYPE_CHECKING:
    from types import TracebackType

    from nbformat import NotebookNode

STARTUP = 120
"""Seconds that a kernel may take to start."""
OPTIONS = ["--IPKernelApp.log_level=40", "--HistoryManager.hist_file=:memory:"]
"""Kernels on this machine only: their warning about unencrypted connections is no news to whoever makes a report."""


class Kernel:
    """Starts with its first notebook, so that imports and dictionaries are loaded once for all that follow.

    For one thread, but for `kill`, which ends whatever runs in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manager: Any = None
        self._channels: Any = None
        self._killed = False

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._manager is not None:
            self._channels.stop_channels()
            run_sync(self._manager.shutdown_kernel)(now=True)

    def run(self, notebook: NotebookNode, name: str, *, forgiving: bool = False) -> NotebookNode:
        """The notebook with its outputs, `forgiving` with the errors of its cells among them.

        Raises: `ExecutionError` with the notebook's `name` and the cell's error, or when the kernel dies.
        """
        try:
            self._ready()
            client = self._client(notebook)
            client.allow_errors = forgiving
            client.execute()
        except CellExecutionError as error:
            raise ExecutionError(
                f"a cell failed: {error.ename}: {error.evalue}", name, "run the notebook in JupyterLab to see where"
            ) from error
        except (RuntimeError, TimeoutError) as error:
            raise ExecutionError(
                "its kernel died or took too long", name, "check the memory, or raise NEWSSTATS_MAX_SECONDS, and run it again"
            ) from error
        return notebook

    def kill(self) -> None:
        """End the kernel's process at once, from any thread; what runs in it fails, and nothing runs after it."""
        self._killed = True
        pid = getattr(getattr(self._manager, "provisioner", None), "pid", None)
        if pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def _ready(self) -> None:
        """A started kernel with nothing in its namespace."""
        if self._manager is None:
            self._manager, self._channels = run_sync(start_new_async_kernel)(
                startup_timeout=STARTUP, extra_arguments=OPTIONS, cwd=str(self._folder), env={**os.environ, "NEWSSTATS_STILLS": "0"}
            )
            self._channels.allow_stdin = False
        else:
            reset = new_code_cell("get_ipython().reset()")
            self._client(new_notebook(cells=[reset])).execute_cell(reset, 0, store_history=False)
        if self._killed:
            self.kill()

    def _client(self, notebook: NotebookNode) -> NotebookClient:
        client = NotebookClient(notebook, km=self._manager, timeout=limit("seconds"), record_timing=False)
        client.kc = self._channels
        return client
