"""How many processors this process may use."""

from __future__ import annotations

import os


def cores() -> int:
    """Those that it is allowed to run on (`taskset`, containers), where the system tells; else all of the machine's."""
    allowed = getattr(os, "sched_getaffinity", None)
    return max(1, len(allowed(0)) if allowed else os.cpu_count() or 1)
