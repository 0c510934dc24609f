"""The sentences of `mentions.txt`, each with its mentions cell by cell."""

from __future__ import annotations

from pathlib import Path

LEAD = "昨日传来消息。"


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "mentions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            found.append((line[2:], []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found
