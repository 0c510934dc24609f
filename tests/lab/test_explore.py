"""The widget and the folder for JupyterLab."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import newsstats as ns
from newsstats.errors import MissingInputError
from newsstats.lab.run import prepare


def test_search_and_filters_narrow_every_tab(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    from newsstats.lab.explore import Explorer

    explorer = Explorer(sample)
    whole = len(explorer.numbers())
    explorer.dimension.value = "money"
    assert 0 < len(explorer.numbers()) < whole
    explorer.search.value = "投资"
    assert explorer.numbers()["context"].str.contains("投资").all()
    assert explorer.tokens()["word"].str.contains("投资").all()
    assert (explorer.lines()["keyword"] == "投资").all()
    assert "投资" in explorer._parts[3].value


def test_explore_gives_a_widget_of_controls_and_tabs(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    assert len(sample.explore().children) == 3


def test_notebooks_are_put_into_a_folder_and_opened_on_the_page(tmp_path: Path, sample_path: Path) -> None:
    placed = prepare(tmp_path / "lab", sample_path)
    assert len(placed) >= 7
    cell = next(c for c in nbformat.read(placed[0], as_version=4).cells if "parameters" in c.metadata.get("tags", ()))
    assert str(sample_path) in cell.source
    placed[0].write_text("mine", encoding="utf-8")
    prepare(tmp_path / "lab", sample_path)
    assert placed[0].read_text(encoding="utf-8") == "mine"


def test_missing_page_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        prepare(tmp_path / "lab", tmp_path / "none.txt")
    assert not (tmp_path / "lab").exists()
