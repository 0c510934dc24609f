"""The text that benchmarks read: a file of the user's, real articles where they stand beside the project, else generated ones.

A page repeated has some 800 different words and flatters every cache; both of these have some 20,000.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from corpus import REAL, articles

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "issues" / "changji-2024-11-29-retold.txt"


def sentences(path: Path | None) -> list[str]:
    """Sentences of a text file, or of articles with many different words."""
    text = path.read_text(encoding="utf-8") if path is not None else "\n".join(one["body"] for one in articles(REAL))
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
