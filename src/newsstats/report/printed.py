"""The report on paper: A4 through a browser that is on this machine, nothing of it sent anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from newsstats.errors import ExecutionError, MissingExtraError

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
"""Names of browsers that can print, first come first served; NEWSSTATS_BROWSER names another one."""
SECONDS: Final = 120
"""A page takes a second or two; a browser that does not end is ended."""


def browser() -> str:
    """The browser that prints. Raises: `MissingExtraError` where none is there."""
    named = os.environ.get("NEWSSTATS_BROWSER")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise MissingExtraError("a PDF needs a browser", named or "chromium", "install chromium, or leave out --pdf")
    return found


def print_pdf(index: Path) -> Path:
    """Print `index.html` into `report.pdf` beside it. Raises: `MissingExtraError`, `ExecutionError`."""
    target = index.with_name("report.pdf")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={profile}",
            f"--print-to-pdf={target}", index.resolve().as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ExecutionError("the browser could not print", str(index), "print the page from a browser by hand") from error
    if done.returncode or not target.exists():
        raise ExecutionError("the browser could not print", str(index), "print the page from a browser by hand")
    return target
