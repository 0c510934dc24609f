"""The licences of everything that newsstats installs, as docs/licences.md.

python tools/licences.py
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "docs" / "licences.md"
DEVELOPMENT = ("dev", "lab", "cluster", "archive", "maps", "names", "ocr", "pdf")


def needed(extras: tuple[str, ...]) -> dict[str, str]:
    """Name → version of newsstats' dependencies with some extras, and theirs in turn."""
    found: dict[str, str] = {}
    todo = [("newsstats", extras)]
    seen = set()
    while todo:
        name, wanted = todo.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue
        if name != "newsstats":
            found[name] = distribution(name).version
        for line in lines:
            extra = re.search(r"""extra\s*==\s*['"]([^'"]+)""", line)
            if extra and extra[1] not in wanted:
                continue
            match = re.match(r"([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?", line)
            assert match is not None
            inner = tuple(sorted(e.strip() for e in (match[2] or "").split(",") if e.strip()))
            key = re.sub(r"[-_.]+", "-", match[1]).lower()
            todo.append(("newsstats" if key == "newsstats" else key, inner))
    return found


def licence(name: str) -> str:
    """The licence that a package declares: expression, classifier, or the first line of its text."""
    data: Any = distribution(name).metadata
    if data.get("License-Expression"):
        return str(data["License-Expression"])
    told = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier") or [] if c.startswith("License ::")]
    first = (data.get("License") or "").strip().splitlines()
    return ", ".join(told) or (first[0][:60] if first else _first_line(name))


def _first_line(name: str) -> str:
    for file in distribution(name).files or []:
        if re.match(r"(?i)licen[cs]e|copying", file.name) and (lines := file.read_text(encoding="utf-8").split("\n")):
            return next((line.strip() for line in lines if line.strip()), "see its files")
    return "see its files"


def main() -> None:
    plain = needed(())
    every = needed(DEVELOPMENT)
    lines = ["# Licences of the dependencies", "", "Written by `python tools/licences.py`.", ""]
    for title, names in (("Always installed", plain), ("With the extras", {k: v for k, v in every.items() if k not in plain})):
        lines += [f"## {title}", "", "| package | licence |", "| --- | --- |"]
        lines += [f"| {name} | {licence(name)} |" for name in sorted(names)]
        lines.append("")
    OUT.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(every)} packages")


if __name__ == "__main__":
    main()
