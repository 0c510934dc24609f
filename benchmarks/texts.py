"""The text that benchmarks read: a file of the user's, or the sample page's sentences shuffled by a fixed seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "issues" / "changji-2024-11-29-retold.txt"


def sentences(path: Path | None) -> list[str]:
    """Sentences of a text file, or of the sample page's stories."""
    if path is not None:
        text = path.read_text(encoding="utf-8")
    else:
        import newsstats as ns

        text = "\n".join(ns.read_issue(SAMPLE).articles["text"])
    return [s for s in re.split(r"(?<=[。！？])", text) if s.strip()]


def sample(parts: list[str], characters: int) -> str:
    """Sentences drawn with a fixed seed until there are enough characters."""
    chooser = random.Random(20241129)
    out: list[str] = []
    size = 0
    while size < characters:
        out.append(chooser.choice(parts))
        size += len(out[-1])
    return "".join(out)
