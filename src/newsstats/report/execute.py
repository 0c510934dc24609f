"""Notebooks are given an issue and executed, side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, TypeVar

from newsstats.errors import ExecutionError, InputKindError
from newsstats.report.kernels import Kernel
from newsstats.settings import cores

if TYPE_CHECKING:
    from nbformat import NotebookNode

T = TypeVar("T")


def _folder() -> Path:
    """Where the notebooks are: inside the installed package, or beside the source tree."""
    inside = Path(str(files("newsstats") / "notebooks"))
    return inside if inside.is_dir() else Path(__file__).parents[3] / "notebooks"


def report_notebook() -> Path:
    """The notebook whose cells are the sections of the report."""
    path = _folder() / "00-report.ipynb"
    if not path.is_file():
        raise InputKindError("holds no notebook of the report", str(path.parent), "install newsstats again")
    return path


def notebooks(*, over_time: bool = False) -> list[Path]:
    """The notebooks that look closer at a corpus, in order. `over_time` takes in those that need more than one day."""
    found = sorted(
        path
        for path in _folder().glob("[0-9][1-9]-*.ipynb")
        if not path.stem.endswith("archive") and (over_time or not path.stem.endswith("over-time"))
    )
    if not found:
        raise InputKindError("holds no notebooks", str(_folder()), "install newsstats again")
    return found


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, object]) -> NotebookNode:
    """The notebook with these values in its `parameters` cell; those that are not given keep their own, those that it lacks are left out."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            own = {line.split(" = ", 1)[0] for line in cell.source.splitlines()}
            given = {name: f"{name} = {value!r}" for name, value in parameters.items() if name in own}
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


def prepared(path: Path, parameters: Mapping[str, object]) -> NotebookNode:
    """The notebook, ready to be executed with these parameters."""
    import nbformat

    options = parameters.get("OPTIONS") or {}
    lang = str(options.get("lang", "zh")) if isinstance(options, Mapping) else "zh"
    return translated(with_parameters(nbformat.read(path, as_version=4), parameters), lang)


def execute_all(
    paths: Sequence[Path],
    parameters: Mapping[str, object],
    folder: Path,
    use: Callable[[Path, NotebookNode], T],
) -> list[T]:
    """Every notebook executed in `folder`, as many at a time as there are cores; `use` takes each as soon as it is done.

    A core has one kernel, which takes one notebook after the other. Gives what `use` made of them, in the order of `paths`.
    Errors of cells are among the outputs. Raises: `ExecutionError` when a kernel dies; the others are ended then, as on any exception.
    """
    waiting = deque(paths)
    done: Queue[tuple[Path, NotebookNode] | BaseException] = Queue()
    kernels = [Kernel(folder) for _ in range(max(1, min(len(paths), cores())))]

    def work(kernel: Kernel) -> None:
        try:
            with kernel:
                while True:
                    try:
                        path = waiting.popleft()
                    except IndexError:
                        return
                    done.put((path, kernel.run(prepared(path, parameters), path.name, forgiving=True)))
        except BaseException as error:
            done.put(error)

    results: dict[Path, T] = {}
    with ThreadPoolExecutor(len(kernels)) as pool:
        for kernel in kernels:
            pool.submit(work, kernel)
        try:
            while len(results) < len(paths):
                executed = done.get()
                if isinstance(executed, BaseException):
                    raise executed
                results[executed[0]] = use(*executed)
        except BaseException:
            waiting.clear()
            for kernel in kernels:
                kernel.kill()
            raise
    return [results[path] for path in paths]
