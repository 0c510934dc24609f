"""The notebooks in JupyterLab."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from newsstats.errors import MissingInputError, OutputError
from newsstats.extras import needs
from newsstats.notebook.shared import NAME, input_of, shared

_INPUT = re.compile(r"^input = .*$", re.MULTILINE)


def prepare(folder: Path, page: Path | None = None) -> list[Path]:
    """Put the notebooks and the `newsstats.toml` that they all read into a folder; files that are there already stay as they are.

    With a page, `newsstats.toml` names it and the notebooks have no outputs yet; without one it names the sample page where that is at hand.

    Raises: `MissingInputError` for a page that does not exist, `OutputError`.
    """
    import nbformat

    from newsstats.report.execute import notebooks

    if page is not None and not page.exists():
        raise MissingInputError("no such file", str(page), "check the name")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copied = []
        settings = folder / NAME
        if not settings.exists():
            beside = notebooks()[0].parent
            sample = input_of(shared(beside))
            named = page or (Path(sample) if Path(sample).exists() else None)
            text = (beside / NAME).read_text(encoding="utf-8")
            path = str(named.resolve()).replace("\\", "/") if named else ""
            settings.write_text(_INPUT.sub(lambda m: f'input = "{path}"', text), encoding="utf-8", newline="\n")
        for source in notebooks():
            target = folder / source.name
            if not target.exists():
                if page is None:
                    shutil.copyfile(source, target)
                else:
                    opened = nbformat.read(source, as_version=4)
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
