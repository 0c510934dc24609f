"""What a reader can take away: every table, the charts, the notebooks, in `files/` beside the page."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.export import write_table, write_tables

if TYPE_CHECKING:
    from nbformat import NotebookNode

HEAVY = ("tokens", "ledger")
"""Tables that no workbook is opened for: they are long, and `newsstats tables` writes them."""
MANY = 300
"""Articles of a corpus above which its charts are not drawn as files: they are of a few stories."""


def write_downloads(corpus: Corpus, folder: Path, executed: Mapping[str, NotebookNode], others: Sequence[Path]) -> None:
    """Write `files/`: tables as XLSX and CSV, charts as SVG and PNG, the executed notebooks and the ones that look closer."""
    import nbformat

    from newsstats.charts.gallery import draw_all

    write_tables({name: getattr(corpus, name) for name in corpus.registry() if name not in HEAVY}, folder, "xlsx")
    for name in ("numbers", "checks"):
        write_table(getattr(corpus, name), folder / f"{name}.csv")
    if len(corpus) <= MANY:
        draw_all(corpus, folder / "charts")
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    for name, notebook in executed.items():
        nbformat.write(notebook, notebooks / f"{name}.ipynb")
    for path in others:
        if path.stem not in executed:
            shutil.copyfile(path, notebooks / path.name)
