"""Notebooks are given an issue and executed, side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsstats.errors import ExecutionError, InputKindError

if TYPE_CHECKING:
    from nbformat import NotebookNode

T = TypeVar("T")
TIMEOUT = 600
QUIET = ["--IPKernelApp.log_level=40"]
"""Kernels on this machine only: their warning about unencrypted connections is no news to whoever makes a report."""


def notebooks() -> list[Path]:
    """The notebooks that look at one issue, in order: inside the installed package, or beside the source tree."""
    inside = Path(str(files("newsstats") / "notebooks"))
    folder = inside if inside.is_dir() else Path(__file__).parents[3] / "notebooks"
    found = sorted(path for path in folder.glob("[0-9][0-9]-*.ipynb") if not path.stem.endswith("archive"))
    if not found:
        raise InputKindError("holds no notebooks", str(folder), "install newsstats again")
    return found


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, object]) -> NotebookNode:
    """The notebook with these values in its `parameters` cell; parameters that are not given keep their own."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            given = {name: f"{name} = {value!r}" for name, value in parameters.items()}
            kept = [line for line in cell.source.splitlines() if line.split(" = ", 1)[0] not in given]
            cell.source = "\n".join([*given.values(), *kept])
            return notebook
    raise ExecutionError("a notebook has no parameters cell", "", "tag one cell `parameters`")


def translated(notebook: NotebookNode, lang: str) -> NotebookNode:
    """The notebook with its prose in another language: `notebooks` of `data/text.LANG.toml`, by cell id."""
    from newsstats.data import load_toml

    prose = load_toml(f"text.{lang}.toml").get("notebooks", {})
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.get("id") in prose:
            cell.source = prose[cell["id"]]
    return notebook


def execute(path: Path, parameters: Mapping[str, object], folder: Path) -> NotebookNode:
    """One notebook, executed in `folder`. Raises: `ExecutionError` naming the notebook and the cell's error."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    notebook = translated(with_parameters(nbformat.read(path, as_version=4), parameters), str(parameters.get("LANG", "zh")))
    client = NotebookClient(
        notebook, timeout=TIMEOUT, resources={"metadata": {"path": str(folder)}}, record_timing=False, extra_arguments=QUIET
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise ExecutionError(
            f"a cell failed: {error.ename}: {error.evalue}", path.name, "run the notebook in JupyterLab to see where"
        ) from error
    except (DeadKernelError, TimeoutError) as error:
        raise ExecutionError("its kernel died or took too long", path.name, "run it again; check the memory") from error
    return notebook


def execute_all(
    paths: list[Path],
    parameters: Mapping[str, object],
    folder: Path,
    use: Callable[[Path, NotebookNode], T],
) -> list[T]:
    """Every notebook executed, as many at a time as there are cores; `use` takes each as soon as it is done.

    Gives what `use` made of them, in the order of `paths`.
    """
    with ThreadPoolExecutor(max_workers=max(1, min(len(paths), os.cpu_count() or 1))) as pool:
        futures = {pool.submit(execute, path, parameters, folder): path for path in paths}
        results = {}
        for future in as_completed(futures):
            results[futures[future]] = use(futures[future], future.result())
    return [results[path] for path in paths]
