"""What a recogniser read in a picture, kept while a report is made, so that its notebooks need not read the picture again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.layout.printed_line import PrintedLine, PrintedSheet

if TYPE_CHECKING:
    import numpy as np

FOLDER = "NEWSSTATS_RECOGNISED"
"""Environment variable that names the folder; kernels inherit it."""


@contextmanager
def keeping_recognised() -> Iterator[None]:
    """Keep what is recognised, here and in the processes that are started, until the block ends."""
    before = os.environ.get(FOLDER)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ[FOLDER]
            else:
                os.environ[FOLDER] = before


def recognised_once(pixels: np.ndarray, recognise: Callable[[np.ndarray], PrintedSheet]) -> PrintedSheet:
    """What `recognise` reads in these pixels, or what it read in the same ones before in this `keeping_recognised`."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return recognise(pixels)
    key = hashlib.sha256(repr(pixels.shape).encode())
    key.update(pixels.tobytes())
    path = Path(folder) / f"{key.hexdigest()}.json"
    if path.is_file():
        return _sheet(path.read_text(encoding="utf-8"))
    sheet = recognise(pixels)
    if path.parent.is_dir():
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(asdict(sheet), ensure_ascii=False), encoding="utf-8")
        new.replace(path)
    return sheet


def _sheet(text: str) -> PrintedSheet:
    said = json.loads(text)
    lines = [PrintedLine(**{**line, "lefts": tuple(line["lefts"])}) for line in said["lines"]]
    return PrintedSheet(lines, said["width"], said["height"], said["lean"])
