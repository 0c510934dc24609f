"""Dependencies between the folders point one way (docs/architecture.md)."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "newsstats"
ROOMS = [
    "errors", "extras", "settings", "output", "html_table", "version", "data", "lang", "schema", "text", "numbers", "observations", "words", "names", "layout",
    "topics", "findings", "checks", "ledger", "readers", "corpus", "archive", "charts", "notebook", "report", "lab", "verify", "cli", "__init__", "__main__",
]  # fmt: skip
"""A room may import what stands before it: at once, inside a function or for types only."""


def room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py") if len(parts) == 1 else parts[0]


def module(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module(path): path for path in sorted(SOURCE.rglob("*.py"))}


def imports(path: Path) -> set[str]:
    """Modules of newsstats that a file imports, wherever in it the import stands; names that are written as strings for import_module count."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relatively"
            if node.module and node.module.split(".")[0] == "newsstats":
                inside = {f"{node.module}.{alias.name}" for alias in node.names} & FILES.keys()
                found |= inside or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "newsstats"}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in FILES and "." in node.value:
            found.add(node.value)
    return found - {module(path)}


def test_every_folder_and_file_has_its_place() -> None:
    assert {room(path) for path in FILES.values()} == set(ROOMS)


def test_imports_point_one_way() -> None:
    wrong = [
        (name, other)
        for name, path in FILES.items()
        for other in imports(path)
        if room(FILES[other]) != room(path) and ROOMS.index(room(FILES[other])) >= ROOMS.index(room(path))
    ]
    assert wrong == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    """No circle, not even of lazy imports or of imports for types; a package's menu is looked through to what it names."""
    graph = {name: {other for other in imports(path) if other in FILES} for name, path in FILES.items() if path.name != "__main__.py"}
    done: set[str] = set()

    def circle(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
        if name in above:
            return (*above[above.index(name) :], name)
        if name in done:
            return ()
        for other in sorted(graph.get(name, ())):
            if found := circle(other, (*above, name)):
                return found
        done.add(name)
        return ()

    assert [found for name in sorted(graph) if (found := circle(name, ()))] == []


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
