"""The notebooks in JupyterLab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from newsstats.errors import MissingInputError, OutputError
from newsstats.extras import needs


def prepare(folder: Path, page: Path | None = None) -> list[Path]:
    """Put the notebooks into a folder, opened on `page` when one is given; notebooks that are there already stay as they are.

    Raises: `MissingInputError` for a page that does not exist, `OutputError`.
    """
    import nbformat

    from newsstats.report.execute import notebooks, with_parameters

    if page is not None and not page.exists():
        raise MissingInputError("no such file", str(page), "check the name")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copied = []
        for source in notebooks():
            target = folder / source.name
            if not target.exists():
                if page is None:
                    shutil.copyfile(source, target)
                else:
                    opened = with_parameters(nbformat.read(source, as_version=4), {"ISSUE": str(page.resolve())})
                    for cell in opened.cells:
                        if cell.cell_type == "code":
                            cell.outputs, cell.execution_count = [], None
                    nbformat.write(opened, target)
            copied.append(target)
        return copied
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(folder), "name another folder with --to") from error


def run(folder: Path, *options: str) -> int:
    """Start JupyterLab on a folder; gives its exit code. Raises: `MissingExtraError` without JupyterLab."""
    needs("lab", "jupyterlab", what="newsstats lab")
    environment = {**os.environ, "NEWSSTATS_TABLES": "interactive"}
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(folder), *options], env=environment)
