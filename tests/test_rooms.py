"""Dependencies between the folders point one way (docs/architecture.md)."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "newsstats"
ROOMS = [
    "errors", "extras", "limits", "cores", "output", "data", "lang", "schema", "numbers", "words", "page", "topics", "findings", "checks", "issue", "record", "export", "charts", "notebook",
    "report", "archive", "explore", "lab", "cli", "__init__", "__main__",
]  # fmt: skip
"""A room may import, when it is itself imported, what stands before it."""


def room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py") if len(parts) == 1 else parts[0]


def imports(path: Path) -> list[str]:
    """Rooms that a file imports at once: not inside a function, not for type checking only."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newsstats":
            below = node.module.split(".")[1:2]
            found += below or [alias.name for alias in node.names if alias.name != "__version__"]
    return [name for name in found if name != room(path)]


def test_every_folder_and_file_has_its_place() -> None:
    assert {room(path) for path in SOURCE.rglob("*.py")} == set(ROOMS)


def test_imports_point_one_way() -> None:
    wrong = [
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.py")
        for name in imports(path)
        if ROOMS.index(name) >= ROOMS.index(room(path))
    ]
    assert wrong == []


def test_heavy_libraries_are_imported_when_first_used() -> None:
    heavy = {
        "matplotlib",
        "plotly",
        "duckdb",
        "sklearn",
        "pyarrow",
        "nbclient",
        "nbconvert",
        "wordcloud",
        "rich",
        "distributed",
        "ruptures",
        "datasketch",
    }
    whole = {"charts", "report/kernels.py"}  # themselves imported when first used
    found = [
        (path.relative_to(SOURCE).as_posix(), alias.name)
        for path in SOURCE.rglob("*.py")
        if not {room(path), path.relative_to(SOURCE).as_posix()} & whole
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        if alias.name.split(".")[0] in heavy
    ]
    assert found == []


def test_licences_name_every_dependency_of_the_project() -> None:
    text = (SOURCE.parents[1] / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = {line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")}
    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for key, names in project["optional-dependencies"].items() if key != "mutants" for name in names]
    wanted = {re.split(r"[\[<>=!~; ]", name)[0].lower().replace("_", "-") for name in [*project["dependencies"], *extras]} - {"newsstats"}
    assert wanted - listed == set()
